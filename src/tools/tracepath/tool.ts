import type { Tool } from '../../model/tool.ts';
import { tracepathArgv, tracepathDeadlineMs } from './argv.ts';
import { readTracepath } from './read.ts';
import type { Tracepath } from './value.generated.ts';

/** The routers on the way and the path MTU, by UDP probes that must not be fragmented. */
export const tracepath: Tool<Tracepath> = {
  name: 'tracepath',
  program: 'tracepath',
  summary: 'The routers on the way to a host and the path MTU, without a privilege',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: tracepathDeadlineMs,
  parameters: {
    host: { type: 'host', description: 'The host to trace', required: true },
    family: { type: 'enum', values: ['ipv4', 'ipv6'], description: 'The family to ask with, for a name with both' },
    max_hops: { type: 'integer', minimum: 1, maximum: 64, default: 20, description: 'How far to go' },
    size: { type: 'integer', minimum: 28, maximum: 65_535, description: 'Length of the first probe, in bytes' },
    port: { type: 'port', description: 'The first destination port' },
  },
  argv: tracepathArgv,
  read: readTracepath,
  exitCodes: { 0: 'traced, wherever it ended', 1: 'an error: unknown host, no socket, wrong option' },
};

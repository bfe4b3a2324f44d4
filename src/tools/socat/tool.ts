import type { Tool } from '../../model/tool.ts';
import { socatArgv, socatDeadlineMs } from './argv.ts';
import { readSocat } from './read.ts';
import type { Socat } from './value.generated.ts';

/** One try at a TCP port, a UDP port or a unix socket. */
export const socat: Tool<Socat> = {
  name: 'socat',
  program: 'socat',
  summary: 'Whether something answers at a TCP port, UDP port or unix socket',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: socatDeadlineMs,
  parameters: {
    host: { type: 'host', pattern: '[0-9A-Za-z._:%-]+', description: 'The host; with port' },
    port: { type: 'port', description: 'Its port' },
    udp: { type: 'boolean', default: false, description: 'UDP: one byte is sent' },
    path: { type: 'path', pattern: '/[0-9A-Za-z._/@+-]{0,200}', description: 'A unix socket instead of host and port' },
    family: { type: 'enum', values: ['4', '6'], description: 'With a name: only this version of IP' },
    timeout: {
      type: 'duration',
      minimum: 100,
      maximum: 60_000,
      default: 3_000,
      description: 'How long to wait for the connection, or with UDP for an answer',
    },
  },
  argv: socatArgv,
  read: readSocat,
  exitCodes: { 0: 'the connection was opened; with UDP: nobody refused', 1: 'it was not; stderr says why' },
};

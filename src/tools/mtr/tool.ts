import type { Tool } from '../../model/tool.ts';
import { mtrArgv, mtrDeadlineMs } from './argv.ts';
import { mtrStream, readMtr } from './read.ts';
import type { Mtr } from './value.generated.ts';

/** A traceroute that goes on: who loses what, and how long each hop takes. */
export const mtr: Tool<Mtr> = {
  name: 'mtr',
  program: 'mtr',
  summary: 'Loss and round trips at each hop on the way to a host',
  behaviour: 'active',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: mtrDeadlineMs,
  parameters: {
    host: {
      type: 'host',
      description: 'The host to trace: give its address, so that `reached` can be told',
      required: true,
    },
    count: { type: 'integer', minimum: 1, maximum: 500, default: 20, description: 'Probes for each hop' },
    interval: {
      type: 'duration',
      minimum: 10,
      maximum: 60_000,
      default: 250,
      description: 'From one round to the next (less than one second needs root)',
    },
    grace: {
      type: 'duration',
      minimum: 1_000,
      maximum: 60_000,
      description: 'How long to wait for late answers at the end (whole seconds); 5 s without it',
    },
    max_hops: { type: 'integer', minimum: 1, maximum: 64, default: 20, description: 'How far to go' },
    protocol: { type: 'enum', values: ['icmp', 'udp', 'tcp'], default: 'icmp', description: 'What to send' },
    port: { type: 'port', description: 'The port, with udp and tcp' },
    family: { type: 'enum', values: ['ipv4', 'ipv6'], description: 'The family to ask with, for a name with both' },
    size: {
      type: 'integer',
      minimum: 28,
      maximum: 65_507,
      description: 'Length of a probe with its headers, in bytes',
    },
    source: { type: 'address', description: 'The own address to send from' },
    names: { type: 'boolean', default: false, description: 'Look up the names of the hops too' },
  },
  argv: mtrArgv,
  read: readMtr,
  stream: mtrStream,
  exitCodes: { 0: 'it ended, whatever it found; also for an unknown host', 1: 'it could not send, or wrong arguments' },
};

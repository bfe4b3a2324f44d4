import type { Tool } from '../../model/tool.ts';
import { trippyArgv, trippyDeadlineMs } from './argv.ts';
import { readTrippy } from './read.ts';
import type { Trippy } from './value.generated.ts';

/** Loss and round trips at each hop on the way to a host, as trippy measures. */
export const trippy: Tool<Trippy> = {
  name: 'trippy',
  program: 'trip',
  summary: 'Loss and round trips at each hop on the way to a host, as trippy measures',
  behaviour: 'active',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: trippyDeadlineMs,
  parameters: {
    host: { type: 'host', description: 'The host to trace', required: true },
    count: { type: 'integer', minimum: 1, maximum: 500, default: 10, description: 'Rounds: probes for each hop' },
    interval: {
      type: 'duration',
      minimum: 100,
      maximum: 60_000,
      default: 1_000,
      description: 'From one round to the next, at least',
    },
    max_hops: { type: 'integer', minimum: 1, maximum: 64, default: 20, description: 'How far to go' },
    protocol: { type: 'enum', values: ['icmp', 'udp', 'tcp'], default: 'icmp', description: 'What to send' },
    port: { type: 'port', description: 'The port, with udp and tcp' },
    family: { type: 'enum', values: ['ipv4', 'ipv6'], description: 'The family to ask with, for a name with both' },
    size: {
      type: 'integer',
      minimum: 48,
      maximum: 1_024,
      description: 'Length of a probe with its headers, in bytes; trippy sends no longer ones',
    },
    source: { type: 'address', description: 'The own address to send from' },
  },
  argv: trippyArgv,
  read: readTrippy,
  exitCodes: {
    0: 'it ended, whatever it found',
    1: 'it could not send, the name is unknown, or the privilege is missing',
    2: 'wrong arguments',
  },
};

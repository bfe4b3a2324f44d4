import type { Tool } from '../../model/tool.ts';
import { tracerouteArgv, tracerouteDeadlineMs } from './argv.ts';
import { readTraceroute } from './read.ts';
import type { Traceroute } from './value.generated.ts';

/** The routers on the way, by probes that die at each of them. */
export const traceroute: Tool<Traceroute> = {
  name: 'traceroute',
  program: 'traceroute',
  summary: 'The routers on the way to a host, and where the way ends',
  behaviour: 'active',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: tracerouteDeadlineMs,
  parameters: {
    host: { type: 'host', description: 'The host to trace', required: true },
    method: {
      type: 'enum',
      values: ['udp', 'icmp', 'tcp'],
      default: 'udp',
      description: 'What to send (BusyBox has no tcp)',
    },
    port: { type: 'port', description: 'The port, with udp and tcp' },
    family: { type: 'enum', values: ['ipv4', 'ipv6'], description: 'The family to ask with, for a name with both' },
    max_hops: { type: 'integer', minimum: 1, maximum: 64, default: 20, description: 'How far to go' },
    queries: { type: 'integer', minimum: 1, maximum: 10, default: 3, description: 'Probes for each hop' },
    wait: {
      type: 'duration',
      minimum: 1,
      maximum: 10_000,
      default: 1_000,
      description: 'How long to wait for an answer (whole seconds)',
    },
  },
  argv: tracerouteArgv,
  read: readTraceroute,
  exitCodes: { 0: 'traced, wherever it ended', 1: 'could not send', 2: 'wrong arguments, or an unknown host' },
};

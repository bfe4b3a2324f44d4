import type { Tool } from '../../model/tool.ts';
import { pingArgv, pingDeadlineMs } from './argv.ts';
import { pingStream, readPing } from './read.ts';
import type { Ping } from './value.generated.ts';

/** ICMP echo. */
export const ping: Tool<Ping> = {
  name: 'ping',
  program: 'ping',
  summary: 'Ask a host for ICMP echo replies: loss, round trips, and what routers say',
  behaviour: 'active',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: pingDeadlineMs,
  parameters: {
    host: { type: 'host', description: 'The host to ask', required: true },
    count: { type: 'integer', minimum: 1, maximum: 200, default: 3, description: 'How many requests' },
    interval: {
      type: 'duration',
      minimum: 10,
      maximum: 60_000,
      default: 200,
      description: 'From one request to the next',
    },
    timeout: {
      type: 'duration',
      minimum: 10,
      maximum: 60_000,
      // The kernel gives a neighbour up after three seconds; a ping that ends before cannot say that it is not there.
      default: 3_500,
      description: 'How long to wait for the last reply when none came so far',
    },
    deadline: { type: 'duration', maximum: 600_000, description: 'When to stop in any case (whole seconds)' },
    size: { type: 'integer', minimum: 0, maximum: 65_507, description: 'Data bytes in a request, without headers' },
    dont_fragment: { type: 'boolean', default: false, description: 'Forbid fragments (DF), to find the MTU of a path' },
    ttl: { type: 'integer', minimum: 1, maximum: 255, description: 'Time to live, in hops' },
    family: { type: 'enum', values: ['ipv4', 'ipv6'], description: 'The family to ask with, for a name with both' },
    interface: { type: 'interface', description: 'The interface to send from' },
  },
  argv: pingArgv,
  read: readPing,
  stream: pingStream,
  exitCodes: {
    0: 'at least one reply came',
    1: 'no reply came',
    2: 'another error: unknown host, no route, wrong option',
  },
};

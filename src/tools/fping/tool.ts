import type { Tool } from '../../model/tool.ts';
import { fpingArgv, fpingDeadlineMs } from './argv.ts';
import { readFping } from './read.ts';
import type { Fping } from './value.generated.ts';

/** ICMP echo to many hosts, side by side. */
export const fping: Tool<Fping> = {
  name: 'fping',
  program: 'fping',
  summary: 'Ask many hosts at once for ICMP echo replies: loss and round trips of each',
  behaviour: 'active',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: fpingDeadlineMs,
  parameters: {
    hosts: {
      type: 'string',
      description: 'The hosts to ask, names or addresses, with single spaces between them',
      pattern: '[A-Za-z0-9_:][A-Za-z0-9_.:%-]*(?: [A-Za-z0-9_:][A-Za-z0-9_.:%-]*){0,99}',
      required: true,
    },
    count: { type: 'integer', minimum: 1, maximum: 200, default: 3, description: 'Requests to each' },
    interval: { type: 'duration', minimum: 10, maximum: 60_000, default: 250, description: 'From one to the next' },
    timeout: { type: 'duration', minimum: 50, maximum: 60_000, default: 1_000, description: 'How long to wait' },
    size: { type: 'integer', minimum: 0, maximum: 65_507, description: 'Data bytes in a request, without headers' },
    family: { type: 'enum', values: ['ipv4', 'ipv6'], description: 'The family to ask with, for names with both' },
  },
  argv: fpingArgv,
  read: readFping,
  exitCodes: {
    0: 'every host replied',
    1: 'a host did not reply',
    2: 'a name has no address',
    3: 'wrong arguments',
    4: 'a system call failed',
  },
};

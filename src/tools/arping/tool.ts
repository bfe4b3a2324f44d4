import type { Tool } from '../../model/tool.ts';
import { arpingArgv, arpingDeadlineMs } from './argv.ts';
import { arpingStream, readArping } from './read.ts';
import type { Arping } from './value.generated.ts';

/** Who answers ARP for an IPv4 address, and from which hardware addresses. */
export const arping: Tool<Arping> = {
  name: 'arping',
  program: 'arping',
  summary: 'Who answers ARP for an IPv4 address, and from which hardware addresses',
  behaviour: 'active',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: arpingDeadlineMs,
  parameters: {
    address: { type: 'address', description: 'The IPv4 address', required: true },
    interface: { type: 'interface', description: 'Out of this interface' },
    source: { type: 'address', description: 'With this source address' },
    count: { type: 'integer', minimum: 1, maximum: 100, default: 3, description: 'Requests, one a second' },
    timeout: {
      type: 'duration',
      minimum: 1_000,
      maximum: 300_000,
      description: 'When to stop; a second for each request and one more',
    },
    detect_duplicates: {
      type: 'boolean',
      default: false,
      description: 'Ask from 0.0.0.0 and stop at the first answer: it is of another host that has the address',
    },
  },
  argv: arpingArgv,
  read: readArping,
  stream: arpingStream,
  exitCodes: {
    0: 'somebody answered; with duplicate detection, nobody did',
    1: 'nobody answered; with duplicate detection, somebody did',
    2: 'it could not ask',
  },
};

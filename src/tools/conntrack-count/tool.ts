import type { Tool } from '../../model/tool.ts';
import { conntrackCountArgv } from './argv.ts';
import { readConntrackCount } from './read.ts';
import type { ConntrackCount } from './value.generated.ts';

/** How many connections are tracked. */
export const conntrackCount: Tool<ConntrackCount> = {
  name: 'conntrack-count',
  program: 'conntrack',
  summary: 'How many connections are tracked',
  behaviour: 'passive',
  needs: ['NET_ADMIN'],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {},
  argv: conntrackCountArgv,
  read: readConntrackCount,
  exitCodes: { 0: 'counted', 1: 'it could not look: the zeros that it prints then mean nothing', 2: 'wrong arguments' },
};

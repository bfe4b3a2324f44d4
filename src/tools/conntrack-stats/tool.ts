import type { Tool } from '../../model/tool.ts';
import { conntrackStatsArgv } from './argv.ts';
import { readConntrackStats } from './read.ts';
import type { ConntrackStats } from './value.generated.ts';

/** What connection tracking counted: drops, failed inserts, early drops. */
export const conntrackStats: Tool<ConntrackStats> = {
  name: 'conntrack-stats',
  program: 'conntrack',
  summary: 'What connection tracking counted: drops, failed inserts, early drops',
  behaviour: 'passive',
  needs: ['NET_ADMIN'],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {},
  argv: conntrackStatsArgv,
  read: readConntrackStats,
  exitCodes: { 0: 'counted', 1: 'it could not look: the zeros that it prints then mean nothing', 2: 'wrong arguments' },
};

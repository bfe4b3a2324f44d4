import type { Tool } from '../../model/tool.ts';
import { ssSummaryArgv } from './argv.ts';
import { readSsSummary } from './read.ts';
import type { SsSummary } from './value.generated.ts';

/** How many sockets of each kind there are. */
export const ssSummary: Tool<SsSummary> = {
  name: 'ss-summary',
  program: 'ss',
  summary: 'How many sockets of each kind there are',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {},
  argv: ssSummaryArgv,
  read: readSsSummary,
  exitCodes: { 0: 'listed', 255: 'wrong arguments' },
};

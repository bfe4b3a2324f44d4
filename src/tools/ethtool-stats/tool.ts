import type { Tool } from '../../model/tool.ts';
import { ethtoolStatsArgv } from './argv.ts';
import { readEthtoolStats } from './read.ts';
import type { EthtoolStats } from './value.generated.ts';

/** The counters that the driver of an interface keeps. */
export const ethtoolStats: Tool<EthtoolStats> = {
  name: 'ethtool-stats',
  program: 'ethtool',
  summary: 'The counters that the driver of an interface keeps',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { interface: { type: 'interface', description: 'The interface', required: true } },
  argv: ethtoolStatsArgv,
  read: readEthtoolStats,
  exitCodes: {
    0: 'printed',
    1: 'wrong arguments, or not supported',
    75: 'no such interface',
    94: 'the driver keeps none',
  },
};

import type { Tool } from '../../model/tool.ts';
import { ethtoolFeaturesArgv } from './argv.ts';
import { readEthtoolFeatures } from './read.ts';
import type { EthtoolFeatures } from './value.generated.ts';

/** The offloads of an interface. */
export const ethtoolFeatures: Tool<EthtoolFeatures> = {
  name: 'ethtool-features',
  program: 'ethtool',
  summary: 'The offloads of an interface',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { interface: { type: 'interface', description: 'The interface', required: true } },
  argv: ethtoolFeaturesArgv,
  read: readEthtoolFeatures,
  exitCodes: { 0: 'printed', 1: 'wrong arguments, or not supported', 75: 'no such interface' },
};

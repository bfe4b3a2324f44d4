import type { Tool } from '../../model/tool.ts';
import { ethtoolDriverArgv } from './argv.ts';
import { readEthtoolDriver } from './read.ts';
import type { EthtoolDriver } from './value.generated.ts';

/** The driver of an interface. */
export const ethtoolDriver: Tool<EthtoolDriver> = {
  name: 'ethtool-driver',
  program: 'ethtool',
  summary: 'The driver of an interface',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { interface: { type: 'interface', description: 'The interface', required: true } },
  argv: ethtoolDriverArgv,
  read: readEthtoolDriver,
  exitCodes: {
    0: 'printed',
    1: 'wrong arguments, or not supported',
    71: 'not supported by the driver',
    75: 'no such interface',
  },
};

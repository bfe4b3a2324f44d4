import type { Tool } from '../../model/tool.ts';
import { ethtoolArgv } from './argv.ts';
import { readEthtool } from './read.ts';
import type { Ethtool } from './value.generated.ts';

/** Speed, duplex, link and link modes of an interface, or its plugged-in module. */
export const ethtool: Tool<Ethtool> = {
  name: 'ethtool',
  program: 'ethtool',
  summary: 'Speed, duplex, link and link modes of an interface, or its plugged-in module',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {
    interface: { type: 'interface', description: 'The interface', required: true },
    module: { type: 'boolean', default: false, description: 'The plugged-in module instead (needs NET_ADMIN)' },
  },
  argv: ethtoolArgv,
  read: readEthtool,
  exitCodes: { 0: 'printed', 1: 'wrong arguments, or not supported', 75: 'no such interface' },
};

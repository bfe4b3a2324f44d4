import type { Tool } from '../../model/tool.ts';
import { bridgeLinkArgv } from './argv.ts';
import { readBridgeLink } from './read.ts';
import type { BridgeLink } from './value.generated.ts';

/** The ports of bridges and whether they forward. */
export const bridgeLink: Tool<BridgeLink> = {
  name: 'bridge-link',
  program: 'bridge',
  summary: 'The ports of bridges and whether they forward',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {
    interface: { type: 'interface', description: 'Only this port' },
  },
  argv: bridgeLinkArgv,
  read: readBridgeLink,
  exitCodes: { 0: 'listed', 1: 'wrong arguments, or no such interface', 2: 'the kernel refused' },
};

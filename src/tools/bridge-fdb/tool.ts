import type { Tool } from '../../model/tool.ts';
import { bridgeFdbArgv } from './argv.ts';
import { readBridgeFdb } from './read.ts';
import type { BridgeFdb } from './value.generated.ts';

/** The forwarding tables of bridges and VXLAN interfaces. */
export const bridgeFdb: Tool<BridgeFdb> = {
  name: 'bridge-fdb',
  program: 'bridge',
  summary: 'The forwarding tables of bridges and VXLAN interfaces',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {
    bridge: { type: 'interface', description: 'Only of this bridge' },
    interface: { type: 'interface', description: 'Only this port' },
  },
  argv: bridgeFdbArgv,
  read: readBridgeFdb,
  exitCodes: { 0: 'listed', 1: 'wrong arguments, or no such interface', 2: 'the kernel refused' },
};

import type { Tool } from '../../model/tool.ts';
import { bridgeVlanArgv } from './argv.ts';
import { readBridgeVlan } from './read.ts';
import type { BridgeVlan } from './value.generated.ts';

/** The VLANs of the ports of bridges. */
export const bridgeVlan: Tool<BridgeVlan> = {
  name: 'bridge-vlan',
  program: 'bridge',
  summary: 'The VLANs of the ports of bridges',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {
    interface: { type: 'interface', description: 'Only this port' },
    vlan: { type: 'integer', minimum: 1, maximum: 4094, description: 'Only ports that are in this VLAN' },
  },
  argv: bridgeVlanArgv,
  read: readBridgeVlan,
  exitCodes: {
    0: 'listed',
    1: 'wrong arguments',
    2: 'the kernel refused',
    255: 'wrong arguments, or no such interface',
  },
};

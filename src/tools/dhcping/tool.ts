import type { Tool } from '../../model/tool.ts';
import { dhcpingArgv } from './argv.ts';
import { readDhcping } from './read.ts';
import type { Dhcping } from './value.generated.ts';

/** Whether a DHCP server answers. */
export const dhcping: Tool<Dhcping> = {
  name: 'dhcping',
  program: 'dhcping',
  summary: 'Whether a DHCP server answers',
  behaviour: 'active',
  // It sends from port 68.
  needs: ['NET_BIND_SERVICE'],
  place: { kind: 'session' },
  deadlineMs: (args) => Number(args.timeout ?? 3_000) + 10_000,
  parameters: {
    server: {
      type: 'address',
      pattern: '[0-9.]+',
      description: 'The address of the server, or of its relay: dhcping cannot broadcast',
      required: true,
    },
    client: {
      type: 'address',
      pattern: '[0-9.]+',
      description: 'An address of the target itself: the server answers to it',
      required: true,
    },
    hardware: {
      type: 'string',
      pattern: '[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}',
      description: 'The hardware address to ask for; zeros without it, which some servers ignore',
    },
    timeout: {
      type: 'duration',
      minimum: 1_000,
      maximum: 60_000,
      default: 3_000,
      description: 'How long to wait, in whole seconds',
    },
  },
  argv: dhcpingArgv,
  read: readDhcping,
  exitCodes: {
    0: 'a server answered, whatever it said',
    1: 'none answered in time, a local rule refused the packet, it could not open port 68, or wrong arguments',
  },
};

import type { Tool } from '../../model/tool.ts';
import { ipRouteGetArgv } from './argv.ts';
import { readIpRouteGet } from './read.ts';
import type { IpRouteGet } from './value.generated.ts';

/** The kernel's own choice of a route. */
export const ipRouteGet: Tool<IpRouteGet> = {
  name: 'ip-route-get',
  program: 'ip',
  summary: 'The route that the kernel would take to one address',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 5_000,
  parameters: {
    address: { type: 'address', description: 'Where to', required: true },
    from: { type: 'address', description: 'With this source address' },
    interface: { type: 'interface', description: 'Out of this interface' },
    mark: { type: 'integer', minimum: 0, maximum: 4_294_967_295, description: 'With this firewall mark' },
    protocol: {
      type: 'enum',
      values: ['tcp', 'udp'],
      description: 'For this protocol, as policy rules may ask for one',
    },
    port: { type: 'port', description: 'To this port of it' },
  },
  argv: ipRouteGetArgv,
  read: readIpRouteGet,
  exitCodes: { 0: 'there is a route', 1: 'wrong arguments', 2: 'the kernel refused: there is no usable route' },
};

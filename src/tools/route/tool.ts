import type { Tool } from '../../model/tool.ts';
import { routeArgv } from './argv.ts';
import { readRoute } from './read.ts';
import type { Route } from './value.generated.ts';

/** The IPv4 or IPv6 routing table as route prints it. */
export const route: Tool<Route> = {
  name: 'route',
  program: 'route',
  summary: 'The IPv4 or IPv6 routing table as route prints it',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {
    family: { type: 'enum', values: ['inet', 'inet6'], default: 'inet', description: 'IPv4 or IPv6' },
    extended: { type: 'boolean', default: false, description: 'Also the segment size, window and round trip time' },
  },
  argv: routeArgv,
  read: readRoute,
  exitCodes: { 0: 'printed', 1: 'it could not read the table', 4: 'wrong arguments' },
};

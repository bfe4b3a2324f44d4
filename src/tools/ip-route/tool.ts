import type { Tool } from '../../model/tool.ts';
import { ipRouteArgv } from './argv.ts';
import { readIpRoute } from './read.ts';
import type { IpRoute } from './value.generated.ts';

/** Routes of a network namespace, of all tables and both families. */
export const ipRoute: Tool<IpRoute> = {
  name: 'ip-route',
  program: 'ip',
  summary: 'The routing tables of the kernel',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { table: { type: 'string', default: 'all', description: 'One table, by name or number' } },
  argv: ipRouteArgv,
  read: readIpRoute,
  exitCodes: { 0: 'listed', 1: 'wrong arguments', 2: 'the kernel refused' },
};

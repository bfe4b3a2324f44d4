import type { Tool } from '../../model/tool.ts';
import { ipNeighArgv } from './argv.ts';
import { readIpNeigh } from './read.ts';
import type { IpNeigh } from './value.generated.ts';

/** ARP and NDP tables of a network namespace. */
export const ipNeigh: Tool<IpNeigh> = {
  name: 'ip-neigh',
  program: 'ip',
  summary: 'Neighbours on the link and whether they answer',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { interface: { type: 'interface', description: 'Only this one' } },
  argv: ipNeighArgv,
  read: readIpNeigh,
  exitCodes: { 0: 'listed', 1: 'wrong arguments', 2: 'the kernel refused' },
};

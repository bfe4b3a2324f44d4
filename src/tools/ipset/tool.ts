import type { Tool } from '../../model/tool.ts';
import { ipsetArgv } from './argv.ts';
import { readIpset } from './read.ts';
import type { Ipset } from './value.generated.ts';

/** The sets of addresses and ports that firewall rules use. */
export const ipset: Tool<Ipset> = {
  name: 'ipset',
  program: 'ipset',
  summary: 'The sets of addresses and ports that firewall rules use',
  behaviour: 'passive',
  needs: ['NET_ADMIN'],
  place: { kind: 'session' },
  deadlineMs: () => 30_000,
  parameters: {
    set: { type: 'string', pattern: '[A-Za-z0-9_][A-Za-z0-9_.:@+-]{0,30}', description: 'Only the set of this name' },
    members: { type: 'boolean', default: true, description: 'List the elements too; false for sets that are large' },
  },
  argv: ipsetArgv,
  read: readIpset,
  exitCodes: {
    0: 'listed, also when there is none',
    1: 'no such set, or it could not look: the privilege or the module is missing',
    2: 'wrong arguments',
  },
};

import type { Tool } from '../../model/tool.ts';
import { ip6tablesArgv, iptablesArgv } from './argv.ts';
import { readIptables } from './read.ts';
import type { Iptables } from './value.generated.ts';

const parameters: Tool['parameters'] = {
  table: {
    type: 'enum',
    values: ['filter', 'nat', 'mangle', 'raw', 'security'],
    default: 'filter',
    description: 'The table',
  },
};
const exitCodes: Tool['exitCodes'] = {
  0: 'listed',
  1: 'no such table or chain, or one that iptables cannot show',
  2: 'wrong arguments',
  3: 'the kernel does not know the table, or the privilege is missing (legacy)',
  4: 'the privilege is missing, or something else holds the lock',
};

/** The IPv4 rules of one table (iptables-nft). The legacy ones: `iptables-legacy-save`. */
export const iptables: Tool<Iptables> = {
  name: 'iptables',
  program: 'iptables-nft',
  summary: 'IPv4 rules of one table as iptables -L lists them, with policies and counters',
  behaviour: 'passive',
  needs: ['NET_ADMIN'],
  place: { kind: 'session' },
  deadlineMs: () => 20_000,
  parameters,
  argv: iptablesArgv,
  read: readIptables,
  exitCodes,
};

/** The IPv6 rules of one table (ip6tables-nft). */
export const ip6tables: Tool<Iptables> = {
  name: 'ip6tables',
  program: 'ip6tables-nft',
  summary: 'IPv6 rules of one table as ip6tables -L lists them, with policies and counters',
  behaviour: 'passive',
  needs: ['NET_ADMIN'],
  place: { kind: 'session' },
  deadlineMs: () => 20_000,
  parameters,
  argv: ip6tablesArgv,
  read: readIptables,
  exitCodes,
};

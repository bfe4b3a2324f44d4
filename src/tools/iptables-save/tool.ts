import type { Tool } from '../../model/tool.ts';
import { ip6tablesLegacySaveArgv, ip6tablesSaveArgv, iptablesLegacySaveArgv, iptablesSaveArgv } from './argv.ts';
import { readIptablesSave } from './read.ts';
import type { IptablesSave } from './value.generated.ts';

const common = {
  behaviour: 'passive',
  needs: ['NET_ADMIN'],
  place: { kind: 'session' },
  deadlineMs: () => 20_000,
  read: readIptablesSave,
  exitCodes: {
    0: 'listed; nothing at all when there is no table',
    1: 'no such table, or the privilege is missing (legacy)',
    2: 'wrong arguments',
    4: 'the privilege is missing',
  },
} as const;

const table: Tool['parameters'] = {
  table: {
    type: 'enum',
    values: ['filter', 'nat', 'mangle', 'raw', 'security'],
    description: 'One table; all that are there without it',
  },
};

/** The IPv4 rules of iptables-nft. */
export const iptablesSave: Tool<IptablesSave> = {
  name: 'iptables-save',
  program: 'iptables-nft-save',
  summary: 'IPv4 rules of iptables (nft variant) with counters, taken apart',
  parameters: table,
  argv: iptablesSaveArgv,
  ...common,
};

/** The IPv6 rules of ip6tables-nft. */
export const ip6tablesSave: Tool<IptablesSave> = {
  name: 'ip6tables-save',
  program: 'ip6tables-nft-save',
  summary: 'IPv6 rules of ip6tables (nft variant) with counters, taken apart',
  parameters: table,
  argv: ip6tablesSaveArgv,
  ...common,
};

/** The IPv4 rules of iptables-legacy, of the tables that are there: it makes none. */
export const iptablesLegacySave: Tool<IptablesSave> = {
  name: 'iptables-legacy-save',
  program: 'iptables-legacy-save',
  summary: 'IPv4 rules of iptables-legacy with counters, taken apart',
  parameters: {},
  argv: iptablesLegacySaveArgv,
  ...common,
};

/** The IPv6 rules of ip6tables-legacy, of the tables that are there: it makes none. */
export const ip6tablesLegacySave: Tool<IptablesSave> = {
  name: 'ip6tables-legacy-save',
  program: 'ip6tables-legacy-save',
  summary: 'IPv6 rules of ip6tables-legacy with counters, taken apart',
  parameters: {},
  argv: ip6tablesLegacySaveArgv,
  ...common,
};

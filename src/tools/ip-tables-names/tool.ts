import type { Tool } from '../../model/tool.ts';
import { ipTablesNamesArgv } from './argv.ts';
import { readIpTablesNames } from './read.ts';
import type { IpTablesNames } from './value.generated.ts';

/** Whether there are rules of iptables-legacy, asked in the way that makes none. */
export const ipTablesNames: Tool<IpTablesNames> = {
  name: 'ip-tables-names',
  program: 'cat',
  summary: 'The tables of iptables-legacy that are there',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 5_000,
  parameters: {
    family: { type: 'enum', values: ['ipv4', 'ipv6'], default: 'ipv4', description: 'Of iptables, or of ip6tables' },
  },
  argv: ipTablesNamesArgv,
  read: readIpTablesNames,
  exitCodes: { 0: 'read', 1: 'there is no such file: the kernel has no such module, or it may not be read' },
};

import type { Arguments } from '../../model/tool.ts';

export function ipTablesNamesArgv(args: Arguments): readonly string[] {
  return ['cat', args.family === 'ipv6' ? '/proc/net/ip6_tables_names' : '/proc/net/ip_tables_names'];
}

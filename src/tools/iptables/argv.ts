import type { Arguments } from '../../model/tool.ts';

/** -n: no names are looked up. -x: whole numbers, so that two readings can be compared. iptables-nft by its own name: what
 *  `iptables` stands for may be the legacy one, and that makes the tables that it lists. */
function listArgv(program: string, args: Arguments): readonly string[] {
  return [program, '-w', '5', '-t', String(args.table ?? 'filter'), '-L', '-n', '-v', '-x', '--line-numbers'];
}

export function iptablesArgv(args: Arguments): readonly string[] {
  return listArgv('iptables-nft', args);
}

export function ip6tablesArgv(args: Arguments): readonly string[] {
  return listArgv('ip6tables-nft', args);
}

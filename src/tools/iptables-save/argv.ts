import type { Arguments } from '../../model/tool.ts';

/** The nft variant by its own name: what `iptables-save` stands for differs. Listing makes no table. */
function nftArgv(program: string, args: Arguments): readonly string[] {
  return [program, '-c', ...(args.table === undefined ? [] : ['-t', String(args.table)])];
}

export function iptablesSaveArgv(args: Arguments): readonly string[] {
  return nftArgv('iptables-nft-save', args);
}

export function ip6tablesSaveArgv(args: Arguments): readonly string[] {
  return nftArgv('ip6tables-nft-save', args);
}

/** Never with -t: asked for a table by its name, the kernel makes it when it is not there. Without, it is asked for those
 *  alone that /proc/net/ip_tables_names lists. */
export function iptablesLegacySaveArgv(): readonly string[] {
  return ['iptables-legacy-save', '-c'];
}

export function ip6tablesLegacySaveArgv(): readonly string[] {
  return ['ip6tables-legacy-save', '-c'];
}

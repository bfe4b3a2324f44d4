import type { Arguments } from '../../model/tool.ts';

/** -n: no names are looked up, broken DNS cannot slow it down. */
export function arpArgv(args: Arguments): readonly string[] {
  return ['arp', '-n', ...(args.interface === undefined ? [] : ['-i', String(args.interface)])];
}

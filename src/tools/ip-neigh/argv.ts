import type { Arguments } from '../../model/tool.ts';

export function ipNeighArgv(args: Arguments): readonly string[] {
  const device = args.interface === undefined ? [] : ['dev', String(args.interface)];
  return ['ip', '-j', '-s', 'neigh', 'show', ...device];
}

import type { Arguments } from '../../model/tool.ts';

export function ethtoolArgv(args: Arguments): readonly string[] {
  return ['ethtool', ...(args.module === true ? ['-m'] : []), String(args.interface ?? '')];
}

import type { Arguments } from '../../model/tool.ts';

export function ethtoolStatsArgv(args: Arguments): readonly string[] {
  return ['ethtool', '-S', String(args.interface ?? '')];
}

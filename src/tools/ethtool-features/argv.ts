import type { Arguments } from '../../model/tool.ts';

export function ethtoolFeaturesArgv(args: Arguments): readonly string[] {
  return ['ethtool', '-k', String(args.interface ?? '')];
}

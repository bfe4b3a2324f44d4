import type { Arguments } from '../../model/tool.ts';

export function ethtoolDriverArgv(args: Arguments): readonly string[] {
  return ['ethtool', '-i', String(args.interface ?? '')];
}

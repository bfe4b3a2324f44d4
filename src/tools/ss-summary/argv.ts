import type { Arguments } from '../../model/tool.ts';

export function ssSummaryArgv(_: Arguments): readonly string[] {
  return ['ss', '-s'];
}

import type { Arguments } from '../../model/tool.ts';

export function ipNetnsArgv(_: Arguments): readonly string[] {
  return ['ip', '-j', 'netns', 'list'];
}

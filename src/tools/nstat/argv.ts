import type { Arguments } from '../../model/tool.ts';

/** -a and -s: the history file is neither used nor written, so that two sessions see the same and nothing is changed. */
export function nstatArgv(args: Arguments): readonly string[] {
  return ['nstat', '-a', '-s', '-z', '-j', ...(args.pattern === undefined ? [] : [String(args.pattern)])];
}

import type { Arguments } from '../../model/tool.ts';

/** Without -j: tc prints classes as text whatever is asked. It has no list of all interfaces. */
export function tcClassArgv(args: Arguments): readonly string[] {
  return ['tc', '-s', 'class', 'show', 'dev', String(args.interface ?? '')];
}

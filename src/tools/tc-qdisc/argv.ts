import type { Arguments } from '../../model/tool.ts';

export function tcQdiscArgv(args: Arguments): readonly string[] {
  return ['tc', '-s', '-j', 'qdisc', 'show', ...(args.interface === undefined ? [] : ['dev', String(args.interface)])];
}

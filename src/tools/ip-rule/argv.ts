import type { Arguments } from '../../model/tool.ts';

export function ipRuleArgv(args: Arguments): readonly string[] {
  return ['ip', args.family === 'inet6' ? '-6' : '-4', '-j', 'rule'];
}

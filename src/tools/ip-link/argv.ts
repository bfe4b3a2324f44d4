import type { Arguments } from '../../model/tool.ts';

/** -d: the kind and what belongs to it. -s twice: every counter. */
export function ipLinkArgv(args: Arguments): readonly string[] {
  const device = args.interface === undefined ? [] : ['show', 'dev', String(args.interface)];
  return ['ip', '-j', '-d', '-s', '-s', 'link', ...device];
}

import type { Arguments } from '../../model/tool.ts';

/** Keys hold no `=`: with one, sysctl writes. */
export function sysctlArgv(args: Arguments): readonly string[] {
  const keys = args.keys === undefined ? [] : String(args.keys).split(',');
  return ['sysctl', ...(keys.length === 0 ? ['-a'] : keys)];
}

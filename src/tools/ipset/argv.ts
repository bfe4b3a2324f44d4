import type { Arguments } from '../../model/tool.ts';

/** The plain format: Debian 12's version has no JSON, and the JSON of 7.22 is broken (`""192.0.2.1""`). */
export function ipsetArgv(args: Arguments): readonly string[] {
  return [
    'ipset',
    'list',
    ...(args.members === false ? ['-t'] : []),
    ...(args.set === undefined ? [] : [String(args.set)]),
  ];
}

import type { Arguments } from '../../model/tool.ts';

export function bridgeLinkArgv(args: Arguments): readonly string[] {
  return [
    'bridge',
    '-j',
    '-d',
    'link',
    'show',
    ...(args.interface === undefined ? [] : ['dev', String(args.interface)]),
  ];
}

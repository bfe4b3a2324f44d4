import type { Arguments } from '../../model/tool.ts';

export function bridgeFdbArgv(args: Arguments): readonly string[] {
  return [
    'bridge',
    '-j',
    '-s',
    'fdb',
    'show',
    ...(args.bridge === undefined ? [] : ['br', String(args.bridge)]),
    ...(args.interface === undefined ? [] : ['dev', String(args.interface)]),
  ];
}

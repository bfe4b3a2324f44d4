import type { Arguments } from '../../model/tool.ts';

export function ipRouteGetArgv(args: Arguments): readonly string[] {
  return [
    'ip',
    '-j',
    'route',
    'get',
    String(args.address ?? ''),
    ...(args.from === undefined ? [] : ['from', String(args.from)]),
    ...(args.interface === undefined ? [] : ['oif', String(args.interface)]),
    ...(args.mark === undefined ? [] : ['mark', String(args.mark)]),
    ...(args.protocol === undefined ? [] : ['ipproto', String(args.protocol)]),
    ...(args.port === undefined ? [] : ['dport', String(args.port)]),
  ];
}

import type { Arguments } from '../../model/tool.ts';

/** A port needs its protocol beside it: TCP, when none is given. */
function filtersOf(args: Arguments): readonly string[] {
  const protocol = args.protocol ?? (args.port === undefined ? undefined : 'tcp');
  return [
    ...(args.family === undefined ? [] : ['-f', String(args.family)]),
    ...(protocol === undefined ? [] : ['-p', String(protocol)]),
    ...(args.source === undefined ? [] : ['-s', String(args.source)]),
    ...(args.destination === undefined ? [] : ['-d', String(args.destination)]),
    ...(args.port === undefined ? [] : ['--dport', String(args.port)]),
  ];
}

export function conntrackArgv(args: Arguments): readonly string[] {
  return ['conntrack', '-L', '-o', 'extended,id', ...filtersOf(args)];
}

export function conntrackEventsArgv(args: Arguments): readonly string[] {
  return ['conntrack', '-E', '-o', 'timestamp,extended,id', ...filtersOf(args)];
}

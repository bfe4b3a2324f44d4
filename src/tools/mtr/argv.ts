import type { Arguments } from '../../model/tool.ts';

function protocol(args: Arguments): string[] {
  const port = args.port === undefined ? [] : ['-P', String(args.port)];
  if (args.protocol === 'udp') return ['-u', ...port];
  return args.protocol === 'tcp' ? ['-T', ...port] : [];
}

function family(args: Arguments): string[] {
  if (args.family === 'ipv4') return ['-4'];
  return args.family === 'ipv6' ? ['-6'] : [];
}

/** -n: nothing is looked up for names of routers, so that broken DNS cannot slow it down; -b prints names and addresses. */
export function mtrArgv(args: Arguments): readonly string[] {
  return [
    'mtr',
    '--json',
    args.names === true ? '-b' : '-n',
    ...family(args),
    '-c',
    String(args.count ?? 20),
    '-i',
    String(Number(args.interval ?? 250) / 1_000),
    ...(args.grace === undefined ? [] : ['-G', String(Math.ceil(Number(args.grace) / 1_000))]),
    '-m',
    String(args.max_hops ?? 20),
    ...protocol(args),
    ...(args.size === undefined ? [] : ['-s', String(args.size)]),
    ...(args.source === undefined ? [] : ['-a', String(args.source)]),
    '--',
    String(args.host ?? ''),
  ];
}

/** mtr waits five seconds for late answers, and a name may take ten to be looked up. */
export function mtrDeadlineMs(args: Arguments): number {
  return Number(args.count ?? 20) * Number(args.interval ?? 250) + 25_000;
}

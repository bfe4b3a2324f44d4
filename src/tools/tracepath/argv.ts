import type { Arguments } from '../../model/tool.ts';

function family(args: Arguments): string[] {
  if (args.family === 'ipv4') return ['-4'];
  return args.family === 'ipv6' ? ['-6'] : [];
}

/** -n: nothing is looked up for names of routers, so that broken DNS cannot slow it down. */
export function tracepathArgv(args: Arguments): readonly string[] {
  return [
    'tracepath',
    ...family(args),
    '-n',
    '-m',
    String(args.max_hops ?? 20),
    ...(args.size === undefined ? [] : ['-l', String(args.size)]),
    ...(args.port === undefined ? [] : ['-p', String(args.port)]),
    String(args.host ?? ''),
  ];
}

/** A silent hop is asked three times, one second each; a name may take ten seconds to be looked up. */
export function tracepathDeadlineMs(args: Arguments): number {
  return Number(args.max_hops ?? 20) * 3_200 + 14_000;
}

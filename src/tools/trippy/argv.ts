import type { Arguments } from '../../model/tool.ts';

function family(args: Arguments): string[] {
  if (args.family === 'ipv4') return ['-4'];
  return args.family === 'ipv6' ? ['-6'] : [];
}

/** A round waits for missing answers for a second at least. trippy always looks up names of hops: its wait is kept short,
 *  so that broken DNS cannot slow it much. */
export function trippyArgv(args: Arguments): readonly string[] {
  const interval = Number(args.interval ?? 1_000);
  return [
    'trip',
    '-m',
    'json',
    '-C',
    String(args.count ?? 10),
    '-i',
    `${interval}ms`,
    '-T',
    `${Math.max(interval, 1_000)}ms`,
    '-t',
    String(args.max_hops ?? 20),
    '--dns-timeout',
    '1s',
    '-p',
    String(args.protocol ?? 'icmp'),
    ...(args.port === undefined || args.protocol === 'icmp' ? [] : ['-P', String(args.port)]),
    ...family(args),
    ...(args.size === undefined ? [] : ['--packet-size', String(args.size)]),
    ...(args.source === undefined ? [] : ['-A', String(args.source)]),
    '--',
    String(args.host ?? ''),
  ];
}

/** Rounds with silent hops take their whole time; then each name may take a second. */
export function trippyDeadlineMs(args: Arguments): number {
  const round = Math.max(Number(args.interval ?? 1_000), 1_000) + 200;
  return Number(args.count ?? 10) * round + Number(args.max_hops ?? 20) * 1_000 + 15_000;
}

import type { Arguments } from '../../model/tool.ts';

const seconds = (ms: unknown): string => String(Number(ms) / 1_000);

function family(args: Arguments): string[] {
  if (args.family === 'ipv4') return ['-4'];
  return args.family === 'ipv6' ? ['-6'] : [];
}

/** -n: nothing is looked up for names of routers, so that broken DNS cannot slow a ping down. */
export function pingArgv(args: Arguments): readonly string[] {
  return [
    'ping',
    ...family(args),
    '-n',
    '-c',
    String(args.count ?? 3),
    '-i',
    seconds(args.interval ?? 200),
    '-W',
    seconds(args.timeout ?? 3_500),
    ...(args.deadline === undefined ? [] : ['-w', String(Math.max(1, Math.ceil(Number(args.deadline) / 1_000)))]),
    ...(args.size === undefined ? [] : ['-s', String(args.size)]),
    ...(args.dont_fragment === true ? ['-M', 'do'] : []),
    ...(args.ttl === undefined ? [] : ['-t', String(args.ttl)]),
    ...(args.interface === undefined ? [] : ['-I', String(args.interface)]),
    String(args.host ?? ''),
  ];
}

/** ARP and NDP take three seconds to give a neighbour up, and a name may take ten to be looked up. */
export function pingDeadlineMs(args: Arguments): number {
  if (args.deadline !== undefined) return Number(args.deadline) + 12_000;
  return Number(args.count ?? 3) * Number(args.interval ?? 200) + Number(args.timeout ?? 3_500) + 14_000;
}

import type { Arguments } from '../../model/tool.ts';

function family(args: Arguments): string[] {
  if (args.family === 'ipv4') return ['-4'];
  return args.family === 'ipv6' ? ['-6'] : [];
}

/** The hosts are words of one argument: each of them stands alone behind `--`, and none begins with a dash. */
export function fpingArgv(args: Arguments): readonly string[] {
  return [
    'fping',
    ...family(args),
    '-c',
    String(args.count ?? 3),
    '-p',
    String(args.interval ?? 250),
    '-t',
    String(args.timeout ?? 1_000),
    ...(args.size === undefined ? [] : ['-b', String(args.size)]),
    '--',
    ...String(args.hosts ?? '')
      .split(' ')
      .filter(Boolean),
  ];
}

/** Hosts are asked side by side, ten milliseconds apart; a name may take ten seconds to be looked up. */
export function fpingDeadlineMs(args: Arguments): number {
  const hosts = String(args.hosts ?? '').split(' ').length;
  const round = Math.max(Number(args.interval ?? 250), hosts * 10);
  return Math.min(3_600_000, Number(args.count ?? 3) * round + Number(args.timeout ?? 1_000) + hosts * 1_000 + 14_000);
}

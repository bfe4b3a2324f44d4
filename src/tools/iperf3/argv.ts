import type { Arguments } from '../../model/tool.ts';

function family(args: Arguments): string[] {
  if (args.family === 'ipv4') return ['-4'];
  return args.family === 'ipv6' ? ['-6'] : [];
}

function direction(args: Arguments): string[] {
  if (args.direction === 'receive') return ['-R'];
  return args.direction === 'both' ? ['--bidir'] : [];
}

/** Seconds are whole ones: iperf3 takes no others. */
export function iperf3Argv(args: Arguments): readonly string[] {
  return [
    'iperf3',
    '-J',
    ...family(args),
    '--connect-timeout',
    String(args.connect_timeout ?? 3_000),
    '-t',
    String(Math.max(1, Math.ceil(Number(args.duration ?? 5_000) / 1_000))),
    '-P',
    String(args.streams ?? 1),
    ...(args.udp === true ? ['-u'] : []),
    ...(args.bitrate === undefined ? [] : ['-b', String(args.bitrate)]),
    ...direction(args),
    '-p',
    String(args.port ?? 5_201),
    '-c',
    String(args.host ?? ''),
  ];
}

/** Connecting, the test itself, and the exchange of results. */
export function iperf3DeadlineMs(args: Arguments): number {
  return Number(args.connect_timeout ?? 3_000) + Number(args.duration ?? 5_000) + 20_000;
}

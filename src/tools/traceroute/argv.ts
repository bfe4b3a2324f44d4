import type { Arguments } from '../../model/tool.ts';

function seconds(args: Arguments): number {
  return Math.max(1, Math.ceil(Number(args.wait ?? 1_000) / 1_000));
}

function method(args: Arguments): string[] {
  const port = args.port === undefined ? [] : ['-p', String(args.port)];
  if (args.method === 'icmp') return ['-I'];
  return args.method === 'tcp' ? ['-T', ...port] : port;
}

function family(args: Arguments): string[] {
  if (args.family === 'ipv4') return ['-4'];
  return args.family === 'ipv6' ? ['-6'] : [];
}

/** Options that BusyBox has too, except -T. */
export function tracerouteArgv(args: Arguments): readonly string[] {
  return [
    'traceroute',
    ...family(args),
    '-n',
    '-q',
    String(args.queries ?? 3),
    '-w',
    String(seconds(args)),
    '-m',
    String(args.max_hops ?? 20),
    ...method(args),
    String(args.host ?? ''),
  ];
}

/** BusyBox asks one probe after another. */
export function tracerouteDeadlineMs(args: Arguments): number {
  return Number(args.queries ?? 3) * seconds(args) * Number(args.max_hops ?? 20) * 1_000 + 12_000;
}

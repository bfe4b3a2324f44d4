import type { Arguments } from '../../model/tool.ts';

const MODES: Readonly<Record<string, string>> = {
  tcp: '--tcp',
  udp: '--udp',
  icmp: '--icmp',
  arp: '--arp',
  connect: '--tcp-connect',
};

function port(args: Arguments): string[] {
  const mode = String(args.mode ?? 'tcp');
  return mode === 'icmp' || mode === 'arp' ? [] : ['-p', String(args.port ?? 80)];
}

/** Rounds are `delay` apart: nping sends no faster than that. */
export function npingArgv(args: Arguments): readonly string[] {
  const ipv6 = args.family === 'ipv6' || String(args.host ?? '').includes(':');
  return [
    'nping',
    ...(ipv6 ? ['-6'] : []),
    MODES[String(args.mode ?? 'tcp')] ?? '--tcp',
    ...port(args),
    '-c',
    String(args.count ?? 3),
    '--delay',
    `${String(args.delay ?? 500)}ms`,
    ...(args.ttl === undefined || args.mode === 'connect' || args.mode === 'arp' ? [] : ['--ttl', String(args.ttl)]),
    '--',
    String(args.host ?? ''),
  ];
}

/** nping waits a second for late answers, and a name may take ten to be looked up. */
export function npingDeadlineMs(args: Arguments): number {
  return Number(args.count ?? 3) * Number(args.delay ?? 500) + 15_000;
}

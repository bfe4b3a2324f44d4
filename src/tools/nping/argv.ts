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

const MAC = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i;
const NOBODY = '00:00:00:00:00:00';

const mac = (text: unknown): string => (MAC.test(String(text)) ? String(text) : NOBODY);

/** nping builds the frame itself then: routes, neighbours and rules of the kernel have no say in it. */
function frame(args: Arguments): string[] {
  if (args.via_mac === undefined || args.mode === 'arp' || args.mode === 'connect') return [];
  return [
    '--dest-mac',
    mac(args.via_mac),
    '--source-mac',
    mac(args.own_mac),
    ...(args.interface === undefined ? [] : ['-e', String(args.interface)]),
    ...(args.source === undefined ? [] : ['-S', String(args.source)]),
  ];
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
    ...frame(args),
    '--',
    String(args.host ?? ''),
  ];
}

/** nping waits a second for late answers, and a name may take ten to be looked up. */
export function npingDeadlineMs(args: Arguments): number {
  return Number(args.count ?? 3) * Number(args.delay ?? 500) + 15_000;
}

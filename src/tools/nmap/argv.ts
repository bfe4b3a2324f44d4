import type { Arguments } from '../../model/tool.ts';

/** A connect scan as a user without privilege makes it: no raw socket is opened, not even to find out whether the host is up. */
const SCANS: Readonly<Record<string, readonly string[]>> = {
  connect: ['-sT', '--unprivileged'],
  syn: ['-sS'],
  udp: ['-sU'],
  ping: ['-sn'],
};

function isIpv6(args: Arguments): boolean {
  const target = String(args.network ?? args.host ?? '');
  return args.family === 'ipv6' || target.includes(':');
}

/** -n: no names are looked up for addresses. --max-retries: nmap's ten would make a scan of dropped packets long.
 *  A network takes the place of the host. */
export function nmapArgv(args: Arguments): readonly string[] {
  const scan = String(args.scan ?? 'connect');
  return [
    'nmap',
    '-n',
    ...(isIpv6(args) ? ['-6'] : []),
    ...(SCANS[scan] ?? []),
    ...(scan === 'ping' ? [] : ['-p', String(args.ports ?? '80,443')]),
    ...(scan !== 'ping' && args.skip_ping !== false ? ['-Pn'] : []),
    '--reason',
    '--max-retries',
    String(args.retries ?? 2),
    '--host-timeout',
    `${String(args.host_timeout ?? 30_000)}ms`,
    '-oX',
    '-',
    '--',
    String(args.network ?? args.host ?? ''),
  ];
}

/** Hosts are scanned side by side, so that a network takes a few times as long as a host. A name may take ten seconds. */
export function nmapDeadlineMs(args: Arguments): number {
  const rounds = args.network === undefined ? 1 : 8;
  return Math.min(3_600_000, Number(args.host_timeout ?? 30_000) * rounds + 25_000);
}

import type { Parameter } from '../model/parameter.ts';
import type { Arguments } from '../model/tool.ts';

/** Which packets tcpdump, tshark and ngrep shall see. Typed parts cannot be read as anything else; `filter` is the
 *  user's own expression. */
export const FILTER_PARAMETERS = {
  host: { type: 'address', description: 'Only packets from or to this address' },
  peer: { type: 'address', description: 'And from or to this one, as the other end' },
  network: { type: 'cidr', description: 'Only packets from or to this network' },
  port: { type: 'port', description: 'Only packets from or to this port' },
  protocol: {
    type: 'enum',
    values: ['tcp', 'udp', 'icmp', 'icmp6', 'arp', 'ip', 'ip6', 'sctp', 'esp', 'igmp'],
    description: 'Only this protocol',
  },
  filter: {
    type: 'string',
    pattern: '[A-Za-z0-9(!\\[][A-Za-z0-9 ._:/()\\[\\]=!<>&|+*^,-]{0,399}',
    description:
      'And what this expression in the language of pcap-filter(7) lets through, for example "tcp[tcpflags] & tcp-rst != 0"',
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** A zone (fe80::1%eth0) is no part of what is on the wire. */
function bare(address: unknown): string {
  return String(address).split('%', 1)[0] ?? '';
}

/** The filter in words of pcap-filter(7); none when nothing was asked for. */
export function captureFilter(args: Arguments): string[] {
  const parts = [
    ...(args.protocol === undefined ? [] : [[String(args.protocol)]]),
    ...(args.host === undefined ? [] : [['host', bare(args.host)]]),
    ...(args.peer === undefined ? [] : [['host', bare(args.peer)]]),
    ...(args.network === undefined ? [] : [['net', String(args.network)]]),
    ...(args.port === undefined ? [] : [['port', String(args.port)]]),
    ...(args.filter === undefined ? [] : [['(', String(args.filter), ')']]),
  ];
  return parts.flatMap((part, at) => (at === 0 ? part : ['and', ...part]));
}

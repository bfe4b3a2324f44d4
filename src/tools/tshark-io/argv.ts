import type { Arguments } from '../../model/tool.ts';
import { tsharkSource } from '../tshark-capture.ts';

/** All packets, and what is told apart. Each is a column. */
const COLUMNS = [
  'frame',
  'tcp',
  'udp',
  'icmp or icmpv6',
  'arp',
  'tcp.flags.reset == 1',
  'tcp.analysis.retransmission',
  'tcp.analysis.duplicate_ack',
  'tcp.analysis.lost_segment',
  'tcp.analysis.out_of_order',
  'tcp.analysis.zero_window',
  'dns.flags.rcode > 0',
] as const;

/** -q: no line for each packet, only the table at the end. */
export function tsharkIoArgv(args: Arguments): readonly string[] {
  const interval = Number(args.interval ?? 1_000) / 1_000;
  return [...tsharkSource(args), '-q', '-z', ['io', 'stat', interval, ...COLUMNS].join(',')];
}

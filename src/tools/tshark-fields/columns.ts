import { NO_FLAGS, type Packet, setFlags } from './packet.ts';

type Set = (packet: Packet, text: string) => void;

/** Of several values, which stand with commas, the first: the outermost. */
function first(text: string): string {
  const comma = text.indexOf(',');
  return comma < 0 ? text : text.slice(0, comma);
}

function second(text: string): string | undefined {
  const comma = text.indexOf(',');
  if (comma < 0) return undefined;
  return first(text.slice(comma + 1));
}

function whole(text: string): number | undefined {
  const value = Number(first(text));
  return text !== '' && Number.isSafeInteger(value) ? value : undefined;
}

function real(text: string): number | undefined {
  const value = Number(first(text));
  return text !== '' && Number.isFinite(value) ? value : undefined;
}

type IntegerKey =
  | 'number'
  | 'length'
  | 'sport'
  | 'dport'
  | 'ttl'
  | 'stream'
  | 'tcp_length'
  | 'icmp_type'
  | 'icmp_code'
  | 'mtu'
  | 'dns_id'
  | 'dns_rcode'
  | 'dns_type'
  | 'tls_alert'
  | 'http_status'
  | 'arp_opcode';
type TextKey =
  | 'interface'
  | 'dns_name'
  | 'tls_handshake'
  | 'tls_server_name'
  | 'http_method'
  | 'http_host'
  | 'arp_sender'
  | 'arp_target'
  | 'arp_mac';

const integer =
  (key: IntegerKey): Set =>
  (packet, text) => {
    const value = whole(text);
    if (value !== undefined && packet[key] === undefined) packet[key] = value;
  };
const text =
  (key: TextKey): Set =>
  (packet, value) => {
    packet[key] = value;
  };
const seconds =
  (key: 'ack_rtt_ms' | 'dns_time_ms'): Set =>
  (packet, value) => {
    const s = real(value);
    if (s !== undefined) packet[key] = Math.round(s * 1e9) / 1e6;
  };
const address =
  (key: 'src' | 'dst', inner: 'inner_src' | 'inner_dst'): Set =>
  (packet, value) => {
    // An IPv6 packet inside an IPv4 one: the outer address is there already.
    if (packet[key] !== undefined) {
      packet[inner] = first(value);
      return;
    }
    packet[key] = first(value);
    const carried = second(value);
    if (carried !== undefined) packet[inner] = carried;
  };
/** A field that is only there when tshark says so; its value is 1, True, or empty text. */
const remark =
  (word: string): Set =>
  (packet, value) => {
    if (value === '0' || value === 'False') return;
    if (packet.analysis.length === 0) packet.analysis = [word];
    else if (!packet.analysis.includes(word)) packet.analysis.push(word);
  };

function timestamp(packet: Packet, value: string): void {
  const epoch = real(value);
  if (epoch !== undefined) packet.timestamp = epoch;
}

/** `eth:ethertype:ip:tcp:http` */
function protocol(packet: Packet, value: string): void {
  packet.protocol = value.slice(value.lastIndexOf(':') + 1);
}

function response(packet: Packet, value: string): void {
  const said = first(value);
  packet.dns_response = said === '1' || said === 'True';
}

/** The columns that are understood, with the field of the packet that they fill. Names: tshark -G fields. */
export const COLUMNS: ReadonlyMap<string, Set> = new Map<string, Set>([
  ['frame.number', integer('number')],
  ['frame.time_epoch', timestamp],
  ['frame.interface_name', text('interface')],
  ['frame.len', integer('length')],
  ['frame.protocols', protocol],
  ['ip.src', address('src', 'inner_src')],
  ['ip.dst', address('dst', 'inner_dst')],
  ['ipv6.src', address('src', 'inner_src')],
  ['ipv6.dst', address('dst', 'inner_dst')],
  ['ip.ttl', integer('ttl')],
  ['ipv6.hlim', integer('ttl')],
  ['tcp.srcport', integer('sport')],
  ['tcp.dstport', integer('dport')],
  ['udp.srcport', integer('sport')],
  ['udp.dstport', integer('dport')],
  ['tcp.stream', integer('stream')],
  ['tcp.flags', setFlags],
  ['tcp.len', integer('tcp_length')],
  ['tcp.analysis.retransmission', remark('retransmission')],
  ['tcp.analysis.fast_retransmission', remark('fast_retransmission')],
  ['tcp.analysis.spurious_retransmission', remark('spurious_retransmission')],
  ['tcp.analysis.duplicate_ack', remark('duplicate_ack')],
  ['tcp.analysis.lost_segment', remark('lost_segment')],
  ['tcp.analysis.ack_lost_segment', remark('ack_lost_segment')],
  ['tcp.analysis.out_of_order', remark('out_of_order')],
  ['tcp.analysis.zero_window', remark('zero_window')],
  ['tcp.analysis.window_full', remark('window_full')],
  ['tcp.analysis.keep_alive', remark('keep_alive')],
  ['tcp.analysis.reused_ports', remark('reused_ports')],
  ['tcp.analysis.ack_rtt', seconds('ack_rtt_ms')],
  ['icmp.type', integer('icmp_type')],
  ['icmp.code', integer('icmp_code')],
  ['icmp.mtu', integer('mtu')],
  ['icmpv6.type', integer('icmp_type')],
  ['icmpv6.code', integer('icmp_code')],
  ['icmpv6.mtu', integer('mtu')],
  ['dns.id', integer('dns_id')],
  ['dns.flags.response', response],
  ['dns.flags.rcode', integer('dns_rcode')],
  ['dns.qry.name', text('dns_name')],
  ['dns.qry.type', integer('dns_type')],
  ['dns.time', seconds('dns_time_ms')],
  ['tls.handshake.type', text('tls_handshake')],
  ['tls.handshake.extensions_server_name', text('tls_server_name')],
  ['tls.alert_message.desc', integer('tls_alert')],
  ['http.request.method', text('http_method')],
  ['http.host', text('http_host')],
  ['http.response.code', integer('http_status')],
  ['arp.opcode', integer('arp_opcode')],
  ['arp.src.proto_ipv4', text('arp_sender')],
  ['arp.dst.proto_ipv4', text('arp_target')],
  ['arp.src.hw_mac', text('arp_mac')],
]);

/** What is asked for: all that is understood. */
export const FIELDS: readonly string[] = [...COLUMNS.keys()];

export function emptyPacket(): Packet {
  return { flags: NO_FLAGS, analysis: [], fields: {} };
}

import { readArp } from './arp.ts';
import { type Open, openPacket, PROTOCOLS, said } from './open.ts';
import { readPayload } from './payload.ts';
import { digitsEnd, numberAt, numberBehind, type Packet } from './scan.ts';

/** `(tos 0x0, ttl 64, id 21465, offset 0, flags [DF], proto TCP (6), length 60, bad cksum 0 (->3c5b)!)`,
 *  `(flowlabel 0x038e3, hlim 64, next-header TCP (6) payload length: 40) `, of tcpdump 3 `proto: TCP (6), length: 60) `.
 *  @returns where what follows begins */
function readHeader(text: string, from: number, packet: Packet): number {
  const length = text.indexOf('length', from);
  if (length < 0) return text.length;
  const digits = length + (text.startsWith(': ', length + 6) ? 8 : 7);
  const bytes = numberAt(text, digits);
  if (bytes !== undefined) packet.ip_length = bytes;
  const ttl =
    numberBehind(text, 'ttl ', from) ?? numberBehind(text, 'ttl  ', from) ?? numberBehind(text, 'hlim ', from);
  if (ttl !== undefined) packet.ttl = ttl;
  const proto = text.lastIndexOf(' (', length);
  const number = proto < from ? undefined : numberAt(text, proto + 2);
  const name = number === undefined ? undefined : PROTOCOLS.get(number);
  if (name !== undefined) packet.protocol = name;
  readIdentity(text, from, length, packet);
  return headerEnd(text, digitsEnd(text, digits), packet);
}

/** `id 21465, offset 1480, flags [+, DF]` of IPv4. */
function readIdentity(text: string, from: number, to: number, packet: Packet): void {
  const flags = text.indexOf('flags [', from);
  if (flags < 0 || flags > to) return;
  const id = numberBehind(text, ' id ', from);
  if (id !== undefined) packet.ip_id = id;
  const set = text.slice(flags + 7, text.indexOf(']', flags));
  packet.dont_fragment = set.includes('DF');
  const offset = numberBehind(text, 'offset ', from) ?? 0;
  if (offset === 0 && !set.includes('+')) return;
  packet.fragment = true;
  packet.fragment_offset = offset;
}

/** Behind the length: `)`, `, options (RA))`, `, bad cksum 0 (->3c5b)!)`. */
function headerEnd(text: string, from: number, packet: Packet): number {
  if (text.charCodeAt(from) === 41) return from + 2;
  let at = from;
  if (text.startsWith(', options (', at)) at = text.indexOf(')', at) + 1;
  if (text.startsWith(', bad cksum', at)) {
    packet.checksum_bad = true;
    at = text.indexOf('!', at) + 1;
  }
  const close = text.indexOf(')', at);
  return at <= 0 || close < 0 ? text.length : close + 2;
}

/** `SOURCE > DESTINATION: PAYLOAD`. @returns false when the line is none */
export function readEnds(text: string, from: number, open: Open): boolean {
  let at = from;
  if (text.startsWith('truncated-ip', at)) {
    open.packet.truncated = true;
    at = text.indexOf('! ', at) + 2;
    if (at < from + 2) return false;
  }
  const arrow = text.indexOf(' > ', at);
  if (arrow < 0 || arrow - at > 260) return false;
  let colon = text.indexOf(': ', arrow + 3);
  if (colon < 0) colon = text.endsWith(':') ? text.length - 1 : -1;
  if (colon < 0 || colon - arrow > 270) return false;
  const source = text.slice(at, arrow);
  const destination = text.slice(arrow + 3, colon);
  if (source === '' || destination === '' || source.includes(' ') || destination.includes(' ')) return false;
  open.pair = text.slice(at, colon);
  open.stage = 'done';
  readPayload(text, colon + 2, open, source, destination);
  const { carries } = open;
  if (carries !== undefined) {
    open.inner = openPacket();
    readIp(text, carries.at, open.inner, carries.version);
  }
  return true;
}

/** What stands behind `IP ` or `IP6 `. @returns false when the line is none */
export function readIp(text: string, from: number, open: Open, version: 4 | 6): boolean {
  const { packet } = open;
  if (packet.protocol === 'other') packet.protocol = version === 6 ? 'ip6' : 'ip';
  packet.ip_version = version;
  let at = from;
  if (text.charCodeAt(at) === 40) {
    at = readHeader(text, at, packet);
    if (at >= text.length) {
      open.stage = 'ends';
      return true;
    }
  }
  if (readEnds(text, at, open)) return true;
  if (
    text.indexOf('[|ip', at) < 0 &&
    !/^(?:truncated-ip|bad-hlen|bad-len|invalid|unknown ip|wrong link)/.test(text.slice(at, at + 20))
  )
    return false;
  packet.truncated = true;
  packet.info = said(text, at);
  return true;
}

/** Link-level protocols that are named and not taken apart. */
const NAMED =
  /^(?<name>STP|LLDP|CDPv[0-9]|LACPv[0-9]|EAPOL?|IPX|Loopback|RARP|Reverse Request|PPPoE|MPLS|LLC|802\.1d|ISIS|IS-IS|AoE|HomePlug|Slow Protocols|MACsec|Unknown SSAP|Unknown DSAP|ethertype Unknown)\b/i;

/** A packet from its network level on. @returns false when nothing of it was known */
export function readNetwork(text: string, at: number, open: Open): boolean {
  const { packet } = open;
  if (text.startsWith('IP ', at)) return readIp(text, at + 3, open, 4);
  if (text.startsWith('IP6 ', at)) return readIp(text, at + 4, open, 6);
  const arp = text.startsWith('ARP, ', at) ? 5 : text.startsWith('arp ', at) ? 4 : packet.ethertype === 'ARP' ? 0 : -1;
  if (arp >= 0) {
    readArp(text, at + arp, packet);
    return packet.arp_op !== 'other' || text.startsWith('ARP, ', at) || packet.ethertype === 'ARP';
  }
  if (packet.ethertype === 'IPv4' && readIp(text, at, open, 4)) return true;
  if (packet.ethertype === 'IPv6' && readIp(text, at, open, 6)) return true;
  return readOther(text, at, open);
}

/** `PPPoE  [ses 0x1] IP 192.0.2.1 > ...`, `MPLS (label 16, exp 0, [S], ttl 64) IP ...`, `STP 802.1d, Config, ...` */
function readOther(text: string, at: number, open: Open): boolean {
  const { packet } = open;
  for (const word of [' IP ', ' IP6 ']) {
    const inside = text.indexOf(word, at);
    if (inside < 0 || inside - at >= 100) continue;
    // PPPoE with -v: `IP (0x0021), length 30: (tos 0x0, ...`
    const named = text.startsWith('(0x', inside + word.length);
    const start = named ? text.indexOf(': ', inside) + 2 : inside + word.length;
    if (start > inside && readIp(text, start, open, word === ' IP ' ? 4 : 6)) return true;
  }
  const name = NAMED.exec(text.slice(at, at + 30))?.groups?.name;
  if (name !== undefined) packet.protocol = name.toLowerCase().replaceAll(' ', '_');
  const info = said(text, at);
  if (info !== '') packet.info = info;
  return name !== undefined || packet.ethertype !== undefined;
}

import { oneLine } from '../../util/text.ts';
import { PROTOCOLS } from './open.ts';
import { digitsEnd, numberAt, numberBehind, type Packet, wordAt } from './scan.ts';

/** The words of print-icmp.c. `host 192.0.2.1 unreachable - admin prohibited filter`, `192.0.2.1 unreachable - need to frag (mtu 1400)`,
 *  `192.0.2.1 udp port 5000 unreachable`, `192.0.2.1 protocol 50 unreachable` */
const UNREACHABLE =
  /^(?:(?<scope>host|net) )?(?<dst>[^ ,]{1,255})(?: (?:(?<protocol>udp|tcp) port (?<port>[^ ,]{1,30})|protocol (?<number>[^ ,]{1,30})))?(?: port)? unreachable(?: - (?<reason>[a-z][a-z ]{1,60}?)(?: \(mtu (?<mtu>[0-9]{1,6})\))?)?(?:,|$)/;
/** `redirect 192.0.2.1 to host 192.0.2.2`, `redirect-tos 192.0.2.1 to net 192.0.2.2` */
const REDIRECT = /^redirect(?:-tos)? (?<dst>[^ ,]{1,255}) to (?<scope>host|net) (?<gateway>[^ ,]{1,255})/;

function setDestinationPort(packet: Packet, text: string | undefined): void {
  const port = text === undefined || digitsEnd(text, 0) !== text.length ? undefined : numberAt(text, 0);
  if (port !== undefined) packet.about_dport = port;
}

function readUnreachable(text: string, packet: Packet): boolean {
  const groups = UNREACHABLE.exec(text)?.groups;
  if (groups === undefined) return false;
  packet.icmp_type = 'unreachable';
  packet.about_dst = groups.dst ?? '';
  const kind = groups.protocol !== undefined ? 'port' : groups.number !== undefined ? 'protocol' : groups.scope;
  const code = groups.reason ?? kind;
  if (code !== undefined) packet.icmp_code = code;
  const protocol = groups.protocol ?? PROTOCOLS.get(Number(groups.number));
  if (protocol !== undefined) packet.about_protocol = protocol;
  setDestinationPort(packet, groups.port);
  if (groups.mtu !== undefined) packet.mtu = Number(groups.mtu);
  return true;
}

/** `echo request, id 7, seq 1, length 64`; ICMPv6 before tcpdump 4.99 has no id. */
function readEcho(text: string, at: number, packet: Packet): void {
  packet.icmp_type = text.startsWith('request', at + 5) ? 'echo request' : 'echo reply';
  const id = numberBehind(text, 'id ', at);
  if (id !== undefined) packet.icmp_id = id;
  const seq = numberBehind(text, 'seq ', at);
  if (seq !== undefined) packet.icmp_seq = seq;
}

function setLength(text: string, from: number, packet: Packet): void {
  const at = text.lastIndexOf(', length ');
  const length = at < from ? undefined : numberAt(text, at + 9);
  if (length !== undefined) packet.length = length;
}

/** The message without `, length 64` and what follows. */
function words(text: string): string {
  const at = text.indexOf(', length ');
  return at < 0 ? text : text.slice(0, at);
}

/** What stands behind `ICMP `. */
export function readIcmp(text: string, from: number, packet: Packet): void {
  packet.protocol = 'icmp';
  setLength(text, from, packet);
  if (text.startsWith('echo re', from)) {
    readEcho(text, from, packet);
    return;
  }
  if (text.includes('(wrong icmp cksum', from)) packet.checksum_bad = true;
  const said = text.slice(from, from + 600);
  if (readUnreachable(said, packet)) return;
  const redirect = REDIRECT.exec(said)?.groups;
  if (redirect !== undefined) {
    packet.icmp_type = 'redirect';
    packet.icmp_code = redirect.scope ?? 'host';
    packet.about_dst = redirect.dst ?? '';
    packet.icmp_target = redirect.gateway ?? '';
    return;
  }
  if (said.startsWith('time exceeded') || said.startsWith('ip reassembly time exceeded')) {
    packet.icmp_type = 'time exceeded';
    packet.icmp_code = said.startsWith('ip') ? 'reassembly' : 'in-transit';
    return;
  }
  const [type = '', code] = words(said).split(' - ', 2);
  packet.icmp_type = oneLine(type, 80);
  if (code !== undefined) packet.icmp_code = oneLine(code, 80);
}

/** `destination unreachable, unreachable port, 2001:db8::1 udp port 5000`, `destination unreachable, unreachable route 2001:db8::1` */
const UNREACHABLE6 =
  /^destination unreachable, (?:unreachable )?(?<code>[a-z][a-z ]{1,30}?)(?:,? (?<dst>[^ ,]*:[^ ,]*))?(?: (?<protocol>udp|tcp) port (?<port>[^ ,]{1,30})| protocol [^ ,]{1,30}.{0,40})?(?:,.{0,300})?$/;

function readUnreachable6(text: string, packet: Packet): void {
  packet.icmp_type = 'unreachable';
  const groups = UNREACHABLE6.exec(words(text))?.groups;
  if (groups === undefined) return;
  packet.icmp_code = groups.code ?? '';
  if (groups.dst !== undefined) packet.about_dst = groups.dst;
  if (groups.protocol !== undefined) packet.about_protocol = groups.protocol;
  setDestinationPort(packet, groups.port);
}

function readNeighbour(text: string, packet: Packet): void {
  packet.icmp_type = text.startsWith('neighbor s') ? 'neighbor solicitation' : 'neighbor advertisement';
  for (const word of ['who has ', 'tgt is ']) {
    const at = text.indexOf(word);
    if (at >= 0) packet.icmp_target = wordAt(text, at + word.length);
  }
}

/** What stands behind `ICMP6, `, and before `length`: print-icmp6.c. */
export function readIcmp6(text: string, from: number, packet: Packet): void {
  packet.protocol = 'icmp6';
  setLength(text, from, packet);
  if (text.startsWith('echo re', from)) {
    readEcho(text, from, packet);
    return;
  }
  const said = text.slice(from, from + 600);
  if (said.startsWith('neighbor ')) {
    const length = numberBehind(said, 'length ', 0);
    if (length !== undefined) packet.length = length;
    readNeighbour(said, packet);
    return;
  }
  if (said.startsWith('destination unreachable')) {
    readUnreachable6(said, packet);
    return;
  }
  if (said.startsWith('packet too big')) {
    packet.icmp_type = 'packet too big';
    const mtu = numberBehind(said, 'mtu ', 0);
    if (mtu !== undefined) packet.mtu = mtu;
    return;
  }
  if (said.startsWith('time exceeded')) {
    packet.icmp_type = 'time exceeded';
    packet.icmp_code = said.includes('reassembly') ? 'reassembly' : 'in-transit';
    const at = said.indexOf(' for ');
    if (at >= 0) packet.about_dst = wordAt(said, at + 5);
    return;
  }
  const [type = '', code] = words(said).split(', ', 2);
  packet.icmp_type = oneLine(type, 80);
  if (code !== undefined) packet.icmp_code = oneLine(code, 80);
  const redirect = /^redirect, (?<dst>[^ ,]{1,60}) to (?<gateway>[^ ,]{1,60})/.exec(said)?.groups;
  if (redirect?.dst === undefined) return;
  packet.about_dst = redirect.dst;
  packet.icmp_target = redirect.gateway ?? '';
}

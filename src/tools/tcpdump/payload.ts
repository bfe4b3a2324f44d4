import { readDns } from './dns.ts';
import { setEnds } from './ends.ts';
import { readIcmp, readIcmp6 } from './icmp.ts';
import { type Open, PROTOCOLS, said } from './open.ts';
import { digitsEnd, numberAt, numberBehind, type Packet } from './scan.ts';
import { readOldTcp, readTcp } from './tcp.ts';

/** Protocols without ports that are named at the head of what they print. */
const NAMED: readonly (readonly [string, string])[] = [
  ['ESP(', 'esp'],
  ['AH(', 'ah'],
  ['igmp ', 'igmp'],
  ['OSPFv', 'ospf'],
  ['VRRPv', 'vrrp'],
  ['CARPv', 'carp'],
  ['PIMv', 'pim'],
  ['EIGRP', 'eigrp'],
  ['RSVPv', 'rsvp'],
  ['HSRPv', 'udp'],
  ['L2TPv3', 'l2tp'],
];

/** What of a UDP datagram or an unknown protocol is not taken apart. */
function setInfo(text: string, at: number, packet: Packet): void {
  const info = said(text, at);
  if (info !== '') packet.info = info;
}

function setLength(text: string, at: number, packet: Packet): void {
  const length = numberBehind(text, 'length ', at);
  if (length !== undefined) packet.length = length;
}

/** `frag (1448|112)`, `frag (0xf7b29a3c:0|1448) `. @returns where what follows begins */
function readFragment(text: string, from: number, packet: Packet): number {
  const bar = text.indexOf('|', from);
  const close = text.indexOf(')', from);
  packet.fragment = true;
  if (bar < 0 || close < bar) return text.length;
  let start = bar;
  while (start > from && digitsEnd(text, start - 1) === bar) start--;
  packet.fragment_offset = numberAt(text, start) ?? 0;
  const length = numberAt(text, bar + 1);
  if (length !== undefined) packet.length = length;
  return close + 2;
}

/** Checksums of -v before a payload, and IPv6's extension headers: `[udp sum ok] `, `[bad udp cksum 0x1 -> 0x2!] `,
 *  `[no cksum] `, `HBH (rtalert: 0x0000) (padn) `, `DSTOPT `. @returns where the payload begins */
function skipHeads(text: string, from: number, packet: Packet): number {
  let at = from;
  for (let heads = 0; heads < 12; heads++) {
    const code = text.charCodeAt(at);
    if (code === 32) at++;
    else if (code === 91) {
      const close = text.indexOf('] ', at);
      if (close < 0 || text.startsWith('[|', at)) return at;
      if (text.startsWith('[bad ', at)) packet.checksum_bad = true;
      if (text.startsWith('[udp', at) || text.startsWith('[bad udp', at) || text.startsWith('[no cksum', at))
        packet.protocol = 'udp';
      at = close + 2;
    } else if (code === 40) {
      const close = text.indexOf(') ', at);
      if (close < 0) return at;
      at = close + 2;
    } else if (text.startsWith('HBH ', at)) at += 4;
    else if (text.startsWith('DSTOPT ', at)) at += 7;
    else if (text.startsWith('frag (', at)) at = readFragment(text, at, packet);
    else return at;
  }
  return at;
}

/** `VXLAN, flags [I] (0x08), vni 77` (the packet follows in the next line), `Geneve, Flags [none], vni 0x64: IP ...`,
 *  `GREv0, key=0x1, length 88: IP ...`, `IP 192.0.2.1 > ...`. @returns false when it is no tunnel */
function readTunnel(text: string, at: number, open: Open): boolean {
  const { packet } = open;
  if (text.startsWith('IP ', at) || text.startsWith('IP6 ', at)) {
    const six = text.charCodeAt(at + 2) === 54;
    packet.protocol = 'ipip';
    packet.tunnel = six ? 'ip6ip' : 'ipip';
    open.carries = { at: at + (six ? 4 : 3), version: six ? 6 : 4 };
    return true;
  }
  const name = ['VXLAN', 'Geneve', 'GREv', 'GTP', 'NVGRE'].find((word) => text.startsWith(word, at));
  if (name === undefined) return false;
  packet.tunnel = name === 'GREv' ? 'gre' : name.toLowerCase();
  packet.protocol = name === 'GREv' ? 'gre' : 'udp';
  const mark = /(?:vni |key=)(?<id>0x[0-9a-fA-F]{1,8}|[0-9]{1,10})/.exec(text.slice(at, at + 200))?.groups?.id;
  if (mark !== undefined) packet.vni = Number(mark);
  if (name === 'GREv') setLength(text, at, packet);
  for (const [word, version] of [
    [': IP ', 4],
    [': IP6 ', 6],
  ] as const) {
    const inside = text.indexOf(word, at);
    if (inside < 0) continue;
    open.carries = { at: inside + word.length, version };
    return true;
  }
  return true;
}

/** ICMP and ICMPv6. @returns false when it is neither */
function readControl(text: string, at: number, packet: Packet): boolean {
  if (text.startsWith('ICMP ', at)) {
    readIcmp(text, at + 5, packet);
    return true;
  }
  if (!text.startsWith('ICMP6, ', at)) return false;
  readIcmp6(text, at + 7, packet);
  return true;
}

/** `icmp`, `udp`, `ip-proto-17` and nothing else: a fragment that is not the first. `ip-proto-253 20`: length. */
function readBare(text: string, at: number, packet: Packet): boolean {
  const rest = text.slice(at, at + 24);
  if (rest.startsWith('ip-proto-')) {
    const number = numberAt(rest, 9) ?? 0;
    packet.protocol = PROTOCOLS.get(number) ?? `ip-proto-${number}`;
    const end = digitsEnd(rest, 9);
    const length = numberAt(rest, end + 1);
    if (length !== undefined) packet.length = length;
    if (end === rest.length) packet.fragment = true;
    return true;
  }
  if (!/^[a-z][a-z0-9-]{1,15}$/.test(rest)) return false;
  packet.protocol = rest === 'ipv6-icmp' ? 'icmp6' : rest;
  packet.fragment = true;
  return true;
}

/** What has no ports. @returns false when it is none of that */
function readPortless(text: string, at: number, open: Open): boolean {
  const { packet } = open;
  if (at >= text.length) return packet.fragment === true;
  if (readControl(text, at, packet) || readTunnelIp(text, at, open) || readBare(text, at, packet)) return true;
  const named = NAMED.find(([word]) => text.startsWith(word, at));
  if (named === undefined) return false;
  packet.protocol = named[1];
  setLength(text, at, packet);
  setInfo(text, at, packet);
  return named[1] !== 'udp';
}

/** Tunnels without ports: GRE and IP in IP. */
function readTunnelIp(text: string, at: number, open: Open): boolean {
  return (text.startsWith('IP', at) || text.startsWith('GREv', at)) && readTunnel(text, at, open);
}

/** `UDP, length 6`, `tcp 48` (-q), DNS, and what applications over UDP print. */
function readUdp(text: string, at: number, open: Open): void {
  const { packet } = open;
  if (packet.protocol !== 'tcp' && packet.protocol !== 'sctp') packet.protocol = 'udp';
  if (text.startsWith('UDP, length ', at)) {
    packet.length = numberAt(text, at + 12) ?? 0;
    return;
  }
  if (readTunnel(text, at, open) || readDns(text, at, packet)) return;
  if (text.startsWith('[|', at)) {
    packet.truncated = true;
    const cut = text.slice(at + 2, text.indexOf(']', at));
    if (cut === 'tcp' || cut === 'udp' || cut === 'icmp' || cut === 'icmp6') packet.protocol = cut;
  }
  if (text.startsWith('sctp', at)) packet.protocol = 'sctp';
  if (/^tcp [0-9]{1,6}/.test(text.slice(at, at + 12))) {
    packet.protocol = 'tcp';
    packet.length = numberAt(text, at + 4) ?? 0;
    return;
  }
  setLength(text, at, packet);
  setInfo(text, at, packet);
}

function readRest(text: string, at: number, open: Open): void {
  const { packet } = open;
  if (at >= text.length) return;
  if ((packet.dport === 53 || packet.sport === 53) && readDns(text, at, packet)) return;
  // Older versions print only what they knew of the length, and no colon before the application's words.
  setInfo(text, at, packet);
}

/** What stands behind `SOURCE > DESTINATION: `, and the two ends: whether a name ends in a port depends on it. */
export function readPayload(text: string, from: number, open: Open, source: string, destination: string): void {
  const { packet } = open;
  if (text.startsWith('Flags [', from)) {
    setEnds(packet, source, destination, true);
    readRest(text, readTcp(text, from, packet), open);
    return;
  }
  if (packet.protocol === 'ipip' && text.charCodeAt(from) === 40) {
    setEnds(packet, source, destination, false);
    const six = text.indexOf('hlim ', from) > 0;
    packet.tunnel = six ? 'ip6ip' : 'ipip';
    open.carries = { at: from, version: six ? 6 : 4 };
    return;
  }
  const at = skipHeads(text, from, packet);
  const portless = readPortless(text, at, open);
  setEnds(packet, source, destination, !portless);
  if (portless) return;
  if (text.startsWith('Flags [', at)) {
    readRest(text, readTcp(text, at, packet), open);
    return;
  }
  const ports = packet.sport !== undefined || packet.dport !== undefined || packet.sport_name !== undefined;
  if (!ports) {
    // With -e the packet inside IP in IP is printed without its name.
    const arrow = text.indexOf(' > ', at);
    if (arrow > 0 && arrow - at < 60 && text.indexOf(': ', arrow) > 0) {
      const six = text.slice(at, arrow).includes(':');
      packet.protocol = 'ipip';
      packet.tunnel = six ? 'ip6ip' : 'ipip';
      open.carries = { at, version: six ? 6 : 4 };
      return;
    }
    setLength(text, at, packet);
    if (text.startsWith('[|', at)) packet.truncated = true;
    setInfo(text, at, packet);
    return;
  }
  if (readOldTcp(text, at, packet) < 0) readUdp(text, at, open);
}

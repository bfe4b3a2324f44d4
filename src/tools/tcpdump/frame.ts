import { numberAt, type Packet, spacesEnd } from './scan.ts';

/** How a packet came, as print-sll.c of tcpdump names it. */
const WAYS: ReadonlyMap<string, Packet['direction']> = new Map([
  ['In', 'in'],
  ['Out', 'out'],
  ['B', 'broadcast'],
  ['M', 'multicast'],
  ['P', 'other'],
] as const);

/** `eth0  In  ` of -i any; `  In ` before tcpdump 4.99, with -e. @returns where what follows begins */
function readWay(text: string, at: number, packet: Packet): number {
  if (text.startsWith('IP ', at) || text.startsWith('IP6 ', at)) return at;
  const end = text.indexOf(' ', at);
  if (end < 0 || end - at > 15) return at;
  const second = spacesEnd(text, end);
  const secondEnd = text.indexOf(' ', second);
  const way = secondEnd < 0 || secondEnd - second > 3 ? undefined : WAYS.get(text.slice(second, secondEnd));
  if (way !== undefined) {
    packet.interface = text.slice(at, end);
    packet.direction = way;
    return spacesEnd(text, secondEnd);
  }
  const alone = WAYS.get(text.slice(at, end));
  if (alone === undefined) return at;
  packet.direction = alone;
  return second;
}

function isMac(text: string, at: number): boolean {
  for (let colon = at + 2; colon < at + 17; colon += 3) if (text.charCodeAt(colon) !== 58) return false;
  const after = text.charCodeAt(at + 17);
  return after === 32 || after === 44;
}

/** `02:00:00:00:00:0a > 02:00:00:00:00:01, `, `02:00:00:00:00:0a (oui Unknown) > Broadcast, `, of -i any
 *  `ifindex 58 02:00:00:00:00:0a `. @returns where the ethertype begins, or the place itself when there is no address */
function readMacs(text: string, from: number, packet: Packet): number {
  let at = from;
  if (text.startsWith('ifindex ', at)) at = spacesEnd(text, text.indexOf(' ', at + 8));
  if (!isMac(text, at)) return text.startsWith('ethertype ', at) ? at : from;
  packet.src_mac = text.slice(at, at + 17);
  at += 17;
  if (text.startsWith(' (oui ', at)) at = text.indexOf(')', at) + 1;
  if (!text.startsWith(' > ', at)) return spacesEnd(text, at);
  const comma = text.indexOf(', ', at);
  if (comma < 0) return at;
  packet.dst_mac = isMac(text, at + 3) ? text.slice(at + 3, at + 20) : text.slice(at + 3, comma);
  return comma + 2;
}

/** `ethertype IPv4 (0x0800)`, `IPv4` (-q) or `802.3` to the name. */
function etherName(text: string): string {
  const bare = text.startsWith('ethertype ') ? text.slice(10) : text;
  const open = bare.indexOf(' (');
  return open < 0 ? bare : bare.slice(0, open);
}

/** `vlan 10, p 0, ethertype IPv4 (0x0800), `, once for each tag. @returns where the packet begins */
function readVlans(text: string, from: number, packet: Packet): number {
  let at = from;
  for (let tags = 0; tags < 4 && text.startsWith('vlan ', at); tags++) {
    const vlan = numberAt(text, at + 5);
    if (vlan !== undefined && packet.vlan === undefined) packet.vlan = vlan;
    const type = text.indexOf('ethertype ', at);
    const end = type < 0 ? -1 : text.indexOf(', ', type);
    if (end < 0) return at;
    packet.ethertype = etherName(text.slice(type, end));
    at = end + 2;
  }
  return at;
}

/** What stands between the time and the packet: the interface of -i any, and the link level of -e.
 *  @returns where the packet begins, as `IP 192.0.2.1 > ...`, or behind -e as `192.0.2.1 > ...` */
export function readFrame(text: string, from: number, packet: Packet): number {
  const start = readWay(text, from, packet);
  const at = readMacs(text, start, packet);
  if (at === start && packet.src_mac === undefined && !text.startsWith('ethertype ', at)) return at;
  const length = text.indexOf(', length ', at);
  if (length < 0 || length - at > 80) return at;
  packet.ethertype = etherName(text.slice(at, length));
  const bytes = numberAt(text, length + 9);
  if (bytes !== undefined) packet.frame_length = bytes;
  const colon = text.indexOf(': ', length);
  return colon < 0 ? text.length : readVlans(text, colon + 2, packet);
}

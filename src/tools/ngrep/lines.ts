import type { Ngrep } from './value.generated.ts';

export type Packet = Ngrep['packets'][number];

/** `T 192.0.2.10:35708 -> 198.51.100.20:80 [AP] #4`, with -t `U 2026/11/24 03:33:53.838170 ...`, with -T `+0.000106`, with -N
 *  `T(6) ...`, ICMP `I 192.0.2.1 -> 192.0.2.10 3:13`, fragments ` +3423@1480:1480`; with -W single the payload follows. Without
 *  -q a `#` for each packet that did not match may stand before. */
const HEAD =
  /^#*(?<ident>[TUIG?])(?:\([0-9]{1,3}\))? (?:(?<time>[0-9]{4}\/[0-9]{2}\/[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{1,9}|\+[0-9]{1,12}\.[0-9]{1,9}) )?(?<src>[^ ]{1,300}) -> (?<dst>[^ ]{1,300})(?: \[(?<flags>[A-Z]{0,9})\])?(?: (?<type>[0-9]{1,3}):(?<code>[0-9]{1,3})(?![^ ]))?(?: \+?[0-9]{1,10}@(?<offset>[0-9]{1,5}):[0-9]{1,5})?(?: #(?<number>[0-9]{1,10})(?![^ ]))?/;

const PROTOCOLS: Readonly<Record<string, Packet['protocol']>> = { T: 'tcp', U: 'udp', I: 'icmp', G: 'igmp' };
const FLAGS: Readonly<Record<string, string>> = {
  S: 'SYN',
  A: 'ACK',
  R: 'RST',
  F: 'FIN',
  P: 'PSH',
  U: 'URG',
  E: 'ECE',
  C: 'CWR',
};

interface End {
  readonly host: string;
  readonly port: number | undefined;
}

function endOf(text: string, ported: boolean): End {
  const colon = ported ? text.lastIndexOf(':') : -1;
  const port = colon < 0 ? '' : text.slice(colon + 1);
  return /^[0-9]{1,5}$/.test(port)
    ? { host: text.slice(0, colon), port: Number(port) }
    : { host: text, port: undefined };
}

/** The line with which a packet begins, and what of its payload stands in it. Absent when it is none. */
export function readHead(line: string): Packet | undefined {
  const first = line.charCodeAt(0);
  if (first === 32 || line.indexOf(' -> ') < 0) return undefined;
  const match = HEAD.exec(line.length > 2_000 ? line.slice(0, 2_000) : line);
  const groups = match?.groups;
  if (match === null || groups === undefined) return undefined;
  const { ident = '?', offset, type, code, time, flags = '', number } = groups;
  const fragment = offset !== undefined;
  const ported = (ident === 'T' || ident === 'U') && !(fragment && offset !== '0');
  const src = endOf(groups.src ?? '', ported);
  const dst = endOf(groups.dst ?? '', ported);
  if (ported && (src.port === undefined || dst.port === undefined)) return undefined;
  const six = ident === 'I' && src.host.includes(':');
  const packet: Packet = {
    protocol: six ? 'icmp6' : (PROTOCOLS[ident] ?? 'other'),
    src: src.host,
    dst: dst.host,
    flags: [...flags].flatMap((letter) => FLAGS[letter] ?? []),
    payload: line.slice(match[0].length).trim().slice(0, 4_096),
  };
  if (time !== undefined) packet.time = time;
  if (src.port !== undefined) packet.sport = src.port;
  if (dst.port !== undefined) packet.dport = dst.port;
  if (fragment) packet.fragment = true;
  if (type !== undefined && ident === 'I' && (offset ?? '0') === '0') {
    packet.icmp_type = Number(type);
    packet.icmp_code = Number(code);
  }
  if (number !== undefined) packet.number = Number(number);
  return packet;
}

import { oneLine } from '../../util/text.ts';
import { maybe } from '../output.ts';
import type { Nping } from './value.generated.ts';

export type Packet = Nping['packets'][number];

/** A packet, and what follows from it. */
export interface Said {
  readonly packet: Packet;
  /** What an answer of the host itself is. Absent for probes and errors. */
  readonly answer?: 'syn_ack' | 'reset' | 'other';
  /** An ICMP error, or what connect(2) said. */
  readonly error?: { readonly from?: string; readonly text: string };
}

const LINE = /^(?<direction>SENT|RCVD|CAPT) \((?<time>[0-9.]{1,12})s\) (?<body>\S.*)$/;
/** `TCP 192.0.2.2:59759 > 192.0.2.1:80 S ttl=64 id=38806 iplen=40  seq=3800226131 win=1480`; with -v `TCP [192.0.2.2:53 > ...] IP [...]` */
const SEGMENT =
  /^(?<kind>TCP|UDP) \[?(?<source>\S{1,60}):(?<sport>[0-9]{1,5}) > (?<destination>\S{1,60}):(?<dport>[0-9]{1,5})(?: (?<flags>[SAFRPUEC]{1,8})(?= |\]|$))?/;
/** `ICMP [192.0.2.1 > 192.0.2.2 Port unreachable (type=3/code=3) ] IP [ttl=63 id=55030 iplen=56 ]` */
const ICMP =
  /^ICMP(?:v6)? \[?(?<source>\S{1,60}) > (?<destination>\S{1,60}) (?<text>[^[\]]{1,160}?) \(type=(?<type>[0-9]{1,3})\/code=(?<code>[0-9]{1,3})\)/;
/** `ARP reply 192.0.2.1 is at 02:42:0A:58:01:14` */
const ARP_REPLY = /^ARP reply (?<source>\S{1,60}) is at (?<mac>[0-9A-Fa-f:]{17})/;
/** `ARP who has 192.0.2.1? Tell 192.0.2.2` */
const ARP_ASK = /^ARP who has (?<destination>\S{1,60})\? Tell (?<source>\S{1,60})/;
/** `Starting TCP Handshake > web.example:80 (192.0.2.1:80)` */
const STARTING =
  /^Starting TCP Handshake > (?<host>\S{1,260}):(?<port>[0-9]{1,5})(?: \((?<address>\S{1,60}):[0-9]{1,5}\))?$/;
/** `Handshake with 192.0.2.1:80 completed` */
const COMPLETED =
  /^Handshake with (?<host>\S{1,260}):(?<port>[0-9]{1,5})(?: \((?<address>\S{1,60}):[0-9]{1,5}\))? completed$/;
/** `Possible TCP RST received from 192.0.2.1:82 --> Connection refused`, whatever connect(2) said */
const FAILED =
  /^Possible TCP RST received from (?<host>\S{1,260}):(?<port>[0-9]{1,5})(?: \((?<address>\S{1,60}):[0-9]{1,5}\))? --> (?<text>.{1,120})$/;

type Groups = Readonly<Record<string, string | undefined>>;

/** A number that stands behind its name: ` ttl=64 `, `[ttl=64`. */
function named(body: string, name: string): number | undefined {
  for (const before of [' ', '[', '(']) {
    const at = body.indexOf(`${before}${name}=`);
    if (at < 0) continue;
    const digits = /^[0-9]{1,15}/.exec(body.slice(at + name.length + 2, at + name.length + 18))?.[0];
    if (digits !== undefined) return Number(digits);
  }
  return undefined;
}

function header(body: string): Partial<Packet> {
  const ip = body.indexOf('] IP [');
  const rest = ip < 0 ? body : body.slice(ip + 5);
  return {
    ...maybe('ttl', named(rest, 'ttl') ?? named(rest, 'hlim')),
    ...maybe('ip_id', named(rest, 'id')),
    ...maybe('ip_length_bytes', named(rest, 'iplen')),
    ...maybe('seq', named(body, 'seq')),
  };
}

function segment(base: Packet, body: string, groups: Groups): Said {
  const packet: Packet = {
    ...base,
    kind: groups.kind === 'TCP' ? 'tcp' : 'udp',
    ...maybe('source', groups.source),
    source_port: Number(groups.sport),
    ...maybe('destination', groups.destination),
    destination_port: Number(groups.dport),
    ...maybe('flags', groups.flags),
    ...header(body),
  };
  if (base.direction === 'sent') return { packet };
  const flags = groups.flags ?? '';
  if (flags.includes('R')) return { packet, answer: 'reset' };
  return { packet, answer: flags.includes('S') && flags.includes('A') ? 'syn_ack' : 'other' };
}

function icmp(base: Packet, body: string, groups: Groups): Said {
  const type = Number(groups.type);
  const packet: Packet = {
    ...base,
    kind: 'icmp',
    ...maybe('source', groups.source),
    ...maybe('destination', groups.destination),
    icmp_type: type,
    icmp_code: Number(groups.code),
    ...header(body),
  };
  if (base.direction === 'sent') return { packet };
  // ICMPv6 errors are below 128 (RFC 4443); of ICMP, 3, 4, 5, 11 and 12 (RFC 792).
  const isV6 = groups.source?.includes(':') === true;
  if (isV6 ? type < 128 : [3, 4, 5, 11, 12].includes(type))
    return { packet, error: { ...maybe('from', groups.source), text: oneLine(groups.text ?? '') } };
  const reply = isV6 ? type === 129 : [0, 14, 16, 18].includes(type);
  return reply ? { packet, answer: 'other' } : { packet };
}

function connection(base: Packet, body: string): Said | undefined {
  const step = STARTING.exec(body)?.groups;
  const done = COMPLETED.exec(body)?.groups;
  const failed = FAILED.exec(body)?.groups;
  const groups = step ?? done ?? failed;
  if (groups === undefined) return undefined;
  const who = groups.address ?? groups.host;
  const at = { ...base, kind: 'connect' } as const;
  if (step !== undefined)
    return { packet: { ...at, ...maybe('destination', who), destination_port: Number(groups.port) } };
  const packet: Packet = { ...at, ...maybe('source', who), source_port: Number(groups.port) };
  if (done !== undefined) return { packet, answer: 'syn_ack' };
  const text = groups.text ?? '';
  return text === 'Connection refused' ? { packet, answer: 'reset' } : { packet, error: { text } };
}

/** One line of a packet. Absent when it is none. */
export function readPacket(line: string): Said | undefined {
  const groups = line.length > 4_000 ? undefined : LINE.exec(line)?.groups;
  const body = groups?.body ?? '';
  if (groups === undefined) return undefined;
  const base: Packet = {
    direction: groups.direction === 'SENT' ? 'sent' : 'received',
    time_s: Number.parseFloat(groups.time ?? '') || 0,
    kind: 'other',
    text: oneLine(body),
  };
  const ports = SEGMENT.exec(body)?.groups;
  if (ports !== undefined) return segment(base, body, ports);
  const message = ICMP.exec(body)?.groups;
  if (message !== undefined) return icmp(base, body, message);
  const reply = ARP_REPLY.exec(body)?.groups;
  if (reply !== undefined) {
    const packet: Packet = {
      ...base,
      kind: 'arp',
      ...maybe('source', reply.source),
      ...maybe('mac_address', reply.mac),
    };
    return base.direction === 'sent' ? { packet } : { packet, answer: 'other' };
  }
  const ask = ARP_ASK.exec(body)?.groups;
  if (ask !== undefined)
    return {
      packet: { ...base, kind: 'arp', ...maybe('source', ask.source), ...maybe('destination', ask.destination) },
    };
  return connection(base, body) ?? { packet: base };
}

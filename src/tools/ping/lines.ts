import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import { decimal } from '../trace.ts';
import type { Ping } from './value.generated.ts';

export type Response = Ping['responses'][number];

/** `[1595037214.261953] 64 bytes from ...`, with -D */
const TIMESTAMP = /^\[(?<timestamp>[0-9]{1,12}\.[0-9]{1,9})\] (?<rest>.*)$/;
/** `64 bytes from www.example.com (192.0.2.10): icmp_seq=1 ttl=59 time=24.4 ms (DUP!)`; BusyBox has seq=, ping6 of BSD
 *  `16 bytes from 2001:db8::1, icmp_seq=0 hlim=56 time=30.5 ms` */
const REPLY = /^(?<bytes>[0-9]{1,6}) bytes from (?<from>[^=,]+)[:,] (?:icmp_)?seq=(?<seq>[0-9]{1,6})(?<rest>.*)$/;
const TTL = / (?:ttl|hlim)=(?<ttl>[0-9]{1,3})\b/;
const TIME = / time[=<](?<time>[0-9]{1,9}(?:[.,][0-9]{1,6})?) ?ms/;
/** `no answer yet for icmp_seq=1`, with -O; BSD `Request timeout for icmp_seq 0` */
const TIMEOUT = /^(?:no answer yet for icmp_seq=|(?<bsd>Request timeout for icmp_seq[ =]))(?<seq>[0-9]{1,6})$/;
/** BSD: `92 bytes from gw (192.0.2.1): Destination Host Unreachable` */
const BSD_ERROR =
  /^(?<bytes>[0-9]{1,6}) bytes from (?<from>[^=,]{1,300}): (?<text>(?:Dest|Frag|frag|Time|Packet|Precedence|Source|source|Redirect|Parameter|parameter|Communication)[^=]{1,200})$/;
/** BSD, below it: `Vr HL TOS  Len   ID Flg  off TTL Pro  cks      Src      Dst` and the header of the request:
 *  ` 4  5  00 5400 9c6b   0 0000  40  01 3aee 192.0.2.9 192.0.2.10` */
const DUMP_HEAD = /^ ?Vr HL TOS +Len /;
const DUMP = /^ *(?<hex>(?:[0-9a-f]{1,4} +){10})(?<src>[0-9.]{7,15}) +(?<dst>[0-9.]{7,15})$/;
const DUMP_FIELDS = ['vr', 'hl', 'tos', 'len', 'id', 'flg', 'off', 'ttl', 'pro', 'cks'] as const;
/** `From 192.0.2.1 icmp_seq=1 Destination Host Unreachable`, `From gw (192.0.2.1): icmp_seq=1 Redirect Host(...)` */
const ICMP_ERROR = /^From (?<from>[^=]+?):? icmp_seq=(?<seq>[0-9]{1,6}) (?<text>\S.*)$/;
/** `Frag needed and DF set (mtu = 1400)`, `Packet too big: mtu=1280`, `message too long, mtu=1500` */
const MTU = /(?:mtu ?= ?|MTU |mtu )(?<mtu>[0-9]{1,6})/;

/** An ICMP error as printed. */
export interface IcmpError {
  readonly from: string;
  readonly text: string;
  readonly kind: 'unreachable' | 'ttl_exceeded' | 'frag_needed' | 'other';
  readonly mtu: number | undefined;
}

/** `www.example.com (192.0.2.10)` and `192.0.2.10` to the address. */
function addressOf(text: string): string {
  const open = text.lastIndexOf('(');
  return open < 0 || !text.endsWith(')') ? text : text.slice(open + 1, -1);
}

/** The MTU in a line. Absent when it names none. */
export function mtuOf(text: string): number | undefined {
  const mtu = Number(MTU.exec(text)?.groups?.mtu ?? 0);
  return mtu > 0 ? mtu : undefined;
}

function kindOf(text: string): IcmpError['kind'] {
  if (/^(?:Frag needed|Packet too big)/i.test(text)) return 'frag_needed';
  if (/^(?:Time to live exceeded|Time exceeded: Hop limit)/.test(text)) return 'ttl_exceeded';
  return /^(?:Dest(?:ination)? |Packet filtered|Precedence |Source )/i.test(text) ? 'unreachable' : 'other';
}

/** The words of an ICMP error as a name: `Destination Host Unreachable` is destination_host_unreachable. */
function slug(text: string): string {
  return text
    .replace(/\(.*$/, '')
    .replace(/[:=] ?[0-9].*$/, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
    .replaceAll(' ', '_');
}

function readReply(text: string, timestamp: number | undefined): Response | undefined {
  const groups = REPLY.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const rest = groups.rest ?? '';
  const ttl = TTL.exec(rest)?.groups?.ttl;
  const time = TIME.exec(rest)?.groups?.time;
  const from = addressOf(groups.from ?? '');
  if (ipVersion(from) === undefined) return undefined;
  return {
    type: 'reply',
    ...maybe('timestamp', timestamp),
    bytes: Number(groups.bytes),
    response_ip: from,
    icmp_seq: Number(groups.seq),
    ...maybe('ttl', ttl === undefined ? undefined : Number(ttl)),
    ...maybe('time_ms', decimal(time ?? '')),
    duplicate: rest.includes('(DUP!)'),
  };
}

function readBsdError(text: string): Said | undefined {
  const groups = text.length > 1_000 ? undefined : BSD_ERROR.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const said = groups.text ?? '';
  const from = addressOf(groups.from ?? '');
  if (ipVersion(from) === undefined) return undefined;
  return {
    response: { type: slug(said) || 'icmp_error', bytes: Number(groups.bytes), response_ip: from },
    error: { from, text: said, kind: kindOf(said), mtu: mtuOf(said) },
  };
}

/** The header of the request that an ICMP error was about, as ping of BSD prints it in two lines; `head` for the first
 *  of them. Absent when it is none. */
export function readDump(line: string): Partial<Response> | 'head' | undefined {
  if (line.length > 200) return undefined;
  if (DUMP_HEAD.test(line)) return 'head';
  const groups = DUMP.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const words = (groups.hex ?? '').trim().split(/ +/);
  const dump: Partial<Response> = { src: groups.src ?? '', dst: groups.dst ?? '' };
  for (const [at, field] of DUMP_FIELDS.entries()) dump[field] = Number.parseInt(words[at] ?? '', 16);
  return dump;
}

/** What a line between the head and the summary says. */
export interface Said {
  readonly response: Response;
  readonly error?: IcmpError | undefined;
}

/** One line between the head and the summary. Absent when it is none. */
export function readResponse(line: string): Said | undefined {
  const stamped = TIMESTAMP.exec(line)?.groups;
  const text = stamped?.rest ?? line;
  const timestamp = stamped === undefined ? undefined : Number(stamped.timestamp);
  const reply = readReply(text, timestamp);
  if (reply !== undefined) return { response: reply };
  const silent = TIMEOUT.exec(text)?.groups;
  if (silent !== undefined) {
    const duplicate = silent.bsd === undefined ? undefined : false;
    const icmp_seq = Number(silent.seq);
    return {
      response: { type: 'timeout', ...maybe('timestamp', timestamp), icmp_seq, ...maybe('duplicate', duplicate) },
    };
  }
  const bsd = text.includes(' bytes from ') ? readBsdError(text) : undefined;
  if (bsd !== undefined) return bsd;
  const icmp = ICMP_ERROR.exec(text)?.groups;
  if (icmp === undefined)
    return / bytes from /.test(text) ? { response: { type: 'unparsable_line', unparsed_line: text } } : undefined;
  const said = icmp.text ?? '';
  const from = addressOf(icmp.from ?? '');
  return {
    response: {
      type: slug(said) || 'icmp_error',
      ...maybe('timestamp', timestamp),
      response_ip: from,
      icmp_seq: Number(icmp.seq),
    },
    error: { from, text: said, kind: kindOf(said), mtu: mtuOf(said) },
  };
}

import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import type { Ping } from './value.generated.ts';

export type Response = Ping['responses'][number];

/** `[1595037214.261953] 64 bytes from ...`, with -D */
const TIMESTAMP = /^\[(?<timestamp>[0-9]{1,12}\.[0-9]{1,9})\] (?<rest>.*)$/;
/** `64 bytes from www.example.com (192.0.2.10): icmp_seq=1 ttl=59 time=24.4 ms (DUP!)`; BusyBox has seq= */
const REPLY = /^(?<bytes>[0-9]{1,6}) bytes from (?<from>[^=]+): (?:icmp_)?seq=(?<seq>[0-9]{1,6})(?<rest>.*)$/;
const TTL = / ttl=(?<ttl>[0-9]{1,3})\b/;
const TIME = / time[=<](?<time>[0-9]{1,9}(?:\.[0-9]{1,6})?) ms/;
/** `no answer yet for icmp_seq=1`, with -O */
const TIMEOUT = /^no answer yet for icmp_seq=(?<seq>[0-9]{1,6})$/;
/** `From 192.0.2.1 icmp_seq=1 Destination Host Unreachable`, `From gw (192.0.2.1): icmp_seq=1 Redirect Host(...)` */
const ICMP_ERROR = /^From (?<from>[^=]+?):? icmp_seq=(?<seq>[0-9]{1,6}) (?<text>\S.*)$/;
/** `Frag needed and DF set (mtu = 1400)`, `Packet too big: mtu=1280`, `message too long, mtu=1500` */
const MTU = /mtu ?= ?(?<mtu>[0-9]{1,6})/;

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
  if (/^(?:Frag needed|Packet too big)/.test(text)) return 'frag_needed';
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
    ...maybe('time_ms', time === undefined ? undefined : Number(time)),
    duplicate: rest.includes('(DUP!)'),
  };
}

/** One line between the head and the summary. Absent when it is none. */
export function readResponse(
  line: string,
): { readonly response: Response; readonly error?: IcmpError | undefined } | undefined {
  const stamped = TIMESTAMP.exec(line)?.groups;
  const text = stamped?.rest ?? line;
  const timestamp = stamped === undefined ? undefined : Number(stamped.timestamp);
  const reply = readReply(text, timestamp);
  if (reply !== undefined) return { response: reply };
  const silent = TIMEOUT.exec(text)?.groups;
  if (silent !== undefined)
    return { response: { type: 'timeout', ...maybe('timestamp', timestamp), icmp_seq: Number(silent.seq) } };
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

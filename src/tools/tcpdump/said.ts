import { maybe } from '../output.ts';
import type { Tcpdump } from './value.generated.ts';

/** What tcpdump said beside the packets, on stderr. */
export type Said = {
  -readonly [Key in
    | 'interface'
    | 'file'
    | 'link_type'
    | 'snapshot_length'
    | 'packets_captured'
    | 'packets_received'
    | 'packets_dropped'
    | 'packets_dropped_by_interface'
    | 'error']?: Tcpdump[Key];
} & {
  /** Why it could not capture. */
  trouble?: string;
  /** It began to listen, or to read. */
  began?: boolean;
};

/** `listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes`, before 4.99 `capture size 262144 bytes` */
const LISTENING =
  /^(?:tcpdump: )?listening on (?<interface>[^ ,]{1,80})(?: \([^)]{0,80}\))?(?:, link-type (?<link>[^ ,]{1,40})(?: \([^)]{0,80}\))?)?(?:, (?:snapshot length|capture size) (?<snap>[0-9]{1,9}))?/;
/** `reading from file /tmp/a.pcap, link-type EN10MB (Ethernet), snapshot length 262144` */
const READING =
  /^(?:tcpdump: )?reading from (?:PCAP-NG )?file (?<file>.{1,1024}?), link-type (?<link>[^ ,]{1,40})(?: \([^)]{0,80}\))?(?:, snapshot length (?<snap>[0-9]{1,9}))?$/;
/** `12 packets captured`, `1 packet received by filter`, `0 packets dropped by kernel`; also in one line after SIGUSR1 */
const SUMMARY =
  /(?<count>[0-9]{1,12}) packets? (?<what>captured|received by filter|dropped by kernel|dropped by interface)\b/g;
const NOISE =
  /^(?:tcpdump: )?(?:verbose output suppressed|data link type |dropped privs? to |Warning: |WARNING: |can't rewind|for full (?:protocol )?decode)/;
const ERROR = /^tcpdump: (?<text>\S.*)$/;
/** Words with which a capture ends that had begun. */
const ENDED = /^(?:pcap_(?:loop|dispatch|next|breakloop)|truncated dump file|The interface (?:went down|disappeared))/;

const FIELDS = {
  captured: 'packets_captured',
  'received by filter': 'packets_received',
  'dropped by kernel': 'packets_dropped',
  'dropped by interface': 'packets_dropped_by_interface',
} as const;

function isField(what: string): what is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, what);
}

function readSummary(text: string, said: Said): boolean {
  if (!/^(?:\^C|tcpdump: )?[0-9]{1,12} packets? /.test(text)) return false;
  let found = false;
  for (const { groups } of text.matchAll(SUMMARY)) {
    const what = groups?.what ?? '';
    if (!isField(what)) continue;
    said[FIELDS[what]] = Number(groups?.count);
    found = true;
  }
  return found;
}

/** A line of tcpdump's own words, into what it said. @returns false when it is none */
export function readSaid(text: string, said: Said): boolean {
  if (text.length > 2_000) return false;
  if (readSummary(text, said)) return true;
  const began = LISTENING.exec(text)?.groups ?? READING.exec(text)?.groups;
  if (began !== undefined) {
    const { interface: name, file, link, snap } = began;
    const snapshot = snap === undefined ? undefined : Number(snap);
    Object.assign(said, maybe('interface', name), maybe('file', file), maybe('link_type', link), { began: true });
    if (snapshot !== undefined) said.snapshot_length = snapshot;
    return true;
  }
  if (NOISE.test(text)) return true;
  const error = ERROR.exec(text)?.groups?.text;
  if (error === undefined)
    return /^\((?:socket|SIOC[A-Z]+|Attempt to create packet socket failed)[^)]{0,200}\)$/.test(text);
  if (ENDED.test(error)) said.error ??= error;
  else said.trouble ??= error;
  return true;
}

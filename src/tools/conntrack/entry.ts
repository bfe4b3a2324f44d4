import { ruleText } from '../xtables.ts';
import type { Conntrack, Tuple } from './value.generated.ts';

export type Connection = Conntrack['connections'][number];

/** `[1795493091.596963]`, with -o timestamp */
const TIMESTAMP = /^\[(?<at>[0-9]{1,12}\.[0-9]{1,9})\]$/;
const EVENTS: ReadonlyMap<string, NonNullable<Connection['event']>> = new Map([
  ['[NEW]', 'new'],
  ['[UPDATE]', 'update'],
  ['[DESTROY]', 'destroy'],
]);
const PROTOCOL = /^[a-z][a-z0-9-]{0,15}$/;
const STATE = /^[A-Z][A-Z0-9_]{0,20}$/;

/** A whole number. Absent for other text. */
function whole(text: string): number | undefined {
  if (text === '' || text.length > 20) return undefined;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

/** The words of a line. */
class Words {
  private at = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  /** The next word; empty at the end. */
  next(): string {
    const { text } = this;
    let start = this.at;
    while (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 9) start += 1;
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 32 && text.charCodeAt(end) !== 9) end += 1;
    this.at = end;
    return text.slice(start, end);
  }
}

/** True when the field belongs to a direction. */
function putInTuple(tuple: Tuple, key: string, value: string): boolean {
  if (key === 'src' || key === 'dst' || key === 'srckey' || key === 'dstkey') {
    tuple[key] = value;
    return true;
  }
  if (key === 'sport' || key === 'dport' || key === 'type' || key === 'code' || key === 'packets' || key === 'bytes') {
    const number = whole(value);
    if (number === undefined) return false;
    tuple[key] = number;
    return true;
  }
  // ICMP echo has an id; the id of the entry itself stands behind both directions.
  const number = key === 'id' && tuple.type !== undefined && tuple.id === undefined ? whole(value) : undefined;
  if (number === undefined) return false;
  tuple.id = number;
  return true;
}

function putField(entry: Connection, key: string, value: string, word: string): void {
  if (key === 'helper') {
    entry.helper = value;
    return;
  }
  const number = key === 'mark' || key === 'zone' || key === 'use' || key === 'id' ? whole(value) : undefined;
  if (number === undefined) entry.other.push(word);
  else if (key === 'mark') entry.mark = number;
  else if (key === 'zone') entry.zone = number;
  else if (key === 'use') entry.use = number;
  else entry.id = number;
}

/** What stands behind protocol, timeout and state. */
function readFields(entry: Connection, words: Words, first: string): void {
  let directions = 0;
  for (let word = first; word !== ''; word = words.next()) {
    const equal = word.indexOf('=');
    if (equal > 0) {
      const key = word.slice(0, equal);
      const value = word.slice(equal + 1);
      if (key === 'src') directions += 1;
      const tuple = directions < 2 ? entry.original : entry.reply;
      if (directions > 2 || directions === 0 || !putInTuple(tuple, key, value)) putField(entry, key, value, word);
    } else if (word.startsWith('[') && word.endsWith(']')) entry.flags.push(word.slice(1, -1));
    else entry.other.push(word);
  }
}

/** One line of conntrack -L, conntrack -E or /proc/net/nf_conntrack. Absent when it is none, or was cut before its
 *  second direction.
 *  `ipv4     2 tcp      6 431996 ESTABLISHED src=192.0.2.1 dst=203.0.113.9 sport=34979 dport=80 src=198.51.100.1
 *  dst=192.0.2.1 sport=8080 dport=34979 [ASSURED] mark=0 use=1` */
export function readEntry(text: string, number: number): Connection | undefined {
  if (!text.includes('src=')) return undefined;
  const words = new Words(text);
  let word = words.next();
  const at = word.startsWith('[1') ? TIMESTAMP.exec(word)?.groups?.at : undefined;
  if (at !== undefined) word = words.next();
  const event = EVENTS.get(word);
  if (event !== undefined) word = words.next();
  if (word === 'ipv4' || word === 'ipv6') {
    words.next();
    word = words.next();
  }
  const protocol = word;
  const protocolNumber = whole(words.next());
  if (protocolNumber === undefined || !PROTOCOL.test(protocol)) return undefined;
  word = words.next();
  const timeout = whole(word);
  if (timeout !== undefined) word = words.next();
  const state = STATE.test(word) ? word : undefined;
  if (state !== undefined) word = words.next();
  const entry: Connection = {
    family: 'ipv4',
    protocol,
    protocol_number: protocolNumber,
    original: {},
    reply: {},
    flags: [],
    unreplied: false,
    assured: false,
    source_nat: false,
    destination_nat: false,
    other: [],
    line: ruleText(text),
    line_number: number,
  };
  if (event !== undefined) entry.event = event;
  if (at !== undefined) entry.timestamp = Number(at);
  if (timeout !== undefined) entry.timeout_s = timeout;
  if (state !== undefined) entry.state = state;
  readFields(entry, words, word);
  const { original, reply, flags } = entry;
  if (original.src === undefined || original.dst === undefined) return undefined;
  if (reply.src === undefined || reply.dst === undefined) return undefined;
  // A line that was cut within its second direction would look as if its ports were translated.
  if (original.dport !== undefined && reply.dport === undefined) return undefined;
  if (original.src.includes(':')) entry.family = 'ipv6';
  entry.unreplied = flags.includes('UNREPLIED');
  entry.assured = flags.includes('ASSURED');
  entry.source_nat = original.src !== reply.dst || original.sport !== reply.dport;
  entry.destination_nat = original.dst !== reply.src || original.dport !== reply.sport;
  return entry;
}

import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { hasPorts, isRule, numbersOf, splitPort, tsharkLines } from '../tshark-table.ts';
import type { TsharkConversations } from './value.generated.ts';

type Conversation = TsharkConversations['conversations'][number];

/** `TCP Conversations` */
const TITLE = /^(?<kind>[A-Za-z0-9][A-Za-z0-9 ./-]{0,30}) Conversations$/;
/** `Filter:<No Filter>` */
const FILTER = /^Filter:(?<filter>.*)$/;

/** `192.0.2.10:35708 <-> 198.51.100.20:80  5 386 bytes  5 416 bytes  10 802 bytes  0.000015000  0.0005`; without units before
 *  tshark 3.4. */
function readRow(text: string, kind: string): Conversation | undefined {
  const arrow = text.indexOf(' <-> ');
  if (arrow < 0) return undefined;
  const left = text.slice(0, arrow).trim();
  const [right = '', ...words] = text
    .slice(arrow + 5)
    .trim()
    .split(/ +/);
  // With an absolute time the start is a date, and what stands behind it the duration.
  const dated = words.findIndex((word) => /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(word));
  const plain = dated < 0 ? words : [...words.slice(0, dated), ...words.slice(dated + 2)];
  const numbers = numbersOf(plain);
  if (left === '' || right === '' || numbers === undefined || numbers.length < 6) return undefined;
  const [toA = 0, bytesToA = 0, toB = 0, bytesToB = 0, frames = 0, bytes = 0] = numbers.map(Math.round);
  const times = numbers.slice(6);
  const a = splitPort(left, hasPorts(kind));
  const b = splitPort(right, hasPorts(kind));
  const [start, duration] = dated < 0 ? times : [undefined, times[0]];
  return {
    address_a: a.address,
    ...maybe('port_a', a.port),
    address_b: b.address,
    ...maybe('port_b', b.port),
    frames_to_a: toA,
    bytes_to_a: bytesToA,
    frames_to_b: toB,
    bytes_to_b: bytesToB,
    frames,
    bytes,
    ...maybe('start_s', start),
    ...maybe('duration_s', duration),
    one_way: toA === 0 || toB === 0,
  };
}

const HEADING = /^ *\|[ |<>A-Za-z-]*\|$/;

/** Reads tshark -q -z conv,KIND; of several tables the first. */
export function readTsharkConversations(input: ReadInput): Reading<TsharkConversations> {
  const { lines, words, leftovers } = tsharkLines(input);
  const conversations: Conversation[] = [];
  let kind: string | undefined;
  let filter: string | undefined;
  for (const line of lines) {
    const title = TITLE.exec(line.text)?.groups?.kind?.toLowerCase();
    const shown = FILTER.exec(line.text)?.groups?.filter;
    const row = kind === undefined ? undefined : readRow(line.text, kind);
    if (title !== undefined && kind === undefined) kind = title;
    else if (shown !== undefined) filter ??= shown;
    else if (row !== undefined) conversations.push(row);
    else if (!isRule(line.text) && !HEADING.test(line.text)) leftovers.add(line);
  }
  const problem = words.problem(input);
  if (problem !== undefined && conversations.length === 0) return unreadable(problem);
  if (kind === undefined)
    return unreadable('a table of tshark was expected, as "TCP Conversations"', leftovers.lines[0]);
  return readingOf({
    kind,
    ...maybe('filter', filter === '<No Filter>' ? undefined : filter),
    conversations,
    one_way: conversations.filter((one) => one.one_way).length,
    ...maybe('packets_captured', words.captured),
    leftovers: leftovers.lines,
  });
}

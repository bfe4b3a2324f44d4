import type { Ending, Reading } from '../model/evidence.ts';
import type { LineStream, PrintedLine, ReadInput } from '../model/tool.ts';
import { oneLine, stripControl } from '../util/text.ts';

export type Line = PrintedLine;

/** A line that a reader did not understand. */
export interface Leftover {
  /** The line's number, from 1. */
  line: number;
  /** The line, cut to 200 characters. */
  text: string;
}

/** A DNS record may be 64 KiB long; what is longer is no line of these tools and is cut before any pattern sees it. */
export const LINE_MAX = 131_072;
/** So many lines that were not understood are kept: enough to show what the text was. */
const LEFTOVERS_MAX = 50;

/** Nothing to strip: the ordinary case, and much the faster. */
const PLAIN = /^[\t -~]*$/;

/** A raw line without what a terminal would act upon, and without white space at the end. */
export function cleanLine(raw: string): string {
  // A line end of CRLF is the one control character that is common: it need not go the slow way.
  const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  return (PLAIN.test(line) ? line : stripControl(line)).trimEnd();
}

/** The lines of a stream that are not blank, one at a time: fifty megabytes of them are never all held. Numbers count
 *  the line feeds of the text as it was printed. */
export function* printedLines(text: string): Generator<Line> {
  let start = 0;
  for (let number = 1; start < text.length; number++) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const raw = text.slice(start, Math.min(end, start + LINE_MAX));
    start = end + 1;
    if (raw === '') continue;
    const line = cleanLine(raw);
    if (line !== '') yield { number, text: line };
  }
}

/** What a line has to be cleaned of, somewhere in a text. */
const SPECIAL = /[^\t\n -~]/;

/** As `printedLines`, by a call for each line: for readers of millions of them. @returns how many lines there were, blank
 *  ones too. */
export function eachPrintedLine(text: string, take: (line: string, number: number) => void): number {
  const clean = SPECIAL.test(text) ? cleanLine : (raw: string) => raw.trimEnd();
  let start = 0;
  let number = 1;
  for (; start < text.length; number++) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const raw = text.slice(start, Math.min(end, start + LINE_MAX));
    start = end + 1;
    const line = clean(raw);
    if (line !== '') take(line, number);
  }
  return number - 1;
}

/** Keeps what was not understood, up to a limit. */
export class Leftovers {
  readonly lines: Leftover[];
  constructor(lines: readonly Leftover[] = []) {
    this.lines = [...lines];
  }
  add(line: Line): void {
    if (this.lines.length < LEFTOVERS_MAX) this.lines.push({ line: line.number, text: oneLine(line.text) });
  }
}

/** A reading that holds a value. */
export function readingOf<T>(value: T): Reading<T> {
  return { kind: 'value', value };
}

/** A reading that says which line was not understood, and what was expected. */
export function unreadable(because: string, line?: Line | Leftover): Reading<never> {
  if (line === undefined) return { kind: 'unreadable', line: 0, text: '', because };
  const number = 'number' in line ? line.number : line.line;
  return { kind: 'unreadable', line: number, text: oneLine(line.text), because };
}

/** Why a command's output is not all that it would have printed. Absent when it ran to its end. */
export function endedEarly(ending: Ending): string | undefined {
  switch (ending.how) {
    case 'exited':
      return undefined;
    case 'signaled':
      return `it was ended by signal ${ending.signal}`;
    case 'deadline':
      return `it was ended after ${ending.after_ms} ms`;
    default:
      return oneLine(ending.because);
  }
}

/** The exit code. Absent when the command did not run to its end. */
export function exitCode(ending: Ending): number | undefined {
  return ending.how === 'exited' ? ending.code : undefined;
}

/** The first line of a stream that is not blank. Absent when there is none. */
export function firstLine(text: string): Line | undefined {
  return printedLines(text).next().value ?? undefined;
}

/** `{ [key]: value }`, or nothing when the value is absent: for fields that are left out when there is nothing to say. */
export function maybe<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  const object: { [key in K]?: V } = {};
  if (value !== undefined) object[key] = value;
  return object;
}

/** Reads a whole output with the reader of its lines: stdout, then stderr. `put` places the items in the value. */
export function readLines<Value, Item>(
  stream: LineStream<Value, Item>,
  input: ReadInput,
  put: (value: Value, items: Item[]) => Value,
): Reading<Value> {
  const reader = stream.open();
  const items: Item[] = [];
  for (const text of [input.stdout, input.stderr])
    for (const line of printedLines(text)) for (const item of reader.push(line)) items.push(item);
  const { items: last, reading } = reader.end(input);
  for (const item of last) items.push(item);
  return reading.kind === 'value' ? readingOf(put(reading.value, items)) : reading;
}

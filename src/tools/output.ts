import type { Ending, Reading } from '../model/evidence.ts';
import { oneLine, stripControl } from '../util/text.ts';

/** One printed line: its number in the stream (from 1) and its text without escape sequences, control characters and
 *  white space at the end. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** A line that a reader did not understand. */
export interface Leftover {
  /** The line's number, from 1. */
  line: number;
  /** The line, cut to 200 characters. */
  text: string;
}

/** A DNS record may be 64 KiB long; what is longer is no line of these tools and is cut before any pattern sees it. */
const LINE_MAX = 131_072;
/** So many lines that were not understood are kept: enough to show what the text was. */
const LEFTOVERS_MAX = 50;

/** Nothing to strip: the ordinary case, and much the faster. */
const PLAIN = /^[\t -~]*$/;

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
    const line = (PLAIN.test(raw) ? raw : stripControl(raw)).trimEnd();
    if (line !== '') yield { number, text: line };
  }
}

/** Keeps what was not understood, up to a limit. */
export class Leftovers {
  readonly lines: Leftover[] = [];
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

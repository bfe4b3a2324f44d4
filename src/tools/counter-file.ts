import type { Reading } from '../model/evidence.ts';
import type { ReadInput } from '../model/tool.ts';
import { fileState } from './config-file.ts';
import { Leftovers, type Line, printedLines, readingOf, unreadable } from './output.ts';
import { wholeNumber, wordsOf } from './words.ts';

/** The counters of a protocol. */
export interface Section {
  type: string;
  counters: { [name: string]: number };
}

/** What /proc/net/snmp and /proc/net/netstat hold. */
export interface Counters {
  counters: { [name: string]: number };
  sections: Section[];
  leftovers: { line: number; text: string }[];
}

/** `TcpExt:` */
const TITLE = /^[A-Z][A-Za-z0-9]{1,30}:$/;
/** `ListenOverflows`, `InType3`, `1024-max`-like names do not occur here. */
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** A whole number, with a sign where the kernel prints one: MaxConn of Tcp is -1. */
export function signedNumber(text: string): number | undefined {
  const number = wholeNumber(text.startsWith('-') ? text.slice(1) : text);
  return number !== undefined && text.startsWith('-') ? -number : number;
}

/** `Tcp: RtoAlgorithm RtoMin ...` above `Tcp: 1 200 ...`. Absent when the lines are no such pair. */
function sectionOf(names: readonly string[], numbers: readonly string[]): Section | undefined {
  const [title = ''] = names;
  if (!TITLE.test(title) || numbers[0] !== title || names.length !== numbers.length) return undefined;
  const counters: { [name: string]: number } = {};
  for (const [at, name] of names.entries()) {
    if (at === 0) continue;
    const number = signedNumber(numbers[at] ?? '');
    if (!NAME.test(name) || number === undefined) return undefined;
    counters[name] = number;
  }
  return { type: title.slice(0, -1), counters };
}

/** Reads a file of pairs of lines: names, then numbers. A pair that was cut is left over, not zero. */
export function readCounterPairs(input: ReadInput, expected: string): Reading<Counters> {
  const state = fileState(input);
  if (state.kind === 'missing')
    return unreadable('there is no such file: the kernel has no IPv4, or /proc is not there');
  if (state.kind !== 'whole') return state;
  const leftovers = new Leftovers();
  const value: Counters = { counters: {}, sections: [], leftovers: leftovers.lines };
  let above: { readonly line: Line; readonly names: readonly string[] } | undefined;
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) {
      const words = wordsOf(line.text);
      const section = above === undefined ? undefined : sectionOf(above.names, words);
      if (section !== undefined) {
        value.sections.push(section);
        for (const [name, number] of Object.entries(section.counters)) value.counters[section.type + name] = number;
        above = undefined;
        continue;
      }
      if (above !== undefined) leftovers.add(above.line);
      above = { line, names: words };
    }
  if (above !== undefined) leftovers.add(above.line);
  return value.sections.length > 0 ? readingOf(value) : unreadable(expected, leftovers.lines[0]);
}

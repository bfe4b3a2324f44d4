import type { ReadInput } from '../model/tool.ts';
import { Leftovers, type Line, printedLines } from './output.ts';
import { TsharkWords } from './tshark-capture.ts';

/** What stands between the rules of a statistic, and what tshark said beside it. */
export interface TsharkTable {
  readonly lines: readonly Line[];
  readonly words: TsharkWords;
  readonly leftovers: Leftovers;
}

/** The lines of a statistic; those of tshark's own are taken out. */
export function tsharkLines(input: ReadInput): TsharkTable {
  const words = new TsharkWords();
  const lines: Line[] = [];
  const leftovers = new Leftovers();
  for (const text of [input.stdout, input.stderr])
    for (const line of printedLines(text)) {
      if (line.text.length > 4_000) leftovers.add(line);
      else if (!words.take(line)) lines.push(line);
    }
  return { lines, words, leftovers };
}

/** `====` or `----` */
export function isRule(text: string): boolean {
  return /^[=-]{10,}$/.test(text);
}

const UNITS: Readonly<Record<string, number>> = { bytes: 1, byte: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** The numbers at the end of a row, with units where there are some: `5 386 bytes 5 11 kB` is 5, 386, 5, 11000. Absent when
 *  a word is no number. */
export function numbersOf(words: readonly string[]): number[] | undefined {
  const numbers: number[] = [];
  for (const word of words) {
    const unit = UNITS[word];
    const last = numbers.length - 1;
    if (unit !== undefined && last >= 0) {
      numbers[last] = Math.round((numbers[last] ?? 0) * unit);
      continue;
    }
    if (!/^[0-9]{1,15}(?:[.,][0-9]{1,12})?$/.test(word)) return undefined;
    numbers.push(Number(word.replace(',', '.')));
  }
  return numbers;
}

/** `192.0.2.10:35708` and `2001:db8::1:80` to address and port, where the ends have ports. */
export function splitPort(
  text: string,
  ported: boolean,
): { readonly address: string; readonly port: number | undefined } {
  const colon = ported ? text.lastIndexOf(':') : -1;
  const port = colon < 0 ? '' : text.slice(colon + 1);
  if (!/^[0-9]{1,5}$/.test(port)) return { address: text, port: undefined };
  return { address: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** Whether the ends of this kind have ports. */
export function hasPorts(kind: string): boolean {
  return ['tcp', 'udp', 'sctp', 'mptcp', 'dccp'].includes(kind);
}

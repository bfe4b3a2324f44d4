import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { fileState } from '../config-file.ts';
import { Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import { wordsOf } from '../words.ts';
import type { ProcNfConntrackStat } from './value.generated.ts';

const EXPECTED = 'the header of the file was expected, as "entries  searched found new invalid ..."';

/** `0000000f  00000000 ...`: as many hexadecimal numbers as there are headings. Absent when it is no such line. */
function countersOf(columns: readonly string[], words: readonly string[]): { [name: string]: number } | undefined {
  if (words.length !== columns.length || !words.every((word) => /^[0-9a-f]{8,13}$/.test(word))) return undefined;
  const counters: { [name: string]: number } = {};
  for (const [at, column] of columns.entries()) counters[column] = Number.parseInt(words[at] ?? '', 16);
  return counters;
}

/** Reads /proc/net/stat/nf_conntrack (net/netfilter/nf_conntrack_standalone.c): a header, and a line of hexadecimal
 *  numbers for each CPU. `entries` is the same in each line; it is no sum. */
export function readProcNfConntrackStat(input: ReadInput): Reading<ProcNfConntrackStat> {
  const state = fileState(input);
  if (state.kind === 'missing') return readingOf({ present: false, totals: {}, cpus: [], leftovers: [] });
  if (state.kind !== 'whole') return state;
  const leftovers = new Leftovers();
  const value: ProcNfConntrackStat = { present: true, totals: {}, cpus: [], leftovers: leftovers.lines };
  let columns: readonly string[] | undefined;
  for (const line of printedLines(input.stdout)) {
    const words = wordsOf(line.text);
    const counters = columns === undefined ? undefined : countersOf(columns, words);
    if (columns === undefined && words[0] === 'entries' && words.every((word) => /^[a-z_]{1,24}$/.test(word)))
      columns = words;
    else if (counters === undefined) leftovers.add(line);
    else {
      value.cpus.push({ counters });
      for (const [name, number] of Object.entries(counters))
        if (name === 'entries') value.entries = number;
        else value.totals[name] = (value.totals[name] ?? 0) + number;
    }
  }
  if (columns === undefined || value.cpus.length === 0) return unreadable(EXPECTED, leftovers.lines[0]);
  return readingOf(value);
}

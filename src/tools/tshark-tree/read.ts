import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { isRule, tsharkLines } from '../tshark-table.ts';
import type { TsharkTree } from './value.generated.ts';

type Row = TsharkTree['rows'][number];

/** `Topic / Item   Count   Average   Min Val   Max Val   Rate (ms)   Percent   Burst Rate   Burst Start`; the first column's name differs by version: `Packet Type` */
const HEADING =
  /^[A-Z][A-Za-z/ ]{0,80}? +Count +Average +Min Val +Max Val +Rate \(ms\) +Percent +Burst Rate +Burst Start$/;
const NAMES = ['Count', 'Average', 'Min Val', 'Max Val', 'Rate (ms)', 'Percent', 'Burst Rate', 'Burst Start'] as const;
const JOINT = ' / ';

function numberOf(cell: string | undefined): number | undefined {
  const bare = (cell ?? '').replace(/%$/, '');
  return /^-?[0-9]{1,15}(?:\.[0-9]{1,12})?$/.test(bare) ? Number(bare) : undefined;
}

/** `  No error   20   0.0162   86.96%   0.1000   3.169`: the columns begin where their names do. */
function readRow(text: string, places: readonly number[], above: string[]): Row | undefined {
  const name = text.slice(0, places[0]);
  const item = name.trim();
  const depth = name.length - name.trimStart().length;
  const cells = places.map((place, at) => text.slice(place, places[at + 1]).trim());
  const [count, average, min, max, rate, percent, burst, start] = cells.map(numberOf);
  if (item === '' || count === undefined || !Number.isSafeInteger(count) || depth > 20) return undefined;
  above.length = Math.min(above.length, depth);
  const path = [...above, item].join(JOINT);
  above.push(item);
  return {
    path,
    item,
    depth,
    count,
    ...maybe('average', average),
    ...maybe('min', min),
    ...maybe('max', max),
    ...maybe('rate_per_ms', rate),
    ...maybe('percent', percent),
    ...maybe('burst_rate', burst),
    ...maybe('burst_start_s', start),
  };
}

/** Reads tshark -q -z dns,tree, http,tree and other trees; of several the first. */
export function readTsharkTree(input: ReadInput): Reading<TsharkTree> {
  const { lines, words, leftovers } = tsharkLines(input);
  const rows: Row[] = [];
  const above: string[] = [];
  let title: string | undefined;
  let places: readonly number[] | undefined;
  for (const line of lines) {
    const { text } = line;
    if (isRule(text)) continue;
    const row = places === undefined ? undefined : readRow(text, places, above);
    if (row !== undefined) rows.push(row);
    else if (places === undefined && HEADING.test(text)) places = NAMES.map((name) => text.indexOf(name));
    else if (title === undefined && /^[A-Za-z][^|]{0,80}:$/.test(text)) title = text.slice(0, -1);
    else leftovers.add(line);
  }
  const problem = words.problem(input);
  if (problem !== undefined && (rows[0]?.count ?? 0) === 0) return unreadable(problem);
  if (title === undefined || places === undefined)
    return unreadable('a tree of tshark was expected, as "DNS:" and "Topic / Item  Count"', leftovers.lines[0]);
  return readingOf({
    title,
    rows,
    counts: Object.fromEntries(rows.map(({ path, count }) => [path, count])),
    ...maybe('packets_captured', words.captured),
    leftovers: leftovers.lines,
  });
}

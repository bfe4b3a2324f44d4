import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { isRule, type TsharkTable, tsharkLines } from '../tshark-table.ts';
import type { TsharkIo } from './value.generated.ts';

type Interval = TsharkIo['intervals'][number];

/** What the head of the table says. */
interface Head {
  title: boolean;
  duration: number | undefined;
  interval: number | undefined;
  readonly filters: string[];
  /** Of each number of a row: what it counts. */
  cells: string[];
}

/** `| Duration: 16.512578 secs  |`, `| Interval:  1 secs         |` */
const SPAN = /^\| *(?<what>Duration|Interval): *(?<seconds>[0-9]{1,12}(?:\.[0-9]{1,12})?) secs? *\|$/;
/** `| Col 1: Frames and bytes   |`, `|     2: udp  |` */
const COLUMN = /^\| *(?:Col +)?(?<number>[0-9]{1,4}): *(?<filter>[^|]*(?:\|[^|]+)*?) *\|$/;
/** `|  0 <>  1 |     37 |  3076 |`, `| 16 <> Dur|`, `| 0.0 <> 16.5 |` */
const SECONDS = /^(?<start>[0-9]{1,12}(?:\.[0-9]{1,12})?) *<> *(?<end>[0-9]{1,12}(?:\.[0-9]{1,12})?|Dur)$/;
const CLOCK = /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[T ])?[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?$/;

function cellsOf(text: string): string[] {
  return text
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

function takeHead(head: Head, text: string): boolean {
  if (/^\| *IO Statistics *\|$/.test(text)) {
    head.title = true;
    return true;
  }
  const span = SPAN.exec(text)?.groups;
  if (span?.what === 'Duration') head.duration = Number(span.seconds);
  if (span?.what === 'Interval') head.interval = Number(span.seconds);
  if (span !== undefined) return true;
  const column = COLUMN.exec(text)?.groups;
  if (column !== undefined && head.cells.length === 0) {
    head.filters.push((column.filter ?? '').trim());
    return true;
  }
  const cells = cellsOf(text);
  if (/^(?:Interval|Date and time|Time|Start|Date)/.test(cells[0] ?? '') && head.cells.length === 0) {
    head.cells = cells.slice(1).filter((cell) => cell !== '');
    return true;
  }
  // `|          |1               |2               |`
  return cells.every((cell) => cell === '' || /^[0-9]{1,4}$/.test(cell)) && head.cells.length === 0;
}

function readRow(head: Head, text: string): Interval | undefined {
  const [span = '', ...cells] = cellsOf(text);
  const times = SECONDS.exec(span)?.groups;
  if (times === undefined && !CLOCK.test(span)) return undefined;
  const end = times?.end === 'Dur' ? head.duration : times?.end === undefined ? undefined : Number(times.end);
  const numbers = cells.filter((cell) => cell !== '').map(Number);
  if (numbers.length !== head.cells.length || numbers.some((number) => !Number.isSafeInteger(number))) return undefined;
  return {
    ...maybe('start_s', times === undefined ? undefined : Number(times.start)),
    ...maybe('end_s', end),
    frames: numbers.filter((_, at) => head.cells[at] === 'Frames'),
    bytes: numbers.filter((_, at) => head.cells[at] === 'Bytes'),
  };
}

function walk({ lines, leftovers }: TsharkTable) {
  const head: Head = { title: false, duration: undefined, interval: undefined, filters: [], cells: [] };
  const intervals: Interval[] = [];
  for (const line of lines) {
    const { text } = line;
    if (isRule(text) || /^\|[-| ]*\|$/.test(text)) continue;
    const row = head.cells.length === 0 ? undefined : readRow(head, text);
    if (row !== undefined) intervals.push(row);
    else if (!text.startsWith('|') || !takeHead(head, text)) leftovers.add(line);
  }
  return { head, intervals };
}

/** Reads tshark -q -z io,stat,INTERVAL,FILTER... */
export function readTsharkIo(input: ReadInput): Reading<TsharkIo> {
  const table = tsharkLines(input);
  const { words, leftovers } = table;
  const { head, intervals } = walk(table);
  const problem = words.problem(input);
  if (problem !== undefined && intervals.length === 0) return unreadable(problem);
  if (!head.title) return unreadable('a table of tshark was expected, as "| IO Statistics |"', leftovers.lines[0]);
  const sum = (key: 'frames' | 'bytes', at: number) => intervals.reduce((all, row) => all + (row[key][at] ?? 0), 0);
  const counted = head.cells.includes('Frames') && head.cells.includes('Bytes');
  const columns = head.filters.map((filter, at) =>
    counted ? { filter, frames: sum('frames', at), bytes: sum('bytes', at) } : { filter },
  );
  return readingOf({
    ...maybe('duration_s', head.duration),
    ...maybe('interval_s', head.interval),
    columns,
    intervals,
    frames: Object.fromEntries(counted ? head.filters.map((filter, at) => [filter, sum('frames', at)]) : []),
    ...maybe('packets_captured', words.captured),
    leftovers: leftovers.lines,
  });
}

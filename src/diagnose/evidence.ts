import type { Context } from '../model/expression.ts';
import type { EvidenceSource } from '../model/playbook.ts';
import type { EvidenceLine, StepRecord } from '../model/report.ts';
import { oneLine } from '../util/text.ts';

const MAX_LINE = 300;
/** How much of a long line is shown before what was looked for in it. */
const LEAD = 40;

/** The lines of output that show something, in the order of the sources. A source whose command failed, or printed nothing,
 *  gives how it ended: silence is evidence too. That a command ended well with other lines than those that were looked for
 *  shows nothing, and stands only where there is nothing else. */
export function findEvidence(
  sources: readonly EvidenceSource[],
  records: readonly StepRecord[],
  context: Context,
): readonly EvidenceLine[] {
  const lines: EvidenceLine[] = [];
  const weak: EvidenceLine[] = [];
  for (const source of sources) {
    const item = source.item?.evaluate(context);
    const wanted = records.filter(
      (record) =>
        record.id === source.step &&
        (item === undefined || (item.kind === 'value' && sameItem(record.item, item.value))),
    );
    const texts = source.contains.map((text) => text.render(context)).filter((text) => text !== '');
    // A text that comes to nothing asks for nothing: what it would show is not there.
    if (source.contains.length > 0 && texts.length === 0) continue;
    const line = firstLine(wanted, texts);
    if (line === undefined) continue;
    const list = line.line === undefined && texts.length > 0 && wanted.slice(0, 1).some(endedWell) ? weak : lines;
    if (!list.some((known) => isSame(known, line))) list.push(line);
  }
  return lines.length > 0 ? lines : weak;
}

/** True for a command that printed something and ended with 0. */
function endedWell({ ending, stdout, stderr }: StepRecord): boolean {
  return ending.how === 'exited' && ending.code === 0 && (stdout.trim() !== '' || stderr.trim() !== '');
}

function isSame(one: EvidenceLine, other: EvidenceLine): boolean {
  return one.step === other.step && one.item === other.item && one.line === other.line && one.text === other.text;
}

function sameItem(item: string | undefined, value: unknown): boolean {
  return Array.isArray(value) ? value.map(String).includes(item ?? '') : item === String(value);
}

/** The first line that contains one of the texts, over all records; then what the first command came to. */
function firstLine(records: readonly StepRecord[], texts: readonly string[]): EvidenceLine | undefined {
  for (const text of texts.length > 0 ? texts : [undefined]) {
    for (const record of records) {
      for (const stream of ['stdout', 'stderr'] as const) {
        const found = findLine(record[stream], text);
        if (found !== undefined) return { ...placeOf(record), stream, ...found };
      }
    }
  }
  const [record] = records;
  if (record === undefined || record.ending.how === 'skipped') return undefined;
  return { ...placeOf(record), text: howItEnded(record) };
}

function placeOf(record: StepRecord): Pick<EvidenceLine, 'step' | 'item'> {
  return { step: record.id, ...(record.item === undefined ? {} : { item: record.item }) };
}

/** A long line (JSON without line breaks) from shortly before what was looked for, so that a cut line still shows it. */
function aroundNeedle(line: string, needle: string | undefined): string {
  const at = needle === undefined ? 0 : line.toLowerCase().indexOf(needle);
  return line.length <= MAX_LINE || at <= LEAD ? line : `…${line.slice(at - LEAD)}`;
}

function findLine(output: string, text: string | undefined): { line: number; text: string } | undefined {
  const needle = text?.toLowerCase();
  let number = 0;
  for (const line of output.split('\n')) {
    number++;
    if (needle === undefined ? line.trim() !== '' : line.toLowerCase().includes(needle))
      return { line: number, text: oneLine(aroundNeedle(line, needle), MAX_LINE) };
  }
  return undefined;
}

function howItEnded(record: StepRecord): string {
  const { ending } = record;
  // Inside the target the command itself comes after the engine's own words.
  const program = (record.vantage === 'inside' ? record.tool : record.argv[0]) ?? record.tool ?? 'the command';
  const printed = record.stdout.trim() === '' && record.stderr.trim() === '' ? ' and printed nothing' : '';
  switch (ending.how) {
    case 'exited':
      return `${program} exited with ${ending.code}${printed}`;
    case 'signaled':
      return `${program} was ended by signal ${ending.signal}${printed}`;
    case 'deadline':
      return `${program} did not end within ${ending.after_ms / 1000} s${printed}`;
    default:
      return `${program}: ${oneLine(ending.because, MAX_LINE)}`;
  }
}

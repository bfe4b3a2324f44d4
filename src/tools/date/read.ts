import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { epochOf, rfc3339 } from '../http-date.ts';
import { endedEarly, firstLine, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import type { Date as DateValue } from './value.generated.ts';

/** `2026-01-31T08:49:37Z` */
const ISO = /^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})Z$/;
/** `Sat Jan 31 08:49:37 UTC 2026`: date -u without a format */
const PLAIN = /^(?<before>[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}[0-9]{1,2} [0-9:]{8}) UTC (?<year>[0-9]{4})$/;

function epochIn(text: string): number | undefined {
  const plain = PLAIN.exec(text)?.groups;
  if (plain !== undefined) return epochOf(`${plain.before} ${plain.year}`);
  if (!ISO.test(text)) return undefined;
  const epoch = Date.parse(text) / 1_000;
  // A day that does not exist becomes another, or none.
  return rfc3339(epoch) === text ? epoch : undefined;
}

/** Reads date -u. Other zones are not read: their names say too little. */
export function readDate(input: ReadInput): Reading<DateValue> {
  const leftovers = new Leftovers();
  let epoch: number | undefined;
  for (const line of printedLines(input.stdout)) {
    const found = epoch === undefined ? epochIn(line.text) : undefined;
    if (found === undefined) leftovers.add(line);
    epoch ??= found;
  }
  const iso = rfc3339(epoch);
  if (epoch !== undefined && iso !== undefined) return readingOf({ epoch_utc: epoch, iso, leftovers: leftovers.lines });
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`date did not say the time: ${early}`);
  return unreadable('the time was expected, as "2026-01-31T08:49:37Z"', leftovers.lines[0] ?? firstLine(input.stderr));
}

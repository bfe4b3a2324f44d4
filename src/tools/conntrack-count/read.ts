import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, firstLine, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import type { ConntrackCount } from './value.generated.ts';

/** Reads conntrack -C. Without the privilege it prints 0 and exits 1: that is no count. */
export function readConntrackCount(input: ReadInput): Reading<ConntrackCount> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`conntrack did not count: ${early}`);
  const code = exitCode(input.ending) ?? 0;
  if (code !== 0) return unreadable(`conntrack could not look: exit code ${code}`, firstLine(input.stderr));
  const leftovers = new Leftovers();
  const counts: number[] = [];
  for (const text of [input.stdout, input.stderr])
    for (const line of printedLines(text)) {
      if (/^[0-9]{1,12}$/.test(line.text)) counts.push(Number(line.text));
      else leftovers.add(line);
    }
  const [count, ...more] = counts;
  const [strange] = leftovers.lines;
  if (count === undefined || more.length > 0 || strange !== undefined)
    return unreadable('one number was expected, as "42"', strange ?? firstLine(input.stdout));
  return readingOf({ count, leftovers: [] });
}

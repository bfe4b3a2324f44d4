import type { Report } from '../model/report.ts';
import { formatDuration } from '../util/time.ts';
import { groupByReason } from './outline.ts';
import { hang, indent, type Screen } from './screen.ts';
import { say, sayArgv, sayBecause, sayEnding, sayStep } from './words.ts';

/** More open questions than this with one reason are named, not told. */
const TOLD = 4;

/** What could be neither shown nor excluded, by what is missing. */
export function openBlock(report: Report, screen: Screen): readonly string[] {
  if (report.undecided.length === 0) return [];
  const statements = new Set(report.findings.map((finding) => finding.statement));
  const groups = groupByReason(report.undecided).flatMap(({ because, items }) => {
    const named = !screen.verbose && items.length > TOLD;
    const names = items.map((open) => say(open.name, 80));
    const told = named
      ? indent(2, names.join(', '), screen)
      : items.flatMap((open) => [
          ...hang('  ', 2, `${open.kind} ${say(open.name, 80)}`, screen, screen.paint.unsure),
          // A check's statement is already in the table above.
          ...(statements.has(open.statement) ? [] : indent(4, say(open.statement), screen)),
        ]);
    return [...told, ...indent(4, sayBecause(because), screen)];
  });
  return [screen.paint.head('What could not be told'), ...groups];
}

/** Every command, how it ended and how long it took. What it printed is in the JSON and HTML formats. */
export function commandBlock(report: Report, screen: Screen): readonly string[] {
  if (report.steps.length === 0) return [];
  const lines = report.steps.flatMap((step) => [
    ...hang(
      '  ',
      2,
      `${sayStep({ step: step.id, ...(step.item === undefined ? {} : { item: step.item }) })} at ${step.vantage}: ${sayEnding(step.ending)}${step.ending.how === 'skipped' ? '' : `, ${formatDuration(step.duration_ms)}`}`,
      screen,
    ),
    ...(step.argv.length === 0 ? [] : [`    ${screen.paint.command(sayArgv(step.argv))}`]),
    ...(step.unreadable === undefined
      ? []
      : indent(4, `not understood, line ${step.unreadable.line}: ${say(step.unreadable.because)}`, screen)),
  ]);
  return [screen.paint.head('Commands'), ...lines];
}

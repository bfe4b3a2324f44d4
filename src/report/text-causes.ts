import type { Cause, EvidenceLine, Fix, Report } from '../model/report.ts';
import { checksUnder, commandOf, type Root } from './outline.ts';
import { hang, indent, labelled, type Screen } from './screen.ts';
import { confidenceWords, riskWords, say, sayArgv, sayCommand, sayStep, sayWhere } from './words.ts';

/** One block for each root cause, with its consequences folded under it. */
export function causeBlocks(roots: readonly Root[], report: Report, screen: Screen): readonly (readonly string[])[] {
  const total = roots.filter(({ cause }) => cause.role === 'root').length;
  return roots.map((root, index) => [
    ...heading(root.cause, index + 1, total, report, screen),
    ...proof(root.cause, report, screen),
    ...next(root.cause, screen),
    ...settle(root.cause, screen),
    ...follows(root, report, screen),
  ]);
}

function heading(cause: Cause, place: number, total: number, report: Report, screen: Screen): readonly string[] {
  const { paint } = screen;
  const word =
    cause.role === 'consequence' ? 'CONSEQUENCE' : total > 1 ? `ROOT CAUSE ${place} of ${total}` : 'ROOT CAUSE';
  const confidence = confidenceWords[cause.confidence];
  const code = say(cause.code, 80);
  const beside = word.length + 2 + screen.measure(code) <= screen.prose;
  return [
    ...(beside
      ? [`${paint.bad(word)}  ${paint.head(code)}`]
      : [paint.bad(word), ...hang('  ', 2, code, screen, paint.head)]),
    ...(toldAbove(cause, total, report) ? [] : indent(2, say(cause.title), screen)),
    ...labelled('where', say(cause.object), screen, 2),
    ...labelled('confidence', confidence, screen, 2),
    ...labelled('severity', cause.severity, screen, 2),
    ...(cause.role === 'consequence' && cause.explained_by !== undefined
      ? labelled('follows', `from ${say(cause.explained_by)}`, screen, 2)
      : []),
  ];
}

/** A single cause's title is often the verdict's sentence, which stands right above. */
function toldAbove(cause: Cause, total: number, report: Report): boolean {
  return total === 1 && say(report.summary).replace(/\.$/, '') === say(cause.title).replace(/\.$/, '');
}

/** The lines that show something, each under the step that printed it. */
export function evidenceLines(
  lines: readonly EvidenceLine[],
  left: number,
  report: Pick<Report, 'steps'>,
  screen: Screen,
): readonly string[] {
  return lines.flatMap((line) => {
    const step = commandOf(line, report);
    return [
      ...indent(left, `${sayWhere(line)}:`, screen),
      ...(screen.verbose && step !== undefined ? indent(left + 2, `$ ${sayArgv(step.argv)}`, screen) : []),
      ...indent(left + 2, say(line.text, screen.verbose ? 4000 : 400), screen),
    ];
  });
}

/** What shows a cause. */
export function proof(cause: Cause, report: Pick<Report, 'steps'>, screen: Screen): readonly string[] {
  if (cause.evidence.length === 0) return [];
  const word = cause.confidence === 'proved' ? 'Proof' : 'Evidence';
  return ['', `  ${screen.paint.head(word)}`, ...evidenceLines(cause.evidence, 4, report, screen)];
}

/** What to do about a cause. */
export function next(cause: Cause, screen: Screen): readonly string[] {
  if (cause.fix.length === 0) return [];
  const lines = cause.fix.flatMap((fix, index) => fixLines(fix, index + 1, screen));
  return ['', `  ${screen.paint.head('Next')}`, ...lines, ...verify(cause, screen)];
}

function fixLines(fix: Fix, place: number, screen: Screen): readonly string[] {
  const { paint } = screen;
  const risk = riskWords[fix.risk];
  const number = `${place}. `;
  return [
    ...hang(`    ${number}`, 4 + number.length, say(fix.say, 500), screen),
    ...(fix.risk === 'none' ? [] : hang(`       ${paint.warn('risk:')} `, 13, risk, screen)),
    // Never wrapped: a command is copied as it stands.
    ...(fix.run === undefined ? [] : [`       ${paint.command(sayCommand(fix.run))}`]),
  ];
}

function verify(cause: Cause, screen: Screen): readonly string[] {
  if (cause.verify.length === 0) return [];
  const steps = cause.verify.map((step) => sayStep({ step })).join(', ');
  return indent(
    4,
    `Then run the playbook again, or netshoot-run verify on its JSON report; the fix shows in: ${steps}`,
    screen,
  );
}

function settle(cause: Cause, screen: Screen): readonly string[] {
  if (cause.settle === undefined) return [];
  return ['', `  ${screen.paint.head('What would settle it')}`, ...indent(4, say(cause.settle, 500), screen)];
}

function follows(root: Root, report: Report, screen: Screen): readonly string[] {
  const checks = [...new Set([root.cause, ...root.consequences].flatMap((cause) => checksUnder(cause, report)))];
  const lines = [
    ...root.consequences.flatMap((cause) => [
      ...hang('    ', 4, say(cause.code, 80), screen, screen.paint.head),
      ...indent(6, `${say(cause.title)} (${say(cause.object)}; ${confidenceWords[cause.confidence]})`, screen),
    ]),
    ...(checks.length === 0 ? [] : indent(4, `checks: ${checks.map((check) => say(check, 80)).join(', ')}`, screen)),
  ];
  return lines.length === 0 ? [] : ['', `  ${screen.paint.head('What follows from it')}`, ...lines];
}

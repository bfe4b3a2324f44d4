import type { Cause, Finding, Open, Report, StepRecord } from '../model/report.ts';
import { count } from '../util/text.ts';

/** A root cause and what follows from it. A consequence whose root is not in the report stands for itself. */
export interface Root {
  readonly cause: Cause;
  readonly consequences: readonly Cause[];
}

/** Follows `explained_by` to the root. A loop ends where it began: it is a mistake of the playbook, not of the run. */
function rootOf(cause: Cause, causes: readonly Cause[]): Cause {
  const seen = new Set<Cause>();
  let at = cause;
  while (at.role === 'consequence' && !seen.has(at)) {
    seen.add(at);
    const code = at.explained_by;
    const next = causes.find((other) => other.code === code && !seen.has(other));
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/** The causes as a person reads them: roots in the report's order, with their consequences folded under them. */
export function foldCauses(causes: readonly Cause[]): readonly Root[] {
  const under = new Map<Cause, Cause[]>();
  for (const cause of causes) {
    const root = rootOf(cause, causes);
    if (!under.has(root)) under.set(root, []);
    if (root !== cause) under.get(root)?.push(cause);
  }
  return [...under]
    .map(([cause, consequences]) => ({ cause, consequences }))
    .sort((a, b) => Number(a.cause.role === 'consequence') - Number(b.cause.role === 'consequence'));
}

/** Findings by verdict; each list is in playbook order. */
export type Sorted = Readonly<Record<Finding['verdict'], readonly Finding[]>>;

export function sortFindings(findings: readonly Finding[]): Sorted {
  const having = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict);
  return {
    fail: having('fail'),
    unknown: having('unknown'),
    warn: having('warn'),
    pass: having('pass'),
    skipped: having('skipped'),
  };
}

/** `18 checks: 2 failed, 1 unknown, 15 passed`. */
export function sayChecks(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'no checks';
  const { fail, unknown, warn, pass, skipped } = sortFindings(findings);
  const parts = [
    [fail.length, `${fail.length} failed`],
    [unknown.length, `${unknown.length} unknown`],
    [warn.length, count(warn.length, 'warning')],
    [pass.length, `${pass.length} passed`],
    [skipped.length, `${skipped.length} skipped`],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([, words]) => words);
  return `${count(findings.length, 'check')}: ${told.join(', ')}`;
}

/** Things that share one reason. */
export interface Group<T> {
  readonly because: string;
  readonly items: readonly T[];
}

/** Items by their reason, in the order in which reasons first appear. */
export function groupByReason<T extends Finding | Open>(items: readonly T[]): readonly Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const because = item.because ?? 'no reason was recorded';
    const group = groups.get(because);
    if (group === undefined) groups.set(because, [item]);
    else group.push(item);
  }
  return [...groups].map(([because, grouped]) => ({ because, items: grouped }));
}

/** What became of one planned command. */
function fate(step: StepRecord): 'run' | 'not_run' | 'skipped' {
  switch (step.ending.how) {
    case 'skipped':
      return 'skipped';
    case 'tool_missing':
    case 'not_permitted':
    case 'not_found':
      return 'not_run';
    default:
      return 'run';
  }
}

/** `14 run, 2 could not be run, 3 skipped; 1 stopped at its deadline, 1 output not understood`. */
export function sayCommands(report: Report): string {
  const having = (wanted: string) => report.steps.filter((step) => fate(step) === wanted).length;
  const [run, notRun, skipped] = [having('run'), having('not_run'), having('skipped')];
  const late = report.steps.filter((step) => step.ending.how === 'deadline').length;
  const unread = report.steps.filter((step) => step.unreadable !== undefined).length;
  const fates = [
    `${run} run`,
    ...(notRun > 0 ? [`${notRun} could not be run`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const notes = [
    ...(late > 0 ? [`${late} stopped at ${late === 1 ? 'its deadline' : 'their deadlines'}`] : []),
    ...(unread > 0 ? [`${count(unread, 'output')} not understood`] : []),
  ];
  return [fates.join(', '), notes.join(', ')].filter((part) => part !== '').join('; ');
}

/** Checks of the report among the names that a cause explains. */
export function checksUnder(cause: Cause, report: Report): readonly string[] {
  const checks = new Set(report.findings.map((finding) => finding.check));
  return cause.explains.filter((name) => checks.has(name));
}

/** The command that printed a line. Absent when the report does not hold it. */
export function commandOf(
  line: { readonly step: string; readonly item?: string },
  report: Pick<Report, 'steps'>,
): StepRecord | undefined {
  return report.steps.find(
    (step) => step.id === line.step && step.item === line.item && step.argv.length > 0 && fate(step) === 'run',
  );
}

import type { Finding, Report } from '../model/report.ts';
import { groupByReason, sortFindings } from './outline.ts';
import { NARROW_BELOW, type Screen } from './screen.ts';
import { evidenceLines } from './text-causes.ts';
import { findingWords, say, sayActual, sayBecause } from './words.ts';
import { wrap } from './wrap.ts';

/** One row of the table of checks: a verdict, a check or a number of them, and sentences. */
interface Row {
  readonly verdict: Finding['verdict'];
  readonly check: string;
  readonly lines: readonly string[];
}

/** Columns of the verdict: `SKIPPED`. */
const VERDICT_COLUMNS = 7;
/** So many passes need no folding: a reader of few checks wants to know what was seen. */
const FEW_PASSES = 8;
/** More unknown checks than this with one reason are named, not told. */
const TOLD = 2;
/** Lines that a list of names may take when it is not asked for in full. */
const NAME_LINES = 3;

/** The checks: what failed first, what is unknown as loud, passes and skips folded. */
export async function checkBlock(report: Report, screen: Screen): Promise<readonly string[]> {
  const rows = rowsOf(report, screen);
  if (rows.length === 0) return ['No check was judged.'];
  const folded = screen.verbose ? rows : foldPasses(rows);
  const block = screen.width < NARROW_BELOW ? list(folded, screen) : await table(folded, screen);
  return [screen.paint.head('Checks'), ...block, ...proofOfOpen(report, screen)];
}

function rowsOf(report: Report, screen: Screen): readonly Row[] {
  const { fail, unknown, warn, pass, skipped } = sortFindings(report.findings);
  const rows = (findings: readonly Finding[]) => findings.map((finding) => row(finding, report));
  return [
    ...rows(fail),
    ...(screen.verbose
      ? rows(unknown)
      : groupByReason(unknown).flatMap(({ because, items }) =>
          items.length <= TOLD ? rows(items) : [notKnown(because, items)],
        )),
    ...rows([...warn, ...pass]),
    ...groupByReason(skipped).map(({ because, items }) => ({
      verdict: 'skipped' as const,
      check: items.length === 1 ? say(items[0]?.check ?? '', 80) : `${items.length} checks`,
      lines: [
        items.length === 1
          ? sayBecause(because)
          : `${say(because)}: ${items.map(({ check }) => say(check, 80)).join(', ')}`,
      ],
    })),
  ];
}

/** Many checks that one and the same thing keeps from being judged. */
function notKnown(because: string, items: readonly Finding[]): Row {
  const names = items.map(({ check, optional }) => `${say(check, 80)}${optional === true ? ' (optional)' : ''}`);
  const lines = [`not known: ${names.join(', ')}`, sayBecause(because)];
  return { verdict: 'unknown', check: `${items.length} checks`, lines };
}

function row(finding: Finding, report: Report): Row {
  const { expected: _, ...passed } = finding;
  const actual = sayActual(finding.verdict === 'pass' ? passed : finding);
  const unknown = finding.verdict === 'unknown';
  return {
    verdict: finding.verdict,
    check: say(finding.check, 80),
    lines: [
      // The statement alone would read as if it held.
      unknown
        ? `not known: ${say(finding.statement)}${finding.optional === true ? ' (optional)' : ''}`
        : say(finding.statement),
      ...(actual === undefined ? [] : [actual]),
      ...(finding.because === undefined ? [] : [sayBecause(finding.because)]),
      ...explanation(finding, report),
    ],
  };
}

function explanation(finding: Finding, report: Report): readonly string[] {
  if (finding.explained_by !== undefined) return [`explained by ${say(finding.explained_by, 80)}`];
  // With one healthy or undecided story there is nothing to tell apart: the open questions say it.
  return finding.verdict === 'fail' && report.verdict === 'fault' ? ['no cause found here explains it'] : [];
}

/** All passes in one row, unless they are few and tell what they saw. */
function foldPasses(rows: readonly Row[]): readonly Row[] {
  const passes = rows.filter((one) => one.verdict === 'pass');
  if (passes.length < 2) return rows;
  if (passes.length <= FEW_PASSES && passes.some(({ lines }) => lines.length > 1)) return rows;
  const folded: Row = {
    verdict: 'pass',
    check: `${passes.length} checks`,
    lines: [passes.map(({ check }) => check).join(', ')],
  };
  return [
    ...rows.filter((one) => one.verdict !== 'pass' && one.verdict !== 'skipped'),
    folded,
    ...rows.filter((one) => one.verdict === 'skipped'),
  ];
}

function painted(verdict: Finding['verdict'], screen: Screen): string {
  const { bad, unsure, warn, good, quiet } = screen.paint;
  const paint = { fail: bad, unknown: unsure, warn, pass: good, skipped: quiet }[verdict];
  return paint(findingWords[verdict]);
}

/** Sentences wrapped; a long list of names ends early and says so. */
function linesOf(one: Row, columns: number, screen: Screen): readonly string[] {
  const lines = one.lines.flatMap((line) => wrap(line, columns, screen.measure));
  const names = one.verdict === 'pass' || one.verdict === 'skipped';
  if (screen.verbose || !names || lines.length <= NAME_LINES + 1) return lines;
  return [...lines.slice(0, NAME_LINES), 'and more: --verbose lists all'];
}

async function table(rows: readonly Row[], screen: Screen): Promise<readonly string[]> {
  const { default: Table } = await import('cli-table3');
  const longest = Math.max(...rows.map(({ check }) => screen.measure(check)));
  const checkColumns = Math.min(longest, Math.floor(screen.prose * 0.35));
  const columns = screen.prose - VERDICT_COLUMNS - checkColumns - 4;
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', left: '', 'left-mid': '' };
  const nor = { bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '', right: '', 'right-mid': '' };
  const grid = new Table({
    chars: { ...none, ...nor, mid: '', 'mid-mid': '', middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  // A row for each line: cli-table3 takes time that grows with the square of a cell's length when it has several lines.
  for (const one of rows) {
    const check = wrap(one.check, checkColumns, screen.measure);
    const lines = linesOf(one, columns, screen);
    for (let line = 0; line < Math.max(check.length, lines.length); line++)
      grid.push([line === 0 ? painted(one.verdict, screen) : '', check[line] ?? '', lines[line] ?? '']);
  }
  return grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

function list(rows: readonly Row[], screen: Screen): readonly string[] {
  return rows.flatMap((one) => [
    ...wrap(`${findingWords[one.verdict]} ${one.check}`, screen.width, screen.measure).map((line, index) =>
      index === 0 ? line.replace(findingWords[one.verdict], painted(one.verdict, screen)) : line,
    ),
    ...linesOf(one, screen.width - 2, screen).map((line) => `  ${line}`),
  ]);
}

/** What a failing check that no cause explains rests on: the only proof that there is. */
function proofOfOpen(report: Report, screen: Screen): readonly string[] {
  return report.findings.flatMap((finding) => {
    const open = finding.verdict === 'fail' && finding.explained_by === undefined;
    const told = open || (screen.verbose && (finding.verdict === 'warn' || finding.verdict === 'unknown'));
    const lines = told ? (finding.evidence ?? []) : [];
    if (lines.length === 0) return [];
    const title = `${findingWords[finding.verdict]} ${say(finding.check, 80)} rests on`;
    return ['', screen.paint.head(title), ...evidenceLines(lines, 2, report, screen)];
  });
}

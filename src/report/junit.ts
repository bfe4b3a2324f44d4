import type { Cause, EvidenceLine, Finding, Report } from '../model/report.ts';
import { sayChecks, sayCommands } from './outline.ts';
import { tellVersus } from './versus.ts';
import {
  confidenceWords,
  runFacts,
  say,
  sayActual,
  sayBecause,
  sayCommand,
  sayLines,
  sayWhere,
  verdictWords,
} from './words.ts';

/** The JUnit XML that CI systems read (the schema of the Jenkins xUnit plugin): a test case for each check and one for
 *  the verdict, so that the file is red exactly when the run is not healthy. An unknown check is an error; one that is
 *  optional is a skip that says so. */
export function renderJunit(report: Report): string {
  const { run, findings } = report;
  const cases = [verdictCase(report), ...findings.map((finding) => checkCase(finding, report))];
  const having = (word: string) => cases.filter(({ kind }) => kind === word).length;
  const counts = `tests="${cases.length}" failures="${having('failure')}" errors="${having('error')}" skipped="${having('skipped')}"`;
  const time = `time="${(run.duration_ms / 1000).toFixed(3)}"`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="netshoot-run" ${counts} ${time}>`,
    `  <testsuite name="${attribute(`${run.playbook} on ${run.target.ref}`)}" ${counts} ${time} timestamp="${attribute(run.started_at)}">`,
    ...properties(report),
    ...cases.flatMap(({ lines: inside }) => inside),
    ...output('    ', 'system-out', [...report.causes.map(causeText), ...versusText(report)].join('\n\n')),
    '  </testsuite>',
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

interface Case {
  readonly kind: 'failure' | 'error' | 'skipped' | 'passed';
  readonly lines: readonly string[];
}

/** What XML 1.0 cannot hold (production 2) is gone already: `say` and `sayLines` drop it. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Text for an attribute's value. */
export function attribute(text: string): string {
  return escapeXml(say(text, 500));
}

function output(margin: string, element: 'system-out', text: string): readonly string[] {
  return text === '' ? [] : [`${margin}<${element}>${escapeXml(sayLines(text))}</${element}>`];
}

function properties(report: Report): readonly string[] {
  const { run, verdict } = report;
  const facts = runFacts(run, sayCommands(report), run.tool_version).map(
    ([label, text]) => [label.toLowerCase().replaceAll(' ', '_'), text] as const,
  );
  const causes = report.causes.map(({ code, object, role }) => [`cause.${role}`, `${code} at ${object}`] as const);
  const all = [['verdict', verdict] as const, ...facts, ...causes];
  return [
    '    <properties>',
    ...all.map(([name, value]) => `      <property name="${name}" value="${attribute(value)}"/>`),
    '    </properties>',
  ];
}

function testCase(report: Report, name: string, kind: Case['kind'], message: string, text: string): Case {
  const open = `    <testcase classname="${attribute(`netshoot-run.${report.run.playbook}`)}" name="${attribute(name)}"`;
  if (kind === 'passed') {
    const out = output('      ', 'system-out', text);
    return { kind, lines: out.length === 0 ? [`${open}/>`] : [`${open}>`, ...out, '    </testcase>'] };
  }
  const type = kind === 'skipped' ? '' : ` type="${kind === 'failure' ? 'fail' : 'unknown'}"`;
  const body = kind === 'skipped' || text === '' ? '/>' : `>${escapeXml(sayLines(text))}</${kind}>`;
  return {
    kind,
    lines: [`${open}>`, `      <${kind} message="${attribute(message)}"${type}${body}`, '    </testcase>'],
  };
}

function verdictCase(report: Report): Case {
  const kind = ({ healthy: 'passed', fault: 'failure', undecided: 'error' } as const)[report.verdict];
  const { interrupted } = report.run;
  const lines = [
    `${verdictWords[report.verdict]}: ${say(report.summary, 1000)}`,
    sayChecks(report.findings),
    ...(interrupted === undefined ? [] : [`INTERRUPTED: ${say(interrupted)}`]),
    ...report.undecided.map((open) => `not told: ${open.kind} ${say(open.name)}, ${sayBecause(open.because)}`),
  ];
  return testCase(report, '(verdict)', kind, report.summary, lines.join('\n'));
}

function checkCase(finding: Finding, report: Report): Case {
  const because = finding.because === undefined ? '' : sayBecause(finding.because);
  const details = [
    say(finding.statement, 1000),
    sayActual(finding) ?? '',
    because,
    finding.explained_by === undefined ? '' : `explained by ${say(finding.explained_by)}`,
    ...(finding.evidence ?? []).map(evidenceText),
  ].filter((line) => line !== '');
  switch (finding.verdict) {
    case 'pass':
      return testCase(report, finding.check, 'passed', '', '');
    case 'warn':
      return testCase(report, finding.check, 'passed', '', ['WARN', ...details].join('\n'));
    case 'fail':
      return testCase(report, finding.check, 'failure', finding.statement, details.join('\n'));
    case 'unknown':
      return finding.optional === true
        ? testCase(report, finding.check, 'skipped', `unknown, and optional: ${finding.statement}, ${because}`, '')
        : testCase(report, finding.check, 'error', `not known: ${finding.statement}, ${because}`, details.join('\n'));
    case 'skipped':
      return testCase(report, finding.check, 'skipped', because, '');
    default:
      return never(finding.verdict);
  }
}

function never(verdict: never): never {
  throw new Error(`no test case for the verdict ${String(verdict)}`);
}

function evidenceText(line: EvidenceLine): string {
  return `${sayWhere(line)}: ${say(line.text, 2000)}`;
}

/** With `--vs`: how the target differs from its sibling. */
function versusText(report: Report): readonly string[] {
  const told = tellVersus(report, true);
  return told === undefined
    ? []
    : [[told.title, ...told.notes, ...told.rows.map(({ text }) => text), told.more].join('\n')];
}

/** A cause with its proof and what to do. */
export function causeText(cause: Cause): string {
  const role = cause.role === 'root' ? 'ROOT CAUSE' : `CONSEQUENCE of ${say(cause.explained_by ?? 'nothing')}`;
  return [
    `${role} ${say(cause.code)} at ${say(cause.object)} (${confidenceWords[cause.confidence]}, ${cause.severity})`,
    say(cause.title, 1000),
    ...cause.evidence.map(evidenceText),
    ...(cause.settle === undefined ? [] : [`to settle it: ${say(cause.settle, 1000)}`]),
    ...cause.fix.flatMap((fix) => [
      `fix (risk ${fix.risk}): ${say(fix.say, 1000)}`,
      ...(fix.run === undefined ? [] : [sayCommand(fix.run)]),
    ]),
  ].join('\n');
}

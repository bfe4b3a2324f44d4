import type { Cause, EvidenceLine, Finding, Fix, Report, StepRecord } from '../model/report.ts';
import { formatDuration } from '../util/time.ts';
import { changeName, tellChanges } from './comparison.ts';
import { code, commandFence, fence, prose, tagText } from './markup.ts';
import {
  checksUnder,
  commandOf,
  foldCauses,
  groupByReason,
  type Root,
  sayChecks,
  sayCommands,
  sortFindings,
} from './outline.ts';
import { tellVersus } from './versus.ts';
import {
  confidenceWords,
  findingWords,
  riskWords,
  runFacts,
  say,
  sayActual,
  sayArgv,
  sayBecause,
  sayEnding,
  sayStep,
  verdictWords,
} from './words.ts';

/** A block of Markdown. */
export type Lines = readonly string[];

/** For an incident ticket, in GitHub-flavoured Markdown. Proof stands in code blocks with the command that printed it. */
export function renderMarkdown(
  report: Report,
  options: { readonly version: string; readonly verbose: boolean },
): string {
  const roots = foldCauses(report.causes);
  const total = roots.filter(({ cause }) => cause.role === 'root').length;
  const blocks: readonly Lines[] = [
    ...headline(report),
    ...changeBlocks(report),
    ...roots.flatMap((root, index) => causeBlocks(root, index + 1, total, report)),
    ...versusBlocks(report, options.verbose),
    ...checkBlocks(report, options.verbose),
    ...openBlocks(report),
    ...(options.verbose ? report.steps.map(commandBlock) : []),
    ...runBlocks(report, options.version),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function headline(report: Report): readonly Lines[] {
  const { run, verdict, summary, findings } = report;
  const to = run.to === undefined ? '' : ` to ${code(run.to)}`;
  return [
    [`# ${verdictWords[verdict]}: ${prose(summary)}`],
    [`${code(run.playbook)} on ${code(run.target.ref)}${to}, ${sayChecks(findings)}.`],
    ...(run.interrupted === undefined
      ? []
      : [[`> **INTERRUPTED**: ${prose(run.interrupted)}. The run did not end; this is what was known by then.`]]),
  ];
}

/** After `verify`: what the earlier run found, and what became of it. */
function changeBlocks(report: Report): readonly Lines[] {
  const told = tellChanges(report);
  if (told.length === 0) return [];
  const marks = { good: '[x]', bad: '[ ]', unsure: '[ ]' };
  return [
    [`## Since the run of ${prose(report.comparison?.started_at ?? '')}`],
    told.map(({ change, how, words }) => `- ${marks[how]} ${code(changeName(change))}: ${prose(words)}`),
  ];
}

/** With `--vs`: how the target differs from its sibling. */
function versusBlocks(report: Report, verbose: boolean): readonly Lines[] {
  const told = tellVersus(report, verbose);
  if (told === undefined) return [];
  const cell = (text: string | undefined) => (text === undefined ? '' : prose(text, 200));
  const rows = told.rows.map(({ path, here, there, related }) => {
    const cause = related === undefined ? '' : `, ${code(related)}`;
    return `| ${code(path)}${cause} | ${cell(here)} | ${cell(there)} |`;
  });
  return [
    [`## ${prose(told.title)}`],
    ...told.notes.map((note) => [prose(note)]),
    ...(rows.length === 0 ? [] : [['| What | Here | There |', '| --- | --- | --- |', ...rows]]),
    [prose(told.more)],
  ];
}

function causeBlocks(root: Root, place: number, total: number, report: Report): readonly Lines[] {
  const { cause } = root;
  const role =
    cause.role === 'consequence' ? 'Consequence' : total > 1 ? `Root cause ${place} of ${total}` : 'Root cause';
  return [
    [`## ${role}: ${prose(cause.title)}`],
    [
      `- **Code:** ${code(cause.code)}`,
      `- **Where:** ${code(cause.object)}`,
      `- **Confidence:** ${confidenceWords[cause.confidence]}`,
      `- **Severity:** ${cause.severity}`,
    ],
    ...(cause.evidence.length === 0 ? [] : [[cause.confidence === 'proved' ? '### Proof' : '### Evidence']]),
    ...cause.evidence.flatMap((line) => evidenceBlocks(line, report)),
    ...(cause.fix.length === 0 ? [] : [['### Next']]),
    ...cause.fix.flatMap((fix, index) => fixBlocks(fix, index + 1)),
    ...verifyBlocks(cause),
    ...(cause.settle === undefined ? [] : [['### What would settle it'], [prose(cause.settle)]]),
    ...followBlocks(root, report),
  ];
}

function where(line: EvidenceLine): string {
  const item = line.item === undefined ? '' : ` for ${code(line.item)}`;
  const place =
    line.stream === undefined ? '' : `, ${line.stream}${line.line === undefined ? '' : ` line ${line.line}`}`;
  return `Step ${code(line.step)}${item}${place}:`;
}

/** A line that shows something, with the command that printed it. */
export function evidenceBlocks(line: EvidenceLine, report: Pick<Report, 'steps'>): readonly Lines[] {
  const step = commandOf(line, report);
  const command = step === undefined ? '' : `$ ${sayArgv(step.argv)}\n`;
  return [[where(line)], fence(`${command}${say(line.text, 4000)}`)];
}

/** A thing to do. */
export function fixBlocks(fix: Fix, place: number): readonly Lines[] {
  return [
    [`**${place}.** ${prose(fix.say)}`],
    ...(fix.risk === 'none' ? [] : [[`**Risk:** ${riskWords[fix.risk]}.`]]),
    ...(fix.run === undefined ? [] : [commandFence(fix.run)]),
  ];
}

function verifyBlocks(cause: Cause): readonly Lines[] {
  if (cause.verify.length === 0) return [];
  return [
    [
      `Then run the playbook again, or netshoot-run verify on its JSON report; the fix shows in: ${cause.verify.map((id) => code(id)).join(', ')}.`,
    ],
  ];
}

function followBlocks(root: Root, report: Report): readonly Lines[] {
  const checks = new Set([root.cause, ...root.consequences].flatMap((cause) => checksUnder(cause, report)));
  const lines = [
    ...root.consequences.map(
      (cause) =>
        `- ${code(cause.code)} at ${code(cause.object)}: ${prose(cause.title)} (${confidenceWords[cause.confidence]})`,
    ),
    ...(checks.size === 0 ? [] : [`- Checks: ${[...checks].map((check) => code(check)).join(', ')}`]),
  ];
  return lines.length === 0 ? [] : [['### What follows from it'], lines];
}

function checkBlocks(report: Report, verbose: boolean): readonly Lines[] {
  const { fail, unknown, warn, pass, skipped } = sortFindings(report.findings);
  const told = [...fail, ...unknown, ...warn, ...(verbose ? pass : [])];
  const names = (findings: readonly Finding[]) => findings.map(({ check }) => code(check)).join(', ');
  const rows = told.map((finding) => {
    const word = findingWords[finding.verdict];
    const cells = [finding.verdict === 'pass' ? word : `**${word}**`, code(finding.check), sentences(finding)];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    ['## Checks'],
    ...(rows.length === 0 ? [] : [['| Verdict | Check | What it says |', '| --- | --- | --- |', ...rows]]),
    ...(verbose || pass.length === 0 ? [] : [[`**${pass.length} passed:** ${names(pass)}`]]),
    ...groupByReason(skipped).map(({ because, items }) => [
      `**${items.length} skipped**, ${prose(sayBecause(because))}: ${names(items)}`,
    ]),
    ...[...fail, ...(verbose ? [...unknown, ...warn] : [])]
      .filter((finding) => finding.explained_by === undefined)
      .flatMap((finding) => restBlocks(finding, report)),
  ];
}

/** The lines that a check without a cause rests on. */
function restBlocks(finding: Finding, report: Report): readonly Lines[] {
  const lines = finding.evidence ?? [];
  if (lines.length === 0) return [];
  return [
    [`**${findingWords[finding.verdict]}** ${code(finding.check)} rests on:`],
    ...lines.flatMap((line) => evidenceBlocks(line, report)),
  ];
}

function sentences(finding: Finding): string {
  const optional = finding.optional === true ? ' (optional)' : '';
  const statement = prose(finding.statement);
  const actual = sayActual(finding);
  return [
    finding.verdict === 'unknown' ? `not known: ${statement}${optional}` : statement,
    ...(actual === undefined ? [] : [prose(actual, 700)]),
    ...(finding.because === undefined ? [] : [prose(sayBecause(finding.because))]),
    ...(finding.explained_by === undefined ? [] : [`explained by ${code(finding.explained_by)}`]),
  ].join('; ');
}

function openBlocks(report: Report): readonly Lines[] {
  if (report.undecided.length === 0) return [];
  const lines = groupByReason(report.undecided).flatMap(({ because, items }) => [
    `- ${prose(sayBecause(because))}:`,
    ...items.map((open) => `  - ${open.kind} ${code(open.name)}: ${prose(open.statement)}`),
  ]);
  return [['## What could not be told'], lines];
}

/** A command with all that it printed, folded. The tags are ours; what is inside is fenced. */
function commandBlock(step: StepRecord): Lines {
  const name = tagText(sayStep(step.item === undefined ? { step: step.id } : { step: step.id, item: step.item }));
  const printed = [step.stdout, step.stderr === '' ? '' : `[stderr]\n${step.stderr}`].filter((text) => text !== '');
  return [
    `<details><summary>${name} at ${step.vantage}: ${tagText(sayEnding(step.ending))}, ${formatDuration(step.duration_ms)}</summary>`,
    '',
    ...fence([...(step.argv.length === 0 ? [] : [`$ ${sayArgv(step.argv)}`]), ...printed].join('\n')),
    '',
    '</details>',
  ];
}

function runBlocks(report: Report, version: string): readonly Lines[] {
  const rows = runFacts(report.run, sayCommands(report), version).map(
    ([label, text]) => `| ${label} | ${prose(text, 1000)} |`,
  );
  return [['## Run'], ['| | |', '| --- | --- |', ...rows]];
}

import type { Report } from '../model/report.ts';
import { changeName, tellChanges } from './comparison.ts';
import { foldCauses, sayChecks, sayCommands } from './outline.ts';
import { createScreen, hang, indent, labelled, type Screen } from './screen.ts';
import { causeBlocks } from './text-causes.ts';
import { checkBlock } from './text-checks.ts';
import { commandBlock, openBlock } from './text-lists.ts';
import { tellVersus } from './versus.ts';
import { runFacts, say, verdictWords } from './words.ts';

/** What an on-call engineer reads in a terminal: the verdict, each root cause with its proof and the next command, the
 *  checks with what failed first, what could not be told, and how the run was made. Commands stand alone on their line,
 *  so that they can be copied. */
export async function renderText(
  report: Report,
  options: {
    readonly width: number;
    readonly color: boolean;
    readonly version: string;
    readonly verbose: boolean;
  },
): Promise<string> {
  const screen = await createScreen(report, options);
  const blocks = [
    headline(report, screen),
    changeBlock(report, screen),
    ...causeBlocks(foldCauses(report.causes), report, screen),
    versusBlock(report, screen),
    await checkBlock(report, screen),
    openBlock(report, screen),
    ...(screen.verbose ? [commandBlock(report, screen)] : []),
    footer(report, options.version, screen),
  ];
  const text = blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => line.trimEnd()).join('\n'));
  return `${text.join('\n\n')}\n`;
}

function headline(report: Report, screen: Screen): readonly string[] {
  const { paint } = screen;
  const { run, verdict, findings } = report;
  const word = verdictWords[verdict];
  const painted = { healthy: paint.good, fault: paint.bad, undecided: paint.unsure }[verdict](word);
  const to = run.to === undefined ? '' : ` to ${say(run.to, 120)}`;
  return [
    ...hang(`${painted}  `, word.length + 2, say(report.summary, 500), screen),
    ...indent(0, `${say(run.playbook, 60)} on ${say(run.target.ref, 80)}${to}`, screen),
    ...indent(0, sayChecks(findings), screen),
    ...(run.interrupted === undefined ? [] : interrupted(run.interrupted, screen)),
  ];
}

/** After `verify`: what the earlier run found, and what became of it. */
function changeBlock(report: Report, screen: Screen): readonly string[] {
  const told = tellChanges(report);
  if (told.length === 0) return [];
  const paint = { good: screen.paint.good, bad: screen.paint.bad, unsure: screen.paint.unsure };
  const since = say(report.comparison?.started_at ?? '', 40);
  return [
    screen.paint.head(`Since the run of ${since}`),
    ...told.flatMap(({ change, how, words }) => [
      ...hang('  ', 2, `${words}: ${say(changeName(change), 160)}`, screen, paint[how]),
      ...(how === 'good' || change.statement === undefined ? [] : indent(4, say(change.statement, 300), screen)),
    ]),
  ];
}

/** With `--vs`: how the target differs from its sibling. */
function versusBlock(report: Report, screen: Screen): readonly string[] {
  const told = tellVersus(report, screen.verbose);
  if (told === undefined) return [];
  return [
    screen.paint.head(told.title),
    ...told.notes.flatMap((note) => indent(2, note, screen)),
    ...told.rows.flatMap(({ related, text }) =>
      hang('  ', 4, text, screen, related === undefined ? undefined : screen.paint.head),
    ),
    ...indent(2, told.more, screen),
  ];
}

function interrupted(reason: string, screen: Screen): readonly string[] {
  const word = 'INTERRUPTED';
  const text = `${say(reason)}. The run did not end; this is what was known by then.`;
  return hang(`${screen.paint.unsure(word)}  `, word.length + 2, text, screen);
}

function footer(report: Report, version: string, screen: Screen): readonly string[] {
  const facts = runFacts(report.run, sayCommands(report), version);
  return facts.flatMap(([label, text]) => labelled(label, text, screen, 0));
}

import { randomInt } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import type { LabFault, LabState } from '../model/lab.ts';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import { playbookHeaders } from '../pipeline/headers.ts';
import * as lab from '../pipeline/lab.ts';
import { didYouMean, shellLine } from '../util/text.ts';
import { complain, EXIT, print } from './io.ts';
import { engineOf, type LabFlags, labPlace } from './lab-command.ts';
import { diagnosis } from './lab-screens.ts';

/** The flags of a quiz. */
export interface QuizFlags extends LabFlags {
  readonly answer?: boolean;
  readonly diagnose?: boolean;
  readonly category?: string;
}

/** A random fault that is not told, or the answer to the one that is there. On a terminal both, one after the other. */
export async function labQuizCommand(flags: QuizFlags): Promise<number> {
  const place = labPlace(flags);
  if (!place.ok) return complain(place.trouble);
  const all = lab.labFaults();
  if (flags.answer === true || flags.diagnose === true) return answer(place.value, all, flags);
  const asked = await ask(place.value, all, flags);
  if (!asked.ok) return complain(asked.trouble);
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true) return EXIT.healthy;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const word = await terminal
    .question('Press Enter for the answer, d and Enter to see it diagnosed, q and Enter to go on by yourself: ')
    .finally(() => terminal.close());
  if (word.trim() === 'q') return EXIT.healthy;
  return answer(place.value, all, { ...flags, diagnose: word.trim() === 'd' });
}

async function ask(place: lab.Place, all: readonly LabFault[], flags: QuizFlags): Promise<Result<void>> {
  if (flags.category !== undefined && !all.some(({ category }) => category === flags.category))
    return fail(noneOf(flags.category, all));
  const state = lab.stateOfUp(place);
  if (!state.ok) return state;
  if (state.value.faults.length > 0)
    return fail({
      what: state.value.quiz ? 'a quiz goes on already' : 'there are faults in the lab, and they are told',
      where: 'netshoot-run lab quiz',
      todo: state.value.quiz ? 'netshoot-run lab quiz --answer ends it' : 'netshoot-run lab clear',
      exit: 4,
    });
  const abilities = await lab.abilitiesHere(all, engineOf(state.value));
  const fit = all.filter(
    (fault) =>
      fault.expects !== undefined &&
      (flags.category === undefined || fault.category === flags.category) &&
      lab.canMake(fault, abilities).can === 'yes',
  );
  const chosen = fit[fit.length === 0 ? 0 : randomInt(fit.length)];
  if (chosen === undefined) return fail(noneOf(flags.category, all));
  const made = await lab.injectFaults(place, all, [chosen], true);
  if (!made.ok) return made;
  await print(`Something is wrong now. What a user says:\n\n  ${chosen.symptom}\n\nTo look at it:\n`);
  await print(`  ${shellLine(diagnosis(place, made.value, chosen))}\n${byHand(place, made.value)}\n`);
  await print(
    `When you know, or give up:  ${shellLine(['netshoot-run', 'lab', 'quiz', '--answer', ...nameOf(place)])}\n`,
  );
  return ok(undefined);
}

function noneOf(category: string | undefined, all: readonly LabFault[]): Trouble {
  const known = [...new Set(all.map((fault) => fault.category))];
  return {
    what: `there is no fault of the category "${category}" that can be made here.${didYouMean(category ?? '', known)}`,
    where: '--category',
    todo: `take one of: ${known.filter((one) => one !== 'control').join(', ')}`,
    exit: 2,
  };
}

function nameOf(place: lab.Place): readonly string[] {
  return place.name === lab.DEFAULT_NAME ? [] : ['--name', place.name];
}

function byHand(place: lab.Place, { engine }: LabState): string {
  const target = lab.targetOf(place, 'client', engine, true);
  const words =
    engine === 'docker'
      ? ['docker', 'exec', '-it', target, 'bash']
      : ['ip', 'netns', 'exec', target.slice('netns:'.length), 'bash'];
  return `  ${shellLine(words)}\n`;
}

async function answer(place: lab.Place, all: readonly LabFault[], flags: QuizFlags): Promise<number> {
  const found = lab.stateOfUp(place);
  if (!found.ok) return complain(found.trouble);
  const state = found.value;
  const faults = all.filter(({ id }) => state.faults.includes(id));
  if (faults.length === 0)
    return complain({
      what: 'nothing was asked: the lab is healthy',
      where: 'netshoot-run lab quiz',
      todo: 'netshoot-run lab quiz asks something',
      exit: 4,
    });
  for (const fault of faults) {
    if (flags.diagnose === true) await diagnose(place, state, fault);
    await print(reveal(fault));
  }
  const cleared = await lab.clearFaults(place, all, 'all');
  if (!cleared.ok) return complain(cleared.trouble);
  await print('\nThe lab is healthy again.\n');
  return EXIT.healthy;
}

function reveal(fault: LabFault): string {
  const pages = (fault.expects ?? []).map(({ code, object }) => {
    const page = lab.pageOfCause(code);
    return `  ${code}${object === undefined ? '' : ` at ${object}`}${page === undefined ? '' : `\n    ${page}`}`;
  });
  const never = fault.never === undefined ? '' : `\nNot to blame: ${fault.never.join(', ')}\n`;
  const peer = fault.peer === true ? '\nFrom the client alone it cannot be told for sure; --peer settles it.\n' : '';
  return `\nIt was ${fault.id}: ${fault.title}\n\n${fault.explain}\n\nThe cause:\n${pages.join('\n')}\n${never}${peer}`;
}

/** Runs the diagnosis, and says whether it found what is wrong. */
async function diagnose(place: lab.Place, state: LabState, fault: LabFault): Promise<void> {
  const [, playbook = '', ...words] = diagnosis(place, state, fault);
  if (!playbookHeaders().some(({ name }) => name === playbook)) {
    await print(`This version has no playbook that diagnoses it (${playbook}).\n`);
    return;
  }
  await print(`$ ${shellLine(['netshoot-run', playbook, ...words])}\n`);
  const options = Object.fromEntries(
    words.flatMap((word, i) => (word.startsWith('--') ? [[word.slice(2), words[i + 1] ?? '']] : [])),
  );
  const { runCommand } = await import('./run-command.ts');
  const code = await runCommand(playbook, { ...options, format: 'text', image: state.image ?? '' }, {});
  await print(`\n${explain(code, fault)}\n`);
}

function explain(code: number, fault: LabFault): string {
  const codes = (fault.expects ?? []).map((one) => one.code).join(', ');
  if (code === EXIT.fault)
    return `The verdict is a fault. What is really wrong is ${codes}: compare it with the root cause above.`;
  if (code === EXIT.undecided) return `The verdict is undecided: from here it could not be told. It is ${codes}.`;
  if (code === EXIT.healthy) return `The verdict is healthy: this playbook does not look at what is wrong, ${codes}.`;
  return 'The diagnosis could not be run.';
}

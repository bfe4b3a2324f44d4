import type { LabFault, LabState } from '../model/lab.ts';
import { fail, ok, type Result } from '../model/result.ts';
import * as lab from '../pipeline/lab.ts';
import { chosenImage } from '../pipeline/machine.ts';
import { shellLine } from '../util/text.ts';
import { complain, EXIT, print, say } from './io.ts';
import { statusScreen, tryNext } from './lab-screens.ts';

/** The flags of the lab's commands. */
export interface LabFlags {
  readonly name?: string;
  readonly engine?: string;
  readonly image?: string;
  readonly json?: boolean;
}

/** The place of the lab that is meant, when whoever asks may make one. */
export function labPlace(flags: LabFlags): Result<lab.Place> {
  const place = lab.placeOf(flags.name ?? lab.DEFAULT_NAME);
  if (!place.ok || process.getuid?.() === 0) return place;
  return fail({
    what: 'the lab is made of network namespaces, and only root may make them',
    where: 'netshoot-run lab',
    todo: 'repeat the command as root (sudo)',
    exit: 4,
  });
}

/** Makes the lab, and says what to try. */
export async function labUpCommand(flags: LabFlags): Promise<number> {
  const place = labPlace(flags);
  if (!place.ok) return complain(place.trouble);
  const chosen = await chooseEngine(flags);
  if (!chosen.ok) return complain(chosen.trouble);
  const begin = Date.now();
  const up = await lab.upLab(place.value, { ...chosen.value, now: new Date() });
  if (!up.ok) return complain(up.trouble);
  await print(`The lab is up after ${((Date.now() - begin) / 1000).toFixed(1)} s.\n\n`);
  await print(`${statusScreen(place.value, up.value, [])}\n${tryNext(place.value, up.value)}`);
  return EXIT.healthy;
}

/** Containers where an engine and the image are there; namespaces otherwise, with the reason. */
async function chooseEngine(flags: LabFlags): Promise<Result<Pick<LabState, 'engine'> & { image: string }>> {
  const image = await chosenImage(flags.image, process.env);
  if (flags.engine === 'local') return ok({ engine: 'local', image });
  const because = await whyNoEngine(image);
  if (because === undefined) return ok({ engine: 'docker', image });
  if (flags.engine === 'docker')
    return fail({ what: because, where: '--engine docker', todo: 'netshoot-run doctor says how to mend it', exit: 4 });
  say(`netshoot-run: ${because}; the target is a plain network namespace`);
  return ok({ engine: 'local', image });
}

/** Why the client cannot be a container. Absent: it can. */
export async function whyNoEngine(image: string): Promise<string | undefined> {
  if (!(await lab.engineAnswers())) return 'no docker engine answers on this machine';
  if (await lab.imageIsThere(image)) return undefined;
  return `the image ${image} is not on this engine (netshoot-run image build makes one)`;
}

/** Makes faults, and says what they look like to a user. */
export async function labInjectCommand(ids: readonly string[], flags: LabFlags): Promise<number> {
  const all = lab.labFaults();
  const chosen = lab.chooseFaults(all, ids);
  if (!chosen.ok) return complain(chosen.trouble);
  const place = labPlace(flags);
  if (!place.ok) return complain(place.trouble);
  const ready = await readyFor(place.value, all, chosen.value);
  if (!ready.ok) return complain(ready.trouble);
  const made = await lab.injectFaults(place.value, all, chosen.value);
  if (!made.ok) return complain(made.trouble);
  for (const fault of chosen.value) {
    await print(`${fault.id}: ${fault.title}\n  what a user sees: ${fault.symptom}\n\n`);
    await print(tryNext(place.value, made.value, fault));
  }
  return EXIT.healthy;
}

/** The state of a lab that is up and can have these faults. */
export async function readyFor(
  place: lab.Place,
  all: readonly LabFault[],
  chosen: readonly LabFault[],
): Promise<Result<LabState>> {
  const state = lab.stateOfUp(place);
  if (!state.ok) return state;
  const abilities = await lab.abilitiesHere(all, engineOf(state.value));
  for (const fault of chosen) {
    const able = lab.canMake(fault, abilities);
    if (able.can === 'no')
      return fail({
        what: `${fault.id} cannot be made here: ${able.because}`,
        where: 'netshoot-run lab inject',
        todo: 'netshoot-run lab list shows what can',
        exit: 4,
      });
  }
  return state;
}

export function engineOf(state: LabState): { readonly there: boolean; readonly because: string } {
  return { there: state.engine === 'docker', because: 'this lab has no containers: its target is a namespace' };
}

/** Takes faults away. */
export async function labClearCommand(ids: readonly string[], flags: LabFlags): Promise<number> {
  const all = lab.labFaults();
  const chosen = lab.chooseFaults(all, ids);
  if (!chosen.ok) return complain(chosen.trouble);
  const place = labPlace(flags);
  if (!place.ok) return complain(place.trouble);
  const cleared = await lab.clearFaults(place.value, all, ids.length === 0 ? 'all' : ids);
  if (!cleared.ok) return complain(cleared.trouble);
  const { faults } = cleared.value;
  await print(faults.length === 0 ? 'The lab is healthy.\n' : `Still there: ${faults.join(', ')}\n`);
  return EXIT.healthy;
}

/** Removes the lab, or every lab. */
export async function labDownCommand(flags: LabFlags & { readonly all?: boolean }): Promise<number> {
  const place = labPlace(flags);
  if (!place.ok) return complain(place.trouble);
  const places = flags.all === true ? lab.knownPlaces() : [place.value];
  let code: number = EXIT.healthy;
  for (const one of places) {
    const down = await lab.downLab(one);
    if (!down.ok) return complain(down.trouble);
    if (down.value.length === 0) await print(`Nothing of the lab "${one.name}" is left.\n`);
    else
      code = complain({
        what: `not everything of the lab "${one.name}" could be removed: ${down.value.join(', ')}`,
        where: one.folder,
        todo: `repeat ${shellLine(['netshoot-run', 'lab', 'down', '--name', one.name])}`,
        exit: 4,
      });
  }
  if (places.length === 0) await print('There is no lab.\n');
  return code;
}

/** What is there: the machines, their addresses, the faults. */
export async function labStatusCommand(flags: LabFlags): Promise<number> {
  const place = labPlace(flags);
  if (!place.ok) return complain(place.trouble);
  const state = lab.readState(place.value);
  if (flags.json === true) {
    await print(`${JSON.stringify(state ?? null, null, 2)}\n`);
    return EXIT.healthy;
  }
  if (state === undefined) {
    const left = await lab.leftOf(place.value);
    if (left.length === 0) return complain(lab.noLab(place.value));
    await print(`A lab was begun and never finished; netshoot-run lab down removes it:\n  ${left.join('\n  ')}\n`);
    return EXIT.healthy;
  }
  await print(statusScreen(place.value, state, state.quiz ? [] : lab.labFaults()));
  return EXIT.healthy;
}

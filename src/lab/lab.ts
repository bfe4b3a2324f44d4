import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabFault, LabState, NodeName } from '../model/lab.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { makeCertificates } from './certificates.ts';
import { inOrder, together } from './command.ts';
import { containersOf, engineAnswers, removeContainer, startContainer } from './containers.ts';
import { linkClientFiles, unlinkClientFiles } from './files.ts';
import { putRight } from './healthy.ts';
import { applySettings, endWork, environmentOf, makeFaults } from './inject.ts';
import { keepProcess } from './inside.ts';
import { addNamespace, isThere, nameNamespace, removeNamespace } from './network.ts';
import { nodeId, type Place } from './place.ts';
import { endProcesses, processesOf } from './process.ts';
import { startService } from './service-client.ts';
import { SERVICES } from './service-config.ts';
import { forget, locked, readState, stateOfUp, writeState } from './state.ts';
import { CONTAINERS, NODES } from './topology.ts';

/** How a lab is made. */
export interface UpOptions {
  readonly engine: LabState['engine'];
  /** The image of the containers; used with docker only. */
  readonly image: string;
  readonly now: Date;
}

/** Makes a lab. What was made is removed again when it does not succeed. */
export function upLab(place: Place, options: UpOptions): Promise<Result<LabState>> {
  return locked(place, async () => {
    const there = readState(place);
    if (there !== undefined || (await leftOf(place)).length > 0) return alreadyThere(place, there);
    const { engine, image, now } = options;
    const about = { name: place.name, engine, faults: [], quiz: false, started_at: now.toISOString() };
    const state: LabState = { ...about, phase: 'starting', ...(engine === 'docker' ? { image } : {}) };
    writeState(place, state);
    const made = await make(place, options);
    if (!made.ok) {
      await remove(place, engine);
      return made;
    }
    writeState(place, { ...state, phase: 'up' });
    return ok({ ...state, phase: 'up' });
  });
}

function alreadyThere(place: Place, state: LabState | undefined): Result<never> {
  const named = place.name === 'lab' ? '' : ` --name ${place.name}`;
  const half = state?.phase !== 'up';
  return fail({
    what: half ? `something of a lab "${place.name}" is there that was never finished` : 'the lab is up already',
    where: place.folder,
    todo: half
      ? `netshoot-run lab down${named} removes it`
      : `netshoot-run lab status${named} shows it; --name NAME makes another one beside it`,
    exit: 4,
  });
}

async function make(place: Place, { engine, image, now }: UpOptions): Promise<Result<unknown>> {
  const contained = engine === 'docker' ? CONTAINERS : [];
  const certificates = join(place.folder, 'certificates');
  return inOrder([
    () =>
      together([
        makeCertificates(certificates, now),
        ...NODES.filter((node) => !contained.includes(node)).map((node) => addNamespace(place, node)),
      ]),
    () => together(contained.map((node) => startNode(place, node, image, {}))),
    () => putRight(place),
    async () => {
      linkClientFiles(place);
      for (const service of SERVICES) startService(place, service, service);
      return applySettings(place, engine, []);
    },
  ]);
}

async function startNode(
  place: Place,
  node: NodeName,
  image: string,
  environment: Readonly<Record<string, string>>,
): Promise<Result<unknown>> {
  const started = await startContainer(place, node, image, environment);
  if (!started.ok) return started;
  keepProcess(place, node, started.value);
  return nameNamespace(place, node, started.value);
}

/** What of a lab is there: the names of its parts. */
export async function leftOf(place: Place): Promise<readonly string[]> {
  return [
    ...NODES.filter((node) => isThere(place, node)).map((node) => `network namespace ${nodeId(place, node)}`),
    ...(await containersOf(place)).map((name) => `container ${name}`),
    ...processesOf(place).map((pid) => `process ${pid}`),
  ];
}

/** Removes a lab, whole or half made. @returns what could not be removed. */
export function downLab(place: Place): Promise<Result<readonly string[]>> {
  return locked(place, async () => {
    await remove(place, (await engineAnswers()) ? 'docker' : 'local');
    return ok(await leftOf(place));
  });
}

async function remove(place: Place, engine: LabState['engine']): Promise<void> {
  for (let round = 0; round < 3; round++) {
    // Commands that a killed `up` left running are ended first: they would go on making things. What the engine was
    // asked for just before may still come to be, so it is looked for again.
    const ended = await endProcesses(place);
    const names = engine === 'docker' ? await containersOf(place) : [];
    await Promise.all(
      CONTAINERS.filter((node) => names.includes(nodeId(place, node))).map((node) => removeContainer(place, node)),
    );
    if (ended === 0 && names.length === 0) break;
  }
  await Promise.all(NODES.map((node) => removeNamespace(place, node)));
  unlinkClientFiles(place);
  forget(place);
}

/** Makes faults in a lab that is up, beside those that are there. When one cannot be made, the lab is as it was. */
export function injectFaults(
  place: Place,
  catalogue: readonly LabFault[],
  faults: readonly LabFault[],
  quiz = false,
): Promise<Result<LabState>> {
  return locked(place, async () => {
    const found = stateOfUp(place);
    if (!found.ok) return found;
    const state = found.value;
    const there = catalogue.filter(({ id }) => state.faults.includes(id));
    const fresh = faults.filter(({ id }) => !state.faults.includes(id));
    const next: LabState = { ...state, quiz, faults: [...state.faults, ...fresh.map(({ id }) => id)] };
    // Kept before it is done: a command that is killed here leaves a lab that knows what may be wrong with it.
    writeState(place, next);
    const anew = fresh.some(({ steps }) => steps.some((step) => 'environment' in step));
    const done = anew
      ? await makeAnew(place, next, [...there, ...fresh])
      : await makeFaults(place, state.engine, there, fresh);
    if (done.ok) return ok(next);
    const back = await makeAnew(place, next, there);
    writeState(place, state);
    return back.ok ? done : back;
  });
}

/** Takes faults away: all of them, or these. */
export function clearFaults(
  place: Place,
  catalogue: readonly LabFault[],
  ids: readonly string[] | 'all',
): Promise<Result<LabState>> {
  return locked(place, async () => {
    const found = stateOfUp(place);
    if (!found.ok) return found;
    const state = found.value;
    const kept = ids === 'all' ? [] : catalogue.filter(({ id }) => state.faults.includes(id) && !ids.includes(id));
    const done = await makeAnew(place, state, kept);
    if (!done.ok) return done;
    const next: LabState = { ...state, quiz: false, faults: kept.map(({ id }) => id) };
    writeState(place, next);
    return ok(next);
  });
}

/** Puts everything right, then makes these faults. */
async function makeAnew(place: Place, state: LabState, faults: readonly LabFault[]): Promise<Result<unknown>> {
  await endWork(place);
  return inOrder([
    () => renewClient(place, state, environmentOf(faults)),
    () => putRight(place),
    () => applySettings(place, state.engine, []),
    () => (faults.length === 0 ? Promise.resolve(ok(undefined)) : makeFaults(place, state.engine, [], faults)),
  ]);
}

/** Starts the client's container anew when its variables are to be others. */
async function renewClient(
  place: Place,
  state: LabState,
  environment: Readonly<Record<string, string>>,
): Promise<Result<unknown>> {
  const mark = join(place.folder, 'environment');
  const changed = Object.keys(environment).length > 0;
  const was = existsSync(mark);
  if (state.engine === 'local' || state.image === undefined || (!changed && !was)) return ok(undefined);
  await removeContainer(place, 'client');
  await removeNamespace(place, 'client');
  if (changed) writeFileSync(mark, '');
  else rmSync(mark, { force: true });
  return startNode(place, 'client', state.image, environment);
}

import type { Vantage } from '../model/evidence.ts';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import type {
  EarlySession,
  FoundTarget,
  OpenedTarget,
  OpenNeeds,
  Session,
  SessionNeeds,
  VantageTable,
} from '../model/session.ts';
import { openSession } from './attached-session.ts';
import type { ContainerEngine } from './container-engine.ts';
import { type FoundContainer, findContainer, stillRunning, useContainer } from './container-find.ts';
import { containerInside } from './container-inside.ts';
import { findNetwork } from './container-network.ts';
import { engineTrouble, NO_IMAGE, openTrouble, runEngine } from './engine-trouble.ts';
import { lastWords } from './exec.ts';
import { howToGetImage } from './image-copy.ts';
import type { Inspected } from './inspected.ts';
import { type Joining, netshootAttachment } from './netshoot-container.ts';

const PULL_DEADLINE_MS = 600_000;

/** Finds a container and says how it can be entered. */
export async function findContainerTarget(
  engine: ContainerEngine,
  ref: string,
  name: string,
): Promise<Result<FoundTarget>> {
  const found = await findContainer(engine, ref, name);
  return found.ok ? ok(containerTarget(found.value)) : found;
}

/** Takes a container that was inspected already as the target. */
export async function asTarget(engine: ContainerEngine, ref: string, one: Inspected): Promise<Result<FoundTarget>> {
  const found = await useContainer(engine, ref, one);
  return found.ok ? ok(containerTarget(found.value)) : found;
}

function containerTarget(container: FoundContainer): FoundTarget {
  const { engine, join, inspected, facts } = container;
  const { id, name, hostsPath, portStart } = inspected;
  const joined = join === 'host' ? {} : { joined: { hostsPath, portStart } };
  const place = { engine, join, inside: id, label: name, ...joined };
  return {
    facts,
    open: (vantages, needs, signal) => open(place, vantages, needs, signal),
    stillThere: () => stillRunning(container),
  };
}

/** The machine that the engine runs on: its own network namespace. */
export function engineHostTarget(engine: ContainerEngine, ref: string): FoundTarget {
  const place = { engine, join: 'host', inside: undefined, label: 'the host' };
  return {
    facts: { ref, engine: engine.name, kind: 'host', name: 'host', network_mode: 'host', network_kind: 'host' },
    open: (vantages, needs, signal) => open(place, vantages, needs, signal),
    stillThere: async () => ({ there: true }),
  };
}

/** A network of the engine, seen by a container that is a member of it for as long as the run: its addresses, its names and
 *  what it reaches. */
export async function findNetworkTarget(
  engine: ContainerEngine,
  ref: string,
  name: string,
): Promise<Result<FoundTarget>> {
  const found = await findNetwork(engine, name);
  if (!found.ok) return found;
  const network = found.value;
  const place = { engine, join: network.name, inside: undefined, label: `network ${name}` };
  return ok({
    facts: {
      ref,
      engine: engine.name,
      kind: 'network',
      name: network.name,
      ...(network.driver === undefined ? {} : { network_mode: network.driver }),
      networks: [network.name],
    },
    open: (vantages, needs, signal) => open(place, vantages, needs, signal),
    stillThere: async () => {
      const again = await findNetwork(engine, name);
      return again.ok && again.value.id === network.id
        ? { there: true }
        : { there: false, because: `network ${name} is gone` };
    },
  });
}

interface Place extends Joining {
  /** The container whose files and programs are the target's own. Absent for the host. */
  readonly inside: string | undefined;
  readonly label: string;
}

async function open(
  place: Place,
  vantages: VantageTable,
  needs: OpenNeeds,
  signal: AbortSignal,
): Promise<Result<OpenedTarget>> {
  const sessions: Partial<Record<Vantage, Session>> = {};
  const denied: Partial<Record<Vantage, string>> = {};
  const closeAll = async () => {
    await Promise.all(Object.values(sessions).map((session) => session.close()));
  };
  if (vantages.has('inside')) {
    if (place.inside === undefined)
      denied.inside = `${place.label} has no inside of its own: look at it from the target vantage`;
    else sessions.inside = containerInside(place.engine, place.inside);
  }
  const wanted = [...vantages].filter(([vantage]) => vantage !== 'inside');
  const opened = await Promise.all(
    wanted.map(async ([vantage, own]) => {
      const there = vantage === 'host' ? { ...place, join: 'host', joined: undefined } : place;
      return [vantage, await attach(vantage, there, { ...needs, ...own }, signal)] as const;
    }),
  );
  let trouble: Trouble | undefined;
  for (const [vantage, result] of opened) {
    if (result.ok) sessions[vantage] = result.value;
    else if (vantage === 'host') denied.host = result.trouble.what;
    else trouble = result.trouble;
  }
  if (trouble !== undefined) {
    await closeAll();
    return fail(trouble);
  }
  return ok({ sessions, denied, close: closeAll });
}

async function attach(
  vantage: Vantage,
  place: Place,
  needs: SessionNeeds,
  signal: AbortSignal,
): Promise<Result<Session>> {
  if (vantage === 'target' && needs.early !== undefined && fits(needs.early, place, needs)) {
    const session = await needs.early.take(signal);
    if (session !== undefined) return ok(session);
  } else if (vantage === 'target') {
    // Its container has the name that ours will have.
    await needs.early?.discard();
  }
  const first = await attachOnce(vantage, place, needs, signal);
  if (first.ok) return ok(first.session);
  if (!NO_IMAGE.test(first.failure.stderr)) return fail(troubleOf(first.failure, place, needs, signal));
  const image = place.engine.registryName(needs.image);
  const pulled = await pullImage(place.engine, image, signal);
  if (!pulled.ok) return pulled;
  const second = await attachOnce(vantage, place, { ...needs, image }, signal);
  return second.ok ? ok(second.session) : fail(troubleOf(second.failure, place, needs, signal));
}

function attachOnce(vantage: Vantage, place: Place, needs: SessionNeeds, signal: AbortSignal) {
  return openSession(netshootAttachment(vantage, place, needs), signal);
}

/** Whether the session that was begun on a guess is the one that is needed. */
function fits(early: EarlySession, place: Place, needs: SessionNeeds): boolean {
  const { container, runId, image, capabilities } = early;
  const named = place.label === container || place.inside?.startsWith(container) === true;
  const same =
    capabilities.length === needs.capabilities.length && capabilities.every((one) => needs.capabilities.includes(one));
  return (
    named &&
    place.engine.name === 'docker' &&
    place.join === `container:${place.inside}` &&
    runId === needs.runId &&
    image === needs.image &&
    same
  );
}

function troubleOf(
  failure: { readonly stderr: string; readonly because: string },
  place: Place,
  needs: SessionNeeds,
  signal: AbortSignal,
): Trouble {
  if (signal.aborted)
    return { what: 'interrupted while netshoot was being started', todo: 'repeat the command', exit: 130 };
  return openTrouble(place.engine, place.label, needs.image, failure.stderr || failure.because);
}

/** Fetches an image that the engine does not have. */
async function pullImage(engine: ContainerEngine, image: string, signal: AbortSignal): Promise<Result<void>> {
  const result = await runEngine(engine, ['pull', '--quiet', image], { timeoutMs: PULL_DEADLINE_MS, signal });
  if (result.how === 'exited' && result.code === 0) return ok(undefined);
  if (signal.aborted)
    return fail({
      what: 'interrupted while the image was being fetched',
      where: image,
      todo: 'repeat the command',
      exit: 130,
    });
  const because = lastWords(result).replace(/^(?:Error: )?(?:Error response from daemon: )?/, '');
  return fail(
    engineTrouble(engine, result) ?? {
      what: `the netshoot image is not on ${engine.name === 'docker' ? 'this engine' : engine.title} and cannot be fetched: ${because}`,
      where: image,
      todo: `${howToGetImage(engine)}, or name one that is here with --image or NETSHOOT_IMAGE`,
      exit: 4,
    },
  );
}

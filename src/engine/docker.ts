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
import { type DockerContainer, findContainer, stillRunning } from './docker-find.ts';
import { dockerInside } from './docker-inside.ts';
import { findNetwork } from './docker-network.ts';
import { engineTrouble, openTrouble } from './docker-trouble.ts';
import { lastWords, run } from './exec.ts';
import { netshootAttachment } from './netshoot-container.ts';

const PULL_DEADLINE_MS = 600_000;

/** Finds a container and says how it can be entered. */
export async function findDockerTarget(ref: string, name: string): Promise<Result<FoundTarget>> {
  const found = await findContainer(ref, name);
  if (!found.ok) return found;
  const container = found.value;
  return ok({
    facts: container.facts,
    open: (vantages, needs, signal) =>
      open({ join: container.join, inside: container.id, label: container.name }, vantages, needs, signal),
    stillThere: () => stillRunning(container),
  });
}

/** The machine that the engine runs on: its own network namespace. */
export function dockerHostTarget(ref: string): FoundTarget {
  return {
    facts: { ref, engine: 'docker', kind: 'host', name: 'host', network_mode: 'host' },
    open: (vantages, needs, signal) =>
      open({ join: 'host', inside: undefined, label: 'the host' }, vantages, needs, signal),
    stillThere: async () => ({ there: true }),
  };
}

/** A network of the engine, seen by a container that is a member of it for as long as the run: its addresses, its names and
 *  what it reaches. */
export async function findNetworkTarget(ref: string, name: string): Promise<Result<FoundTarget>> {
  const found = await findNetwork(name);
  if (!found.ok) return found;
  const network = found.value;
  return ok({
    facts: { ref, engine: 'docker', kind: 'network', name, network_mode: network.driver, networks: [name] },
    open: (vantages, needs, signal) =>
      open({ join: network.id, inside: undefined, label: `network ${name}` }, vantages, needs, signal),
    stillThere: async () => {
      const again = await findNetwork(name);
      return again.ok && again.value.id === network.id
        ? { there: true }
        : { there: false, because: `network ${name} is gone` };
    },
  });
}

interface Place {
  /** For `docker run --network`. */
  readonly join: DockerContainer['join'];
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
    else sessions.inside = dockerInside(place.inside);
  }
  const wanted = [...vantages].filter(([vantage]) => vantage !== 'inside');
  const opened = await Promise.all(
    wanted.map(async ([vantage, own]) => {
      const join = vantage === 'host' ? 'host' : place.join;
      return [vantage, await attach(vantage, join, place, { ...needs, ...own }, signal)] as const;
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
  join: string,
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
  const first = await attachOnce(vantage, join, needs, signal);
  if (first.ok) return ok(first.session);
  if (!/No such image|Unable to find image/i.test(first.failure.stderr))
    return fail(troubleOf(first.failure, place, needs, signal));
  const pulled = await pullImage(needs.image, signal);
  if (!pulled.ok) return pulled;
  const second = await attachOnce(vantage, join, needs, signal);
  return second.ok ? ok(second.session) : fail(troubleOf(second.failure, place, needs, signal));
}

function attachOnce(vantage: Vantage, join: string, needs: SessionNeeds, signal: AbortSignal) {
  return openSession(netshootAttachment(vantage, join, needs), signal);
}

/** Whether the session that was begun on a guess is the one that is needed. */
function fits(early: EarlySession, place: Place, needs: SessionNeeds): boolean {
  const { container, runId, image, capabilities } = early;
  const named = place.label === container || place.inside?.startsWith(container) === true;
  const same =
    capabilities.length === needs.capabilities.length && capabilities.every((one) => needs.capabilities.includes(one));
  return named && place.join === `container:${place.inside}` && runId === needs.runId && image === needs.image && same;
}

function troubleOf(
  failure: { readonly stderr: string; readonly because: string },
  place: Place,
  needs: SessionNeeds,
  signal: AbortSignal,
): Trouble {
  if (signal.aborted)
    return { what: 'interrupted while netshoot was being started', todo: 'repeat the command', exit: 130 };
  return openTrouble(place.label, needs.image, failure.stderr || failure.because);
}

/** Fetches an image that the engine does not have. */
async function pullImage(image: string, signal: AbortSignal): Promise<Result<void>> {
  const result = await run(['docker', 'pull', '--quiet', image], { timeoutMs: PULL_DEADLINE_MS, signal });
  if (result.how === 'exited' && result.code === 0) return ok(undefined);
  if (signal.aborted)
    return fail({
      what: 'interrupted while the image was being fetched',
      where: image,
      todo: 'repeat the command',
      exit: 130,
    });
  return fail(
    engineTrouble(result) ?? {
      what: `the netshoot image is not on this engine and cannot be fetched: ${lastWords(result).replace(/^Error response from daemon: /, '')}`,
      where: image,
      todo: 'build it here with netshoot-run image build, or name one that is here with --image or NETSHOOT_IMAGE',
      exit: 4,
    },
  );
}

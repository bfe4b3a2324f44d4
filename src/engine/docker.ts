import type { Vantage } from '../model/evidence.ts';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import type { FoundTarget, OpenedTarget, Session, SessionNeeds } from '../model/session.ts';
import { openSession } from './attached-session.ts';
import { type DockerContainer, findContainer, stillRunning } from './docker-find.ts';
import { dockerInside } from './docker-inside.ts';
import { engineTrouble, openTrouble } from './docker-trouble.ts';
import { lastWords, run } from './exec.ts';

/** The label on everything that we start; its value is the run's id. `netshoot-run cleanup` looks for it. */
export const LABEL = 'netshoot-run';

const OPEN_DEADLINE_MS = 60_000;
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

interface Place {
  /** For `docker run --network`. */
  readonly join: DockerContainer['join'];
  /** The container whose files and programs are the target's own. Absent for the host. */
  readonly inside: string | undefined;
  readonly label: string;
}

/** The command that starts netshoot in a network namespace: everything that is not needed is taken away. */
export function netshootArgv(name: string, join: string, needs: SessionNeeds): readonly string[] {
  return [
    'docker',
    'run',
    '--interactive',
    '--rm',
    '--pull',
    'never',
    '--name',
    name,
    '--label',
    `${LABEL}=${needs.runId}`,
    '--network',
    join,
    '--user',
    '0:0',
    '--cap-drop',
    'ALL',
    ...needs.capabilities.flatMap((capability) => ['--cap-add', capability]),
    '--security-opt',
    'no-new-privileges',
    '--read-only',
    '--tmpfs',
    '/tmp:rw,nosuid,nodev,size=160m',
    '--tmpfs',
    '/run:rw,nosuid,nodev,size=8m',
    '--pids-limit',
    '256',
    '--memory',
    '256m',
    '--log-driver',
    'none',
    '--entrypoint',
    'sh',
    needs.image,
  ];
}

async function open(
  place: Place,
  vantages: ReadonlySet<Vantage>,
  needs: SessionNeeds,
  signal: AbortSignal,
): Promise<Result<OpenedTarget>> {
  const sessions: Partial<Record<Vantage, Session>> = {};
  const denied: Partial<Record<Vantage, string>> = {};
  const closeAll = async () => {
    await Promise.all(Object.values(sessions).map((session) => session.close()));
  };
  if (vantages.has('inside')) {
    if (place.inside === undefined)
      denied.inside = 'the host has no inside of its own: look at it from the target vantage';
    else sessions.inside = dockerInside(place.inside);
  }
  if (vantages.has('peer')) denied.peer = 'no --peer was given';
  const wanted = (['target', 'host'] as const).filter((vantage) => vantages.has(vantage));
  const opened = await Promise.all(
    wanted.map((vantage) => attach(vantage, vantage === 'host' ? 'host' : place.join, place, needs, signal)),
  );
  let trouble: Trouble | undefined;
  opened.forEach((result, i) => {
    const vantage = wanted[i];
    if (vantage === undefined) return;
    if (result.ok) sessions[vantage] = result.value;
    else if (vantage === 'target') trouble = result.trouble;
    else denied[vantage] = result.trouble.what;
  });
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
  const name = `netshoot-run-${needs.runId}-${vantage}`;
  return openSession(
    {
      vantage,
      argv: netshootArgv(name, join, needs),
      programs: needs.programs,
      among: 'in the image (netshoot-run image check says how to get it)',
      openDeadlineMs: OPEN_DEADLINE_MS,
      sweep: async () => {
        await run(['docker', 'rm', '--force', name], { timeoutMs: 20_000 });
      },
    },
    signal,
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

import type { TargetFacts } from '../model/report.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { nearest, oneLine } from '../util/text.ts';
import { dockerFailed, engineTrouble } from './docker-trouble.ts';
import { run } from './exec.ts';
import { environmentFacts } from './target-environment.ts';
import { type Attached, labelFacts, ownAddresses } from './target-labels.ts';
import { Together } from './together.ts';

/** A container as `docker inspect` tells it, reduced to what is used; every field may be missing in old or odd engines. */
interface Inspected {
  readonly Id?: string;
  readonly Name?: string;
  readonly State?: {
    readonly Status?: string;
    readonly Running?: boolean;
    readonly Paused?: boolean;
    readonly Restarting?: boolean;
    readonly StartedAt?: string;
    readonly Pid?: number;
  };
  readonly Config?: {
    readonly Image?: string;
    readonly Labels?: Readonly<Record<string, string>> | null;
    readonly Env?: readonly string[] | null;
  };
  readonly HostConfig?: { readonly NetworkMode?: string; readonly Dns?: readonly string[] | null };
  readonly NetworkSettings?: { readonly Networks?: Readonly<Record<string, Attached>> | null };
}

/** A running container that can be joined. */
export interface DockerContainer {
  readonly id: string;
  readonly name: string;
  readonly startedAt: string;
  /** What to give to `docker run --network`: the namespace's real owner, or `host`. */
  readonly join: string;
  readonly facts: TargetFacts;
}

const INSPECT_DEADLINE_MS = 20_000;

/** Looks a container up by name or id, follows `--network container:OTHER` to the owner of the namespace, and refuses
 *  what cannot be diagnosed: unknown (with candidates), ambiguous, stopped, paused, restarting. */
export async function findContainer(ref: string, name: string): Promise<Result<DockerContainer>> {
  const found = await inspect(name);
  if (!found.ok) return found;
  const [first] = found.value;
  if (first === undefined) return notFound(ref, name);
  const refused = notUsable(first, ref);
  if (refused !== undefined) return refused;
  const mode = first.HostConfig?.NetworkMode ?? 'default';
  const owner = /^container:(.+)$/.exec(mode)?.[1];
  const id = first.Id ?? name;
  const facts: TargetFacts = {
    ref,
    engine: 'docker',
    kind: 'container',
    id,
    name: plainName(first) ?? name,
    network_mode: mode,
    networks: Object.keys(first.NetworkSettings?.Networks ?? {}),
    ...(first.Config?.Image === undefined ? {} : { image: first.Config.Image }),
    ...ownAddresses(first.NetworkSettings?.Networks),
    ...labelFacts(first.Config?.Labels),
    ...environmentFacts(first.Config === undefined ? undefined : (first.Config.Env ?? [])),
    ...((first.HostConfig?.Dns ?? []).length === 0 ? {} : { dns: [...(first.HostConfig?.Dns ?? [])] }),
  };
  return ok({
    id,
    name: facts.name ?? name,
    startedAt: first.State?.StartedAt ?? '',
    join: mode === 'host' ? 'host' : `container:${owner ?? id}`,
    facts,
  });
}

/** Containers that many ask for are looked up by one command. */
const together = new Together<Inspected>(async (names) => {
  const argv = ['docker', 'inspect', '--type', 'container', ...names];
  const { stdout } = await run(argv, { timeoutMs: INSPECT_DEADLINE_MS });
  const parsed = parseJson(stdout);
  // One that is not there costs its own answer only: it is asked for once more by itself, for the reason.
  const found = Array.isArray(parsed) ? parsed.filter(isInspected) : [];
  const of = (name: string) =>
    found.find((one) => one.Id === name || plainName(one) === name) ?? found.find((one) => one.Id?.startsWith(name));
  return new Map(
    names.flatMap((name) => {
      const one = of(name);
      return one === undefined ? [] : [[name, one] as const];
    }),
  );
});

/** Says which containers will be looked up soon. */
export function expectContainers(names: readonly string[]): void {
  together.expect(names);
}

/** The containers of that name or id: none, one, or several when an id is cut too short. */
async function inspect(name: string): Promise<Result<readonly Inspected[]>> {
  const found = await together.ask(name);
  if (found !== undefined) return ok([found]);
  const result = await run(['docker', 'inspect', '--type', 'container', name], { timeoutMs: INSPECT_DEADLINE_MS });
  if (result.how === 'exited' && result.code === 0) {
    const parsed = parseJson(result.stdout);
    return Array.isArray(parsed) ? ok(parsed.filter(isInspected)) : fail(dockerFailed(`inspect ${name}`, result));
  }
  const engine = engineTrouble(result);
  if (engine !== undefined) return fail(engine);
  if (/no such (?:container|object)/i.test(result.stderr)) return ok([]);
  if (/multiple IDs found|ambiguous/i.test(result.stderr)) return ambiguousId(name);
  return fail(dockerFailed(`inspect ${name}`, result));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isInspected(value: unknown): value is Inspected {
  return typeof value === 'object' && value !== null && 'Id' in value;
}

function plainName(container: Inspected): string | undefined {
  return container.Name?.replace(/^\//, '');
}

function notUsable(container: Inspected, ref: string): Result<never> | undefined {
  const { State: state } = container;
  const name = plainName(container) ?? ref;
  if (state?.Paused === true) {
    return fail({
      what: `container ${name} is paused: nothing in it runs, so nothing in it can talk`,
      where: ref,
      todo: `docker unpause ${name}, then repeat the command`,
      exit: 4,
    });
  }
  if (state?.Restarting === true) {
    return fail({
      what: `container ${name} is restarting: it has no network to look at`,
      where: ref,
      todo: `docker logs --tail 50 ${name} says why it ends`,
      exit: 4,
    });
  }
  if (state?.Running !== true) {
    const status = state?.Status ?? 'not running';
    return fail({
      what: `container ${name} is not running (${status}): it has no network to look at`,
      where: ref,
      todo: `docker logs --tail 50 ${name} says why it ended; docker start ${name} starts it`,
      exit: 4,
    });
  }
  return undefined;
}

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly service: string;
}

async function listContainers(): Promise<readonly Listed[]> {
  const format = '{{.ID}}\t{{.Names}}\t{{.State}}\t{{.Label "com.docker.compose.service"}}';
  const result = await run(['docker', 'ps', '-a', '--format', format], { timeoutMs: INSPECT_DEADLINE_MS });
  return result.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', name = '', state = '', service = ''] = line.split('\t');
      return { id, name, state, service };
    });
}

function describe(container: Listed): string {
  return `docker:${container.name} (${container.state}${container.service === '' ? '' : `, service ${container.service}`})`;
}

/** No container has the name: its compose service may, else say who is there. */
async function notFound(ref: string, name: string): Promise<Result<DockerContainer>> {
  const all = await listContainers();
  const replicas = all.filter(({ service, state }) => service === name && state === 'running');
  const [only] = replicas;
  if (replicas.length === 1 && only !== undefined) return findContainer(ref, only.name);
  if (replicas.length > 1) {
    return fail({
      what: `"${name}" is a compose service with ${replicas.length} running containers: ${replicas.map(describe).join(', ')}`,
      where: '--target',
      todo: `name one of them, for example --target docker:${only?.name ?? name}`,
      exit: 4,
    });
  }
  const near = nearest(
    name,
    all.map((container) => container.name),
  );
  const running = all.filter(({ state }) => state === 'running');
  const there =
    running.length === 0
      ? 'no container is running'
      : `running: ${running.slice(0, 12).map(describe).join(', ')}${running.length > 12 ? ', …' : ''}`;
  return fail({
    what: `no container is called "${oneLine(name, 80)}"; ${there}`,
    where: '--target',
    todo:
      near === undefined
        ? 'docker ps -a lists every container; --target host looks at this machine'
        : `did you mean --target ${near}?`,
    exit: 4,
  });
}

async function ambiguousId(prefix: string): Promise<Result<never>> {
  const matching = (await listContainers()).filter(({ id }) => id.startsWith(prefix));
  return fail({
    what: `"${prefix}" is the beginning of several ids: ${matching.map(describe).join(', ')}`,
    where: '--target',
    todo: 'use a name, or more of the id',
    exit: 4,
  });
}

/** Whether the container that was found is still running, and was not restarted since. */
export async function stillRunning(
  container: DockerContainer,
): Promise<{ readonly there: true } | { readonly there: false; readonly because: string }> {
  const seen = (await together.askNow(container.id))?.State;
  if (seen?.Running === true && seen.StartedAt === container.startedAt) return { there: true };
  const format = '{{.State.Running}} {{.State.StartedAt}} {{.State.Status}}';
  const result = await run(['docker', 'inspect', '--type', 'container', '--format', format, container.id], {
    timeoutMs: INSPECT_DEADLINE_MS,
  });
  if (result.how !== 'exited' || result.code !== 0)
    return { there: false, because: `container ${container.name} is gone` };
  const [running, startedAt, status] = result.stdout.trim().split(' ');
  if (running !== 'true')
    return { there: false, because: `container ${container.name} stopped during the run (${status ?? 'not running'})` };
  if (startedAt !== container.startedAt)
    return { there: false, because: `container ${container.name} was restarted during the run` };
  return { there: true };
}

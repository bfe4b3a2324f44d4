import { ok, type Result } from '../model/result.ts';
import { type ContainerEngine, containerEngines, type EngineName } from './container-engine.ts';
import { engineTrouble, failed, runEngine } from './engine-trouble.ts';
import { type Inspected, readInspected } from './inspected.ts';
import { Recent } from './recent.ts';
import { Together } from './together.ts';

const DEADLINE_MS = 20_000;
/** Ids on one command line. */
const AT_ONCE = 200;

/** Containers that many ask for are looked up by one command. */
const asked = new Map<EngineName, Together<Inspected>>();

function togetherOn(engine: ContainerEngine): Together<Inspected> {
  const known = asked.get(engine.name);
  if (known !== undefined) return known;
  const made = new Together<Inspected>(async (names) => {
    const told = await runEngine(engine, ['container', 'inspect', ...names], { timeoutMs: DEADLINE_MS });
    // One that is not there costs its own answer only: it is asked for once more by itself, for the reason.
    const found = readInspected(engine, told) ?? [];
    return new Map(
      names.flatMap((name) => {
        const [one, another] = meantBy(name, found);
        return one === undefined || another !== undefined ? [] : [[name, one] as const];
      }),
    );
  });
  asked.set(engine.name, made);
  return made;
}

/** Those of that name or id, else those whose id begins so: several only where nerdctl tells of them, which the others
 *  refuse to. */
function meantBy(name: string, told: readonly Inspected[]): readonly Inspected[] {
  const exact = told.find((one) => one.id === name || one.name === name);
  if (exact !== undefined) return [exact];
  const begin = told.filter((one) => one.id.startsWith(name));
  return [...new Map(begin.map((one) => [one.id, one])).values()];
}

/** Says which containers will be looked up soon, as they are named: `docker:web`. */
export function expectContainers(refs: readonly string[]): void {
  for (const engine of containerEngines) {
    const own = refs.filter((ref) => ref.startsWith(`${engine.name}:`)).map((ref) => ref.slice(engine.name.length + 1));
    if (own.length > 0) togetherOn(engine).expect(own);
  }
}

/** The container as it is now, asked for together with others. Absent when that gives no answer. */
export function containerNow(engine: ContainerEngine, id: string): Promise<Inspected | undefined> {
  return togetherOn(engine).askNow(id);
}

/** The containers of that name or id: none, one, or several when an id is cut too short. */
export async function inspectContainer(
  engine: ContainerEngine,
  name: string,
): Promise<Result<{ readonly found: readonly Inspected[]; readonly ambiguous: boolean }>> {
  const one = await togetherOn(engine).ask(name);
  if (one !== undefined) return ok({ found: [one], ambiguous: false });
  const result = await runEngine(engine, ['container', 'inspect', name], { timeoutMs: DEADLINE_MS });
  if (result.how === 'exited' && result.code === 0) {
    const found = readInspected(engine, result);
    if (found === undefined) return failed(engine, `inspect ${name}`, result);
    const meant = meantBy(name, found);
    if (meant.length > 1) return ok({ found: [], ambiguous: true });
    return ok({ found: meant.length === 1 ? meant : found, ambiguous: false });
  }
  if (engineTrouble(engine, result) === undefined) {
    if (/no such (?:container|object)|no container with/i.test(result.stderr))
      return ok({ found: [], ambiguous: false });
    if (/multiple IDs found|ambiguous|more than one result/i.test(result.stderr))
      return ok({ found: [], ambiguous: true });
  }
  return failed(engine, `inspect ${name}`, result);
}

type Listing = Promise<Result<readonly Inspected[]>>;
const recent = new Recent<Awaited<Listing>>();

/** Has what was listed listed anew: for whoever changed it. */
export function forgetLists(): void {
  recent.forget();
}

/** The containers of an engine; those that have ended too, or only those that run. */
export function listContainers(engine: ContainerEngine, which: 'all' | 'running'): Listing {
  return recent.get(`${engine.name} ${which}`, () => list(engine, which === 'all' ? ['--all'] : []));
}

/** The containers that carry a label. */
export function listLabelled(engine: ContainerEngine, label: string): Listing {
  return list(engine, ['--all', '--filter', `label=${label}`]);
}

async function list(engine: ContainerEngine, flags: readonly string[]): Listing {
  const result = await runEngine(engine, ['ps', '--quiet', '--no-trunc', ...flags], { timeoutMs: DEADLINE_MS });
  if (result.how !== 'exited' || result.code !== 0) return failed(engine, 'ps', result);
  const ids = result.stdout.split('\n').filter((line) => line !== '');
  const all: Inspected[] = [];
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const found = await inspectEach(engine, ids.slice(i, i + AT_ONCE));
    if (!found.ok) return found;
    all.push(...found.value);
  }
  return ok(all);
}

async function inspectEach(engine: ContainerEngine, ids: readonly string[]): Listing {
  if (ids.length === 0) return ok([]);
  const told = await runEngine(engine, ['container', 'inspect', ...ids], {
    timeoutMs: DEADLINE_MS,
    maxBytes: 64 * 1024 * 1024,
  });
  // One that has ended meanwhile makes the command fail; what it tells of the others stands.
  const found = readInspected(engine, told);
  if (found !== undefined) return ok(found);
  // nerdctl then tells of no other either.
  const left = ids.filter((id) => !told.stderr.includes(`no such container: ${id}`));
  return left.length < ids.length ? inspectEach(engine, left) : failed(engine, 'inspect its containers', told);
}

/** A container and the engine that it is on. */
export interface Placed {
  readonly engine: ContainerEngine;
  readonly container: Inspected;
}

/** How a container is named on the command line, with what it is doing: `docker:web (running, service web)`. */
export function describeContainer({ engine, container }: Placed): string {
  const service = container.labels['com.docker.compose.service'];
  return `${containerRef(engine.name, container.name)} (${container.status}${service === undefined ? '' : `, service ${service}`})`;
}

/** `podman:web` */
export function containerRef(engine: EngineName, name: string): string {
  return `${engine}:${name}`;
}

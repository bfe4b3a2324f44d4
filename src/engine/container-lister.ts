import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import { oneLine } from '../util/text.ts';
import { composeFolder, serviceContainers } from './compose.ts';
import type { ContainerEngine } from './container-engine.ts';
import { containerRef, listContainers, type Placed } from './container-list.ts';
import type { TargetRef } from './target-ref.ts';
import type { TargetLister } from './targets.ts';

/** Containers of these engines: replicas of compose services, and whatever has a label. */
export function containerLister(engines: readonly ContainerEngine[]): TargetLister {
  return {
    replicas: (ref) => replicas(engines, ref),
    selected: (selectors) => selected(engines, selectors),
  };
}

async function listEach(
  engines: readonly ContainerEngine[],
  which: 'all' | 'running',
): Promise<Result<readonly Placed[]>> {
  const listings = await Promise.all(
    engines.map(async (engine) => ({ engine, listed: await listContainers(engine, which) })),
  );
  const placed = listings.flatMap(({ engine, listed }) =>
    listed.ok ? listed.value.map((container) => ({ engine, container })) : [],
  );
  const trouble = listings.map(({ listed }): Trouble | undefined => (listed.ok ? undefined : listed.trouble))[0];
  return trouble !== undefined && listings.every(({ listed }) => !listed.ok) ? fail(trouble) : ok(placed);
}

async function replicas(engines: readonly ContainerEngine[], ref: TargetRef): Promise<Result<readonly string[]>> {
  if (ref.kind !== 'compose' && ref.kind !== 'name') return ok([ref.text]);
  if (ref.kind === 'name') {
    const listed = await listEach(engines, 'all');
    if (!listed.ok) return listed;
    // A container of that very name is what is meant.
    if (listed.value.some(({ container: { id, name } }) => name === ref.name || id.startsWith(ref.name)))
      return ok([ref.text]);
  }
  const asked = ref.kind === 'compose' ? ref : ({ project: undefined, service: ref.name, number: undefined } as const);
  const own = await serviceContainers(engines, asked, composeFolder(process.cwd()));
  if (!own.ok) return own;
  const projects = [...new Set(own.value.map(({ project }) => project))];
  if (projects.length > 1) {
    return fail({
      what: `${projects.length} compose projects have a service "${asked.service}": ${projects.join(', ')}`,
      where: '--target',
      todo: `name the project: --target compose:${projects[0]}/${asked.service}`,
      exit: 4,
    });
  }
  // With none, looking the name up says what there is instead.
  return ok(own.value.length === 0 ? [ref.text] : own.value.map(refOf));
}

async function selected(
  engines: readonly ContainerEngine[],
  selectors: readonly string[],
): Promise<Result<readonly string[]>> {
  const listed = await listEach(engines, 'running');
  if (!listed.ok) return listed;
  const chosen = listed.value
    .filter(({ container }) => selectors.every((selector) => hasLabel(container.labels, selector)))
    .map(refOf);
  if (chosen.length > 0) return ok(chosen.sort(compare));
  return fail({
    what: `no running container has ${selectors.length === 1 ? 'the label' : 'the labels'} ${oneLine(selectors.join(', '), 300)}`,
    where: '--selector',
    todo: "docker ps --format '{{.Names}} {{.Labels}}' shows the labels of what runs",
    exit: 4,
  });
}

function refOf({ engine, container }: Placed): string {
  return containerRef(engine.name, container.name);
}

/** `KEY=VALUE`, or `KEY` with any value. */
function hasLabel(labels: Readonly<Record<string, string>>, selector: string): boolean {
  const equals = selector.indexOf('=');
  if (equals < 0) return Object.hasOwn(labels, selector);
  const key = selector.slice(0, equals);
  return Object.hasOwn(labels, key) && labels[key] === selector.slice(equals + 1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

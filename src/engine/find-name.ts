import { fail, type Result, type Trouble } from '../model/result.ts';
import type { FoundTarget } from '../model/session.ts';
import { serviceContainers, servicesHere, theOneRunning } from './compose.ts';
import { asTarget } from './container.ts';
import type { ContainerEngine } from './container-engine.ts';
import { findContainer } from './container-find.ts';
import { describeContainer, inspectContainer, listContainers, type Placed } from './container-list.ts';
import { noSuchContainer } from './not-found.ts';

/** Finds what a bare name is: a container of any engine that answers, or a compose service. Of several, each is named. */
export async function findByName(
  engines: readonly ContainerEngine[],
  text: string,
  name: string,
  folder: string | undefined,
): Promise<Result<FoundTarget>> {
  // Who is around is asked for meanwhile, where most targets are.
  if (engines[0] !== undefined) void listContainers(engines[0], 'running');
  const looked = await Promise.all(
    engines.map(async (engine) => ({ engine, looked: await inspectContainer(engine, name) })),
  );
  const answering = looked.filter((one) => one.looked.ok).map(({ engine }) => engine);
  if (answering.length === 0)
    return fail(worthTelling(looked.flatMap((one) => (one.looked.ok ? [] : [one.looked.trouble]))));
  const vague = looked.find((one) => one.looked.ok && one.looked.value.ambiguous);
  const all = looked.flatMap(({ engine, looked: result }): readonly Placed[] =>
    result.ok ? result.value.found.map((container) => ({ engine, container })) : [],
  );
  // What is called so counts before what has an id that begins so.
  const exact = all.filter(({ container }) => container.name === name || container.id === name);
  const found = exact.length > 0 ? exact : all;
  const [only, another] = found;
  if (vague !== undefined && exact.length === 0) {
    const told = await findContainer(vague.engine, text, name);
    if (!told.ok) return told;
  }
  if (only === undefined) {
    return findService(answering, text, name, folder, silent(looked));
  }
  if (another !== undefined) return fail(ambiguous(name, found.map(describeContainer), refOf(only)));
  // In the folder of a compose project its services are meant too. A container that is called like the one that
  // serves is no second meaning.
  const here = folder === undefined ? [] : await servicesHere(answering, name, folder);
  const others = here.filter(({ container }) => container.running && container.id !== only.container.id);
  if (others.length > 0) {
    const services = [...new Set(others.map(({ project, service }) => `compose:${project}/${service}`))];
    return fail(ambiguous(name, [describeContainer(only), ...services], refOf(only)));
  }
  return asTarget(only.engine, text, only.container);
}

function refOf({ engine, container }: Placed): string {
  return `${engine.name}:${container.name}`;
}

function ambiguous(name: string, candidates: readonly string[], first: string): Trouble {
  return {
    what: `"${name}" may be ${candidates.length} things: ${candidates.join(', ')}`,
    where: '--target',
    todo: `name the one that is meant, for example --target ${first}`,
    exit: 4,
  };
}

/** No container has the name; a compose service may: one of this folder's project, else of any. */
async function findService(
  engines: readonly ContainerEngine[],
  text: string,
  name: string,
  folder: string | undefined,
  note: string,
): Promise<Result<FoundTarget>> {
  const services = await serviceContainers(engines, { project: undefined, service: name, number: undefined }, folder);
  if (services.ok && services.value.length > 0) return theOneRunning(text, services.value);
  return noSuchContainer(engines, name, note);
}

/** The trouble of the engine that is installed, if one is; else that of the first. */
function worthTelling(troubles: readonly Trouble[]): Trouble {
  return (
    troubles.find((one) => !isAbsent(one)) ??
    troubles[0] ?? { what: 'no container engine was asked', todo: 'leave --engine out', exit: 4 }
  );
}

function isAbsent(trouble: Trouble): boolean {
  return trouble.where === 'PATH';
}

/** Engines that are there and did not answer, as the end of a sentence: what they have was not seen. */
function silent(looked: readonly { readonly engine: ContainerEngine; readonly looked: Result<unknown> }[]): string {
  const troubles = looked.flatMap(({ looked: result }) =>
    result.ok || isAbsent(result.trouble) ? [] : [result.trouble.what],
  );
  return troubles.length === 0 ? '' : `; not looked at: ${troubles.join(', ')}`;
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import type { FoundTarget } from '../model/session.ts';
import { oneLine } from '../util/text.ts';
import { asTarget } from './container.ts';
import type { ContainerEngine } from './container-engine.ts';
import { containerRef, listLabelled, type Placed } from './container-list.ts';

/** What `compose:[PROJECT/]SERVICE[#NUMBER]` names. */
export interface ServiceRef {
  readonly project: string | undefined;
  readonly service: string;
  /** Which of several containers, as compose counts them from 1. */
  readonly number: number | undefined;
}

/** A container of a compose service, by the labels that compose puts on it. */
export interface ServiceContainer extends Placed {
  readonly project: string;
  readonly service: string;
  readonly number: number;
  /** The folder that compose was started in. Absent when it did not say. */
  readonly folder: string | undefined;
}

const LABEL = 'com.docker.compose';

/** How the user names one container of a service: `compose:shop/web#2`. */
export function replicaRef({ project, service, number }: ServiceContainer): string {
  return `compose:${project}/${service}#${number}`;
}

/** Every container that compose made for a service and that is to stay, on these engines, in compose's order: also
 *  those that do not run. What `compose run` made is none. Without a project: of the project in `folder`
 *  (`composeFolder`), if it has the service, else of all. */
export async function serviceContainers(
  engines: readonly ContainerEngine[],
  { project, service, number }: ServiceRef,
  folder: string | undefined,
): Promise<Result<readonly ServiceContainer[]>> {
  const listed = await everyServiceContainer(engines);
  if (!listed.ok) return listed;
  const named = listed.value.filter(
    (one) =>
      one.service === service &&
      (project === undefined || one.project === project) &&
      (number === undefined || one.number === number),
  );
  const here = project === undefined && folder !== undefined ? named.filter((one) => one.folder === folder) : [];
  return ok(here.length > 0 ? here : named);
}

const FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

/** The folder whose compose project is meant where none is named: the nearest one upwards that has a compose file. */
export function composeFolder(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (FILES.some((file) => existsSync(join(folder, file)))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The containers of the service of that name in the compose project of this folder. None where there is no such
 *  project, or it has no such service. */
export async function servicesHere(
  engines: readonly ContainerEngine[],
  service: string,
  folder: string,
): Promise<readonly ServiceContainer[]> {
  const listed = await everyServiceContainer(engines);
  if (!listed.ok) return [];
  return listed.value.filter((one) => one.service === service && one.folder === folder);
}

async function everyServiceContainer(
  engines: readonly ContainerEngine[],
): Promise<Result<readonly ServiceContainer[]>> {
  const listings = await Promise.all(
    engines.map(async (engine) => ({ engine, listed: await listLabelled(engine, `${LABEL}.service`) })),
  );
  const all: ServiceContainer[] = [];
  let trouble: Trouble | undefined;
  let answered = false;
  for (const { engine, listed } of listings) {
    if (!listed.ok) trouble ??= listed.trouble;
    else {
      answered = true;
      all.push(...listed.value.flatMap((container) => asService({ engine, container })));
    }
  }
  if (!answered && trouble !== undefined) return fail(trouble);
  return ok(all.sort((a, b) => a.project.localeCompare(b.project) || a.number - b.number));
}

function asService({ engine, container }: Placed): readonly ServiceContainer[] {
  const label = (name: string) => container.labels[`${LABEL}.${name}`];
  const [project, service] = [label('project') ?? '', label('service')];
  if (service === undefined || label('oneoff')?.toLowerCase() === 'true') return [];
  // nerdctl says these two in the name only: shop-web-2, and shop-web-run-0a1b2c3d4e5f.
  const named = engine.name === 'nerdctl' ? afterPrefix(container.name, `${project}-${service}-`) : undefined;
  if (named?.startsWith('run-') === true) return [];
  const number = Number(label('container-number') ?? named ?? '1');
  return [
    {
      engine,
      container,
      project,
      service,
      number: Number.isInteger(number) ? number : 1,
      folder: label('project.working_dir'),
    },
  ];
}

function afterPrefix(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}

/** Finds the running container of a compose service. Several replicas, or the same service in several projects, are an
 *  error that names them. */
export async function findComposeTarget(
  engines: readonly ContainerEngine[],
  text: string,
  ref: ServiceRef,
  folder: string | undefined,
): Promise<Result<FoundTarget>> {
  const listed = await serviceContainers(engines, ref, folder);
  if (!listed.ok) return listed;
  if (listed.value.length === 0) return fail(await noService(engines, text));
  return theOneRunning(text, listed.value);
}

/** The only one of a service's containers that runs, as a target; else what to choose from. */
export async function theOneRunning(text: string, own: readonly ServiceContainer[]): Promise<Result<FoundTarget>> {
  const running = own.filter(({ container }) => container.running);
  const [first, second] = running;
  if (first === undefined) return fail(noneRunning(text, own));
  if (second === undefined) return asTarget(first.engine, text, first.container);
  const named = running.map((one) => `${replicaRef(one)} (${containerRef(one.engine.name, one.container.name)})`);
  const projects = [...new Set(running.map(({ project }) => project))];
  if (projects.length > 1) {
    return fail({
      what: `${projects.length} compose projects have a running service "${first.service}": ${projects.join(', ')}`,
      where: '--target',
      todo: `name the project: --target compose:${first.project}/${first.service}`,
      exit: 4,
    });
  }
  return fail({
    what: `service "${first.service}" has ${running.length} running containers: ${named.join(', ')}`,
    where: '--target',
    todo: `name one of them: --target ${replicaRef(first)}, or by its container's name`,
    exit: 4,
  });
}

function noneRunning(text: string, own: readonly ServiceContainer[]): Trouble {
  const [stopped] = own;
  const name = stopped?.container.name ?? '';
  return {
    what: `no container of ${oneLine(text, 80)} is running: ${name} is ${stopped?.container.status ?? 'gone'}`,
    where: '--target',
    todo: `${stopped?.engine.name ?? 'docker'} logs --tail 50 ${name} says why`,
    exit: 4,
  };
}

async function noService(engines: readonly ContainerEngine[], text: string): Promise<Trouble> {
  const listed = await everyServiceContainer(engines);
  const known = [
    ...new Set((listed.ok ? listed.value : []).map(({ project, service }) => `compose:${project}/${service}`)),
  ];
  return {
    what: `there is no compose service for ${oneLine(text, 80)}; ${known.length === 0 ? 'no container here was made by compose' : `there are: ${known.slice(0, 12).join(', ')}`}`,
    where: '--target',
    todo: 'docker compose ps lists the services of a project; a container is named as docker:NAME',
    exit: 4,
  };
}

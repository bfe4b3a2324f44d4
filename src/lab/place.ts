import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NodeName } from '../model/lab.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { oneLine } from '../util/text.ts';

/** Everything that is kept about labs is below this folder. */
export const STATE_ROOT = '/run/netshoot-run-lab';

/** The name of a lab that was given none. */
export const DEFAULT_NAME = 'lab';

/** The label of our containers, and a word in the arguments of everything that we start. Its value is the lab's name. */
export const LABEL = 'netshoot-run-lab';

/** Where one lab is. */
export interface Place {
  readonly name: string;
  /** The folder of its state. */
  readonly folder: string;
}

/** The place of the lab of a name. A name is short, so that the namespaces' names stay readable. */
export function placeOf(name: string): Result<Place> {
  if (/^[a-z][a-z0-9-]{0,19}$/.test(name)) return ok({ name, folder: join(STATE_ROOT, name) });
  return fail({
    what: `"${oneLine(name, 40)}" is no name of a lab`,
    where: '--name',
    todo: 'take lower case letters, digits and dashes, a letter first, at most 20',
    exit: 2,
  });
}

/** The name of a machine's network namespace and container. */
export function nodeId(place: Place, node: NodeName): string {
  return place.name === DEFAULT_NAME ? `nsr-lab-${node}` : `nsr-lab-${place.name}-${node}`;
}

/** The word by which a process of a lab is known. */
export function markOf(place: Place): string {
  return `${LABEL}=${place.name}`;
}

/** What `--target` takes for a machine of the lab. */
export function targetOf(place: Place, node: NodeName, engine: 'docker' | 'local', contained: boolean): string {
  return engine === 'docker' && contained ? nodeId(place, node) : `netns:${nodeId(place, node)}`;
}

/** The lab's own files: beside this one in a checkout, below `lab` beside the bundle in the package. */
export function ownFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const packaged = join(here, 'lab');
  return existsSync(packaged) ? packaged : here;
}

/** The program of the services. In a checkout it is the one of the last build. */
export function serviceFile(): string {
  const beside = join(ownFolder(), 'service.js');
  return existsSync(beside) ? beside : join(ownFolder(), '../../dist/lab/service.js');
}

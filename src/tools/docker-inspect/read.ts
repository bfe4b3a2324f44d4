import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { readEngineSaid } from '../engine-said.ts';
import { isObject } from '../json-output.ts';
import { endedEarly, readingOf, unreadable } from '../output.ts';
import { readSaidJson } from '../said-json.ts';
import { readContainer } from './container.ts';
import type { ContainerInspect } from './value.generated.ts';

/** Reads `docker inspect` and `podman inspect` of containers. A container that does not exist is a value; an engine that
 *  could not be asked is none. */
export function readContainerInspect(input: ReadInput): Reading<ContainerInspect> {
  const { json, said } = readSaidJson(input);
  const { notFound, refused, leftovers } = readEngineSaid(said);
  if (refused !== undefined) return refused;
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`the engine did not answer: ${early}`);
  const list = Array.isArray(json) ? json : isObject(json) ? [json] : [];
  const objects = list.filter(isObject);
  const containers = objects.flatMap((object) => readContainer(object) ?? []);
  if (containers.length < list.length)
    return unreadable('a list of containers was expected, as docker inspect prints it', said[0]);
  if (containers.length === 0 && notFound.length === 0)
    return unreadable('a list of containers was expected, as docker inspect prints it', leftovers[0] ?? said[0]);
  return readingOf({ containers, found: containers.length > 0, not_found: notFound, leftovers });
}

import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { readEngineSaid } from '../engine-said.ts';
import { isObject } from '../json-output.ts';
import { endedEarly, readingOf, unreadable } from '../output.ts';
import { readSaidJson } from '../said-json.ts';
import { readNetwork } from './network.ts';
import type { NetworkInspect } from './value.generated.ts';

/** Reads `docker network inspect` and `podman network inspect` of networks. A network that does not exist is a value; an engine that
 *  could not be asked is none. */
export function readNetworkInspect(input: ReadInput): Reading<NetworkInspect> {
  const { json, said } = readSaidJson(input);
  const { notFound, refused, leftovers } = readEngineSaid(said);
  if (refused !== undefined) return refused;
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`the engine did not answer: ${early}`);
  const list = Array.isArray(json) ? json : isObject(json) ? [json] : [];
  const objects = list.filter(isObject);
  const networks = objects.flatMap((object) => readNetwork(object) ?? []);
  if (networks.length < list.length)
    return unreadable('a list of networks was expected, as docker network inspect prints it', said[0]);
  if (networks.length === 0 && notFound.length === 0)
    return unreadable('a list of networks was expected, as docker network inspect prints it', leftovers[0] ?? said[0]);
  return readingOf({ networks, found: networks.length > 0, not_found: notFound, leftovers });
}

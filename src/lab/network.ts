import { existsSync } from 'node:fs';
import type { NodeName } from '../model/lab.ts';
import type { Result } from '../model/result.ts';
import { command, must, together } from './command.ts';
import { nodeId, type Place } from './place.ts';
import { CABLES, type Cable, type Port } from './topology.ts';

/** True when a machine's namespace is there. */
export function isThere(place: Place, node: NodeName): boolean {
  return existsSync(`/run/netns/${nodeId(place, node)}`);
}

/** Makes a named network namespace; it has nothing but a loopback. */
export function addNamespace(place: Place, node: NodeName): Promise<Result<string>> {
  return must(['ip', 'netns', 'add', nodeId(place, node)]);
}

/** Gives the network namespace of a process a name. */
export function nameNamespace(place: Place, node: NodeName, pid: number): Promise<Result<string>> {
  return must(['ip', 'netns', 'attach', nodeId(place, node), String(pid)]);
}

/** Takes the name of a namespace away; with its last process the namespace goes, and its cables with it. */
export async function removeNamespace(place: Place, node: NodeName): Promise<void> {
  if (isThere(place, node)) await command(['ip', 'netns', 'delete', nodeId(place, node)]);
}

/** A hardware address of our own for an end of a cable: neighbours that remember a machine stay right when its
 *  interface is made anew. */
function hardwareAddress(cable: number, end: number): string {
  const byte = (number: number) => number.toString(16).padStart(2, '0');
  return `02:6e:72:00:${byte(cable)}:${byte(end)}`;
}

/** Lays the cables of which an end is not among the interfaces that are there: both ends are made inside of the machines,
 *  never outside. */
export function layCables(place: Place, there: ReadonlyMap<NodeName, readonly string[]>): Promise<Result<void>> {
  const has = ({ node, name }: Port) => there.get(node)?.includes(name) === true;
  const missing = CABLES.filter(({ a, b }) => !has(a) || !has(b));
  return together(
    missing.map(async (cable) => {
      // The end of a cable whose other end went with its machine; the kernel takes its time with that.
      for (const { node, name } of [cable.a, cable.b].filter(has))
        await command(['ip', '-netns', nodeId(place, node), 'link', 'delete', name]);
      return layCable(place, cable);
    }),
  );
}

function layCable(place: Place, cable: Cable): Promise<Result<string>> {
  const { a, b } = cable;
  const number = CABLES.indexOf(cable);
  return must([
    ...['ip', '-netns', nodeId(place, a.node), 'link', 'add', a.name, 'address', hardwareAddress(number, 1)],
    ...['type', 'veth', 'peer', 'name', b.name, 'address', hardwareAddress(number, 2), 'netns', nodeId(place, b.node)],
  ]);
}

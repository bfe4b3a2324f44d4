import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { TargetFacts } from '../model/report.ts';

/** Processes told by name at most. */
const MOST = 50;

/** The number that the kernel gives the namespace behind a path (namespaces(7)). Absent when it may not be looked at. */
export function namespaceNumber(path: string): number | undefined {
  try {
    return statSync(path).ino;
  } catch {
    return undefined;
  }
}

/** The machine's own network namespace: that of its first process; where that may not be looked at, ours. */
export function machineNamespace(): number | undefined {
  return namespaceNumber('/proc/1/ns/net') ?? namespaceNumber('/proc/self/ns/net');
}

/** When a process was started, in clock ticks since the boot: with its number it is one process and no later one. Absent
 *  when there is none. Source: field 22 of proc(5) stat; the second field may hold anything, up to the last parenthesis. */
export function startTicks(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^[\s\S]*\) /, '')
      .split(' ')[19];
  } catch {
    return undefined;
  }
}

type NamespaceFacts = Pick<TargetFacts, 'namespace_owner' | 'namespace_shared_with'>;

/** Whose network namespace it is, by its number, and which processes are in it. `self`: the target's own process. */
export function namespaceFacts(number: number | undefined, self?: number): NamespaceFacts {
  if (number === undefined) return {};
  if (number === machineNamespace()) return { namespace_owner: { kind: 'machine', name: 'host', state: 'running' } };
  const named = self === undefined ? undefined : nameOf(number);
  return {
    ...(named === undefined ? {} : { namespace_owner: { kind: 'netns', name: named, state: 'running' } as const }),
    // Others' processes cannot be looked at without root: a part of them would look like all.
    ...(process.getuid?.() === 0 ? { namespace_shared_with: processesIn(number, self) } : {}),
  };
}

/** The name that `ip netns` knows the namespace by. */
function nameOf(number: number): string | undefined {
  return listFolder('/run/netns').find((name) => namespaceNumber(`/run/netns/${name}`) === number);
}

/** `nginx (4711)`, in the order of their numbers. */
function processesIn(number: number, self: number | undefined): string[] {
  return listFolder('/proc')
    .filter((name) => /^[0-9]+$/.test(name) && Number(name) !== self)
    .filter((pid) => namespaceNumber(`/proc/${pid}/ns/net`) === number)
    .sort((a, b) => Number(a) - Number(b))
    .slice(0, MOST)
    .map((pid) => `${commandName(pid)} (${pid})`);
}

function commandName(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return 'ended';
  }
}

function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeName } from '../model/lab.ts';
import { within } from './command.ts';
import type { Place } from './place.ts';

/** Keeps the number of a container's first process: what is done in it needs no engine then, which is many times faster. */
export function keepProcess(place: Place, node: NodeName, pid: number): void {
  writeFileSync(join(place.folder, `${node}.pid`), `${pid}\n`);
}

function processOf(place: Place, node: NodeName): number | undefined {
  try {
    return Number(readFileSync(join(place.folder, `${node}.pid`), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Words before a command that run it with the files and the network of a machine. */
export function insideOf(place: Place, node: NodeName): readonly string[] {
  const pid = processOf(place, node);
  return pid === undefined ? within(place, node) : ['nsenter', '--target', String(pid), '--mount', '--net', '--'];
}

/** The variables that the programs of a machine have and ours have not. */
export function environmentIn(place: Place, node: NodeName): Readonly<Record<string, string>> {
  const pid = processOf(place, node);
  if (pid === undefined) return {};
  try {
    const pairs = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .filter((pair) => pair.includes('='));
    return Object.fromEntries(
      pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    );
  } catch {
    return {};
  }
}

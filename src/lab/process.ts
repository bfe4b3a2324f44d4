import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { markOf, type Place } from './place.ts';

/** The words of a process's command line. Empty when it is gone. */
function wordsOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** When a process began, in ticks since boot: with its number, what no other process has. Absent when it is gone. */
export function beginOf(pid: number): string | undefined {
  try {
    // The name in brackets may hold anything; the 22nd field is the 20th after it (proc(5)).
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19];
  } catch {
    return undefined;
  }
}

/** The processes of this machine that carry the lab's mark in their arguments: its services, its background work, and
 *  commands that an earlier `up` left running when it was killed. `also`: a second word that they must have. */
export function processesOf(place: Place, also?: string): readonly number[] {
  const mark = markOf(place);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid)
    .filter((pid) => {
      const words = wordsOf(pid);
      return words.includes(mark) && (also === undefined || words.some((word) => word.startsWith(also)));
    });
}

/** Ends processes of the lab, and waits until they are gone. @returns how many there were. */
export async function endProcesses(place: Place, also?: string): Promise<number> {
  const begun = new Map(processesOf(place, also).map((pid) => [pid, beginOf(pid)]));
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const left = () => [...begun].filter(([pid, begin]) => begin !== undefined && isRunning(pid, begin));
    for (const [pid] of left()) send(pid, signal);
    for (let waits = 0; waits < 40 && left().length > 0; waits++) await sleep(25);
  }
  return begun.size;
}

/** A zombie is gone for everybody but its parent. */
function isRunning(pid: number, begin: string): boolean {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[0];
    return state !== 'Z' && beginOf(pid) === begin;
  } catch {
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

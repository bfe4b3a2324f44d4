import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LabState } from '../model/lab.ts';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import { type Place, placeOf, STATE_ROOT } from './place.ts';
import { beginOf } from './process.ts';

const LOCK_WAIT_MS = 20_000;

function fileOf(place: Place): string {
  return join(place.folder, 'lab.json');
}

function isState(value: unknown): value is LabState {
  return typeof value === 'object' && value !== null && 'phase' in value && 'engine' in value && 'faults' in value;
}

/** What is known of a lab. Absent: there is none, or what is left of one tells nothing. */
export function readState(place: Place): LabState | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(fileOf(place), 'utf8'));
    return isState(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the state, whole or not at all. */
export function writeState(place: Place, state: LabState): void {
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  writeFileSync(`${fileOf(place)}.new`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${fileOf(place)}.new`, fileOf(place));
}

/** Takes everything away that is kept about a lab, and the common folder with the last one. */
export function forget(place: Place): void {
  rmSync(place.folder, { recursive: true, force: true });
  try {
    rmdirSync(STATE_ROOT);
  } catch {
    // Another lab is there, or nothing is.
  }
}

/** The labs of which something is kept. */
export function knownPlaces(): readonly Place[] {
  if (!existsSync(STATE_ROOT)) return [];
  return readdirSync(STATE_ROOT).flatMap((name) => {
    const place = placeOf(name);
    return place.ok ? [place.value] : [];
  });
}

/** Does work on a lab that no other command of ours works on meanwhile. A lock whose owner is gone counts for nothing. */
export async function locked<T>(place: Place, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const lock = join(STATE_ROOT, `.${place.name}.lock`);
  const mine = `${process.pid} ${beginOf(process.pid) ?? ''}`;
  const end = Date.now() + LOCK_WAIT_MS;
  while (!takeLock(lock, mine)) {
    if (Date.now() > end)
      return fail({
        what: `another netshoot-run lab command works on the lab "${place.name}" and does not end`,
        where: lock,
        todo: 'wait for it, or end it',
        exit: 4,
      });
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
    try {
      rmdirSync(STATE_ROOT);
    } catch {
      // A lab is there.
    }
  }
}

function takeLock(lock: string, mine: string): boolean {
  mkdirSync(STATE_ROOT, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(lock, mine, { flag: 'wx' });
    return true;
  } catch {
    const owner = readOwner(lock);
    const [pid, begin] = owner.split(' ');
    if (owner !== '' && beginOf(Number(pid)) !== begin) rmSync(lock, { force: true });
    return false;
  }
}

function readOwner(lock: string): string {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return '';
  }
}

/** The trouble of a command that needs a lab. */
export function noLab(place: Place): Trouble {
  const named = place.name === 'lab' ? '' : ` --name ${place.name}`;
  return {
    what: `there is no lab${named === '' ? '' : ` "${place.name}"`}`,
    where: place.folder,
    todo: `netshoot-run lab up${named}`,
    exit: 4,
  };
}

/** What is known of a lab that is up. */
export function stateOfUp(place: Place): Result<LabState> {
  const state = readState(place);
  if (state === undefined) return fail(noLab(place));
  if (state.phase === 'up') return ok(state);
  return fail({
    what: `the lab "${place.name}" was never finished`,
    where: place.folder,
    todo: 'netshoot-run lab down, then netshoot-run lab up',
    exit: 4,
  });
}

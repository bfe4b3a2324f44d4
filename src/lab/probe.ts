import { explainEnding } from '../engine/exec.ts';
import type { LabFault, Probe } from '../model/lab.ts';
import { command } from './command.ts';
import { environmentIn, insideOf } from './inside.ts';
import type { Place } from './place.ts';

const DEADLINE_MS = 25_000;

/** What a probe printed, and whether that is what it prints when the fault is there. `cannot look`: the program is not
 *  on this machine. */
export interface Shown {
  readonly probe: Probe;
  readonly verdict: 'yes' | 'no' | 'cannot look';
  readonly said: string;
}

/** Looks whether a fault is really there, with its own probes, one after another. */
export async function showFault(place: Place, fault: LabFault): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const probe of fault.shows) shown.push(await look(place, probe));
  return shown;
}

async function look(place: Place, probe: Probe): Promise<Shown> {
  const result = await command([...insideOf(place, probe.in), ...probe.run], {
    timeoutMs: DEADLINE_MS,
    env: environmentIn(place, probe.in),
  });
  const said = `${result.stdout}${result.stderr}`;
  const missing =
    result.how === 'not_started' || /exec of ".*" failed: No such file|nsenter: failed to execute/.test(said);
  if (missing) return { probe, verdict: 'cannot look', said: said || explainEnding(result) };
  const is = new RegExp(probe.expect).test(said);
  const isNot = probe.without !== undefined && new RegExp(probe.without).test(said);
  return { probe, verdict: is && !isNot ? 'yes' : 'no', said };
}

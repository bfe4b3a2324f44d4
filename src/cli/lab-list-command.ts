import * as lab from '../pipeline/lab.ts';
import { chosenImage } from '../pipeline/machine.ts';
import { complain, EXIT, print } from './io.ts';
import { engineOf, type LabFlags, whyNoEngine } from './lab-command.ts';
import { listScreen } from './lab-screens.ts';

/** Lists the faults, and says which this machine cannot make and why. */
export async function labListCommand(flags: LabFlags): Promise<number> {
  const place = lab.placeOf(flags.name ?? lab.DEFAULT_NAME);
  if (!place.ok) return complain(place.trouble);
  const all = lab.labFaults();
  const abilities = await lab.abilitiesHere(all, await engineThere(place.value, flags));
  const faults = all.map((fault) => [fault, lab.canMake(fault, abilities)] as const);
  if (flags.json !== true) await print(listScreen(faults));
  else {
    const shown = faults.map(([{ shows: _shows, steps: _steps, ...fault }, able]) => ({ ...fault, here: able }));
    await print(`${JSON.stringify(shown, null, 2)}\n`);
  }
  return EXIT.healthy;
}

/** Whether the lab that is up has containers; when none is, whether one could have. */
async function engineThere(place: lab.Place, flags: LabFlags) {
  const state = lab.readState(place);
  if (state !== undefined) return engineOf(state);
  const because = await whyNoEngine(await chosenImage(flags.image, process.env));
  return { there: because === undefined, because: because ?? '' };
}

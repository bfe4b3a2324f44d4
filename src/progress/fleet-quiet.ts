import type { RunEvent } from '../model/event.ts';
import { count } from '../util/text.ts';
import { FleetCount, sayOdd } from './fleet-count.ts';
import type { Progress } from './progress.ts';

/** The count is told this often while targets end. It comes with an event, not by a timer. */
const COUNT_MS = 5000;

/** For logs: a line for each target that is not well, and now and then the count. */
export function startFleetQuiet(targets: number, write: (line: string) => void, now: () => number): Progress {
  const fleet = new FleetCount(targets, now);
  let saidAt = now();
  let over = false;
  const tell = (text: string): void => write(`netshoot-run: ${text}`);
  tell(`looking at ${count(targets, 'target')}`);
  return {
    on: (event: RunEvent) => {
      if (over) return;
      const odd = fleet.on(event);
      if (odd !== undefined) tell(sayOdd(odd));
      if (now() - saidAt < COUNT_MS || fleet.ended === fleet.total) return;
      saidAt = now();
      tell(fleet.say());
    },
    end: async () => {
      if (!over) tell(fleet.say());
      over = true;
    },
  };
}

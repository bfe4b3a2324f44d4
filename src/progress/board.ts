import type { ListrTask } from 'listr2';
import type { RunEvent } from '../model/event.ts';
import { type Lane, startLane } from './lane.ts';
import type { Progress } from './progress.ts';
import { Slots } from './slots.ts';
import { drawLines } from './terminal.ts';

/** Targets that can be watched at once; further ones are run all the same. */
const LANES = 40;

/** A moving view: a line for each target, and below it one for each step. listr2 only draws what the events say. */
export function startBoard(stream: NodeJS.WriteStream, now: () => number): Progress {
  // An icon, the margin of a step, and what listr2 keeps free.
  const columns = () => Math.max(20, stream.columns - 6);
  const lanes = new Slots<Lane>(LANES);
  const byTarget = new Map<string | undefined, Lane>();
  const tasks: ListrTask[] = lanes.all.map((slot) => ({
    task: async (_context, task) => {
      const lane = await slot.taken;
      return lane?.show(task);
    },
  }));
  const drawn = drawLines(tasks, stream);
  const on = (event: RunEvent): void => {
    let lane = byTarget.get(event.target);
    if (lane === undefined) {
      lane = startLane(event.target, columns, now);
      byTarget.set(event.target, lane);
      lanes.take(lane);
    }
    lane.on(event);
  };
  return {
    on,
    end: async () => {
      for (const lane of byTarget.values()) lane.end();
      lanes.close();
      await drawn;
    },
  };
}

import { ANSI_ESCAPE_CODES, DefaultRenderer, Listr, ListrLogger, type ListrTask, ProcessOutput, Spinner } from 'listr2';
import type { RunEvent } from '../model/event.ts';
import { type Lane, startLane } from './lane.ts';
import type { Progress } from './progress.ts';
import { Slots } from './slots.ts';

/** Targets that can be watched at once; further ones are run all the same. */
const LANES = 40;

/** Milliseconds between two pictures. listr2 draws at every change, and measures every character each time: with some
 *  fifteen steps that took half of a processor. */
const PICTURE_MS = 250;

class SlowSpinner extends Spinner {
  override start(draw: () => void): void {
    super.start(draw, PICTURE_MS);
  }
}

/** listr2 asks whether standard output is a terminal, and falls back when a report goes to a file. We write to standard
 *  error only, and know that it is one. */
class StderrRenderer extends DefaultRenderer {
  static override nonTTY = true;
  #drawnAt = Number.NEGATIVE_INFINITY;

  /** What changes between two pictures is in the next one; the last one is drawn in any case. */
  override update(): void {
    const now = performance.now();
    if (now - this.#drawnAt < PICTURE_MS * 0.9) return;
    this.#drawnAt = now;
    super.update();
  }
}

/** listr2 holds back what others write while it draws, and hides the cursor. A process that is killed could not give the
 *  cursor back, so it stays visible. */
class OpenOutput extends ProcessOutput {
  override hijack(): void {
    super.hijack();
    this.toStdout(ANSI_ESCAPE_CODES.CURSOR_SHOW, false);
  }
}

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
  const list = new Listr(tasks, {
    concurrent: true,
    exitOnError: false,
    // With listr2's own listener a Ctrl-C ends the process before the sessions are closed.
    registerSignalListeners: false,
    renderer: StderrRenderer,
    rendererOptions: {
      logger: new ListrLogger({ useIcons: true, processOutput: new OpenOutput(stream, stream) }),
      formatOutput: 'truncate',
      spinner: new SlowSpinner(),
    },
  });
  const drawn = list.run().catch(() => undefined);
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

import type { ListrTask } from 'listr2';
import type { RunEvent } from '../model/event.ts';
import { oneLine } from '../util/text.ts';
import { FleetCount, type OddTarget, sayOdd, sayRunning } from './fleet-count.ts';
import type { Line } from './lane.ts';
import type { Progress } from './progress.ts';
import { drawLines } from './terminal.ts';

/** Lines for targets that run and for ones that are not well; what does not fit is in the count. */
const MOST_RUNNING = 16;
const MOST_ODD = 12;
/** Lines of the screen that are left free: the prompt, the count, and what other programs said. */
const FREE_LINES = 5;

/** A moving view of many targets: those that are not well, those that run, and how many there are. A healthy one leaves
 *  no line. Lines are there from the start and are given to one target after another: listr2 cannot add any. */
export function startFleetBoard(targets: number, stream: NodeJS.WriteStream, now: () => number): Progress {
  const fleet = new FleetCount(targets, now);
  const room = Math.max(4, (stream.rows || 24) - FREE_LINES);
  const odd = Array.from({ length: Math.min(MOST_ODD, Math.floor(room / 2)) }, () => new Row());
  const running = Array.from({ length: Math.min(MOST_RUNNING, Math.ceil(room / 2)) }, () => new Row());
  const counter = new Row();
  let over: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    over = resolve;
  });
  const columns = () => Math.max(20, stream.columns - 4);
  const draw = (): void => {
    const now = [...fleet.running.values()];
    for (const [index, row] of running.entries()) {
      const target = now[index];
      row.show(target === undefined ? '' : oneLine(sayRunning(target), columns()));
    }
    counter.show(oneLine(fleet.say(), columns()));
  };
  const mark = (target: OddTarget): void => {
    odd.find((row) => row.free)?.fail(oneLine(sayOdd(target), columns()));
  };
  const tasks = [...odd, ...running, counter].map((row) => row.task(ended));
  const drawn = drawLines(tasks, stream);
  return {
    on: (event: RunEvent) => {
      const target = fleet.on(event);
      if (target !== undefined) mark(target);
      draw();
    },
    end: async () => {
      for (const row of running) row.show('');
      counter.show(oneLine(fleet.say(), columns()));
      over();
      await drawn;
    },
  };
}

/** A line that says one thing after another. Empty, it is not drawn. */
class Row {
  #line: Line | undefined;
  #text = '';
  #failed: (() => void) | undefined;
  free = true;

  show(text: string): void {
    this.#text = text;
    if (this.#line !== undefined) this.#line.title = text;
  }

  /** Says for good that something is not well. */
  fail(text: string): void {
    this.free = false;
    this.show(text);
    this.#failed?.();
  }

  task(ended: Promise<void>): ListrTask {
    return {
      task: async (_context, line) => {
        this.#line = line;
        line.title = this.#text;
        const failed = new Promise<void>((resolve) => {
          this.#failed = resolve;
          if (!this.free) resolve();
        });
        await Promise.race([failed, ended]);
        // listr2's mark for what failed stands before what was thrown.
        if (!this.free) throw new Error(this.#text);
      },
    };
  }
}

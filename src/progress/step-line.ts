import { oneLine } from '../util/text.ts';
import { formatDuration } from '../util/time.ts';
import type { Line } from './lane.ts';

/** The line of one step. */
export interface StepLine {
  readonly commandEnded: () => void;
  readonly end: (how: End) => void;
  /** Draws until the step has ended. */
  readonly show: (line: Line) => Promise<void>;
}

interface End {
  readonly outcome: 'done' | 'skipped' | 'failed';
  readonly note?: string;
}

/** A line that says what is looked at, how many of several commands have ended, and at last how long it took. */
export function startStepLine(title: string, commands: number, columns: () => number, now: () => number): StepLine {
  const startedAt = now();
  let ended = 0;
  let line: Line | undefined;
  let finish: (text: readonly ['title' | 'skip', string]) => void = () => undefined;
  const finished = new Promise<readonly ['title' | 'skip', string]>((resolve) => {
    finish = resolve;
  });
  const draw = (): void => {
    if (line !== undefined) line.title = cut(title, commands > 1 ? ` (${ended} of ${commands})` : '', columns());
  };
  return {
    commandEnded: () => {
      ended++;
      draw();
    },
    end: ({ outcome, note }) => {
      const took = ` ${formatDuration(now() - startedAt)}`;
      if (outcome === 'done') return finish(['title', cut(title, took, columns())]);
      const word = outcome === 'skipped' ? 'skipped' : 'could not be run';
      return finish(['skip', cut(`${title}: ${word}${note === undefined ? '' : `, ${note}`}`, '', columns())]);
    },
    show: async (task) => {
      line = task;
      draw();
      const [how, text] = await finished;
      if (how === 'title') task.title = text;
      else task.skip(text);
    },
  };
}

/** Text that leaves room for what must be seen after it. */
function cut(text: string, tail: string, columns: number): string {
  return `${oneLine(text, Math.max(8, columns - tail.length))}${tail}`;
}

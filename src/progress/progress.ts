import type { RunEvent } from '../model/event.ts';
import { startFleetQuiet } from './fleet-quiet.ts';
import { startQuiet } from './quiet.ts';

/** A view of a run for those who wait for it. */
export interface Progress {
  /** Takes the next event. Never throws and never waits. */
  readonly on: (event: RunEvent) => void;
  /** Takes the view down: afterwards the terminal is as it was, and nothing is written any more. Must be called, also
   *  when a run fails. May be called twice. */
  readonly end: () => Promise<void>;
}

export interface ProgressOptions {
  /** Where to write: standard error. Nothing is ever written to standard output. */
  readonly stream: NodeJS.WriteStream;
  /** none: nothing. simple: a line for each phase, also on a terminal (CI, TERM=dumb, --verbose). auto: a moving view
   *  on a terminal, else as simple. */
  readonly mode: 'auto' | 'none' | 'simple';
  /** How many targets there are, when there may be several: then it is they that have lines, not their steps. */
  readonly targets?: number;
  /** Milliseconds since any fixed time. */
  readonly now?: () => number;
}

/** Starts a view of the run's events. Resolves at once: what draws on a terminal is loaded while the run goes on. */
export async function startProgress(options: ProgressOptions): Promise<Progress> {
  const { stream, mode, targets, now = () => performance.now() } = options;
  const write = (line: string) => void stream.write(`${line}\n`);
  const quiet = () => (targets === undefined ? startQuiet(write, now) : startFleetQuiet(targets, write, now));
  switch (mode) {
    case 'none':
      return { on: () => undefined, end: async () => undefined };
    case 'simple':
      return quiet();
    case 'auto':
      // A terminal that says it has no columns gets one character per line from listr2.
      if (stream.isTTY !== true || !(stream.columns > 0)) return quiet();
      // A view that cannot be loaded must not cost the run.
      return whenLoaded(
        targets === undefined
          ? import('./board.ts').then(({ startBoard }) => startBoard(stream, now), quiet)
          : import('./fleet-board.ts').then(({ startFleetBoard }) => startFleetBoard(targets, stream, now), quiet),
      );
    default:
      return never(mode);
  }
}

/** Keeps events until the view is there to take them. */
function whenLoaded(loading: Promise<Progress>): Progress {
  const early: RunEvent[] = [];
  let view: Progress | undefined;
  const loaded = loading.then((progress) => {
    view = progress;
    for (const event of early) progress.on(event);
    return progress;
  });
  return {
    on: (event) => {
      if (view === undefined) early.push(event);
      else view.on(event);
    },
    end: async () => (await loaded).end(),
  };
}

function never(mode: never): never {
  throw new Error(`no such progress mode: ${String(mode)}`);
}

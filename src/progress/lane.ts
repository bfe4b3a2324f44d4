import type { Listr, ListrTask } from 'listr2';
import type { RunEvent } from '../model/event.ts';
import { oneLine } from '../util/text.ts';
import { Slots } from './slots.ts';
import { type StepLine, startStepLine } from './step-line.ts';
import { about, newTally, saySteps, sayTally, tallyEvent } from './tally.ts';

/** The part of a listr2 task that draws a line. */
export type Line = Parameters<ListrTask['task']>[1];

/** The line of one target, and the lines of its steps. */
export interface Lane {
  readonly on: (event: RunEvent) => void;
  /** Draws from now on. Resolves to the list of steps once the session is open, or to nothing when it never is. */
  readonly show: (line: Line) => Promise<Listr | undefined>;
  /** Closes every line. A target whose verdict has not come is shown as one that ended early. */
  readonly end: () => void;
}

/** Steps that get a line of their own; the others are counted. More than this fits on no screen. */
const STEP_LINES = 100;

export function startLane(label: string | undefined, columns: () => number, now: () => number): Lane {
  const tally = newTally(label, now());
  const slots = new Slots<StepLine>(STEP_LINES);
  const running = new Map<string, StepLine>();
  let settle: (opened: boolean) => void = () => undefined;
  const opened = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  let line: Line | undefined;
  let title = about(label, 'finding the target');
  let state: 'running' | 'done' | 'early' = 'running';

  const draw = (): void => {
    if (line === undefined) return;
    const text = oneLine(title, columns());
    line.title = text;
    if (state === 'early') line.skip(text);
  };
  const close = (as: 'done' | 'early', text: string): void => {
    if (state !== 'running') return;
    state = as;
    title = about(label, text);
    draw();
    settle(false);
    for (const step of running.values()) step.end({ outcome: 'failed', note: 'not ended' });
    slots.close();
  };
  const on = (event: RunEvent): void => {
    if (state !== 'running') return;
    tallyEvent(tally, event);
    followStep(event, running, slots, columns, now);
    if (event.kind === 'opened') settle(true);
    if (event.kind === 'done') close('done', `verdict: ${event.verdict} (${sayTally(tally, now())})`);
    const text = phase(event, saySteps(tally));
    if (text === undefined) return;
    title = about(label, text);
    draw();
  };
  return {
    on,
    end: () => close('early', `ended early: ${sayTally(tally, now())}`),
    show: async (task) => {
      line = task;
      draw();
      return (await opened)
        ? task.newListr(slots.all.map(stepTask), { concurrent: true, exitOnError: false })
        : undefined;
    },
  };
}

function stepTask(slot: Slots<StepLine>['all'][number]): ListrTask {
  return { task: async (_context, task) => (await slot.taken)?.show(task) };
}

/** Gives a step its line, moves it on, and ends it. A step that is skipped before it starts gets none. */
function followStep(
  event: RunEvent,
  running: Map<string, StepLine>,
  slots: Slots<StepLine>,
  columns: () => number,
  now: () => number,
): void {
  if (event.kind === 'step_started') {
    const step = startStepLine(event.title, event.commands, columns, now);
    running.set(event.id, step);
    slots.take(step);
  } else if (event.kind === 'command_ended') {
    running.get(event.id)?.commandEnded();
  } else if (event.kind === 'step_ended') {
    running.get(event.id)?.end(event);
    running.delete(event.id);
  }
}

/** What a target's line says from this event on. Absent when the event does not change it. */
function phase(event: RunEvent, steps: string): string | undefined {
  switch (event.kind) {
    case 'finding_target':
      return 'finding the target';
    case 'target_found':
      return 'target found';
    case 'opening':
      return 'opening a session';
    case 'opened':
    case 'step_started':
    case 'step_ended':
      return steps;
    case 'judging':
      return 'judging';
    case 'closing':
      return 'closing the session';
    case 'command_ended':
    case 'done':
    case 'not_run':
      return undefined;
    default:
      return never(event);
  }
}

function never(event: never): never {
  throw new Error(`no line for the event ${JSON.stringify(event)}`);
}

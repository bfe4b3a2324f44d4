import type { RunEvent } from '../model/event.ts';
import { count, oneLine } from '../util/text.ts';
import { formatDuration } from '../util/time.ts';

/** What has happened to one target so far. */
export interface Tally {
  readonly label: string | undefined;
  readonly startedAt: number;
  /** Steps of the plan. Absent while it is not known. */
  steps: number | undefined;
  ended: number;
  skipped: number;
  failed: number;
  commands: number;
}

export function newTally(label: string | undefined, startedAt: number): Tally {
  return { label, startedAt, steps: undefined, ended: 0, skipped: 0, failed: 0, commands: 0 };
}

/** Counts an event. */
export function tallyEvent(tally: Tally, event: RunEvent): void {
  if (event.kind === 'opened') tally.steps = event.steps;
  if (event.kind === 'command_ended') tally.commands++;
  if (event.kind !== 'step_ended') return;
  tally.ended++;
  if (event.outcome === 'skipped') tally.skipped++;
  if (event.outcome === 'failed') tally.failed++;
}

/** `8 of 12 steps done`. */
export function saySteps(tally: Tally): string {
  if (tally.steps === undefined) return `${count(tally.ended, 'step')} done`;
  return `${tally.ended} of ${count(tally.steps, 'step')} done`;
}

/** `12 steps, 2 skipped, 14 commands in 2.1 s`. */
export function sayTally(tally: Tally, now: number): string {
  const parts = [
    count(tally.ended, 'step'),
    ...(tally.skipped > 0 ? [`${tally.skipped} skipped`] : []),
    ...(tally.failed > 0 ? [`${tally.failed} not run`] : []),
    count(tally.commands, 'command'),
  ];
  return `${parts.join(', ')} in ${formatDuration(now - tally.startedAt)}`;
}

/** A sentence about a target, which is named when there are several. */
export function about(label: string | undefined, text: string): string {
  return label === undefined ? text : `${oneLine(label, 40)}: ${text}`;
}

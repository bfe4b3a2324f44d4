import type { RunEvent } from '../model/event.ts';
import type { Member } from '../model/fleet.ts';
import { oneLine } from '../util/text.ts';
import { formatDuration } from '../util/time.ts';

/** A target that is being looked at. */
export interface RunningTarget {
  readonly ref: string;
  readonly startedAt: number;
  /** What is done with it now. */
  phase: string;
  steps: number | undefined;
  ended: number;
}

/** A target that ended, and not well. */
export interface OddTarget {
  readonly ref: string;
  readonly outcome: Exclude<Member['outcome'], 'healthy'>;
  readonly text: string;
}

/** Odd ones that are kept for a view; the others are in the count. */
const MOST_ODD = 50;

/** How many targets there are, what is done with those that run, and which are not well. Memory does not grow with the
 *  number of targets. */
export class FleetCount {
  readonly total: number;
  readonly running = new Map<string, RunningTarget>();
  readonly odd: OddTarget[] = [];
  readonly outcomes = { healthy: 0, fault: 0, undecided: 0, not_run: 0 };
  readonly #now: () => number;
  readonly #startedAt: number;

  constructor(total: number, now: () => number) {
    this.total = total;
    this.#now = now;
    this.#startedAt = now();
  }

  /** @returns the target that this event ended, when it did not end well. */
  on(event: RunEvent): OddTarget | undefined {
    const ref = event.target ?? '';
    if (event.kind === 'done') return this.#end(ref, event.verdict, event.summary ?? '');
    if (event.kind === 'not_run') return this.#end(ref, 'not_run', event.because);
    const target = this.running.get(ref) ?? {
      ...{ ref, startedAt: this.#now(), phase: 'finding it', steps: undefined, ended: 0 },
    };
    this.running.set(ref, target);
    follow(target, event);
    return undefined;
  }

  get ended(): number {
    const { healthy, fault, undecided, not_run } = this.outcomes;
    return healthy + fault + undecided + not_run;
  }

  /** `37 of 100 done in 12 s: 34 healthy, 3 with a fault; 4 running`. */
  say(): string {
    const { healthy, fault, undecided, not_run } = this.outcomes;
    const parts = [
      ...(healthy > 0 ? [`${healthy} healthy`] : []),
      ...(fault > 0 ? [`${fault} with a fault`] : []),
      ...(undecided > 0 ? [`${undecided} undecided`] : []),
      ...(not_run > 0 ? [`${not_run} not looked at`] : []),
    ];
    const done = `${this.ended} of ${this.total} done in ${formatDuration(this.#now() - this.#startedAt)}`;
    const running = this.running.size > 0 ? `; ${this.running.size} running` : '';
    return `${done}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}${running}`;
  }

  #end(ref: string, outcome: Member['outcome'], summary: string): OddTarget | undefined {
    this.running.delete(ref);
    this.outcomes[outcome]++;
    if (outcome === 'healthy') return undefined;
    const odd = { ref, outcome, text: oneLine(summary, 300) };
    if (this.odd.length < MOST_ODD) this.odd.push(odd);
    return odd;
  }
}

/** The outcome in a word for a row. */
export const OUTCOME_WORDS = { fault: 'fault', undecided: 'undecided', not_run: 'not looked at' } as const;

/** `web-3: fault: The nameserver does not answer`. */
export function sayOdd({ ref, outcome, text }: OddTarget): string {
  return `${oneLine(ref, 60)}: ${OUTCOME_WORDS[outcome]}: ${text}`;
}

/** `web-3: 4 of 12 steps done`. */
export function sayRunning({ ref, phase, steps, ended }: RunningTarget): string {
  return `${oneLine(ref, 60)}: ${steps === undefined ? phase : `${ended} of ${steps} steps done`}`;
}

function follow(target: RunningTarget, event: RunEvent): void {
  switch (event.kind) {
    case 'opening':
      target.phase = 'opening a session';
      return;
    case 'opened':
      target.steps = event.steps;
      return;
    case 'step_ended':
      target.ended++;
      return;
    case 'judging':
    case 'closing':
    case 'finding_target':
    case 'target_found':
    case 'step_started':
    case 'command_ended':
    case 'done':
    case 'not_run':
      return;
    default:
      never(event);
  }
}

function never(event: never): never {
  throw new Error(`no place for the event ${JSON.stringify(event)}`);
}

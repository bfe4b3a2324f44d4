import type { RunEvent } from '../model/event.ts';
import { oneLine } from '../util/text.ts';
import type { Progress } from './progress.ts';
import { about, newTally, saySteps, sayTally, type Tally, tallyEvent } from './tally.ts';

/** While nothing else is said, a sign of life is given this often. It comes with the next event, not by a timer. */
const SIGN_OF_LIFE_MS = 10_000;

/** One line for each phase: for logs, and for terminals that cannot move the cursor. */
export function startQuiet(write: (line: string) => void, now: () => number): Progress {
  const tallies = new Map<string | undefined, Tally>();
  let saidAt = now();
  let over = false;
  const tell = (label: string | undefined, text: string): void => {
    saidAt = now();
    write(`netshoot-run: ${about(label, text)}`);
  };
  const on = (event: RunEvent): void => {
    if (over) return;
    const tally = tallies.get(event.target) ?? newTally(event.target, now());
    tallies.set(event.target, tally);
    tallyEvent(tally, event);
    const text = sentence(event, tally, now()) ?? (now() - saidAt >= SIGN_OF_LIFE_MS ? saySteps(tally) : undefined);
    if (text !== undefined) tell(event.target, text);
  };
  return {
    on,
    end: async () => {
      over = true;
    },
  };
}

/** What is said of an event. Absent when it is no news for a log. */
function sentence(event: RunEvent, tally: Tally, now: number): string | undefined {
  switch (event.kind) {
    case 'opening':
      return 'opening a session';
    case 'step_ended':
      if (event.outcome !== 'failed') return undefined;
      return `step ${oneLine(event.id, 80)} could not be run${event.note === undefined ? '' : `: ${oneLine(event.note)}`}`;
    case 'judging':
      return sayTally(tally, now);
    case 'done':
      return `verdict: ${event.verdict}`;
    case 'finding_target':
    case 'target_found':
    case 'opened':
    case 'step_started':
    case 'command_ended':
    case 'closing':
    case 'not_run':
      return undefined;
    default:
      return never(event);
  }
}

function never(event: never): never {
  throw new Error(`no sentence for the event ${JSON.stringify(event)}`);
}

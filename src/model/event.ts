import type { Ending } from './report.generated.ts';
import type { Report } from './report.ts';

/** What happens during a run, told while it happens. Only for people who watch: nothing is decided from an event. */
export type RunEvent = OfTarget & Happening;

interface OfTarget {
  /** The target that the event is about, as the user typed it. Absent while there is only one. */
  readonly target?: string;
}

type Happening =
  | { readonly kind: 'finding_target' }
  | { readonly kind: 'target_found' }
  | { readonly kind: 'opening' }
  | {
      readonly kind: 'opened';
      /** How many steps the plan has, the skipped ones included. Absent when it is not known yet. */
      readonly steps?: number;
    }
  | {
      readonly kind: 'step_started';
      /** The step's id in the playbook. */
      readonly id: string;
      /** What is being looked at. */
      readonly title: string;
      /** How many commands the step runs: one, or one for each item of `for_each`. */
      readonly commands: number;
    }
  | {
      readonly kind: 'command_ended';
      readonly id: string;
      /** The item of `for_each`. Absent for a step that runs once. */
      readonly item?: string;
      readonly how: Ending;
      readonly durationMs: number;
    }
  | {
      readonly kind: 'step_ended';
      readonly id: string;
      /** failed: no command of the step could be run. That a command found a fault is `done`. */
      readonly outcome: 'done' | 'skipped' | 'failed';
      /** Why it was skipped or failed, in a few words. */
      readonly note?: string;
    }
  | { readonly kind: 'judging' }
  | { readonly kind: 'closing' }
  | {
      readonly kind: 'done';
      readonly verdict: Report['verdict'];
      /** The conclusion in one sentence. Absent when there is only one target: its report says it. */
      readonly summary?: string;
    }
  /** One of many targets could not be looked at. */
  | { readonly kind: 'not_run'; readonly because: string };

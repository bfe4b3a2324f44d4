import { setMaxListeners } from 'node:events';
import { EXIT } from './io.ts';

/** Ends a run before its plan does: on Ctrl-C and its like, and at the run's own deadline. A second Ctrl-C ends the
 *  process at once; the sessions end by themselves when it is gone. */
export class Interruption {
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  readonly #onSignal: (signal: NodeJS.Signals) => void;
  bySignal = false;
  byDeadline = false;
  deadlineMs = 0;

  constructor() {
    // Each command that runs listens: many at once are no leak, and node need not warn the user of one.
    setMaxListeners(0, this.#controller.signal);
    this.#onSignal = (signal) => {
      if (this.bySignal) process.exit(EXIT.interrupted);
      this.bySignal = true;
      this.#controller.abort(`interrupted (${signal})`);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, this.#onSignal);
  }

  /** Ends the run so many milliseconds from now. */
  endAfter(deadlineMs: number): void {
    this.deadlineMs = deadlineMs;
    this.#timer = setTimeout(() => {
      this.byDeadline = true;
      this.#controller.abort(`the run's deadline of ${deadlineMs / 1000} s passed`);
    }, deadlineMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  end(): void {
    clearTimeout(this.#timer);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, this.#onSignal);
  }
}

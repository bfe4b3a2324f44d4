import type { PendingWords } from '../model/expression.ts';

/** Thrown by an expression that cannot be decided before more steps have ended. CEL's `&&`, `||` and `?:` pass over it
 *  when what is known decides, as they do over any error: what comes out is then final. */
export class NotYet extends Error {
  constructor() {
    super('more steps have to end first');
  }
}

/** What is known while steps still run. A step or fact that has no value, and will have none, is undefined. */
export interface Sources {
  /** Throws NotYet while the step runs. */
  readonly step: (id: string) => unknown;
  /** Throws NotYet while it depends on a step that runs. */
  readonly fact: (name: string) => unknown;
}

/** Lets expressions be evaluated while steps still run. */
export class Pending implements PendingWords {
  readonly step: (id: string) => unknown;
  readonly fact: (name: string) => unknown;
  #touched = false;

  constructor(sources: Sources) {
    this.step = (id) => this.#noting(() => sources.step(id));
    this.fact = (name) => this.#noting(() => sources.fact(name));
  }

  #noting(look: () => unknown): unknown {
    try {
      return look();
    } catch (error) {
      this.#touched = true;
      throw error;
    }
  }

  /** Evaluates one expression. `otherwise` says what an error means that has nothing to do with what is pending. Throws
   *  NotYet when the value may still change. */
  evaluate<T>(make: () => T, otherwise: (error: unknown) => T): T {
    const outer = this.#touched;
    this.#touched = false;
    try {
      return make();
    } catch (error) {
      if (this.#touched) throw new NotYet();
      return otherwise(error);
    } finally {
      this.#touched = outer;
    }
  }
}

/** An answer is used again for so long at least, in ms. */
const LEAST_MS = 3_000;
/** And for so many times as long as it took to get: what is dear is asked for more seldom. */
const TIMES = 20;
/** But never for longer: an engine that did not answer in time may do so soon. */
const MOST_MS = 15_000;

interface Kept<Answer> {
  readonly answer: Promise<Answer>;
  readonly begin: number;
  /** Absent while it is on its way. */
  tookMs: number | undefined;
}

/** Answers that many ask for in a short time: a run over many targets would ask for each of them. */
export class Recent<Answer> {
  readonly #kept = new Map<string, Kept<Answer>>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The answer that is there and not too old, else a new one. */
  get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#kept.get(key);
    if (
      known !== undefined &&
      this.#now() - known.begin < Math.max(LEAST_MS, Math.min(MOST_MS, TIMES * (known.tookMs ?? 0)))
    )
      return known.answer;
    const begin = this.#now();
    const kept: Kept<Answer> = { begin, tookMs: undefined, answer: ask() };
    this.#kept.set(key, kept);
    const ended = () => {
      kept.tookMs = this.#now() - begin;
    };
    kept.answer.then(ended, ended);
    return kept.answer;
  }

  /** Has everything asked for anew: for whoever changed it. */
  forget(): void {
    this.#kept.clear();
  }
}

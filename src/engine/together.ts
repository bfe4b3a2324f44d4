/** An answer that came along with another question is used for so long, in ms: targets change while we look. */
const FRESH_MS = 5000;
/** So many of what is expected are asked for along with a question. */
const ALONG = 8;

/** Questions that can be asked together: starting a program for each is what costs. What is asked while others wait for
 *  their answer is asked in one go; and what will be asked soon comes along with it. */
export class Together<Answer> {
  readonly #askAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>;
  readonly #now: () => number;
  readonly #waiting = new Map<string, ((answer: Answer | undefined) => void)[]>();
  readonly #expected = new Set<string>();
  readonly #kept = new Map<string, { readonly answer: Answer; readonly at: number }>();
  #busy = false;

  constructor(
    askAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>,
    now: () => number = () => performance.now(),
  ) {
    this.#askAll = askAll;
    this.#now = now;
  }

  /** Says what will be asked, in this order. */
  expect(keys: readonly string[]): void {
    for (const key of keys) this.#expected.add(key);
  }

  /** The answer, at most some seconds old. Absent when there is none. */
  ask(key: string): Promise<Answer | undefined> {
    this.#expected.delete(key);
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    if (kept !== undefined && this.#now() - kept.at <= FRESH_MS) return Promise.resolve(kept.answer);
    return this.askNow(key);
  }

  /** The answer as it is now. */
  askNow(key: string): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), resolve]);
      // Whoever asks in the same moment is asked for too.
      if (!this.#busy) setImmediate(() => void this.#next());
      this.#busy = true;
    });
  }

  async #next(): Promise<void> {
    const waiting = new Map(this.#waiting);
    this.#waiting.clear();
    const along = [...this.#expected].filter((key) => !waiting.has(key)).slice(0, ALONG);
    for (const key of along) this.#expected.delete(key);
    const answers = await this.#askAll([...waiting.keys(), ...along]);
    const at = this.#now();
    for (const key of along) {
      const answer = answers.get(key);
      if (answer !== undefined) this.#kept.set(key, { answer, at });
    }
    for (const [key, resolvers] of waiting) for (const resolve of resolvers) resolve(answers.get(key));
    if (this.#waiting.size > 0) setImmediate(() => void this.#next());
    else this.#busy = false;
  }
}

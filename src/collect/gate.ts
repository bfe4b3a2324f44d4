/** Lets a bounded number of tasks run at once, and a loud one only alone. First come, first served: a loud task that
 *  waits is not passed by quiet ones for ever. */
export class Gate {
  readonly #limit: number;
  readonly #waiting: { readonly loud: boolean; readonly start: () => void }[] = [];
  #running = 0;
  #loud = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Runs the task when there is room for it. */
  async pass<T>(loud: boolean, task: () => Promise<T>): Promise<T> {
    await new Promise<void>((start) => {
      this.#waiting.push({ loud, start });
      this.#admit();
    });
    try {
      return await task();
    } finally {
      this.#running--;
      if (loud) this.#loud = false;
      this.#admit();
    }
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const room = next.loud ? this.#running === 0 : this.#running < this.#limit && !this.#loud;
      if (!room) return;
      this.#waiting.shift();
      this.#running++;
      if (next.loud) this.#loud = true;
      next.start();
    }
  }
}

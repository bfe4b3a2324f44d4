/** A place for a line that may be needed later. */
export interface Slot<T> {
  /** What takes the place, or nothing when the view ends before it is needed. */
  readonly taken: Promise<T | undefined>;
}

/** listr2 wants its tasks before it starts, and we learn of steps while they run: so it gets tasks without a title, which
 *  it does not draw, and each waits for the thing that it is going to be about. */
export class Slots<T> {
  readonly all: readonly Slot<T>[];
  readonly #fill: ((value: T | undefined) => void)[] = [];

  constructor(places: number) {
    this.all = Array.from({ length: places }, () => ({
      taken: new Promise<T | undefined>((resolve) => this.#fill.push(resolve)),
    }));
  }

  /** @returns false when no place is left. */
  take(value: T): boolean {
    const fill = this.#fill.shift();
    fill?.(value);
    return fill !== undefined;
  }

  /** Gives up the places that are left. */
  close(): void {
    for (const fill of this.#fill.splice(0)) fill(undefined);
  }
}

type Numbers = readonly number[];

/** A value that cannot be had from these arguments: makes the expression unknown, with this reason. */
function none(because: string): never {
  throw new Error(because);
}

/** Lengths of the runs of equal neighbours that are `value`. */
export function runs(list: readonly unknown[], value: unknown): number[] {
  const out: number[] = [];
  let length = 0;
  for (const item of list) {
    if (item === value) length++;
    else if (length > 0) {
      out.push(length);
      length = 0;
    }
  }
  if (length > 0) out.push(length);
  return out;
}

/** Lengths of the runs of whole numbers of which each is one more than the one before. */
export function consecutive(list: Numbers): number[] {
  return runs(
    list.flatMap((item, i) => (i === 0 || item === (list[i - 1] ?? item) + 1 ? [true] : [false, true])),
    true,
  );
}

/** The whole numbers of a span that are not in the list. */
export function missing(list: Numbers, from: number, to: number): number[] {
  if (to - from > 100_000) none('a span of more than 100000');
  const there = new Set(list);
  const out: number[] = [];
  for (let n = from; n <= to; n++) if (!there.has(n)) out.push(n);
  return out;
}

/** The place of the first item from which on none is below the limit. */
export function persistsFrom(list: Numbers, limit: number): number {
  return list.findLastIndex((item) => item < limit) + 1;
}

/** How many items come after a greater one. */
export function overtaken(list: Numbers): number {
  let greatest = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (const item of list) {
    if (item < greatest) count++;
    greatest = Math.max(greatest, item);
  }
  return count;
}

/** A rate to one digit that counts, as it is measured: 957000 is about 1 Mbit/s. */
export function rateText(bitsPerSecond: number): string {
  if (!(bitsPerSecond >= 1)) return '0 bit/s';
  const rounded = Number(bitsPerSecond.toPrecision(1));
  const unit = [1e9, 1e6, 1e3, 1].find((size) => rounded >= size) ?? 1;
  const name = new Map([
    [1e9, 'Gbit/s'],
    [1e6, 'Mbit/s'],
    [1e3, 'kbit/s'],
  ]).get(unit);
  return `${Math.round(rounded / unit)} ${name ?? 'bit/s'}`;
}

/** How far a counter went from one reading to the next. */
export function counterMoved(
  before: ReadonlyMap<string, number> | Readonly<Record<string, number>>,
  after: typeof before,
  name: string,
): number {
  const read = (counters: typeof before): number =>
    (counters instanceof Map ? counters.get(name) : new Map(Object.entries(counters)).get(name)) ??
    none(`there is no counter ${name}`);
  return read(after) - read(before);
}

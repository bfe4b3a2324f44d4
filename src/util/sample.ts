/** A repeatable stream of numbers in [0, 1): mulberry32. Good enough to draw targets; no secret is made from it. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `size` items drawn at random, in the order of the list. The same seed draws the same items from the same list. */
export function drawSample<T>(list: readonly T[], size: number, seed: number): readonly T[] {
  const next = numbers(seed);
  const places = list.map((_, index) => index);
  // Fisher and Yates, as far as it is needed.
  const wanted = Math.min(size, places.length);
  for (let i = 0; i < wanted; i++) {
    const j = i + Math.floor(next() * (places.length - i));
    const [a, b] = [places[i] ?? 0, places[j] ?? 0];
    places[i] = b;
    places[j] = a;
  }
  const drawn = new Set(places.slice(0, wanted));
  return list.filter((_, index) => drawn.has(index));
}

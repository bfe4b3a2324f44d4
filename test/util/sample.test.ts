import { describe, expect, test } from 'vitest';
import { drawSample } from '../../src/util/sample.ts';

const list = Array.from({ length: 40 }, (_, n) => n);

describe('a sample', () => {
  test('has as many items as asked for, each once, in the order of the list', () => {
    const drawn = drawSample(list, 7, 1);
    expect([drawn.length, new Set(drawn).size]).toEqual([7, 7]);
    expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
  });

  test('is the same for the same seed, and another one for another seed', () => {
    expect(drawSample(list, 7, 42)).toEqual(drawSample(list, 7, 42));
    expect(drawSample(list, 7, 42)).not.toEqual(drawSample(list, 7, 43));
  });

  test('of more than there is, is all of it', () => {
    expect(drawSample(list, 100, 5)).toEqual(list);
  });

  test('draws each item about as often as any other', () => {
    const times = list.map(() => 0);
    for (let seed = 0; seed < 4000; seed++) for (const n of drawSample(list, 4, seed)) times[n] = (times[n] ?? 0) + 1;
    expect([Math.min(...times) > 320, Math.max(...times) < 480]).toEqual([true, true]);
  });
});

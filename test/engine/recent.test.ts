import { expect, test } from 'vitest';
import { Recent } from '../../src/engine/recent.ts';

test('an answer is used again for three seconds, or for twenty times as long as it took', async () => {
  let now = 0;
  let asked = 0;
  const recent = new Recent<number>(() => now);
  const after = async (ms: number, takes = 0) => {
    now += ms;
    return recent.get('list', async () => {
      asked += 1;
      const mine = asked;
      await Promise.resolve();
      now += takes;
      return mine;
    });
  };
  expect(await after(0)).toBe(1);
  expect(await after(2_999)).toBe(1);
  expect(await after(1, 500)).toBe(2);
  expect(await after(9_000)).toBe(2);
  expect(await after(501)).toBe(3);
  expect(await after(15_000, 20_000)).toBe(4);
  expect(await after(0)).toBe(5);
  recent.forget();
  expect(await after(0)).toBe(6);
});

test('who asks while it is on its way gets the same answer', async () => {
  const recent = new Recent<number>(() => 0);
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return asked;
  };
  expect(await Promise.all([recent.get('a', ask), recent.get('a', ask), recent.get('b', ask)])).toEqual([1, 1, 2]);
});

import { describe, expect, test } from 'vitest';
import { Together } from '../../src/engine/together.ts';

/** Questions that are answered when they are let go, each by its own key but for `nobody`. */
function world() {
  const asked: (readonly string[])[] = [];
  const waiting: (() => void)[] = [];
  const clock = { at: 0 };
  const together = new Together<string>(
    (keys) =>
      new Promise((resolve) => {
        asked.push(keys);
        waiting.push(() => resolve(new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, `${key}!`]))));
      }),
    () => clock.at,
  );
  const answer = async () => {
    await new Promise(setImmediate);
    waiting.shift()?.();
    await new Promise(setImmediate);
  };
  return { asked, clock, together, answer };
}

describe('questions that are asked together', () => {
  test('in one moment, or while others wait, are asked in one go', async () => {
    const { asked, together, answer } = world();
    const first = [together.ask('a'), together.ask('b'), together.ask('a')];
    await new Promise(setImmediate);
    const second = [together.ask('c'), together.ask('nobody')];
    await answer();
    expect(await Promise.all(first)).toEqual(['a!', 'b!', 'a!']);
    await answer();
    expect(await Promise.all(second)).toEqual(['c!', undefined]);
    expect(asked).toEqual([
      ['a', 'b'],
      ['c', 'nobody'],
    ]);
  });

  test('bring along what is expected, which is used while it is fresh', async () => {
    const { asked, clock, together, answer } = world();
    together.expect(['a', 'b', 'c', 'nobody']);
    const first = together.ask('a');
    await answer();
    expect(await first).toBe('a!');
    expect(await together.ask('b')).toBe('b!');
    clock.at = 6000;
    const late = [together.ask('c'), together.ask('nobody')];
    await answer();
    expect(await Promise.all(late)).toEqual(['c!', undefined]);
    expect(asked).toEqual([
      ['a', 'b', 'c', 'nobody'],
      ['c', 'nobody'],
    ]);
  });

  test('about what is so now are always asked', async () => {
    const { asked, together, answer } = world();
    together.expect(['b']);
    const first = together.ask('a');
    await answer();
    await first;
    const now = together.askNow('b');
    await answer();
    expect([await now, asked.length]).toEqual(['b!', 2]);
  });

  test('do not all come along at once', async () => {
    const { asked, together, answer } = world();
    together.expect(Array.from({ length: 100 }, (_, n) => `web-${n}`));
    const first = together.ask('web-0');
    await answer();
    await first;
    expect(asked[0]).toHaveLength(9);
  });
});

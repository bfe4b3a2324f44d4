import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../src/util/time.ts';

test.each([
  ['200ms', 200],
  ['2s', 2000],
  ['1.5m', 90_000],
  ['1h', 3_600_000],
  ['0ms', 0],
  ['0.25s', 250],
  ['', undefined],
  ['5', undefined],
  ['-5s', undefined],
  ['5 s', undefined],
  ['5S', undefined],
  ['1e3s', undefined],
  ['1s2ms', undefined],
  ['1.s', undefined],
  ['9'.repeat(20).concat('s'), undefined],
])('%s is %j milliseconds', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each([
  [0, '0 ms'],
  [0.34, '0.3 ms'],
  [9.96, '10 ms'],
  [340.4, '340 ms'],
  [2100, '2.1 s'],
  [2000, '2 s'],
  [59_949, '59.9 s'],
  [59_960, '1 min'],
  [65_000, '1 min 5 s'],
  [120_000, '2 min'],
])('%j milliseconds are %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonChunks } from '../../src/util/json-chunks.ts';

describe('jsonChunks', () => {
  test('gives what JSON.stringify gives', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect([...jsonChunks(value)].join('')).toBe(JSON.stringify(value, null, 2));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('gives the same value for long lists, inside of others too, with an item on each line', () => {
    const items = Array.from({ length: 6_000 }, (_, n) => ({ n, text: 'a\n"b"', list: [n, [], {}], none: undefined }));
    const value = { items, empty: [], inner: { items, absent: undefined }, rows: [items.slice(0, 70), [], items, 1] };
    const text = [...jsonChunks(value)].join('');
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    expect(text.split('\n').slice(0, 4)).toEqual([
      '{',
      '  "items": [',
      '    {"n":0,"text":"a\\n\\"b\\"","list":[0,[],{}]},',
      '    {"n":1,"text":"a\\n\\"b\\"","list":[1,[],{}]},',
    ]);
  });

  test('hands a value out whose whole text is longer than a string can be, a little at a time', () => {
    const line = { text: 'x'.repeat(2_000_000) };
    let [length, longest] = [0, 0];
    for (const chunk of jsonChunks({ lines: Array.from({ length: 300 }, () => line) })) {
      length += chunk.length;
      longest = Math.max(longest, chunk.length);
    }
    expect([length > 600_000_000, longest < 4_100_000]).toEqual([true, true]);
  });
});

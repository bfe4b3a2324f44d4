import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutputStream } from '../../src/pipeline/parse-stream.ts';
import { parseSaved } from '../../src/pipeline/toolbox.ts';
import { tools } from '../../src/tools/registry.ts';
import { toolSchemas } from '../../src/tools/schemas.ts';
import { fixtures } from './fixtures.ts';

const ajv = new Ajv2020({ strict: true });
const streaming = [...tools.values()].flatMap((tool) =>
  tool.stream === undefined ? [] : [{ ...tool, ...tool.stream }],
);
const cases = fixtures.flatMap(({ tool: name, name: label, input }) => {
  const tool = tools.get(name);
  if (tool?.stream === undefined) return [];
  return [{ tool, stream: tool.stream, text: `${input.stdout}${input.stderr}`, label: `${name} ${label}` }];
});

describe.each(streaming)('$name', ({ name, items }) => {
  test('the field of its items is a list that the value must have', () => {
    expect(toolSchemas()[name]?.properties?.[items]).toMatchObject({ type: 'array', items: expect.anything() });
    expect(toolSchemas()[name]?.required).toContain(items);
  });
});

describe.each(cases)('$label', ({ tool, stream, text }) => {
  const schema = toolSchemas()[tool.name];
  const valid = ajv.compile({
    type: 'array',
    items: schema?.properties?.[stream.items]?.items ?? false,
    ...(schema?.$defs === undefined ? {} : { $defs: schema.$defs }),
  });
  const whole = parseSaved(tool, text);

  test('in pieces, it gives the items and the rest that the whole text gives', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 30 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const opened = new OutputStream(stream);
        const items = places.slice(1).flatMap((end, at) => opened.feed(text.slice(places[at], end)));
        const { items: last, reading } = opened.end();
        const all = [...items, ...last];
        expect(valid(all), JSON.stringify(valid.errors)).toBe(true);
        if (reading.kind !== 'value') {
          expect(reading).toEqual(whole);
          return;
        }
        expect(Object(reading.value)[stream.items]).toEqual([]);
        expect({ kind: 'value', value: { ...Object(reading.value), [stream.items]: all } }).toEqual(whole);
      }),
      { numRuns: 25, seed: 13 },
    );
  });
});

test('a stream without line feeds is held no longer than a line of a tool can be', () => {
  for (const { stream } of tools.values()) {
    if (stream === undefined) continue;
    const opened = new OutputStream(stream);
    const before = process.memoryUsage().heapUsed;
    for (let n = 0; n < 400; n++) opened.feed('x'.repeat(100_000));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(30_000_000);
    opened.end();
  }
});

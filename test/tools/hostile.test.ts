import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tools } from '../../src/tools/registry.ts';
import { fixtures } from './fixtures.ts';
import { healthOf, readChecked } from './reading.ts';

const cases = fixtures.flatMap((fixture) => {
  const tool = tools.get(fixture.tool);
  return tool === undefined ? [] : [{ ...fixture, tool, label: `${fixture.tool} ${fixture.name}` }];
});

describe.each(cases)('$label', ({ tool, input }) => {
  const whole = tool.read(input);
  const good = healthOf(tool, whole);

  test('CRLF line ends and colours change nothing', () => {
    const dressed = (text: string) => text.replace(/^(?=.)/gm, '\u001b[1;31m').replaceAll('\n', '\u001b[0m\r\n');
    expect(tool.read({ ...input, stdout: dressed(input.stdout), stderr: dressed(input.stderr) })).toEqual(whole);
  });

  test('cut anywhere, it never turns a fault into health', () => {
    const both = input.stdout.length + input.stderr.length;
    fc.assert(
      fc.property(fc.nat(both), fc.boolean(), (at, front) => {
        const keep = (text: string, n: number) => (front ? text.slice(Math.max(0, n)) : text.slice(0, Math.max(0, n)));
        const cut = { ...input, stdout: keep(input.stdout, at), stderr: keep(input.stderr, at - input.stdout.length) };
        for (const word of healthOf(tool, readChecked(tool, cut))) expect(good).toContain(word);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('garbled, it is read without a throw, as its schema promises', () => {
    const { stdout } = input;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(stdout.length), fc.string({ unit: 'binary', maxLength: 3 }))), (edits) => {
        let text = stdout;
        for (const [at, with_] of edits) text = text.slice(0, at) + with_ + text.slice(at + 1);
        readChecked(tool, { ...input, stdout: text });
      }),
      { numRuns: 40, seed: 6 },
    );
  });

  test('shuffled, doubled and thinned out, it never turns a fault into health', () => {
    const lines = input.stdout.split('\n');
    fc.assert(
      fc.property(fc.array(fc.nat(Math.max(0, lines.length - 1)), { maxLength: lines.length * 2 }), (order) => {
        const stdout = order.map((at) => lines[at]).join('\n');
        for (const word of healthOf(tool, readChecked(tool, { ...input, stdout }))) expect(good).toContain(word);
      }),
      { numRuns: 60, seed: 8 },
    );
  });
});

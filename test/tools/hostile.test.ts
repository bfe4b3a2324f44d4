import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/model/evidence.ts';
import type { ReadInput, Tool } from '../../src/model/tool.ts';
import { toolNames, tools } from '../../src/tools/registry.ts';
import { toolSchemas } from '../../src/tools/schemas.ts';
import { fixtures, folderOf, health } from './fixtures.ts';

const ajv = new Ajv2020({ strict: true });
const valid = new Map(toolNames().map((name) => [name, ajv.compile({ ...toolSchemas[name], $id: `${name}:hostile` })]));

/** The fields of a reading that say that the network is well. */
function healthOf(tool: Tool, reading: Reading): readonly string[] {
  if (reading.kind !== 'value') return [];
  const { value } = reading;
  const fields = health.get(folderOf(tool.name))?.fields ?? [];
  return typeof value === 'object' && value !== null
    ? fields.filter((key) => Object.getOwnPropertyDescriptor(value, key)?.value === true)
    : [];
}

function readChecked(tool: Tool, input: ReadInput): Reading {
  const reading = tool.read(input);
  if (reading.kind === 'value') {
    const check = valid.get(tool.name);
    expect(check?.(reading.value), JSON.stringify(check?.errors)).toBe(true);
  }
  return reading;
}

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

describe.each(toolNames())('%s', (name) => {
  const tool = tools.get(name);
  const read = (stdout: string, stderr = '', code = 0): Reading => {
    if (tool === undefined) throw new Error(`no tool ${name}`);
    return readChecked(tool, { argv: [], ending: { how: 'exited', code }, stdout, stderr });
  };

  const healthOfText = (stdout: string, stderr: string, code = 0): readonly string[] =>
    tool === undefined ? [] : healthOf(tool, read(stdout, stderr, code));

  test('any text is read without a throw, and says nothing good', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ maxLength: 100 }),
        fc.nat(255),
        (out, err, code) => {
          expect(healthOfText(out, err, code)).toEqual([]);
        },
      ),
      { numRuns: 150, seed: 9 },
    );
  });

  test('what another tool printed is not read as health', () => {
    const own = [folderOf(name), ...(health.get(folderOf(name))?.alike ?? [])];
    // What is foreign to one tool may be this one's own.
    for (const fixture of fixtures.filter((one) => !own.includes(one.tool) && !one.name.includes('foreign')))
      expect(healthOfText(fixture.input.stdout, fixture.input.stderr), `${fixture.tool} ${fixture.name}`).toEqual([]);
  });

  test('every ending is read without a throw', () => {
    const because = ['tool_missing', 'not_permitted', 'not_found', 'lost', 'aborted', 'skipped'] as const;
    const endings: readonly ReadInput['ending'][] = [
      ...because.map((how) => ({ how, because: 'x' })),
      { how: 'signaled', signal: 9 },
      { how: 'deadline', after_ms: 10 },
    ];
    for (const ending of endings) {
      if (tool === undefined) continue;
      expect(healthOf(tool, readChecked(tool, { argv: [], ending, stdout: '', stderr: '' })), ending.how).toEqual([]);
    }
  });

  test('50 MB are read to their end', () => {
    const quarter = 12_500_000;
    const before = performance.now();
    for (const shape of ['\n', 'x', 'a b\n', ';; x: ']) read(shape.repeat(quarter / shape.length));
    expect(performance.now() - before).toBeLessThan(30_000);
  }, 60_000);

  test('a megabyte of one repeated piece in one line takes no time that a person would notice', () => {
    const shapes = [
      '[',
      '(',
      ';',
      ' ',
      '"',
      'a=1 ',
      ';; ',
      '; EDE: 1 ',
      'From ',
      'PING ',
      '1.',
      'nc: connect to ',
      'a b',
    ];
    for (const shape of shapes) {
      const before = performance.now();
      read(shape.repeat(1_000_000 / shape.length));
      expect(performance.now() - before, shape).toBeLessThan(1_500);
    }
  }, 60_000);
});

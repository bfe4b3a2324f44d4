import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/model/evidence.ts';
import type { ReadInput, Tool } from '../../src/model/tool.ts';
import { toolNames, tools } from '../../src/tools/registry.ts';
import { toolSchemas } from '../../src/tools/schemas.ts';
import { fixtures } from './fixtures.ts';

const ajv = new Ajv2020({ strict: true });
const valid = new Map(toolNames().map((name) => [name, ajv.compile({ ...toolSchemas[name], $id: `${name}:hostile` })]));

/** The fields that say that the network is well. */
const HEALTH = ['answered', 'open', 'found', 'reachable', 'reached', 'has_default', 'has_default_v6'] as const;

function healthOf(reading: Reading): readonly string[] {
  if (reading.kind !== 'value') return [];
  const { value } = reading;
  return typeof value === 'object' && value !== null
    ? HEALTH.filter((key) => Object.getOwnPropertyDescriptor(value, key)?.value === true)
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
  const health = healthOf(whole);

  test('CRLF line ends and colours change nothing', ({ skip }) => {
    if (tool.program === 'ip') return skip('JSON with colours in it is no JSON');
    const dressed = (text: string) => text.replace(/^(?=.)/gm, '\u001b[1;31m').replaceAll('\n', '\u001b[0m\r\n');
    expect(tool.read({ ...input, stdout: dressed(input.stdout), stderr: dressed(input.stderr) })).toEqual(whole);
  });

  test('cut anywhere, it never turns a fault into health', () => {
    const both = input.stdout.length + input.stderr.length;
    fc.assert(
      fc.property(fc.nat(both), fc.boolean(), (at, front) => {
        const keep = (text: string, n: number) => (front ? text.slice(Math.max(0, n)) : text.slice(0, Math.max(0, n)));
        const cut = { ...input, stdout: keep(input.stdout, at), stderr: keep(input.stderr, at - input.stdout.length) };
        for (const word of healthOf(readChecked(tool, cut))) expect(health).toContain(word);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('shuffled, doubled and thinned out, it never turns a fault into health', () => {
    const lines = input.stdout.split('\n');
    fc.assert(
      fc.property(fc.array(fc.nat(Math.max(0, lines.length - 1)), { maxLength: lines.length * 2 }), (order) => {
        const stdout = order.map((at) => lines[at]).join('\n');
        for (const word of healthOf(readChecked(tool, { ...input, stdout }))) expect(health).toContain(word);
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

  test('any text is read without a throw, and says nothing good', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ maxLength: 100 }),
        fc.nat(255),
        (out, err, code) => {
          expect(healthOf(read(out, err, code))).toEqual([]);
        },
      ),
      { numRuns: 150, seed: 9 },
    );
  });

  test('what another tool printed is not read as health', () => {
    const own = (tool?.name ?? '').replace(/-here$/, '');
    for (const fixture of fixtures.filter(
      (one) =>
        one.tool !== own && !(own === 'hosts' && one.tool === 'getent') && !(own === 'getent' && one.tool === 'hosts'),
    ))
      expect(healthOf(read(fixture.input.stdout, fixture.input.stderr)), fixture.name).toEqual([]);
  });

  test('every ending is read without a throw', () => {
    const endings = ['tool_missing', 'not_permitted', 'not_found', 'lost', 'aborted', 'skipped'] as const;
    for (const how of endings)
      expect(
        healthOf(tool?.read({ argv: [], ending: { how, because: 'x' }, stdout: '', stderr: '' }) ?? read('')),
      ).toEqual([]);
    for (const ending of [{ how: 'signaled', signal: 9 } as const, { how: 'deadline', after_ms: 10 } as const])
      expect(healthOf(tool?.read({ argv: [], ending, stdout: '', stderr: '' }) ?? read(''))).toEqual([]);
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

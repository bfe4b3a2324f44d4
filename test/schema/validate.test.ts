import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PATTERN_WORDS } from '../../src/schema/describe.ts';
import { checkReport } from '../../src/schema/report.ts';
import { salvage } from '../../src/schema/salvage.ts';
import { checkPlaybookFile } from '../../src/schema/validate.ts';

const step = { id: 'query', use: 'dig' };
const file = (more: object): object => ({ name: 'probe', title: 'Well?', steps: [step], ...more });

function messages(value: unknown): readonly string[] {
  const checked = checkPlaybookFile(value);
  return checked.ok ? [] : checked.problems.map(({ pointer, at, message }) => `${pointer} ${at}: ${message}`);
}

test('every pattern of the playbook schema has words', () => {
  const text = readFileSync(new URL('../../schemas/playbook.schema.json', import.meta.url), 'utf8');
  const patterns = new Set(
    [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, json]) => JSON.parse(json ?? '')),
  );
  expect([...patterns].filter((pattern) => !(pattern in PATTERN_WORDS))).toEqual([]);
});

test('a step of no kind, of two kinds and with keys of another kind is one sentence each', () => {
  expect(messages(file({ steps: [{ id: 'a' }] }))).toEqual([
    '/steps/0 value: a step needs one of "use" (a tool), "run" (a command) and "manual" (a question); this one has none',
  ]);
  expect(messages(file({ steps: [{ id: 'a', use: 'dig', run: ['dig'] }] }))).toEqual([
    '/steps/0/run key: a step has only one of "use", "run" and "manual"; this one has "use" and "run"',
  ]);
  expect(messages(file({ steps: [{ id: 'a', run: ['dig'], with: {} }] }))).toEqual([
    '/steps/0/with key: "with" belongs to a step with "use"; this one has "run"',
  ]);
});

test('an unknown key is marked with the keys that its place allows', () => {
  const checked = checkPlaybookFile(file({ chekcs: [] }));
  expect(checked.ok ? undefined : checked.problems).toEqual([
    {
      pointer: '/chekcs',
      at: 'key',
      message: 'key "chekcs" is not known here',
      written: 'chekcs',
      candidates: [
        'name',
        'title',
        'description',
        'params',
        'deadline',
        'include',
        'steps',
        'facts',
        'checks',
        'causes',
      ],
      spoils: '/chekcs',
    },
  ]);
});

test('what is left after the schema took its own away is valid, and nothing else is gone', () => {
  const value = file({
    title: 5,
    steps: [{ id: 'BAD', use: 'dig' }, { ...step, deadline: 'soon', after: ['x', 'NO'] }, { id: 'b' }],
    facts: { a: 'true', b: null },
    checks: [{ id: 'a', title: 't', expr: true, say: 's', severity: 'wild' }],
  });
  const checked = checkPlaybookFile(value);
  expect(salvage(structuredClone(value), checked.ok ? [] : checked.problems)).toEqual({
    name: 'probe',
    title: 'untitled',
    steps: [step],
    facts: { a: 'true' },
    checks: [{ id: 'a', title: 't', expr: true, say: 's' }],
  });
});

test('any JSON is valid or has problems with places in it', () => {
  const mutated = fc.record(
    {
      name: fc.jsonValue(),
      title: fc.jsonValue(),
      params: fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue())),
      steps: fc.oneof(
        fc.jsonValue(),
        fc.array(
          fc.record(
            { id: fc.string(), use: fc.jsonValue(), run: fc.jsonValue(), with: fc.jsonValue() },
            { requiredKeys: [] },
          ),
        ),
      ),
      causes: fc.array(
        fc.record({ code: fc.jsonValue(), explains: fc.jsonValue(), fix: fc.jsonValue() }, { requiredKeys: [] }),
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), mutated), (value) => {
      const checked = checkPlaybookFile(value);
      if (checked.ok) return;
      expect(checked.problems.length).toBeGreaterThan(0);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      const rest = salvage(structuredClone(value), checked.problems);
      if (rest !== undefined) expect(checkPlaybookFile(rest).ok).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('a report that lacks its parts is refused with the first of them', () => {
  expect(checkReport({ schema_version: 1 })).toEqual({
    ok: false,
    trouble: "it must have required property 'verdict'",
  });
});

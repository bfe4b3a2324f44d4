import fc from 'fast-check';
import { expect, test } from 'vitest';
import { functions } from '../../src/expression/functions.ts';
import { language, nothing, scope } from './words.ts';

const names = [...new Set(functions.map(({ signature }) => signature.replace(/\(.*/, '')))];

/** Expressions that mostly parse and often type-check. */
const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'steps.one.timed_out',
      'steps.one.query_time',
      'steps.one.status',
      'steps.one.answer',
      'steps.many',
      'steps.many[0].server',
      'facts.silent',
      'facts.servers',
      'params.name',
      'params.budget',
      'to.host',
      'target.dns',
      'item',
      'q.timed_out',
      '1',
      '0.0',
      '"a"',
      '"}}"',
      '[]',
      '[1.0]',
      'true',
      'null',
    ),
    fc
      .tuple(tie('any'), fc.constantFrom('&&', '||', '==', '!=', '<', '+', '-', '*', '/', '%', 'in'), tie('any'))
      .map(([left, op, right]) => `(${left} ${op} ${right})`),
    fc
      .tuple(fc.constantFrom(...names, 'size', 'has', 'int', 'string', 'double'), tie('any'))
      .map(([name, arg]) => `${name}(${arg})`),
    fc.tuple(fc.constantFrom(...names), tie('any'), tie('any')).map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc
      .tuple(tie('any'), fc.constantFrom('exists', 'all', 'filter', 'map'), tie('any'))
      .map(([list, macro, body]) => `${list}.${macro}(q, ${body})`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    tie('any').map((inner) => `!${inner}`),
    tie('any').map((inner) => `${inner}[0]`),
  ),
})).any;

/** Values that a step may have, well-formed or not: a saved report may hold anything. */
const value = fc.oneof(
  fc.constant(undefined),
  fc.record(
    {
      timed_out: fc.boolean(),
      query_time: fc.oneof(fc.integer(), fc.double()),
      status: fc.string(),
      answer: fc.array(fc.record({ data: fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()) }, { requiredKeys: [] })),
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue(),
);

const context = fc
  .record({
    one: value,
    many: fc.oneof(fc.array(value), value),
    silent: fc.oneof(fc.boolean(), fc.constant(undefined)),
  })
  .map(({ one, many, silent }) => ({
    ...nothing,
    steps: { ...(one === undefined ? {} : { one }), ...(many === undefined ? {} : { many }) },
    facts: silent === undefined ? {} : { silent },
  }));

test('whatever the text, compiling gives an expression, or a problem with a place inside the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(expression, fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 20 })),
      (source) => {
        const result = language.compile(source, scope);
        if (result.ok) return;
        const { message, start, end } = result.problem;
        expect(message).not.toBe('');
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(Math.max(source.length, start));
        expect(start).toBeLessThanOrEqual(source.length);
      },
    ),
    { numRuns: 600 },
  );
});

test('whatever the values, evaluating gives a value or a reason, the same one each time', () => {
  fc.assert(
    fc.property(expression, context, (source, known) => {
      const result = language.compile(source, scope);
      if (!result.ok) return;
      const outcome = result.expression.evaluate(known);
      if (outcome.kind === 'unknown') expect(outcome.because).not.toBe('');
      expect(result.expression.evaluate(known)).toEqual(outcome);
    }),
    { numRuns: 1000 },
  );
});

test('an expression that is constant has the same value whatever is known', () => {
  fc.assert(
    fc.property(expression, context, (source, known) => {
      const result = language.compile(source, scope);
      if (!result.ok || !result.expression.constant) return;
      expect(result.expression.evaluate(known)).toEqual(result.expression.evaluate(nothing));
    }),
    { numRuns: 600 },
  );
});

test('knowing less never turns true into false, nor false into true: it only makes unknown', () => {
  const boolean = expression.filter((source) => {
    const result = language.compile(source, scope);
    // has() asks whether something is there: its answer may change.
    return result.ok && result.expression.type === 'bool' && !source.includes('has(');
  });
  fc.assert(
    fc.property(boolean, context, (source, known) => {
      const result = language.compile(source, scope);
      if (!result.ok) return;
      const more = result.expression.evaluate(known);
      const less = result.expression.evaluate({ ...known, facts: {} });
      if (less.kind === 'value') expect(less.value).toEqual(more.kind === 'value' ? more.value : undefined);
    }),
    { numRuns: 300 },
  );
});

test('any text is a template or has a problem, and rendering gives text', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string({ maxLength: 8 }),
        expression.map((source) => `\${{ ${source} }}`),
        fc.constantFrom('${{', '}}', '"'),
      ),
      {
        maxLength: 4,
      },
    )
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, context, (source, known) => {
      const result = language.compileTemplate(source, scope);
      if (!result.ok) return;
      expect(typeof result.template.render(known)).toBe('string');
      result.template.evaluate(known);
    }),
    { numRuns: 400 },
  );
});

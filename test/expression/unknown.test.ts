import { describe, expect, test } from 'vitest';
import type { Context } from '../../src/model/expression.ts';
import { nothing, resultOf, templated } from './words.ts';

/** One step answered, one did not and says why; of three commands of a list one gave nothing. */
const known: Partial<Context> = {
  steps: {
    one: { timed_out: false, query_time: 12, status: 'NOERROR', answer: [{ data: '192.0.2.1', ttl: 60 }] },
    many: [{ item: 'a', timed_out: true }, { item: 'b' }, { item: 'c', timed_out: false }],
  },
  facts: { silent: false },
  params: { name: 'api.example' },
  why: {
    steps: { reach: 'ping is not in the image', many: 'step many for b gave nothing' },
    facts: { worst: 'no sample came back' },
    params: {},
  },
};

/** A word of each kind that is not known, and what is said of it. */
const MISSING: Readonly<Record<string, string>> = {
  'steps.reach.packet_loss_percent > 1.0': 'ping is not in the image',
  'facts.worst > 1.0': 'no sample came back',
  'params.budget > 1.0': 'no budget was given',
  'to.port == 80.0': 'port is absent in ',
  'target.name == "web"': 'name is absent in ',
  'steps.one.server == "x"': 'server is absent in ',
  'steps.one.answer[3].data == "x"': 'there is no item 3 in ',
};

describe.each(Object.entries(MISSING))('with %s', (word, because) => {
  const unknown = (source: string) => ({ unknown: because.endsWith(' in ') ? `${because}${source}` : because });

  test('alone it is unknown, for the reason that is known', () => {
    expect(resultOf(word, known)).toEqual(unknown(word));
    expect(resultOf(`!(${word})`, known)).toEqual(unknown(`!(${word})`));
  });

  test('the other side of && decides when it is false, the other side of || when it is true', () => {
    expect(resultOf(`false && ${word}`, known)).toBe(false);
    expect(resultOf(`${word} && false`, known)).toBe(false);
    expect(resultOf(`true || ${word}`, known)).toBe(true);
    expect(resultOf(`${word} || true`, known)).toBe(true);
    expect(resultOf(`steps.one.timed_out && ${word}`, known)).toBe(false);
    expect(resultOf(`${word} || params.name == "api.example"`, known)).toBe(true);
  });

  test('otherwise nothing is decided', () => {
    for (const source of [`true && ${word}`, `${word} && true`, `false || ${word}`, `${word} || false`])
      expect(resultOf(source, known)).toEqual(unknown(source));
  });
});

describe('a list in which one item could not be read', () => {
  test('exists() is true when a readable item says so, else unknown', () => {
    expect(resultOf('steps.many.exists(q, q.timed_out)', known)).toBe(true);
    expect(resultOf('steps.many.exists(q, q.query_time > 5.0)', known)).toEqual({
      unknown: 'step many for b gave nothing',
    });
    expect(resultOf('steps.many.exists(q, q.timed_out && q.item == "c")', known)).toBe(false);
    expect(resultOf('steps.many.exists(q, q.timed_out && q.item != "a")', known)).toEqual({
      unknown: 'step many for b gave nothing',
    });
  });

  test('all() is false when a readable item says so, else unknown', () => {
    expect(resultOf('steps.many.all(q, q.timed_out)', known)).toBe(false);
    expect(resultOf('steps.many.all(q, q.timed_out || q.item == "c")', known)).toEqual({
      unknown: 'step many for b gave nothing',
    });
  });

  test('filter() and map() need every item that they look into', () => {
    const source = 'steps.many.filter(q, q.timed_out)';
    expect(resultOf(source, known)).toEqual({ unknown: 'step many for b gave nothing' });
    expect(resultOf('steps.many.filter(q, has(q.timed_out) && q.timed_out).map(q, q.item)', known)).toEqual(['a']);
    expect(resultOf('steps.many.map(q, q.item)', known)).toEqual(['a', 'b', 'c']);
    expect(resultOf('steps.many.size()', known)).toBe(3);
  });

  test('a list that was never begun is not an empty list', () => {
    for (const source of ['steps.many.all(q, q.timed_out)', 'steps.many.exists(q, q.timed_out)', 'steps.many.size()'])
      expect(resultOf(source, { why: { steps: { many: 'it was not run' }, facts: {}, params: {} } })).toEqual({
        unknown: 'it was not run',
      });
  });

  test('an empty list is a value: all() of nothing is true, exists() false', () => {
    const empty = { steps: { many: [] } };
    expect(resultOf('steps.many.all(q, q.timed_out)', empty)).toBe(true);
    expect(resultOf('steps.many.exists(q, q.timed_out)', empty)).toBe(false);
    expect(resultOf('steps.many[0].server', empty)).toEqual({
      unknown: 'there is no item 0 in steps.many[0].server',
    });
  });
});

describe('what is asked for politely', () => {
  test('has() tells absence from falsehood, and needs the step that it asks about', () => {
    expect(resultOf('has(steps.one.status)', known)).toBe(true);
    expect(resultOf('has(steps.one.server)', known)).toBe(false);
    expect(resultOf('has(params.budget)', known)).toBe(false);
    expect(resultOf('has(steps.reach.packet_loss_percent)', known)).toEqual({ unknown: 'ping is not in the image' });
    expect(resultOf('has(steps.reach)', known)).toBe(false);
  });

  test('null in a reading is the same as absent', () => {
    expect(resultOf('has(steps.one.status)', { steps: { one: { status: null } } })).toBe(false);
  });

  test('a ternary needs only its condition and the branch that is taken', () => {
    expect(resultOf('steps.one.timed_out ? steps.reach.packet_loss_percent : 1.0', known)).toBe(1);
    expect(resultOf('steps.reach.packet_loss_percent > 1.0 ? 1 : 2', known)).toEqual({
      unknown: 'ping is not in the image',
    });
  });

  test('several reasons are told once each, three at most', () => {
    const why = {
      steps: { one: 'first', many: 'second', reach: 'third', raw: 'fourth' },
      facts: { silent: 'first' },
      params: {},
    };
    expect(
      resultOf(
        'steps.one.timed_out && facts.silent && steps.many.size() > 1 && steps.reach.packet_loss_percent > 1.0 && steps.raw.stdout == ""',
        { why },
      ),
    ).toEqual({ unknown: 'first; second; third' });
  });
});

describe('a ratio of nothing decides nothing', () => {
  test.each([
    'steps.one.query_time / steps.reach.packet_loss_percent > 1.0',
    'steps.reach.packet_loss_percent / steps.reach.packet_loss_percent > 1.0',
    '!(steps.reach.packet_loss_percent / steps.reach.packet_loss_percent > 1.0)',
    '[0.0].map(x, 1.0 / x)[0] > 5.0',
    '1 / 0 > 5',
    '1.0 / 0 > 5.0',
    '1 / 0.0 > 5.0',
    '1 % 0 > 5',
  ])('%s is unknown', (source) => {
    const steps = { one: { query_time: 3 }, reach: { packet_loss_percent: 0 } };
    expect(resultOf(source, { steps })).toEqual({
      unknown: source.includes('%') ? 'modulo by zero' : 'division by zero',
    });
  });
});

describe('templates with something unknown', () => {
  const text = 'asked ${{ params.name }}: ${{ steps.reach.packet_loss_percent }} % lost of ${{ steps.one.query_time }}';

  test('have no value, for the reason of the first unknown expression', () => {
    expect(templated(text).evaluate({ ...nothing, ...known })).toEqual({
      kind: 'unknown',
      because: 'ping is not in the image',
    });
  });

  test('are shown to people with the hole in its place', () => {
    expect(templated(text).render({ ...nothing, ...known })).toBe('asked api.example: (unknown) % lost of 12');
  });
});

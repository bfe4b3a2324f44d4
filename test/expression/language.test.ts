import { describe, expect, test } from 'vitest';
import { compiled, language, problemOf, resultOf, scope } from './words.ts';

describe('a mistake is told with the piece of text that holds it', () => {
  test.each([
    ['steps.on.timed_out', 'there is no step "on". Did you mean "one"?', 'on'],
    ['steps.query.timed_out', 'there is no step "query".', 'query'],
    ['steps.one.timd_out', 'there is no field "timd_out" here. Did you mean "timed_out"?', 'timd_out'],
    ['steps.one.answer[0].dat', 'there is no field "dat" here. Did you mean "data"?', 'dat'],
    ['steps.one.next.adress == ""', 'there is no field "adress" here. Did you mean "address"?', 'adress'],
    ['steps.many.exists(q, q.timd_out)', 'there is no field "timd_out" here. Did you mean "timed_out"?', 'timd_out'],
    ['true && facts.silnt', 'there is no fact "silnt". Did you mean "silent"?', 'silnt'],
    ['params.nam', 'there is no parameter "nam". Did you mean "name"?', 'nam'],
    ['to.hots', 'there is no field "hots" here.', 'hots'],
    ['step.one', 'there is no word "step". Did you mean "steps"?', 'step'],
    ['itm == "a"', 'there is no word "itm". Did you mean "item"?', 'itm'],
    ['meidan([1.0]) > 1.0', 'there is no meidan(list<double>). Did you mean "median"?', 'meidan([1.0])'],
    ['median("x") > 1.0', 'there is no median(string). It is median(list<double>): double.', 'median("x")'],
    ['steps.many.timed_out', "List index must be int, got 'string'", 'timed_out'],
    ['"x" + 1', 'these cannot be put together: string + int', '"x" + 1'],
    ['params.name == 1', 'these cannot be put together: string == int', 'params.name == 1'],
    ['steps.one.timed_out > 1.0', 'these cannot be put together: bool > double', 'steps.one.timed_out > 1.0'],
    ['steps.one.status ? 1 : 2', "Ternary condition must be bool, got 'string'", 'status'],
    [
      'params.strict ? 1 : "a"',
      "Ternary branches must have the same type, got 'int' and 'string'",
      'params.strict ? 1 : "a"',
    ],
    ['params.strict &&', 'the expression ends too early', ''],
    ['', 'the expression ends too early', ''],
    ['(params.strict', 'Expected RPAREN, got EOF', ''],
    ['a `b`', 'Unexpected character: `', '`'],
  ])('%s', (source, message, piece) => {
    expect(problemOf(source)).toEqual([message, piece]);
  });

  test('in a template the place is the place in the whole text', () => {
    const text = 'asked ${{ params.name }} and ${{ steps.one.timd_out }}';
    const result = language.compileTemplate(text, scope);
    expect(
      result.ok ? undefined : [result.problem.message, text.slice(result.problem.start, result.problem.end)],
    ).toEqual(['there is no field "timd_out" here. Did you mean "timed_out"?', 'timd_out']);
  });

  test('words of another scope are not known', () => {
    expect(problemOf('item == "a"', { steps: {}, facts: {}, params: {}, locals: {} })).toEqual([
      'there is no word "item".',
      'item',
    ]);
  });
});

describe('patterns run on what strangers print', () => {
  const BAD = 'this pattern repeats a group that itself repeats or has alternatives: it could take for ever';

  test.each([
    '(a+)+',
    '(a*)*b',
    '((a+))+',
    '((a+)b?)+c',
    '(a|a)*',
    '(?:x[0-9]*){2,}',
    '(.*,)+',
    '(a?){30}',
    '(a+){10}',
    '(aa?)*b',
    '^(([a-z])+.)+[A-Z]$',
    '[](a+)+]',
  ])('%s is refused', (pattern) => {
    expect(problemOf(`params.name.matches("${pattern}")`)).toEqual([BAD, `"${pattern}"`]);
  });

  test.each([
    '^[a-z]+$',
    '(?:NO|YX)[A-Z]+',
    '(ab)+',
    '(a+)?',
    '[(a+)]+',
    'x{1,3}',
    '([0-9]{1,3}[.]){3}[0-9]+',
    'a|b',
    '(?:ab)*',
  ])('%s is let through', (pattern) => {
    expect(problemOf(`params.name.matches("${pattern}")`)).toBeUndefined();
  });

  test('an escaped bracket is no group, in either kind of string', () => {
    expect(problemOf("params.name.matches(r'\\(x+\\)+')")).toBeUndefined();
    expect(problemOf('params.name.matches("\\\\(x+\\\\)+")')).toBeUndefined();
  });

  test('a pattern must be written out, and be one', () => {
    expect(problemOf('"a".matches(params.name)')).toEqual([
      'matches() needs a pattern written out as a string',
      '"a".matches(params.name)',
    ]);
    expect(problemOf('"a".matches("a" + "b")')?.[0]).toBe('matches() needs a pattern written out as a string');
    expect(problemOf('"a".matches("[")')).toEqual(['this pattern is no valid regular expression', '"["']);
  });

  test('deep down in an expression it is found too', () => {
    expect(problemOf('params.strict || steps.many.exists(q, q.server.matches("(a+)+"))')).toEqual([BAD, '"(a+)+"']);
  });
});

describe('numbers are numbers', () => {
  const context = { steps: { one: { query_time: 4 } }, params: { budget: 200, count: 3 } };

  test.each([
    ['steps.one.query_time + 1', 5],
    ['1 + steps.one.query_time', 5],
    ['steps.one.query_time - 1', 3],
    ['10 - steps.one.query_time', 6],
    ['steps.one.query_time * 2', 8],
    ['2 * steps.one.query_time', 8],
    ['steps.one.query_time / 8', 0.5],
    ['2 / steps.one.query_time', 0.5],
    ['-steps.one.query_time', -4],
    ['params.budget / params.count > 60', true],
    ['steps.one.query_time == 4', true],
    ['4 == steps.one.query_time', true],
    ['steps.one.query_time == 4.0', true],
    ['steps.one.query_time != 4', false],
    ['5 != steps.one.query_time', true],
    ['steps.one.query_time < 5', true],
    ['steps.one.query_time <= 4', true],
    ['steps.one.query_time > 4.5', false],
    ['3 >= steps.one.query_time', false],
    ['steps.one.query_time in [1.0, 4.0]', true],
    ['3 / 2', 1],
    ['3.0 / 2', 1.5],
    ['7 % 3', 1],
    ['[1, 2].size() * 2', 4],
    ['int(steps.one.query_time) % 3', 1],
  ])('%s is %j', (source, expected) => {
    expect(resultOf(source, context)).toEqual(expected);
  });
});

describe('what an expression refers to', () => {
  const names = (source: string) => {
    const { steps, facts, params, to, target } = compiled(source).references;
    return { steps: [...steps], facts: [...facts], params: [...params], to, target };
  };

  test('is every word in it, wherever it stands', () => {
    expect(
      names(
        'steps.many.exists(q, q.server == to.host && facts.silent) || has(params.name) ? steps.one.timed_out : target.engine == "docker"',
      ),
    ).toEqual({ steps: ['many', 'one'], facts: ['silent'], params: ['name'], to: true, target: true });
  });

  test('the whole table is written *: it would depend on everything', () => {
    expect(names('steps["one"].timed_out').steps).toEqual(['*']);
    expect(names('[facts].size() > 0').facts).toEqual(['*']);
    expect(names('1 + 1')).toEqual({ steps: [], facts: [], params: [], to: false, target: false });
  });

  test('constant is what refers to nothing: no word, and nothing bound by the place', () => {
    const constant = ['true', '1 + 1 == 2', '[1.0, 2.0].map(x, x * 2)', '"a".matches("a")', 'median([1.0])'];
    const changing = [
      'facts.silent',
      'item == "a"',
      'has(to.host)',
      'target.engine == "x"',
      '["a"].exists(x, x == item)',
    ];
    expect(constant.filter((source) => !compiled(source).constant)).toEqual([]);
    expect(changing.filter((source) => compiled(source).constant)).toEqual([]);
  });

  test('its type is known before it is evaluated', () => {
    const types = Object.fromEntries(
      [
        'steps.one.timed_out',
        'steps.many',
        'facts.servers',
        'params.budget',
        'steps.one.answer.map(a, a.data)',
        'to.port',
      ].map((source) => [source, compiled(source).type]),
    );
    expect(types).toEqual({
      'steps.one.timed_out': 'bool',
      'steps.many': 'list<Dig>',
      'facts.servers': 'list<string>',
      'params.budget': 'double',
      'steps.one.answer.map(a, a.data)': 'list<string>',
      'to.port': 'double',
    });
  });
});

test('a fact goes back into an expression as the language holds it', () => {
  const fact = compiled('steps.one.answer').evaluate({
    steps: { one: { answer: [{ data: '192.0.2.1', ttl: 60 }] } },
    facts: {},
    params: {},
    to: {},
    target: {},
    peer: {},
    locals: {},
    why: { steps: {}, facts: {}, params: {} },
  });
  const words = { ...scope, facts: { answers: compiled('steps.one.answer').type } };
  const typed = fact.kind === 'value' ? fact.typed : undefined;
  expect(fact.kind === 'value' ? fact.value : undefined).toEqual([{ data: '192.0.2.1', ttl: 60 }]);
  expect(
    compiled('facts.answers[0].data', words).evaluate({
      steps: {},
      facts: { answers: typed },
      params: {},
      to: {},
      target: {},
      peer: {},
      locals: {},
      why: { steps: {}, facts: {}, params: {} },
    }),
  ).toEqual({ kind: 'value', value: '192.0.2.1', typed: '192.0.2.1' });
});

test('fields of a value are listed for did-you-mean and documentation', () => {
  expect(language.fieldsOf('ping')).toEqual(['packet_loss_percent']);
  expect(language.fieldsOf(undefined)).toEqual(['stdout', 'stderr', 'exit_code', 'duration_ms', 'item']);
  expect(resultOf('steps.raw.stdout + steps.raw.stderr', { steps: { raw: { stdout: 'a', stderr: 'b' } } })).toBe('ab');
});

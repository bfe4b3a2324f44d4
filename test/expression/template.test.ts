import { describe, expect, test } from 'vitest';
import { shellQuote } from '../../src/util/text.ts';
import { language, nothing, plain, scope, templated } from './words.ts';

const context = {
  ...nothing,
  steps: { one: { query_time: 12, timed_out: false, answer: [{ data: '192.0.2.1', ttl: 60 }] } },
  facts: { servers: ['192.0.2.53', '2001:db8::53'], worst: 1 / 3 },
  params: { name: "a'b; rm -rf /", budget: 200, strict: true },
};

describe('text that is one expression keeps its type', () => {
  test.each([
    ['${{ steps.one.query_time }}', 'double', 12],
    ['${{steps.one.timed_out}}', 'bool', false],
    ['${{ facts.servers }}', 'list<string>', ['192.0.2.53', '2001:db8::53']],
    ['${{ steps.one.answer }}', 'list<Dig_answer>', [{ data: '192.0.2.1', ttl: 60 }]],
    ['${{ "}}" }}', 'string', '}}'],
    ["${{ '}}' + \"'}}\" }}", 'string', "}}'}}"],
    ['${{ "a\\"}}b" }}', 'string', 'a"}}b'],
    ['${{ {"a": {"b": 1} }["a"]["b"] }}', 'int', 1],
  ])('%s', (text, type, value) => {
    const made = language.compileTemplate(text, scope);
    if (!made.ok) throw new Error(made.problem.message);
    expect([made.template.type, plain(made.template.evaluate(context))]).toEqual([type, value]);
  });
});

describe('text with something around an expression is text', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    ['$ { {{ }} ${ }', '$ { {{ }} ${ }'],
    [' ${{ steps.one.query_time }}', ' 12'],
    ['${{ params.budget }}${{ params.strict }}', '200true'],
    ['${{ facts.servers }}.', '192.0.2.53, 2001:db8::53.'],
    ['${{ facts.worst }} ms', '0.333 ms'],
    ['${{ steps.one.answer[0] }}!', '{"data":"192.0.2.1","ttl":60}!'],
    ['a ${{ "}}" }} b', 'a }} b'],
  ])('%j gives %j', (text, value) => {
    expect([templated(text).type, plain(templated(text).evaluate(context))]).toEqual(['string', value]);
    expect(templated(text).render(context)).toBe(value);
  });
});

test('values, and only values, are quoted when the text is a command to paste', () => {
  expect(templated('dig ${{ params.name }} | head -n ${{ steps.one.query_time }}').render(context, shellQuote)).toBe(
    "dig 'a'\\''b; rm -rf /' | head -n 12",
  );
});

test('a template is constant when nothing in it is an expression that changes', () => {
  const texts = ['plain', '', '${{ 1 + 1 }} ms', '${{ params.name }}', 'a ${{ item }}'];
  expect(texts.map((text) => templated(text).constant)).toEqual([true, true, true, false, false]);
});

test('a template refers to what its expressions refer to', () => {
  const { steps, facts, params, to, target } = templated(
    '${{ steps.one.status }} ${{ facts.silent }} ${{ params.name }} ${{ to.host }} ${{ target.name }}',
  ).references;
  expect([[...steps], [...facts], [...params], to, target]).toEqual([['one'], ['silent'], ['name'], true, true]);
});

describe('a template that is none is told with its place', () => {
  test.each([
    ['ask ${{ params.name', 'this ${{ is never closed with }}', '${{'],
    ['ask ${{ "}} ', 'this ${{ is never closed with }}', '${{'],
    // Only a quoted }} is no end: maps in maps are written with a space between.
    ['${{ {"a": {"b": 1}} }}', 'Expected RBRACE, got EOF', ''],
    ['a ${{ }} b', 'there is no expression between ${{ and }}', '${{ }}'],
    ['a ${{ params.name ${{ b }}', 'Unexpected character: $', '$'],
  ])('%j', (text, message, piece) => {
    const made = language.compileTemplate(text, scope);
    expect(made.ok ? undefined : [made.problem.message, text.slice(made.problem.start, made.problem.end)]).toEqual([
      message,
      piece,
    ]);
  });
});

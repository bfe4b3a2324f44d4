import { expect, test } from 'vitest';
import { showCycle, sortGraph } from '../../src/playbook/graph.ts';
import { lineAndColumn, lineText, makeLineTable } from '../../src/playbook/line-table.ts';
import { readYaml } from '../../src/playbook/yaml-document.ts';

test('a graph is sorted so that each node stands after what it needs', () => {
  const needs: Readonly<Record<string, readonly string[]>> = { a: ['b', 'c'], b: ['d'], c: ['d', 'elsewhere'], d: [] };
  expect(sortGraph(Object.keys(needs), (node) => needs[node] ?? [])).toEqual({
    order: ['d', 'b', 'c', 'a'],
    cycles: [],
  });
});

test('cycles are told with every node on them, and a chain of a hundred thousand does not end the program', () => {
  const needs: Readonly<Record<string, readonly string[]>> = { a: ['b'], b: ['c', 'b'], c: ['a'] };
  const { cycles } = sortGraph(Object.keys(needs), (node) => needs[node] ?? []);
  expect(cycles.map(showCycle)).toEqual(['a -> b -> c -> a', 'b -> b']);
  const chain = Array.from({ length: 100_000 }, (_, i) => String(i));
  expect(sortGraph(chain, (node) => [String(Number(node) + 1)]).order.length).toBe(100_000);
});

test('LF, CRLF and CR end a line, and columns count from 1', () => {
  const table = makeLineTable('ab\ncd\r\nef\rgh');
  expect([0, 3, 7, 10, 12].map((offset) => lineAndColumn(table, offset))).toEqual([
    { line: 1, column: 1 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
    { line: 4, column: 3 },
  ]);
  expect([1, 2, 3, 4].map((line) => lineText(table, line))).toEqual(['ab', 'cd', 'ef', 'gh']);
});

test('every node of a document has its place, those inside an alias have the place of the alias', () => {
  const text = 'a: &x { k: [1, "t\\tw"] }\nb: *x\nc:\n  - |\n    block\n  -\n';
  const { document } = readYaml('a.yaml', text);
  const shown = [...(document?.positions ?? [])].map(([pointer, { key, value, plain }]) => [
    pointer,
    key === undefined ? undefined : text.slice(...key),
    text.slice(...value),
    plain,
  ]);
  expect(shown).toEqual([
    ['', undefined, text.slice(0, text.lastIndexOf('  -')), false],
    ['/a', 'a', '{ k: [1, "t\\tw"] }', false],
    ['/a/k', 'k', '[1, "t\\tw"]', false],
    ['/a/k/0', undefined, '1', true],
    ['/a/k/1', undefined, 't\\tw', false],
    ['/b', 'b', '*x', false],
    ['/c', 'c', '- |\n    block\n', false],
    ['/c/0', undefined, '    block\n', false],
    ['/c/1', undefined, '', false],
  ]);
});

import { expect, test } from 'vitest';
import { diagnosticAt } from '../../src/playbook/diagnostic.ts';
import { formatDiagnostic } from '../../src/playbook/format-diagnostic.ts';
import { makeLineTable } from '../../src/playbook/line-table.ts';

function shown(text: string, mark: string, color = false): string {
  const at = text.indexOf(mark);
  const range = [at, at + mark.length] as const;
  return formatDiagnostic(diagnosticAt('a.yaml', makeLineTable(text), range, 'error', 'this is wrong'), { color });
}

test('the mark stands under the word, the line without its indentation', () => {
  expect(shown('steps:\n      use: dgi\n', 'dgi')).toBe('a.yaml:2:12  this is wrong\n    use: dgi\n         ~~~');
});

test('wide characters take two columns and tabs stay tabs', () => {
  expect(shown('say: 名前\tx z', 'z')).toBe('a.yaml:1:11  this is wrong\n    say: 名前\tx z\n             \t  ~');
  expect(shown('say: 名前', '名前')).toBe('a.yaml:1:6  this is wrong\n    say: 名前\n         ~~~~');
});

test('a long line is cut on both sides of the mark', () => {
  const text = `${'a'.repeat(300)} here ${'b'.repeat(300)}`;
  expect(shown(text, 'here')).toBe(
    `a.yaml:1:302  this is wrong\n    …${'a'.repeat(69)} here ${'b'.repeat(65)}…\n     ${' '.repeat(70)}~~~~`,
  );
});

test('a mark over several lines ends with its first line', () => {
  expect(shown('a: one\n  two\n', 'one\n  two')).toBe('a.yaml:1:4  this is wrong\n    a: one\n       ~~~');
});

test('a place after the end of the text is shown at its end', () => {
  const table = makeLineTable('a: b');
  expect(
    formatDiagnostic(diagnosticAt('a.yaml', table, [99, 120], 'warning', 'more is wanted'), { color: false }),
  ).toBe('a.yaml:1:5  warning: more is wanted\n    a: b\n        ~');
});

test('colour adds escape sequences and nothing else', () => {
  const plain = shown('use: dgi', 'dgi');
  const coloured = shown('use: dgi', 'dgi', true);
  expect(coloured).not.toBe(plain);
  expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
});

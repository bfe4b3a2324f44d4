import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/playbook/format-diagnostic.ts';
import { cases, load, screenOf } from './screen.ts';

const good = readFileSync(join(cases, 'good.yaml'), 'utf8');
const lines = good.split('\n');

/** Whatever comes of it: a result, and a screen that drives no terminal. */
function holds(input: string | Uint8Array): void {
  const result = load('any.yaml', input);
  const screen = screenOf(result);
  expect(screen).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  if (result.ok) return;
  expect(result.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  for (const { line, column, endColumn } of result.diagnostics) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(endColumn).toBeGreaterThan(column);
  }
}

test('random bytes give a result, never a throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), holds), { numRuns: 150 });
});

test('random text made of what YAML is made of gives a result, never a throw', () => {
  const piece = fc.constantFrom(
    ...[
      'name',
      'steps',
      'id',
      'use',
      ': ',
      '- ',
      '\n',
      '  ',
      '    ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '&a ',
      '*a',
      '!t ',
      '|\n',
      '>\n',
    ],
    ...[
      '"',
      "'",
      '#',
      '${{',
      '}}',
      '? ',
      '---\n',
      '...\n',
      '%YAML 1.2\n',
      '\t',
      '<<',
      '~',
      'é',
      '名',
      '\u202e',
      '\u0007',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
      holds,
    ),
    { numRuns: 600 },
  );
});

test('a good playbook with lines lost, doubled, moved or indented gives a result, never a throw', () => {
  const change = fc.tuple(
    fc.constantFrom('drop', 'double', 'indent', 'swap', 'cut'),
    fc.nat(lines.length - 2),
    fc.nat(60),
  );
  const mutate = (changes: readonly (readonly [string, number, number])[]): string => {
    const out = [...lines];
    for (const [how, at, n] of changes) {
      const line = out[at] ?? '';
      if (how === 'drop') out.splice(at, 1);
      else if (how === 'double') out.splice(at, 0, line);
      else if (how === 'indent') out[at] = `  ${line}`;
      else if (how === 'swap') out.splice(at, 2, out[at + 1] ?? '', line);
      else out[at] = line.slice(0, n) + line.slice(n + 1);
    }
    return out.join('\n');
  };
  fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 4 }).map(mutate), holds), { numRuns: 150 });
});

test('a good playbook with one value replaced by another kind of value gives a result, never a throw', () => {
  const values = fc.constantFrom(
    '~',
    '[]',
    '{}',
    '1',
    'true',
    '"${{ steps }}"',
    '"${{"',
    'constructor',
    '__proto__',
    '[[1]]',
    '.nan',
    '1e999',
    '"\\u202e"',
  );
  const keys = [...good.matchAll(/^( *(?:- )?[a-z_]+:) \S.*$/gm)];
  const mutated = fc.tuple(fc.nat(keys.length - 1), values).map(([index, value]) => {
    const found = keys[index];
    if (found === undefined) return good;
    return `${good.slice(0, found.index)}${found[1]} ${value}${good.slice(found.index + found[0].length)}`;
  });
  fc.assert(fc.property(mutated, holds), { numRuns: 150 });
});

test('words that every JavaScript object has are words like others', () => {
  for (const word of ['constructor', 'to_string', '__proto__', 'has_own_property', 'prototype', 'optional', 'google'])
    holds(good.replaceAll('resolver', word).replaceAll('all_silent', `${word}_`).replaceAll('server', word));
});

test('a message with text from the file cannot drive the terminal that shows it', () => {
  const result = load(
    'evil\u001b[2J.yaml',
    'name: "\\e]0;owned\\a\\u202e"\ntitle: x\nsteps:\n  - id: a\n    "\\e[2J": 1\n    use: resolv-conf\n',
  );
  const screen = result.ok ? '' : result.diagnostics.map((d) => formatDiagnostic(d, { color: false })).join('\n');
  expect(
    screen,
  ).toBe(`evil.yaml:1:8  "name" must be lower case letters, digits and dashes, starting with a letter, at most 63 characters, not ""
    name: "\\e]0;owned\\a\\u202e"
           ~~~~~~~~~~~~~~~~~~
evil.yaml:5:6  key "" is not known here
    "\\e[2J": 1
     ~~~~~`);
});

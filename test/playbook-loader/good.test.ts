import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Playbook } from '../../src/model/playbook.ts';
import { cases, load } from './screen.ts';

function good(file: string): Playbook {
  const result = load(file, readFileSync(join(cases, file)));
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result.playbook;
}

/** A playbook as data: expressions and templates by their source and type, sets as lists. */
function plain(value: unknown): unknown {
  if (value instanceof Set) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('evaluate' in value && 'source' in value && 'type' in value)
    return `${String(value.source)} : ${String(value.type)}`;
  if ('line' in value && 'column' in value) return `${String(value.line)}:${String(value.column)}`;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

test('a good playbook is loaded with every default filled in, every expression typed and every node placed', async () => {
  await expect(`${JSON.stringify(plain(good('good.yaml')), null, 2)}\n`).toMatchFileSnapshot('good.value.txt');
});

test('a playbook that includes another has the steps, facts, checks and parameters of both, shared ones once', () => {
  const { files, params, steps, facts, checks } = good('include-shared.yaml');
  expect({
    files,
    params: Object.values(params).map(({ name, default: value, at }) => [name, value, at.file]),
    steps: steps.map(({ id, at }) => [id, at.file]),
    facts: facts.map(({ name }) => name),
    checks: checks.map(({ id }) => id),
  }).toEqual({
    files: ['included-part.inc.yaml', 'include-shared.yaml'],
    params: [['budget', { kind: 'constant', value: 1000 }, 'include-shared.yaml']],
    steps: [['query', 'included-part.inc.yaml']],
    facts: ['slow'],
    checks: ['fast', 'answers'],
  });
});

test('a byte order mark and CRLF line ends do not move positions', () => {
  const text = readFileSync(join(cases, 'good.yaml'), 'utf8');
  const result = load('good.yaml', `\ufeff${text.replaceAll('\n', '\r\n')}`);
  expect(result.ok && plain(result.playbook)).toEqual(plain(good('good.yaml')));
});

test('a file of more than a megabyte is refused before it is parsed', () => {
  const result = load('large.yaml', `name: large\n${'# filler\n'.repeat(120_000)}`);
  expect(result).toEqual({
    ok: false,
    more: 0,
    diagnostics: [
      {
        file: 'large.yaml',
        line: 1,
        column: 1,
        endColumn: 2,
        severity: 'error',
        message: 'the file has 1080012 bytes; a playbook has at most 1048576',
        source: '',
      },
    ],
  });
});

test('of seventy mistakes fifty are shown and the rest is counted', () => {
  const result = load('many-at-once.yaml', readFileSync(join(cases, 'many-at-once.yaml')));
  expect(result.ok ? undefined : [result.diagnostics.length, result.more]).toEqual([50, 20]);
});

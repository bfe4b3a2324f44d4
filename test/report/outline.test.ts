import { expect, test } from 'vitest';
import type { Cause } from '../../src/model/report.ts';
import { foldCauses } from '../../src/report/outline.ts';

function cause(code: string, explainedBy?: string): Cause {
  const role = explainedBy === undefined ? 'root' : 'consequence';
  return {
    code,
    object: 'web',
    title: code,
    severity: 'major',
    confidence: 'proved',
    role,
    ...(explainedBy === undefined ? {} : { explained_by: explainedBy }),
    explains: [],
    evidence: [],
    fix: [],
    verify: [],
  };
}

/** Codes, roots before a colon. */
function folded(causes: readonly Cause[]): readonly string[] {
  return foldCauses(causes).map(
    (root) => `${root.cause.code}: ${root.consequences.map((consequence) => consequence.code).join(' ')}`,
  );
}

test('a consequence of a consequence is folded under the root', () => {
  expect(folded([cause('a'), cause('b', 'a'), cause('c', 'b'), cause('d')])).toEqual(['a: b c', 'd: ']);
});

test('a consequence that stands before its root is folded under it all the same', () => {
  expect(folded([cause('b', 'a'), cause('a')])).toEqual(['a: b']);
});

test('a consequence whose root is not in the report stands for itself, after the roots', () => {
  expect(folded([cause('b', 'gone'), cause('a')])).toEqual(['a: ', 'b: ']);
});

test('causes that explain each other in a circle are all shown', () => {
  const shown = folded([cause('a', 'b'), cause('b', 'a')]).join(' ');
  expect(shown).toContain('a');
  expect(shown).toContain('b');
});

test('two causes of one code on two objects are two roots', () => {
  expect(folded([cause('a'), cause('a')])).toEqual(['a: ', 'a: ']);
});

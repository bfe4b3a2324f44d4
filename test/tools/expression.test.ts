import { describe, expect, test } from 'vitest';
import { createLanguage } from '../../src/expression/language.ts';
import { toolNames } from '../../src/tools/registry.ts';
import { toolSchemas } from '../../src/tools/schemas.ts';
import { fixtures, folderOf } from './fixtures.ts';

const language = createLanguage(toolSchemas());
const values = (name: string) =>
  fixtures.flatMap(({ tool, expected }) =>
    tool === name && expected?.kind === 'value' ? [Object(expected.value)] : [],
  );

describe.each(toolNames())('%s', (name) => {
  const scope = {
    steps: { it: { tool: name, list: false } },
    facts: {},
    params: {},
    locals: {},
  };

  test('every field that was recorded can be named in an expression, and has its value there', () => {
    for (const value of values(folderOf(name))) {
      const context = {
        steps: { it: value },
        facts: {},
        params: {},
        to: {},
        target: {},
        peer: {},
        locals: {},
        why: { steps: {}, facts: {}, params: {} },
      };
      for (const [key, field] of Object.entries(value)) {
        const compiled = language.compile(`steps.it.${key}`, scope);
        if (!compiled.ok) throw new Error(`${key}: ${compiled.problem.message}`);
        expect(compiled.expression.evaluate(context), key).toMatchObject({ kind: 'value', value: field });
      }
    }
  });
});

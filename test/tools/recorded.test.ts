import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { toolNames, tools } from '../../src/tools/registry.ts';
import { toolSchemas } from '../../src/tools/schemas.ts';
import { validateArguments } from '../../src/util/parameter-value.ts';
import { fixtures } from './fixtures.ts';

const ajv = new Ajv2020({ strict: true, strictRequired: true });
const valid = new Map(toolNames().map((name) => [name, ajv.compile({ ...toolSchemas()[name], $id: `${name}:value` })]));

describe.each(fixtures)('$tool $name', ({ tool: name, input, expected }) => {
  const tool = tools.get(name);

  test('is read as the value beside it', () => {
    expect(tool?.read(input)).toEqual(expected);
  });

  test('its value is what the schema promises', () => {
    const reading = tool?.read(input);
    if (reading?.kind !== 'value') return expect(reading).toEqual(expected);
    const check = valid.get(name);
    expect(check?.(reading.value), JSON.stringify(check?.errors)).toBe(true);
  });

  const given = input.with;
  // Others were recorded with a command of their own.
  if (tool !== undefined && given !== undefined)
    test('the tool builds the recorded command from the recorded arguments', () => {
      expect(validateArguments(tool, given)).toEqual({ ok: true, value: given });
      expect(tool.argv(given)).toEqual(input.argv);
    });
});

test('every tool has a schema, a recorded output, and a value in each of them that was looked at', () => {
  const recorded = new Set(fixtures.map(({ tool }) => tool));
  for (const name of toolNames()) {
    expect(toolSchemas()[name], name).toBeDefined();
    expect(recorded.has(name.replace(/-here$/, '')), name).toBe(true);
  }
  expect(fixtures.filter(({ expected }) => expected === undefined)).toEqual([]);
});

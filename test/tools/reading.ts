import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { Reading } from '../../src/model/evidence.ts';
import type { ReadInput, Tool } from '../../src/model/tool.ts';
import { toolNames } from '../../src/tools/registry.ts';
import { toolSchemas } from '../../src/tools/schemas.ts';
import { folderOf, health } from './fixtures.ts';

const ajv = new Ajv2020({ strict: true });
const valid = new Map(
  toolNames().map((name) => [name, ajv.compile({ ...toolSchemas()[name], $id: `${name}:hostile` })]),
);

/** The fields of a reading that say that the network is well. */
export function healthOf(tool: Tool, reading: Reading): readonly string[] {
  if (reading.kind !== 'value') return [];
  const { value } = reading;
  const fields = health.get(folderOf(tool.name))?.fields ?? [];
  return typeof value === 'object' && value !== null
    ? fields.filter((key) => Object.getOwnPropertyDescriptor(value, key)?.value === true)
    : [];
}

/** A reading whose value is what its schema promises. */
export function readChecked(tool: Tool, input: ReadInput): Reading {
  const reading = tool.read(input);
  if (reading.kind === 'value') {
    const check = valid.get(tool.name);
    expect(check?.(reading.value), JSON.stringify(check?.errors)).toBe(true);
  }
  return reading;
}

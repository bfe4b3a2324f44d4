import type { ErrorObject } from 'ajv';
import type { Playbook as PlaybookFile } from '../model/playbook-file.generated.ts';
import { describeError } from './describe.ts';
import { validatePlaybookFile } from './generated/validators.js';
import type { SchemaProblem } from './problem.ts';
import { describeStepShape } from './step-shape.ts';

export type { SchemaProblem } from './problem.ts';

/** A value that fits its schema, or what it breaks. */
export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly SchemaProblem[] };

function isPlaybookFile(value: unknown): value is PlaybookFile {
  return validatePlaybookFile(value);
}

/** Errors of the branches of a step's `oneOf`: the step's shape says them in one sentence. */
function isBranchNoise(error: ErrorObject): boolean {
  return error.schemaPath.includes('/oneOf');
}

function problemsOf(errors: readonly ErrorObject[]): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  for (const error of errors) {
    if (error.keyword === 'oneOf') problems.push(...describeStepShape(error.instancePath, error.data));
    if (isBranchNoise(error)) continue;
    const problem = describeError(error);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

/** Validates a playbook file's value against schemas/playbook.schema.json. Never throws on data without cycles. */
export function checkPlaybookFile(value: unknown): Validated<PlaybookFile> {
  return isPlaybookFile(value)
    ? { ok: true, value }
    : { ok: false, problems: problemsOf(validatePlaybookFile.errors ?? []) };
}

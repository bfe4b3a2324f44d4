import type { LabFaultFile } from '../model/lab.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { validateLabFaultFile } from './generated/validators.js';

function isLabFaultFile(value: unknown): value is LabFaultFile {
  return validateLabFaultFile(value);
}

/** Whether a value is a file of faults for the lab; else what is wrong with it, a line each. */
export function checkLabFaultFile(value: unknown): Result<LabFaultFile, string> {
  if (isLabFaultFile(value)) return ok(value);
  const errors = validateLabFaultFile.errors ?? [];
  return fail(errors.map(({ instancePath, message }) => `${instancePath || 'it'} ${message ?? ''}`).join('\n'));
}

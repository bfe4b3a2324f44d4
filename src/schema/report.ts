import type { Report } from '../model/report.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { validateReport } from './generated/validators.js';

function isReport(value: unknown): value is Report {
  return validateReport(value);
}

/** Whether a value is a report of this version; else the first thing that is wrong with it. */
export function checkReport(value: unknown): Result<Report, string> {
  if (isReport(value)) return ok(value);
  const [first] = validateReport.errors ?? [];
  return fail(
    first === undefined
      ? 'it does not fit the schema'
      : `${first.instancePath || 'it'} ${first.message ?? 'does not fit the schema'}`,
  );
}

import { readFileSync } from 'node:fs';
import type { Report } from '../model/report.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { checkReport } from '../schema/report.ts';

/** Reads a saved JSON report, from a file or (with `-`) from standard input. */
export function loadReport(file: string): Result<Report> {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    return fail({
      what: code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`,
      where: file,
      todo: 'name a report that was saved with --format json',
      exit: 2,
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail({
      what: `this is no JSON: ${error instanceof Error ? error.message : 'unknown reason'}`,
      where: file,
      todo: 'name a report that was saved with --format json',
      exit: 2,
    });
  }
  const problem = checkReport(value);
  if (problem.ok) return ok(problem.value);
  return fail({
    what: `this is no report: ${problem.trouble}`,
    where: file,
    todo: 'name a report that was saved with --format json',
    exit: 2,
  });
}

import { compareReports } from '../diagnose/compare/differences.ts';
import { ok, type Result } from '../model/result.ts';
import type { FoundTarget } from '../model/session.ts';
import { type RunRequest, type RunResult, runPlaybook } from '../pipeline.ts';
import { onlyLooks } from './fleet.ts';

/** Runs a playbook on a target and on a sibling of it, side by side. The report is the target's, with how the sibling
 *  differs; a sibling that cannot be looked at costs only the comparison. */
export async function runVersus(
  request: RunRequest,
  sibling: { readonly ref: string; readonly found: Result<FoundTarget> },
): Promise<Result<RunResult>> {
  const { found, ref } = sibling;
  // The early session is the target's.
  const { id: _, early: __, ...same } = request;
  const theirs = found.ok
    ? runPlaybook({ ...same, target: found.value, emit: () => undefined })
    : Promise.resolve(found);
  const [own, other] = await Promise.all([runPlaybook(request), theirs]);
  if (!own.ok) {
    if (other.ok) await other.value.closed;
    return own;
  }
  const { report } = own.value;
  const versus = other.ok
    ? compareReports(report, other.value.report, onlyLooks(request.tools))
    : { target: { ref }, because: other.trouble.what, differences: [], left_out: {} };
  const closed = Promise.all([own.value.closed, other.ok ? other.value.closed : undefined]).then(() => undefined);
  return ok({ ...own.value, report: { ...report, versus }, closed });
}

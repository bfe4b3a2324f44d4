import type { Playbook } from '../model/playbook.ts';
import type { Change, Report } from '../model/report.ts';
import { narrowPlaybook } from '../plan/narrow.ts';

/** The part of a playbook that tells whether what a saved run found is still so. Absent when it found nothing. */
export function chainOf(saved: Report, playbook: Playbook): Playbook | undefined {
  const checks = new Set(badFindings(saved).map(({ check }) => check));
  const causes = new Set(saved.causes.map(({ code }) => code));
  if (checks.size === 0 && causes.size === 0) return undefined;
  return narrowPlaybook(playbook, { checks, causes });
}

/** A new run of that part, with what became of everything that the saved run found. */
export function compareReports(saved: Report, now: Report): Report {
  const causes = saved.causes.map((cause): Change => {
    const still = now.causes.find(({ code, object }) => code === cause.code && object === cause.object);
    const elsewhere = still ?? now.causes.find(({ code }) => code === cause.code);
    const open = now.undecided.find(({ kind, name }) => kind === 'cause' && name === cause.code);
    return {
      kind: 'cause',
      name: cause.code,
      object: cause.object,
      statement: elsewhere?.title ?? cause.title,
      before: cause.role,
      now: elsewhere !== undefined ? 'holds' : open !== undefined ? 'unknown' : 'gone',
    };
  });
  const checks = badFindings(saved).map((finding): Change => {
    const again = now.findings.find(({ check }) => check === finding.check);
    return {
      kind: 'check',
      name: finding.check,
      statement: again?.statement ?? finding.statement,
      before: finding.verdict,
      now: again?.verdict ?? 'unknown',
    };
  });
  const comparison = { run: saved.run.id, started_at: saved.run.started_at, changes: [...causes, ...checks] };
  return { ...now, comparison };
}

/** What did not pass, and was no mere decision of the playbook. */
function badFindings(report: Report): Report['findings'] {
  return report.findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn' || verdict === 'unknown');
}

import type { Report, Versus } from '../model/report.ts';
import { safeJson } from './json.ts';

/** One JSON object on each line, for log pipelines: the run, then every step, finding, cause and open question, and the
 *  conclusion last, so that a stream without one is known to be cut. Every line says its `type` and the run it is of. */
export function renderNdjson(report: Report): string {
  const run_id = report.run.id;
  const { schema_version, verdict, summary } = report;
  const records = [
    { type: 'run', run_id, schema_version, ...report.run },
    ...report.steps.map((step) => ({ type: 'step', run_id, ...step })),
    ...report.findings.map((finding) => ({ type: 'finding', run_id, ...finding })),
    ...report.causes.map((cause) => ({ type: 'cause', run_id, ...cause })),
    ...report.undecided.map((open) => ({ type: 'open', run_id, ...open })),
    ...(report.versus === undefined ? [] : versusRecords(report.versus, run_id)),
    { type: 'conclusion', run_id, verdict, summary },
  ];
  return records.map((record) => `${safeJson(record)}\n`).join('');
}

function versusRecords({ differences, ...versus }: Versus, run_id: string): readonly object[] {
  return [
    { type: 'versus', run_id, ...versus },
    ...differences.map((difference) => ({ type: 'difference', run_id, ...difference })),
  ];
}

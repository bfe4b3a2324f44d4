/** The report's nouns, generated from schemas/report.schema.json. */
export type {
  Access,
  Cause,
  Change,
  Difference,
  Ending,
  EvidenceLine,
  Finding,
  Fix,
  Open,
  Report,
  Run,
  Step as StepRecord,
  Target as TargetFacts,
  Versus,
} from './report.generated.ts';

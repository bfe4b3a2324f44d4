/** The report's nouns, generated from schemas/report.schema.json. */
export type {
  Access,
  Cause,
  Change,
  Ending,
  EvidenceLine,
  Finding,
  Fix,
  Open,
  Report,
  Run,
  Step as StepRecord,
  Target as TargetFacts,
} from './report.generated.ts';

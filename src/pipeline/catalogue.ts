// What the command line needs of a playbook before it is loaded: kept apart from the library, which brings the expression
// language and every tool along.
import { type ParameterSummary, summarizePlaybook } from '../playbook/discover.ts';
import { noteOf } from './notes.ts';

/** The parameters of a playbook file: the build's notes, else the file itself. */
export function parametersOf(file: string): readonly ParameterSummary[] {
  return noteOf(file)?.params ?? summarizePlaybook(file, true)?.params ?? [];
}

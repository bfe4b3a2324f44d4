import type { Reading } from '../model/evidence.ts';
import type { ReadInput } from '../model/tool.ts';
import { endedEarly, firstLine, unreadable } from './output.ts';

/** `cat: /etc/hosts: No such file or directory` (GNU), `cat: can't open '/etc/hosts': No such file or directory`
 *  (BusyBox). */
const MISSING = /^cat: .*: No such file or directory$/;

/** What is known of a file before its lines are read: `missing`, `whole`, or why it could not be read. */
export type FileState = { readonly kind: 'missing' } | { readonly kind: 'whole' } | Reading<never>;

/** Whether evidence holds a whole file. */
export function fileState(input: ReadInput): FileState {
  if (input.ending.how === 'not_found') return { kind: 'missing' };
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`the file was not read to its end: ${early}`);
  if (input.ending.how === 'exited' && input.ending.code === 0) return { kind: 'whole' };
  const said = firstLine(input.stderr) ?? firstLine(input.stdout);
  if (said !== undefined && MISSING.test(said.text)) return { kind: 'missing' };
  return unreadable(said === undefined ? 'the file could not be read' : `the file could not be read: ${said.text}`);
}

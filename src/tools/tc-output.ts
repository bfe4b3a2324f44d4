import type { Reading } from '../model/evidence.ts';
import type { ReadInput } from '../model/tool.ts';
import { parseObjects } from './json-output.ts';
import { endedEarly, exitCode, firstLine, Leftovers, printedLines, unreadable } from './output.ts';
import { tcObjectOf } from './tc-json.ts';
import { type TcObject, TcText } from './tc-text.ts';

/** What tc printed. */
export interface TcList {
  readonly objects: readonly TcObject[];
  /** It was text: rates and times have units of their own. */
  readonly text: boolean;
  readonly leftovers: Leftovers;
}

/** The interface that was asked for. Absent when all were, or when the command is not known. */
export function askedDevice(input: ReadInput): string | undefined {
  if (typeof input.with?.interface === 'string') return input.with.interface;
  const at = input.argv.indexOf('dev');
  return at < 0 ? undefined : input.argv[at + 1];
}

/** The list of `tc qdisc` or `tc class`, as JSON or as text (tc class has no JSON). Nothing at all with exit 0 is an empty
 *  list only where the command is known: a saved file that is empty says nothing. */
export function readTcList(input: ReadInput, what: 'qdisc' | 'class'): TcList | Reading<never> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`tc did not print its list to the end: ${early}`);
  const first = firstLine(input.stdout);
  const said = firstLine(input.stderr);
  if (exitCode(input.ending) !== 0) return unreadable('tc could not list it', said ?? first);
  const expected = `a list was expected, as "tc -s ${what}" prints it`;
  const leftovers = new Leftovers();
  if (first === undefined)
    return said === undefined && input.argv.length > 0
      ? { objects: [], text: false, leftovers }
      : unreadable(expected, said);
  if (first.text.trimStart().startsWith('[')) {
    const objects = parseObjects(input.stdout);
    if (objects === undefined) return unreadable(expected, first);
    return { objects: objects.map(tcObjectOf), text: false, leftovers };
  }
  const reader = new TcText(what);
  for (const line of printedLines(input.stdout)) if (!reader.take(line.text)) leftovers.add(line);
  if (reader.objects.length === 0) return unreadable(expected, first);
  return { objects: reader.objects, text: true, leftovers };
}

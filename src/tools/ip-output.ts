import type { Reading } from '../model/evidence.ts';
import type { ReadInput } from '../model/tool.ts';
import { type JsonObject, parseObjects } from './json-output.ts';
import { endedEarly, exitCode, firstLine, Leftovers, printedLines, unreadable } from './output.ts';

/** What makes objects, as `ip -j` prints them, of ordinary text. */
export interface TextObjects {
  /** False when the line was not understood. */
  readonly take: (line: string) => boolean;
  readonly objects: readonly JsonObject[];
}

/** The list that ip printed, and the lines of text that were not understood. */
export interface IpList {
  readonly objects: readonly JsonObject[];
  readonly leftovers: Leftovers;
}

/** The list that `ip -j` prints. An empty output with exit 0 is an empty list: iproute2 prints nothing, or `[]`, where
 *  there is nothing. */
export function readIpList(input: ReadInput, expected: string): readonly JsonObject[] | Reading<never> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ip did not print its list to the end: ${early}`);
  const first = firstLine(input.stdout);
  if (exitCode(input.ending) !== 0) return unreadable('ip could not list it', firstLine(input.stderr) ?? first);
  if (first === undefined && input.stderr.trim() === '') return [];
  return parseObjects(input.stdout) ?? unreadable(expected, first ?? firstLine(input.stderr));
}

/** True when the list was read. */
export function isList(list: readonly JsonObject[] | Reading<never>): list is readonly JsonObject[] {
  return Array.isArray(list);
}

/** The list that `ip` prints, as JSON or as text. */
export function readIpListOrText(input: ReadInput, expected: string, text: TextObjects): IpList | Reading<never> {
  const leftovers = new Leftovers();
  const first = firstLine(input.stdout);
  const start = first?.text.trimStart();
  if (start === undefined || start.startsWith('[') || exitCode(input.ending) !== 0) {
    const list = readIpList(input, expected);
    return isList(list) ? { objects: list, leftovers } : list;
  }
  for (const line of printedLines(input.stdout)) if (!text.take(line.text)) leftovers.add(line);
  const [unknown] = leftovers.lines;
  return text.objects.length > 0 ? { objects: text.objects, leftovers } : unreadable(expected, unknown ?? first);
}

/** True when it could not be read. */
export function isReading(list: IpList | Reading<never>): list is Reading<never> {
  return 'kind' in list;
}

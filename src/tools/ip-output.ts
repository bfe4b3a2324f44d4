import type { Reading } from '../model/evidence.ts';
import type { ReadInput } from '../model/tool.ts';
import { type JsonObject, parseObjects } from './json-output.ts';
import { endedEarly, exitCode, firstLine, unreadable } from './output.ts';

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

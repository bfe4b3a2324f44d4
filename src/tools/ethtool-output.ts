import type { Reading } from '../model/evidence.ts';
import type { ReadInput } from '../model/tool.ts';
import { endedEarly, firstLine, type Line, unreadable } from './output.ts';

/** `netlink error: No such device`, `Cannot get device settings: No such device`, `No data available` */
const TROUBLE = /^(?:netlink error: |Cannot get |No data available|ethtool: )/;

/** True for what ethtool says about a part that it could not ask for. */
export function isEthtoolTrouble(text: string): boolean {
  return TROUBLE.test(text);
}

/** The interface that was asked for. Absent when the command is not known. */
export function askedInterface(input: ReadInput): string | undefined {
  if (typeof input.with?.interface === 'string') return input.with.interface;
  return input.argv.length > 1 ? input.argv.at(-1) : undefined;
}

/** Nothing of use was printed: why. */
export function nothingRead(input: ReadInput, expected: string, unknown: Line | undefined): Reading<never> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ethtool did not print all: ${early}`);
  return unreadable(expected, firstLine(input.stderr) ?? unknown ?? firstLine(input.stdout));
}

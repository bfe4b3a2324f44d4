import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, firstLine, type Line, printedLines, readingOf, unreadable } from '../output.ts';
import { readIpsetJson } from './json.ts';
import { IpsetText } from './text.ts';
import type { Ipset } from './value.generated.ts';

/** `ipset v7.17: The set with the given name does not exist` */
const NO_SUCH = /^ipset v[0-9.]{1,12}: The set with the given name does not exist$/;
/** `ipset v7.17: Kernel error received: Operation not permitted`, `ipset v6.38: Cannot open session to kernel.` */
const REFUSED = /^ipset v[0-9.]{1,12}: (?!Warning|Kernel support protocol versions)/;
const EXPECTED = 'a list of sets was expected, as "Name: web" and the lines below it, or "create web hash:ip ..."';

/** The first line of ipset's that says why it did not list. */
function troubleOf({ stdout, stderr }: ReadInput): Line | undefined {
  for (const text of [stderr, stdout]) for (const line of printedLines(text)) if (REFUSED.test(line.text)) return line;
  return undefined;
}

/** Reads `ipset list` (plain, and the JSON of 7.20 and later) and `ipset save`. A set that does not exist is a value:
 *  the kernel was asked. Nothing at all is an empty list only where the command is known. */
export function readIpset(input: ReadInput): Reading<Ipset> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ipset did not list all: ${early}`);
  const first = firstLine(input.stdout);
  const trouble = troubleOf(input);
  if (trouble !== undefined && NO_SUCH.test(trouble.text))
    return readingOf({ sets: [], no_such_set: true, leftovers: [] });
  if (trouble !== undefined) return unreadable('ipset could not look', trouble);
  const said = firstLine(input.stderr) ?? first;
  if (exitCode(input.ending) !== 0) return unreadable('ipset could not look', said);
  if (first?.text.trimStart().startsWith('[')) {
    const sets = readIpsetJson(input.stdout);
    if (sets === undefined) return unreadable(EXPECTED, first);
    return readingOf({ sets: sets.map((set) => set.close()), no_such_set: false, leftovers: [] });
  }
  const text = new IpsetText();
  for (const line of printedLines(input.stdout)) text.push(line);
  if (text.sets.length === 0 && (said !== undefined || input.argv.length === 0)) return unreadable(EXPECTED, said);
  const sets = text.sets.filter(({ type }) => type !== '');
  if (sets.length < text.sets.length) return unreadable('a set without its type: lines are missing', said);
  return readingOf({ sets: sets.map((set) => set.close()), no_such_set: false, leftovers: text.leftovers.lines });
}

import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, firstLine, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import { knownOf, NOISE, type Rest, walk } from './list.ts';
import type { Socket, Ss } from './value.generated.ts';

/** True when the header was switched off, so that no socket at all prints nothing. */
function withoutHeader(argv: readonly string[]): boolean {
  return argv.some((word) => word === '--no-header' || /^-[a-zA-Z0-9]*H/.test(word));
}

/** What the whole list comes to, without its sockets: a value when there is one, or when it is plain that there is none. */
export function conclude(whole: Rest, sockets: number, argv: readonly string[]): Reading<Ss> {
  const { lines: _, header, other, ...sums } = whole;
  const value = { sockets: [], ...sums };
  if (sockets > 0) return readingOf(value);
  if (other !== undefined) return unreadable('a list of ss was expected; this is the header of another tool', other);
  const [unknown] = sums.leftovers;
  if ((header || withoutHeader(argv)) && unknown === undefined) return readingOf(value);
  return unreadable('the header of ss was expected, as "Netid State Recv-Q Send-Q Local Address:Port"', unknown);
}

/** Reads ss of iproute2, one line for each socket or several. */
export function readSs(input: ReadInput): Reading<Ss> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ss did not print its list to the end: ${early}`);
  if (exitCode(input.ending) !== 0)
    return unreadable('ss could not list the sockets', firstLine(input.stderr) ?? firstLine(input.stdout));
  const sockets: Socket[] = [];
  const whole = walk(input.stdout, undefined, knownOf(input.with), (socket) => sockets.push(socket));
  const leftovers = new Leftovers(whole.leftovers);
  for (const line of printedLines(input.stderr)) if (line.text !== NOISE) leftovers.add(line);
  const reading = conclude({ ...whole, leftovers: leftovers.lines }, sockets.length, input.argv);
  return reading.kind === 'value' ? readingOf({ ...reading.value, sockets }) : reading;
}

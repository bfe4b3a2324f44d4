import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { type Entry, readSentence, readTableLine } from './line.ts';
import type { Arp } from './value.generated.ts';

/** `Address                  HWtype  HWaddress           Flags Mask            Iface` */
const HEADER = /^Address\s{1,60}HWtype\s{1,60}HWaddress\s{1,60}Flags Mask\s{1,60}Iface$/;
/** `Entries: 2	Skipped: 0	Found: 2` */
const COUNTS = /^Entries: [0-9]{1,9}\s{1,8}Skipped: [0-9]{1,9}\s{1,8}Found: [0-9]{1,9}$/;
/** `arp: in 3 entries no match found.`, `192.0.2.77 (192.0.2.77) -- no entry`, BSD `... -- no entry on en0` */
const NOTHING = /^(?:arp: in [0-9]{1,9} entries no match found\.?|.{1,300} -- no entry(?: on \S{1,16})?)$/;
/** AIX: `bucket:    0     contains:    0 entries`, `There are 2 entries in the arp table.` */
const AIX = /^(?:bucket: |There (?:are|is) [0-9]{1,9} entr)/;

function sharedOf(entries: readonly Entry[]): Arp['shared_hwaddresses'] {
  const owners = new Map<string, { hwaddress: string; iface: string | undefined; addresses: string[] }>();
  for (const { address, hwaddress, iface, complete } of entries) {
    if (!complete || hwaddress === undefined || !hwaddress.includes(':')) continue;
    const key = `${hwaddress.toLowerCase()} ${iface ?? ''}`;
    const owner = owners.get(key) ?? { hwaddress, iface, addresses: [] };
    if (!owner.addresses.includes(address)) owner.addresses.push(address);
    owners.set(key, owner);
  }
  return [...owners.values()]
    .filter(({ addresses }) => addresses.length > 1)
    .map(({ hwaddress, iface, addresses }) => ({ hwaddress, ...maybe('iface', iface), addresses }));
}

/** Reads `arp`. An empty table is a value: net-tools then prints nothing at all, or says that nothing matched. */
export function readArp(input: ReadInput): Reading<Arp> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`arp did not print its table to the end: ${early}`);
  const leftovers = new Leftovers();
  const entries: Entry[] = [];
  let known = false;
  let table = false;
  for (const text of [input.stdout, input.stderr])
    for (const line of printedLines(text)) {
      if (HEADER.test(line.text)) table = true;
      const entry = readSentence(line.text) ?? (table ? readTableLine(line.text) : undefined);
      const frame = HEADER.test(line.text) || COUNTS.test(line.text) || NOTHING.test(line.text) || AIX.test(line.text);
      known ||= frame || entry !== undefined;
      if (entry !== undefined && !frame) entries.push(entry);
      else if (!frame) leftovers.add(line);
    }
  const silent = leftovers.lines.length === 0 && exitCode(input.ending) === 0;
  if (!known && !silent)
    return unreadable(
      'an ARP table was expected, as "arp -n" or "arp -a" prints it',
      firstLine(input.stderr) ?? leftovers.lines[0],
    );
  return readingOf({
    entries,
    incomplete: entries.filter(({ complete }) => !complete).map(({ address }) => address),
    shared_hwaddresses: sharedOf(entries),
    leftovers: leftovers.lines,
  });
}

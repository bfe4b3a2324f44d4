import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';
import { fileState } from '../config-file.ts';
import { Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import type { Hosts } from './value.generated.ts';

/** Reads hosts(5): an address and its names on each line, comments from # on. */
export function readHosts(input: ReadInput): Reading<Hosts> {
  const state = fileState(input);
  if (state.kind === 'missing') return readingOf({ present: false, entries: [], leftovers: [] });
  if (state.kind !== 'whole') return state;
  const entries: Hosts['entries'] = [];
  const leftovers = new Leftovers();
  for (const line of printedLines(input.stdout)) {
    const [ip = '', ...hostname] = line.text.replace(/#.*$/, '').trim().split(/\s+/);
    if (ip === '') continue;
    if (ipVersion(ip) !== undefined && hostname.length > 0) entries.push({ ip, hostname });
    else leftovers.add(line);
  }
  const [unknown] = leftovers.lines;
  if (entries.length === 0 && unknown !== undefined)
    return unreadable('an address and a name were expected, as in hosts(5)', unknown);
  return readingOf({ present: true, entries, leftovers: leftovers.lines });
}

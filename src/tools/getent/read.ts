import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import type { Getent } from './value.generated.ts';

/** `192.0.2.10     STREAM web.example.com` (ahosts), `192.0.2.10      web.example.com www` (hosts) */
const ENTRY = /^(?<ip>[0-9a-fA-F:.]+(?:%\S+)?)\s+(?:(?<type>STREAM|DGRAM|RAW|SOCK_[A-Z]+)\b)?\s*(?<rest>.*)$/;

/** `192.0.2.1 dev eth0 lladdr ...`, `192.0.2.1 is alive`: lines of others begin alike. getent pads an address to 15. */
const NOT_PADDED = /^\S{1,14} \S/;
const NAME = /^[A-Za-z0-9_.-]+$/;

function entryOf(text: string): Getent['entries'][number] | undefined {
  if (NOT_PADDED.test(text)) return undefined;
  const groups = ENTRY.exec(text)?.groups;
  const ip = groups?.ip;
  if (ip === undefined || ipVersion(ip) === undefined) return undefined;
  const [name, ...aliases] = (groups?.rest ?? '').split(/\s+/).filter(Boolean);
  if (name !== undefined && !NAME.test(name)) return undefined;
  return {
    ip,
    ...maybe('type', groups?.type),
    ...maybe('name', name),
    ...maybe('aliases', aliases.length > 0 ? aliases : undefined),
  };
}

function keyOf(input: ReadInput): string | undefined {
  const name = input.with?.name;
  if (typeof name === 'string') return name;
  const place = input.argv.indexOf('getent');
  return place < 0 ? undefined : input.argv[place + 2];
}

/** Reads getent(1). Exit 2 without a line means that the name is not known: a value. So is a lookup that was still
 *  waiting at its deadline: neither found nor known not to be. */
export function readGetent(input: ReadInput): Reading<Getent> {
  if (input.ending.how === 'deadline' && input.stdout.trim() === '') {
    const nothing = { found: false, not_found: false, timed_out: true, addresses: [], entries: [], leftovers: [] };
    return readingOf({ ...maybe('key', keyOf(input)), ...nothing });
  }
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`getent did not answer: ${early}`);
  const entries: Getent['entries'] = [];
  const leftovers = new Leftovers();
  for (const line of printedLines(input.stdout)) {
    const entry = entryOf(line.text.trimStart());
    if (entry !== undefined) entries.push(entry);
    else leftovers.add(line);
    // getent prints entries and nothing else: a table with a heading is another tool's.
    if (entries.length === 0) break;
  }
  const code = exitCode(input.ending);
  const [unknown] = leftovers.lines;
  if (entries.length === 0 && unknown !== undefined) return unreadable('an address and a name were expected', unknown);
  if (entries.length === 0 && code !== 2) return unreadable('an address was expected', firstLine(input.stderr));
  return readingOf({
    ...maybe('key', keyOf(input)),
    found: code === 0 && entries.length > 0,
    not_found: code === 2,
    timed_out: false,
    addresses: [...new Set(entries.map((entry) => entry.ip))],
    entries,
    leftovers: leftovers.lines,
  });
}

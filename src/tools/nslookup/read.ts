import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { noTrouble, readServer, troubleFields } from '../dns-trouble.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { type Lookup, serverFields, takeLine } from './lines.ts';
import type { Nslookup } from './value.generated.ts';

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function askedOf(input: ReadInput, found: Lookup) {
  const at = input.argv.findIndex((word) => word === 'nslookup' || word.endsWith('/nslookup'));
  const words = at < 0 ? [] : input.argv.slice(at + 1);
  const [name, server] = words.filter((word) => !word.startsWith('-'));
  const type = words.map((word) => /^-(?:t|ty|type|q|qu|query|querytype)=(?<type>\w+)$/i.exec(word)?.groups?.type);
  const answered = found.failures[0]?.name ?? found.answer[0]?.name ?? found.name;
  return {
    ...maybe('name_asked', text(input.with?.name) ?? name ?? answered),
    ...maybe('type_asked', text(input.with?.type) ?? type.find((one) => one !== undefined)?.toUpperCase()),
    ...maybe(
      'nameserver',
      found.nameserver ??
        text(input.with?.server) ??
        (server === undefined ? undefined : (readServer(server)?.address ?? server)),
    ),
  };
}

/** BusyBox prints a nameserver and nothing more for an answer without records: only its exit code tells that from an
 *  output that was cut. */
function emptyAnswer(input: ReadInput, found: Lookup): boolean {
  return input.argv.length > 0 && exitCode(input.ending) === 0 && found.server !== undefined && !found.trouble.gaveUp;
}

function valueFrom(found: Lookup, input: ReadInput, leftovers: Leftovers): Nslookup | undefined {
  const { answer, failures, trouble } = found;
  const none = found.noAnswer || (answer.length === 0 && failures.length === 0 && emptyAnswer(input, found));
  const answered = answer.length > 0 || none || failures.length > 0;
  if (!answered && !trouble.gaveUp && !trouble.malformed && trouble.error === undefined) return undefined;
  const status = answer.length > 0 || none ? 'NOERROR' : failures[0]?.status;
  const addresses = answer.filter(({ type }) => type === 'A' || type === 'AAAA').map(({ data }) => data);
  return {
    ...askedOf(input, found),
    ...serverFields(found),
    ...maybe('status', status),
    no_answer: none && answer.length === 0,
    failures,
    ...troubleFields(trouble, answered),
    ...maybe('authoritative', answer.length > 0 ? !found.nonAuthoritative : undefined),
    addresses: [...new Set(addresses)],
    cname_chain: [...new Set(answer.filter(({ type }) => type === 'CNAME').map(({ data }) => data))],
    answer,
    authority: found.authority,
    query_times: found.queryTimes,
    leftovers: leftovers.lines,
  };
}

/** Reads what nslookup prints, of BIND 9.9 to 9.20 and of BusyBox (its large applet and its small one). What the network
 *  did is in the value; text that says neither an answer nor why there is none is unreadable. */
export function readNslookup(input: ReadInput): Reading<Nslookup> {
  const found: Lookup = {
    trouble: noTrouble(),
    answer: [],
    authority: [],
    failures: [],
    queryTimes: [],
    noAnswer: false,
    nonAuthoritative: false,
    part: 'answer',
  };
  const leftovers = new Leftovers();
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) if (!takeLine(found, line.text)) leftovers.add(line);
  const named = found.server !== undefined || found.trouble.gaveUp || found.trouble.malformed;
  const value =
    named || found.trouble.error !== undefined || found.failures.length > 0 || isReverse(found)
      ? valueFrom(found, input, leftovers)
      : undefined;
  if (value !== undefined) return readingOf(value);
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`nslookup did not say how the question ended: ${early}`);
  const first = firstLine(input.stdout) ?? firstLine(input.stderr);
  return unreadable('a nameserver and its answer were expected, as nslookup prints them', leftovers.lines[0] ?? first);
}

/** BIND since 9.11 names no nameserver when it is asked for the name of an address. */
function isReverse({ answer }: Lookup): boolean {
  return (
    answer.length > 0 &&
    answer.every(({ type, name }) => (type === 'PTR' || type === 'CNAME') && /\.arpa\.?$/.test(name))
  );
}

import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { noTrouble, troubleFields } from '../dns-trouble.ts';
import { endedEarly, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { type Lookup, takeLine } from './lines.ts';
import type { Host } from './value.generated.ts';

/** Options of host(1) that take a word. */
const TAKE_A_WORD = new Set(['-c', '-m', '-N', '-p', '-R', '-t', '-W']);

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The words of the command that are no options, and the type asked for. */
function wordsOf(argv: readonly string[]) {
  const at = argv.findIndex((word) => word === 'host' || word.endsWith('/host'));
  const words = at < 0 ? [] : argv.slice(at + 1);
  const bare = words.filter((word, i) => !word.startsWith('-') && !TAKE_A_WORD.has(words[i - 1] ?? ''));
  const type = words.indexOf('-t');
  return { name: bare[0], server: bare[1], type: type < 0 ? undefined : words[type + 1]?.toUpperCase() };
}

function askedOf(input: ReadInput, found: Lookup) {
  const words = wordsOf(input.argv);
  const first = found.failures[0]?.name ?? found.answer[0]?.name;
  return {
    ...maybe('name_asked', text(input.with?.name) ?? words.name ?? first),
    ...maybe('type_asked', text(input.with?.type) ?? words.type),
    ...maybe('nameserver', found.nameserver ?? text(input.with?.server) ?? words.server),
    ...maybe('nameserver_name', found.serverName === found.nameserver ? undefined : found.serverName),
    ...maybe('server', found.server),
    ...maybe('port', found.port),
  };
}

/** jc's view: one entry a name, in the order in which the names come. */
function hostsOf(answer: Host['answer']): Host['hosts'] {
  const hosts = new Map<string, Host['hosts'][number]>();
  for (const { name, type, data } of answer) {
    if (type !== 'A' && type !== 'AAAA' && type !== 'MX') continue;
    const entry = hosts.get(name) ?? { hostname: name, address: [], v6_address: [], mail: [] };
    hosts.set(name, entry);
    if (type === 'A') entry.address.push(data);
    else if (type === 'AAAA') entry.v6_address.push(data);
    else entry.mail.push(data.slice(data.indexOf(' ') + 1));
  }
  return [...hosts.values()];
}

function valueFrom(found: Lookup, input: ReadInput, leftovers: Leftovers): Host | undefined {
  const { answer, failures, trouble, soa } = found;
  const none = answer.length === 0 && found.noAnswer;
  const answered = answer.length > 0 || none || failures.length > 0 || found.message;
  if (!answered && !trouble.gaveUp && !trouble.malformed && trouble.error === undefined) return undefined;
  const addresses = answer.filter(({ type }) => type === 'A' || type === 'AAAA').map(({ data }) => data);
  return {
    ...askedOf(input, found),
    ...maybe('status', answer.length > 0 || none ? 'NOERROR' : (failures[0]?.status ?? found.status)),
    no_answer: none && failures.length === 0,
    failures,
    ...troubleFields(trouble, answered),
    addresses: [...new Set(addresses)],
    cname_chain: answer.filter(({ type }) => type === 'CNAME').map(({ data }) => data),
    answer,
    hosts: hostsOf(answer),
    soa,
    soa_differ: soa.some(({ serial }) => serial !== soa[0]?.serial),
    authority: found.authority,
    additional: found.additional,
    query_times: found.queryTimes,
    transfer_failed: found.transferFailed,
    leftovers: leftovers.lines,
  };
}

/** Reads what host(1) of BIND 9.9 to 9.20 prints. What the network did is in the value; text that says neither an answer
 *  nor why there is none is unreadable. */
export function readHost(input: ReadInput): Reading<Host> {
  const found: Lookup = {
    trouble: noTrouble(),
    answer: [],
    authority: [],
    additional: [],
    soa: [],
    failures: [],
    queryTimes: [],
    noAnswer: false,
    transferFailed: false,
    verbose: false,
    message: false,
    part: 'lines',
  };
  const leftovers = new Leftovers();
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) if (!takeLine(found, line.text)) leftovers.add(line);
  const value = valueFrom(found, input, leftovers);
  if (value !== undefined) return readingOf(value);
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`host did not say how the question ended: ${early}`);
  const first = firstLine(input.stdout) ?? firstLine(input.stderr);
  return unreadable('an answer was expected, as host prints it', leftovers.lines[0] ?? first);
}

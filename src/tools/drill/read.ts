import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';
import { type DnsRecord, readRecord } from '../dns-record.ts';
import {
  endedEarly,
  firstLine,
  type Leftover,
  Leftovers,
  type Line,
  maybe,
  printedLines,
  readingOf,
  unreadable,
} from '../output.ts';
import { beginMessage, isAnswer, isWhole, type OpenMessage, takeLine } from './message.ts';
import type { Drill } from './value.generated.ts';

/** `Error: error sending query: Could not send or receive, because of network error`, `Error: error in making qname` */
const ERROR =
  /^Error: (?<text>(?:error sending query|error in making qname|could not find any address|error creating|could not (?:create|read|open|parse)|no referrals|unable to|nothing|invalid|unknown|expect|please)\b.*)$/i;
/** The question was put to a nameserver: what follows says what became of it. */
const ASKED = /^error sending query: (?!No \(valid\) nameservers)/;
/** What drill says when nothing came back, over UDP and over TCP. */
const NO_REPLY = /^error sending query: (?:Could not send or receive, because of network error|General LDNS error)$/;
/** Other endings of a question that was sent: ldns could not take the message apart. */
const MALFORMED =
  /^error sending query: .*(?:label|domainname|compression|pointer|overflow|underflow|wire|packet|parse|rdf|rdata|integer|malformed)/i;
/** `;; WARNING: The answer packet was truncated; you might want to` and its second line */
const WARNING = /^;; (?:WARNING: (?<text>.+)|query again with TCP .*)$/;

/** State of a walk over the lines. */
interface Walk {
  readonly messages: OpenMessage[];
  readonly outcomes: Drill['outcomes'];
  readonly transfer: DnsRecord[];
  readonly warnings: string[];
  readonly leftovers: Leftovers;
  open: OpenMessage | undefined;
  openedAt: Line | undefined;
  unfinished?: Leftover;
  error?: string;
  malformed: boolean;
}

function addressesOf(open: OpenMessage | undefined): string[] {
  return (open?.message.answer ?? []).filter(({ type }) => type === 'A' || type === 'AAAA').map(({ data }) => data);
}

function close(walk: Walk): void {
  const { open, openedAt } = walk;
  walk.open = undefined;
  if (open === undefined) return;
  if (!isWhole(open)) {
    if (openedAt !== undefined) walk.unfinished = { line: openedAt.number, text: openedAt.text };
    return;
  }
  if (!isAnswer(open)) return;
  walk.messages.push(open);
  walk.outcomes.push({
    outcome: 'answered',
    ...maybe('status', open.message.status),
    ...maybe('type', open.message.question?.type),
    ...maybe('query_time', open.message.query_time),
    addresses: addressesOf(open),
  });
}

function fail(walk: Walk, text: string): void {
  close(walk);
  walk.error ??= text;
  if (MALFORMED.test(text)) walk.malformed = true;
  if (!ASKED.test(text)) return;
  walk.outcomes.push({ outcome: NO_REPLY.test(text) ? 'no_reply' : 'error', addresses: [], text });
}

function step(walk: Walk, line: Line): void {
  const { text } = line;
  const begun = beginMessage(text);
  if (begun !== undefined) {
    close(walk);
    walk.open = begun;
    walk.openedAt = line;
    return;
  }
  if (walk.open !== undefined && takeLine(walk.open, text)) return;
  const error = ERROR.exec(text)?.groups?.text;
  if (error !== undefined) {
    fail(walk, error);
    return;
  }
  const warning = WARNING.exec(text);
  if (warning !== null) {
    if (warning.groups?.text !== undefined && walk.warnings.length < 50) walk.warnings.push(warning.groups.text);
    return;
  }
  const record = walk.open === undefined && !text.startsWith(';') ? readRecord(text, 'kept') : undefined;
  if (record !== undefined) walk.transfer.push(record);
  else walk.leftovers.add(line);
}

/** A zone transfer is printed as records alone, and ends with the SOA record that it began with. */
function transferOf(walk: Walk): DnsRecord[] | undefined {
  const { transfer, messages, leftovers } = walk;
  const [first] = transfer;
  const last = transfer.at(-1);
  if (messages.length > 0 || leftovers.lines.length > 0 || transfer.length < 2) return undefined;
  return first?.type === 'SOA' && last?.type === 'SOA' && first.name === last.name ? transfer : undefined;
}

function askedOf(input: ReadInput, first: OpenMessage | undefined) {
  const given = (name: string) => {
    const value = input.with?.[name];
    return typeof value === 'string' ? value : undefined;
  };
  const at = input.argv.find((word) => word.startsWith('@'))?.slice(1);
  const server = at !== undefined && ipVersion(at) !== undefined ? at : undefined;
  return {
    ...maybe('name_asked', given('name') ?? first?.message.question?.name),
    ...maybe('type_asked', given('type') ?? first?.message.question?.type),
    ...maybe('nameserver', given('server') ?? server ?? first?.message.server),
  };
}

function valueFrom(input: ReadInput, walk: Walk, axfr: DnsRecord[] | undefined): Drill {
  const { outcomes, messages, leftovers, warnings } = walk;
  if (axfr !== undefined) outcomes.push({ outcome: 'answered', addresses: [] });
  const [first] = messages;
  const answer = first?.message.answer ?? [];
  const flags = first?.message.flags ?? [];
  const received = outcomes.filter(({ outcome }) => outcome === 'answered').length;
  return {
    ...first?.message,
    ...maybe('axfr', axfr),
    ...askedOf(input, first),
    answered: received > 0,
    no_reply: received === 0 && outcomes.some(({ outcome }) => outcome === 'no_reply'),
    truncated: messages.some(({ message }) => message.flags?.includes('tc') === true),
    authoritative: flags.includes('aa'),
    recursion_available: flags.includes('ra'),
    authenticated: flags.includes('ad'),
    addresses: addressesOf(first),
    cname_chain: answer.filter(({ type }) => type === 'CNAME').map(({ data }) => data),
    ...maybe(
      'min_ttl',
      answer.length === 0 ? undefined : answer.reduce((least, { ttl }) => Math.min(least, ttl), answer[0]?.ttl ?? 0),
    ),
    ede: messages.flatMap(({ ede }) => ede),
    sent: outcomes.length,
    received,
    outcomes,
    malformed: walk.malformed,
    warnings,
    ...maybe('error', walk.error),
    leftovers: leftovers.lines,
  };
}

/** Reads what drill(1) of ldns 1.7 and 1.8 prints. drill has one sentence for every way of getting no reply. */
export function readDrill(input: ReadInput): Reading<Drill> {
  const walk: Walk = {
    messages: [],
    outcomes: [],
    transfer: [],
    warnings: [],
    leftovers: new Leftovers(),
    open: undefined,
    openedAt: undefined,
    malformed: false,
  };
  for (const text of [input.stdout, input.stderr]) for (const line of printedLines(text)) step(walk, line);
  close(walk);
  const axfr = transferOf(walk);
  if (walk.outcomes.length > 0 || walk.error !== undefined || axfr !== undefined)
    return readingOf(valueFrom(input, walk, axfr));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`drill did not say how the question ended: ${early}`);
  if (walk.unfinished !== undefined) return unreadable('the output ends before the message does', walk.unfinished);
  const first = firstLine(input.stdout) ?? firstLine(input.stderr);
  return unreadable('a DNS message was expected, as drill prints it', walk.leftovers.lines[0] ?? first);
}

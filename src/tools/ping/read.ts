import type { Reading } from '../../model/evidence.ts';
import type { LineReader, LineStream, ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, Leftovers, type Line, maybe, readingOf, readLines, unreadable } from '../output.ts';
import { readHead, readStatisticsLine, readSummary, readTimes } from './frame.ts';
import { type IcmpError, mtuOf, type Response, readDump, readResponse } from './lines.ts';
import { readTrouble } from './trouble.ts';
import type { Ping } from './value.generated.ts';

/** `PATTERN: 0xabcd` */
const PATTERN = /^PATTERN: (?<pattern>0x[0-9a-fA-F]+)$/;
/** `wrong data byte #20 should be 0x14 but was 0x94` */
const WRONG_DATA = /^wrong data byte #/;
/** Warnings, the dots of a flood, what SIGQUIT makes it print, and BSD's word on bytes that it could not write. */
const NOISE =
  /^(?:pipe [0-9]+|WARNING: .*|ping: Warning: .*|ping: WARNING: .*|[.E ]{1,4000}|[0-9]+\/[0-9]+ packets, [0-9]+% loss.*|ping6?: wrote \S+ [0-9]+ chars, ret=-?[0-9]+)$/;
const NONE: readonly Response[] = [];

/** Reads ping line by line, and keeps only what the end needs. */
class PingLines implements LineReader<Ping, Response> {
  readonly #leftovers = new Leftovers();
  #head: ReturnType<typeof readHead>;
  #name: string | undefined;
  #summary: ReturnType<typeof readSummary>;
  #times: ReturnType<typeof readTimes>;
  #pattern: string | undefined;
  #unknownHost = false;
  #localError: string | undefined;
  #noPrivilege: string | undefined;
  #wrongData = false;
  #first: Line | undefined;
  #responded = false;
  #answered = false;
  /** The first error of each kind. */
  readonly #icmp = new Map<IcmpError['kind'], IcmpError>();
  /** An ICMP error of BSD, whose request is described in the next two lines. */
  #open: Response | undefined;

  push(line: Line): readonly Response[] {
    const { text } = line;
    this.#first ??= line;
    if (this.#open !== undefined) {
      const dump = readDump(text);
      if (dump === 'head') return NONE;
      const open = dump === undefined ? this.#open : { ...this.#open, ...dump };
      this.#open = undefined;
      return dump === undefined ? [open, ...this.#take(line)] : [open];
    }
    return this.#take(line);
  }

  end(input: ReadInput): { readonly items: readonly Response[]; readonly reading: Reading<Ping> } {
    const items = this.#open === undefined ? NONE : [this.#open];
    this.#open = undefined;
    return { items, reading: this.#read(input) };
  }

  #take(line: Line): readonly Response[] {
    const { text } = line;
    const said = readResponse(text);
    if (said === undefined) {
      if (!this.#takeFrame(text) && !this.#takeTrouble(text)) this.#leftovers.add(line);
      return NONE;
    }
    const { response, error } = said;
    this.#responded = true;
    if (response.type === 'reply') this.#answered = true;
    if (error !== undefined && !this.#icmp.has(error.kind)) this.#icmp.set(error.kind, error);
    if (error === undefined || response.bytes === undefined) return [response];
    this.#open = response;
    return NONE;
  }

  #takeFrame(text: string): boolean {
    const head = readHead(text);
    this.#head ??= head;
    const name = readStatisticsLine(text);
    this.#name ??= name;
    const summary = readSummary(text);
    this.#summary ??= summary;
    // Android prints the round trips at the end of the summary.
    const times = readTimes(summary === undefined ? text : text.slice(Math.max(0, text.indexOf('round-trip '))));
    this.#times ??= times;
    const pattern = PATTERN.exec(text)?.groups?.pattern;
    this.#pattern ??= pattern;
    return [head, name, summary, times, pattern].some((part) => part !== undefined) || NOISE.test(text);
  }

  #takeTrouble(text: string): boolean {
    if (WRONG_DATA.test(text)) {
      this.#wrongData = true;
      return true;
    }
    const trouble = readTrouble(text);
    if (trouble?.kind === 'unknown_host') this.#unknownHost = true;
    if (trouble?.kind === 'local_error') this.#localError ??= oneLine(trouble.text);
    if (trouble?.kind === 'no_privilege') this.#noPrivilege ??= oneLine(trouble.text);
    return trouble !== undefined;
  }

  #read(input: ReadInput): Reading<Ping> {
    if (this.#noPrivilege !== undefined) return unreadable(`ping was not allowed to ask: ${this.#noPrivilege}`);
    const said = this.#responded || this.#localError !== undefined || this.#unknownHost;
    if (this.#summary !== undefined || (said && (this.#head !== undefined || !this.#responded)))
      return readingOf(this.#weigh(input));
    const early = endedEarly(input.ending);
    if (early !== undefined) return unreadable(`ping did not say what came back: ${early}`);
    const line = this.#leftovers.lines[0] ?? this.#first;
    return unreadable('the summary of a ping was expected, as "3 packets transmitted, 3 received"', line);
  }

  #weigh(input: ReadInput): Ping {
    const asked = typeof input.with?.host === 'string' ? input.with.host : undefined;
    const { destination, ...head } = this.#head ?? {};
    const name = this.#name === '' ? undefined : (this.#name ?? asked ?? destination);
    const received = this.#summary?.packets_received;
    const sent = (this.#summary?.packets_transmitted ?? 0) > 0;
    const quiet = this.#icmp.size === 0 && this.#localError === undefined;
    return {
      ...maybe('destination', name),
      ...head,
      ...maybe('pattern', this.#pattern),
      ...this.#summary,
      ...this.#times,
      responses: [],
      // With -q no reply is printed, and the summary alone counts them.
      answered: this.#answered || (received ?? 0) > 0,
      no_reply: sent && !this.#answered && received === 0 && quiet,
      ...this.#errors(),
      wrong_data: this.#wrongData,
      unknown_host: this.#unknownHost,
      leftovers: this.#leftovers.lines,
    };
  }

  /** What routers and the own kernel said. */
  #errors() {
    const localError = this.#localError;
    const unreachable = this.#icmp.get('unreachable');
    const fragNeeded = this.#icmp.get('frag_needed');
    const tooLong = localError !== undefined && /message too long/i.test(localError) ? localError : undefined;
    return {
      unreachable: unreachable !== undefined,
      ...maybe('unreachable_from', unreachable?.from),
      ...maybe('unreachable_reason', unreachable?.text),
      ...maybe('ttl_exceeded_from', this.#icmp.get('ttl_exceeded')?.from),
      frag_needed: fragNeeded !== undefined || tooLong !== undefined,
      ...maybe('frag_needed_from', fragNeeded?.from),
      ...maybe('frag_needed_mtu', fragNeeded?.mtu ?? (tooLong === undefined ? undefined : mtuOf(tooLong))),
      ...maybe('local_error', localError),
    };
  }
}

/** What came for each request, as it comes. */
export const pingStream: LineStream<Ping, Response> = { items: 'responses', open: () => new PingLines() };

/** Reads ping(8) of iputils, of BusyBox and of BSD. Silence, ICMP errors and an unknown host are values; a ping that could
 *  not open its socket, or that was ended before it said anything, is unreadable. */
export function readPing(input: ReadInput): Reading<Ping> {
  return readLines(pingStream, input, (value, responses) => ({ ...value, responses }));
}

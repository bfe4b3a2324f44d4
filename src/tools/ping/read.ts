import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, firstLine, Leftovers, type Line, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { readHead, readStatisticsLine, readSummary, readTimes } from './frame.ts';
import { type IcmpError, mtuOf, type Response, readResponse } from './lines.ts';
import { readTrouble } from './trouble.ts';
import type { Ping } from './value.generated.ts';

/** What the lines said, before it is put together. */
interface Found {
  head: ReturnType<typeof readHead>;
  name: string | undefined;
  summary: ReturnType<typeof readSummary>;
  times: ReturnType<typeof readTimes>;
  pattern: string | undefined;
  unknownHost: boolean;
  localError: string | undefined;
  noPrivilege: string | undefined;
  wrongData: boolean;
  readonly responses: Response[];
  readonly icmp: IcmpError[];
  readonly leftovers: Leftovers;
}

/** `PATTERN: 0xabcd` */
const PATTERN = /^PATTERN: (?<pattern>0x[0-9a-fA-F]+)$/;
/** `wrong data byte #20 should be 0x14 but was 0x94` */
const WRONG_DATA = /^wrong data byte #/;
const NOISE = /^(?:pipe [0-9]+|WARNING: .*|ping: Warning: .*|ping: WARNING: .*)$/;

function takeFrame(found: Found, text: string): boolean {
  const head = readHead(text);
  found.head ??= head;
  const name = readStatisticsLine(text);
  found.name ??= name;
  const summary = readSummary(text);
  found.summary ??= summary;
  const times = readTimes(text);
  found.times ??= times;
  const pattern = PATTERN.exec(text)?.groups?.pattern;
  found.pattern ??= pattern;
  return [head, name, summary, times, pattern].some((part) => part !== undefined) || NOISE.test(text);
}

function takeTrouble(found: Found, text: string): boolean {
  if (WRONG_DATA.test(text)) {
    found.wrongData = true;
    return true;
  }
  const trouble = readTrouble(text);
  if (trouble?.kind === 'unknown_host') found.unknownHost = true;
  if (trouble?.kind === 'local_error') found.localError ??= oneLine(trouble.text);
  if (trouble?.kind === 'no_privilege') found.noPrivilege ??= oneLine(trouble.text);
  return trouble !== undefined;
}

function takeLine(found: Found, line: Line): void {
  const { text } = line;
  if (text === '' || takeFrame(found, text) || takeTrouble(found, text)) return;
  const response = readResponse(text);
  if (response === undefined) {
    found.leftovers.add(line);
    return;
  }
  found.responses.push(response.response);
  if (response.error !== undefined) found.icmp.push(response.error);
}

function walk(input: ReadInput): Found {
  const found: Found = {
    head: undefined,
    name: undefined,
    summary: undefined,
    times: undefined,
    pattern: undefined,
    unknownHost: false,
    localError: undefined,
    noPrivilege: undefined,
    wrongData: false,
    responses: [],
    icmp: [],
    leftovers: new Leftovers(),
  };
  for (const line of printedLines(input.stdout)) takeLine(found, line);
  for (const line of printedLines(input.stderr)) takeLine(found, line);
  return found;
}

/** What routers and the own kernel said. */
function errorsOf({ icmp, localError }: Found) {
  const unreachable = icmp.find(({ kind }) => kind === 'unreachable');
  const fragNeeded = icmp.find(({ kind }) => kind === 'frag_needed');
  const tooLong = localError !== undefined && /message too long/i.test(localError) ? localError : undefined;
  return {
    unreachable: unreachable !== undefined,
    ...maybe('unreachable_from', unreachable?.from),
    ...maybe('unreachable_reason', unreachable?.text),
    ...maybe('ttl_exceeded_from', icmp.find(({ kind }) => kind === 'ttl_exceeded')?.from),
    frag_needed: fragNeeded !== undefined || tooLong !== undefined,
    ...maybe('frag_needed_from', fragNeeded?.from),
    ...maybe('frag_needed_mtu', fragNeeded?.mtu ?? (tooLong === undefined ? undefined : mtuOf(tooLong))),
    ...maybe('local_error', localError),
  };
}

function weigh(input: ReadInput, found: Found): Ping {
  const asked = typeof input.with?.host === 'string' ? input.with.host : undefined;
  const { destination, ...head } = found.head ?? {};
  const name = found.name === '' ? undefined : (found.name ?? asked ?? destination);
  const answered = found.responses.some(({ type }) => type === 'reply');
  const sent = (found.summary?.packets_transmitted ?? 0) > 0;
  return {
    ...maybe('destination', name),
    ...head,
    ...maybe('pattern', found.pattern),
    ...found.summary,
    ...found.times,
    responses: found.responses,
    // With -q no reply is printed, and the summary alone counts them.
    answered: answered || (found.summary?.packets_received ?? 0) > 0,
    no_reply:
      sent &&
      !answered &&
      found.summary?.packets_received === 0 &&
      found.icmp.length === 0 &&
      found.localError === undefined,
    ...errorsOf(found),
    wrong_data: found.wrongData,
    unknown_host: found.unknownHost,
    leftovers: found.leftovers.lines,
  };
}

/** Reads ping(8) of iputils and of BusyBox. Silence, ICMP errors and an unknown host are values; a ping that could not
 *  open its socket, or that was ended before it said anything, is unreadable. */
export function readPing(input: ReadInput): Reading<Ping> {
  const found = walk(input);
  if (found.noPrivilege !== undefined) return unreadable(`ping was not allowed to ask: ${found.noPrivilege}`);
  const said = found.responses.length > 0 || found.localError !== undefined || found.unknownHost;
  if (found.summary !== undefined || (said && (found.head !== undefined || found.responses.length === 0)))
    return readingOf(weigh(input, found));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ping did not say what came back: ${early}`);
  const line = found.leftovers.lines[0] ?? firstLine(input.stdout) ?? firstLine(input.stderr);
  return unreadable('the summary of a ping was expected, as "3 packets transmitted, 3 received"', line);
}

import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, firstLine, Leftovers, type Line, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { isLookupFailure, isSendFailure, repeatedOf } from '../trace.ts';
import { type Hop, isTooManyHops, type Resume, readHop, readResume } from './lines.ts';
import type { Tracepath } from './value.generated.ts';

/** `tracepath: socket: Operation not permitted`, `NET ERROR: No route to host` */
const TROUBLE = /^(?:tracepath6?: |NET ERROR: |socket: |connect: |bind: )(?<text>.+)$/;

interface Found {
  readonly hops: Hop[];
  readonly leftovers: Leftovers;
  resume: Resume | undefined;
  tooMany: boolean;
  localError: string | undefined;
  unknownHost: boolean;
}

function takeTrouble(found: Found, { text }: Line): boolean {
  const said = TROUBLE.exec(text)?.groups?.text;
  if (said === undefined || text.length > 1_000) return false;
  if (isLookupFailure(said)) found.unknownHost = true;
  else if (isSendFailure(said)) found.localError ??= oneLine(said);
  else return false;
  return true;
}

function walk(input: ReadInput): Found {
  const found: Found = {
    hops: [],
    leftovers: new Leftovers(),
    resume: undefined,
    tooMany: false,
    localError: undefined,
    unknownHost: false,
  };
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) {
      const hop = readHop(line.text);
      if (hop !== undefined) {
        found.hops.push(hop);
        continue;
      }
      const resume = readResume(line.text);
      if (resume !== undefined) found.resume ??= resume;
      else if (isTooManyHops(line.text)) found.tooMany = true;
      else if (!takeTrouble(found, line)) found.leftovers.add(line);
    }
  return found;
}

/** What was learnt about the MTU. The first line, of the own host, says what the own interface or route takes. */
function mtuOf(hops: readonly Hop[], resume: Resume | undefined) {
  const local = hops.find(({ host, pmtu }) => host === '[LOCALHOST]' && pmtu !== undefined)?.pmtu;
  const lower = hops.find(({ host, pmtu }) => host !== '[LOCALHOST]' && pmtu !== undefined);
  const end = resume?.pmtu ?? Number.POSITIVE_INFINITY;
  return {
    ...maybe('local_mtu', local),
    pmtu_lowered: lower !== undefined || (local !== undefined && end < local),
    ...maybe('pmtu_from', lower?.host),
    ...maybe('pmtu_from_ttl', lower?.ttl),
  };
}

/** Who answered at each time to live, in order. */
function speakersOf(hops: readonly Hop[]): Map<number, string[]> {
  const speakers = new Map<number, string[]>();
  for (const { ttl, host } of hops) {
    const known = speakers.get(ttl) ?? [];
    if (host !== undefined && host !== '[LOCALHOST]' && !known.includes(host)) known.push(host);
    speakers.set(ttl, known);
  }
  return speakers;
}

function weigh({ hops, leftovers, resume, tooMany, localError, unknownHost }: Found): Tracepath {
  const answered = hops.filter(({ host }) => host !== undefined && host !== '[LOCALHOST]');
  const last = answered.reduce<Hop | undefined>((far, hop) => (far && far.ttl > hop.ttl ? far : hop), undefined);
  const odd = answered.find(({ annotation }) => annotation !== undefined);
  const speakers = speakersOf(hops);
  const silent = new Set(hops.filter(({ no_reply }) => no_reply).map(({ ttl }) => ttl));
  return {
    ...maybe('pmtu', resume?.pmtu),
    ...maybe('forward_hops', resume?.forward),
    ...maybe('return_hops', resume?.back),
    hops,
    reached: hops.some(({ reached }) => reached),
    too_many_hops: tooMany,
    send_failed: hops.some(({ send_failed }) => send_failed),
    ...mtuOf(hops, resume),
    no_reply_hops: [...silent].filter((ttl) => speakers.get(ttl)?.length === 0).length,
    ...maybe('last_hop', last?.ttl),
    ...maybe('last_host', last?.host),
    ...maybe('annotation', odd?.annotation),
    ...maybe('annotation_from', odd?.host),
    repeated: repeatedOf([...speakers].sort(([a], [b]) => a - b).map(([, hosts]) => hosts)),
    ...maybe('local_error', localError),
    unknown_host: unknownHost,
    leftovers: leftovers.lines,
  };
}

/** Reads tracepath(8) and tracepath6. A trace that was cut keeps the hops that were printed, without the path MTU. */
export function readTracepath(input: ReadInput): Reading<Tracepath> {
  const found = walk(input);
  if (found.hops.length > 0 || found.unknownHost || found.localError !== undefined) return readingOf(weigh(found));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`tracepath did not say who answered: ${early}`);
  const line = found.leftovers.lines[0] ?? firstLine(input.stdout) ?? firstLine(input.stderr);
  return unreadable('a hop of a trace was expected, as " 1:  192.0.2.1    0.411ms"', line);
}

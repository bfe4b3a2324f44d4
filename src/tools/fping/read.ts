import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { type Counts, readFpingLine, type Said } from './lines.ts';
import type { Fping } from './value.generated.ts';

type Target = Fping['targets'][number];
type IcmpError = Fping['icmp_errors'][number];

/** A host while its lines come. What the summary says counts for more than its single lines. */
interface Tally {
  readonly target: string;
  readonly address: string | undefined;
  counts: Counts | undefined;
  replies: number;
  timeouts: number;
  duplicates: number;
  min: number;
  max: number;
  total: number;
  state: boolean | undefined;
  localError: string | undefined;
}

interface Found {
  readonly tallies: Map<string, Tally>;
  readonly icmp: Map<string, IcmpError>;
  readonly unknown: Set<string>;
  readonly leftovers: Leftovers;
  noPrivilege: string | undefined;
}

/** `web.example.com (192.0.2.1)`, `192.0.2.1` */
function tallyOf(found: Found, printed: string): Tally {
  const known = found.tallies.get(printed);
  if (known !== undefined) return known;
  const open = printed.indexOf(' (');
  const target = open < 0 ? printed : printed.slice(0, open);
  const address = open < 0 ? printed : printed.slice(open + 2, -1);
  const made: Tally = {
    target,
    address: ipVersion(address) === undefined ? undefined : address,
    counts: undefined,
    replies: 0,
    timeouts: 0,
    duplicates: 0,
    min: Number.POSITIVE_INFINITY,
    max: 0,
    total: 0,
    state: undefined,
    localError: undefined,
  };
  found.tallies.set(printed, made);
  return made;
}

function addReply(tally: Tally, ms: number): void {
  tally.replies++;
  tally.min = Math.min(tally.min, ms);
  tally.max = Math.max(tally.max, ms);
  tally.total += ms;
}

function takeIcmp(found: Found, { from, target, text }: { from: string; target: string; text: string }): void {
  const key = `${from} ${target} ${text}`;
  const known = found.icmp.get(key);
  if (known === undefined) found.icmp.set(key, { from, target, text: oneLine(text), times: 1 });
  else known.times++;
}

function take(found: Found, said: Said): void {
  if (said.kind === 'noise') return;
  if (said.kind === 'no_privilege') {
    found.noPrivilege ??= oneLine(said.text);
    return;
  }
  if (said.kind === 'unknown') found.unknown.add(said.target);
  else if (said.kind === 'icmp') takeIcmp(found, said);
  else takeTarget(tallyOf(found, said.target), said);
}

function takeTarget(tally: Tally, said: Said): void {
  switch (said.kind) {
    case 'counts':
      tally.counts = said.counts;
      break;
    case 'times':
      // The lines of the single replies come before it, and say the same.
      Object.assign(tally, { replies: 0, timeouts: 0, min: Number.POSITIVE_INFINITY, max: 0, total: 0 });
      for (const ms of said.times)
        if (ms === undefined) tally.timeouts++;
        else addReply(tally, ms);
      break;
    case 'reply':
      if (said.duplicate) tally.duplicates++;
      else addReply(tally, said.ms);
      break;
    case 'timeout':
      tally.timeouts++;
      break;
    case 'alive':
      tally.state = true;
      if (said.ms !== undefined) addReply(tally, said.ms);
      break;
    case 'silent':
      tally.state = false;
      break;
    case 'local_error':
      tally.localError ??= oneLine(said.text);
      break;
    default:
  }
}

function targetOf(tally: Tally): Target {
  const { target, address, counts, replies, timeouts, state } = tally;
  const counted =
    counts ??
    (replies + timeouts > 0 && state === undefined ? { sent: replies + timeouts, received: replies } : undefined);
  const timed = replies > 0 ? { min: tally.min, avg: Number((tally.total / replies).toFixed(3)), max: tally.max } : {};
  const { min, avg, max }: Partial<Counts> = counts ?? timed;
  const lost = counted === undefined ? undefined : Math.max(0, counted.sent - counted.received);
  return {
    target,
    ...maybe('address', address),
    ...maybe('alive', state ?? (counted === undefined || counted.sent === 0 ? undefined : counted.received > 0)),
    ...maybe('sent', counted?.sent),
    ...maybe('received', counted?.received),
    ...maybe('lost', lost),
    ...maybe(
      'loss_percent',
      counted === undefined || lost === undefined || counted.sent === 0
        ? undefined
        : Number(((100 * lost) / counted.sent).toFixed(2)),
    ),
    ...maybe('min_ms', min),
    ...maybe('avg_ms', avg),
    ...maybe('max_ms', max),
    ...maybe('outage_ms', counts?.outage),
    duplicates: tally.duplicates,
    ...maybe('local_error', tally.localError),
  };
}

function weigh(found: Found, code: number | undefined): Fping {
  const targets = [...found.tallies.values()].map(targetOf);
  const names = (wanted: (one: Target) => boolean) => targets.filter(wanted).map(({ target }) => target);
  return {
    targets,
    icmp_errors: [...found.icmp.values()],
    // fping itself knows whether all of them did, also when lines are lost.
    answered:
      code === 0 && targets.length > 0 && targets.every(({ alive }) => alive === true) && found.unknown.size === 0,
    alive: names(({ alive }) => alive === true),
    silent: names(({ alive }) => alive === false),
    lossy: names(({ alive, lost = 0 }) => alive === true && lost > 0),
    unknown_hosts: [...found.unknown],
    leftovers: found.leftovers.lines,
  };
}

/** Reads fping: replies and summaries of -c, -C, -l and -Q, the words of the plain form, and JSON. It prints replies to
 *  stdout and summaries to stderr; either is enough. */
export function readFping(input: ReadInput): Reading<Fping> {
  const found: Found = {
    tallies: new Map(),
    icmp: new Map(),
    unknown: new Set(),
    leftovers: new Leftovers(),
    noPrivilege: undefined,
  };
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) {
      const said = readFpingLine(line.text);
      if (said === undefined) found.leftovers.add(line);
      else take(found, said);
    }
  if (found.noPrivilege !== undefined) return unreadable(`fping was not allowed to ask: ${found.noPrivilege}`);
  if (found.tallies.size > 0 || found.unknown.size > 0) return readingOf(weigh(found, exitCode(input.ending)));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`fping did not say what came back: ${early}`);
  const line = found.leftovers.lines[0] ?? firstLine(input.stdout) ?? firstLine(input.stderr);
  return unreadable('a word of fping on a host was expected, as "192.0.2.1 is alive"', line);
}

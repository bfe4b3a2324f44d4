import { type AttemptError, readAttemptError, readGaveUp } from '../dns-failure.ts';
import { type Leftover, Leftovers, type Line, printedLines } from '../output.ts';
import { isHeader, isWhole, type OpenMessage, openMessage, takeLine } from './message.ts';

/** How one question ended: with a message, or with the attempts that failed. */
export type Ended =
  | { readonly kind: 'message'; readonly open: OpenMessage }
  | { readonly kind: 'failed'; readonly outcome: AttemptError['outcome']; readonly text: string };

/** All that dig printed, in the order of its questions. */
export interface Conversation {
  readonly ended: Ended[];
  readonly attemptErrors: AttemptError[];
  readonly warnings: string[];
  readonly leftovers: Leftovers;
  banner: boolean;
  tcpRetry: boolean;
  malformed: boolean;
  replyFrom?: string;
  error?: string;
  /** The message that the output ends in, when it is not whole. */
  unfinished?: Leftover;
}

/** `; <<>> DiG 9.18.49 <<>> @192.0.2.53 -q www.example.com` */
const BANNER = /^; <<>> DiG \S+ <<>>/;
const NOISE = /^(?:;; global options: .*|; \([0-9]+ servers? found\)|;; Got answer:|;; Sending:)$/;
/** `;; Truncated, retrying in TCP mode.`, `;; BADCOOKIE, retrying in TCP mode.` */
const TCP_RETRY = /^;; (?<why>Truncated|BADCOOKIE), retrying in TCP mode\.?$/;
/** `;; reply from unexpected source: 192.0.2.9#53, expected 192.0.2.53#53` */
const OTHER_SOURCE = /^;; reply from unexpected source: (?<from>\S+), expected \S+$/;
/** `;; Warning: Message parser reports malformed message packet.`, `;; Got bad packet: FORMERR` */
const MALFORMED = /^;; (?:Warning: Message parser reports malformed message packet|Got bad packet|ERROR: short )/;
const WARNING = /^;; (?:WARNING|Warning|ERROR|Question section mismatch|Couldn't|BAD)[^a-z]?/;
/** `dig: 'a..b' is not a legal name (empty label)`, `Invalid option: +x`, `Usage:  dig [...]` */
const DIG_ERROR = /^(?:dig: (?<text>.+)|(?<usage>Invalid option.*|Invalid (?:type|class|port).*))$/;

/** State of a walk over the lines. */
interface Walk {
  readonly found: Conversation;
  open: OpenMessage | undefined;
  openedAt: Line | undefined;
  pending: AttemptError[];
  /** dig warned of the message that comes next. */
  malformedNext: boolean;
  axfr: boolean;
}

function close(walk: Walk): void {
  const { found, open } = walk;
  if (open === undefined) return;
  walk.open = undefined;
  const query = open.message.flags !== undefined && !open.message.flags.includes('qr');
  if (open.malformed) {
    found.malformed = true;
    found.ended.push({ kind: 'failed', outcome: 'error', text: 'malformed message' });
  } else if (isWhole(open) || query) found.ended.push({ kind: 'message', open });
  else if (walk.openedAt !== undefined) {
    found.unfinished = { line: walk.openedAt.number, text: walk.openedAt.text };
    found.leftovers.add(walk.openedAt);
  }
  walk.pending = [];
}

function giveUp(walk: Walk, silent: boolean, text: string): void {
  close(walk);
  const last = walk.pending.at(-1);
  const outcome = last?.outcome ?? (silent ? 'timed_out' : 'error');
  walk.found.ended.push({ kind: 'failed', outcome, text: last?.text ?? text });
  walk.pending = [];
}

function begin(walk: Walk, line: Line): void {
  close(walk);
  walk.open = openMessage(walk.axfr ? 'axfr' : 'none');
  walk.open.malformed = walk.malformedNext;
  walk.malformedNext = false;
  walk.openedAt = line;
}

/** Lines about the conversation, not about a message. */
function takeEvent(walk: Walk, line: string): boolean {
  const { found } = walk;
  const attempt = readAttemptError(line);
  if (attempt !== undefined) {
    close(walk);
    walk.pending.push(attempt);
    found.attemptErrors.push(attempt);
    return true;
  }
  const gaveUp = readGaveUp(line);
  if (gaveUp !== undefined) {
    giveUp(walk, gaveUp.silent, line.slice(3));
    return true;
  }
  const retry = TCP_RETRY.exec(line)?.groups?.why;
  if (retry !== undefined) {
    if (retry === 'Truncated') found.tcpRetry = true;
    return true;
  }
  const from = OTHER_SOURCE.exec(line)?.groups?.from;
  if (from !== undefined) {
    found.replyFrom ??= from.replace(/,$/, '');
    return true;
  }
  return takeNotice(walk, line);
}

function takeNotice(walk: Walk, line: string): boolean {
  const { found } = walk;
  if (BANNER.test(line)) {
    found.banner = true;
    walk.axfr = / (?:axfr|ixfr)\b/i.test(line);
    return true;
  }
  if (MALFORMED.test(line)) {
    walk.malformedNext = true;
    found.malformed = true;
  }
  if (!WARNING.test(line) && !MALFORMED.test(line)) return NOISE.test(line);
  if (found.warnings.length < 50) found.warnings.push(line.slice(3, 203));
  return true;
}

function takeError(found: Conversation, line: string): boolean {
  const groups = DIG_ERROR.exec(line)?.groups;
  if (groups === undefined) return false;
  found.error ??= groups.text ?? groups.usage ?? '';
  return true;
}

function step(walk: Walk, line: Line): void {
  const { text } = line;
  if (text === '' || takeEvent(walk, text)) return;
  if (isHeader(text)) begin(walk, line);
  else if (walk.axfr && walk.open === undefined && !text.startsWith(';')) begin(walk, line);
  if (walk.open !== undefined && takeLine(walk.open, text)) return;
  if (!takeError(walk.found, text)) walk.found.leftovers.add(line);
}

/** Walks over all that dig printed. */
export function readConversation(stdout: string, stderr: string): Conversation {
  const found: Conversation = {
    ended: [],
    attemptErrors: [],
    warnings: [],
    leftovers: new Leftovers(),
    banner: false,
    tcpRetry: false,
    malformed: false,
  };
  const walk: Walk = {
    found,
    open: undefined,
    openedAt: undefined,
    pending: [],
    malformedNext: false,
    axfr: false,
  };
  for (const line of printedLines(stdout)) step(walk, line);
  close(walk);
  // A packet that dig could not take apart at all ends its question without another word.
  if (walk.malformedNext) found.ended.push({ kind: 'failed', outcome: 'error', text: 'malformed message' });
  for (const line of printedLines(stderr))
    if (line.text !== '') takeError(found, line.text) || found.leftovers.add(line);
  return found;
}

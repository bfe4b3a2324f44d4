import { type AttemptError, readAttemptError, readGaveUp } from './dns-failure.ts';
import { maybe } from './output.ts';

/** A nameserver whose answer was set aside. */
export interface SkippedServer {
  server: string;
  /** SERVFAIL, or "recursion not available". */
  reason: string;
}

/** What host and nslookup of BIND (and BusyBox's nslookup) say about the asking itself. */
export interface Trouble {
  readonly attemptErrors: AttemptError[];
  readonly skipped: SkippedServer[];
  readonly warnings: string[];
  /** A question was given up: no nameserver sent a message. */
  gaveUp: boolean;
  /** BIND before 9.18 and BusyBox say "connection timed out" themselves. */
  silent: boolean;
  tcpRetry: boolean;
  malformed: boolean;
  replyFrom?: string;
  error?: string;
}

/** Attempts and warnings that are kept. */
const MOST = 50;

/** `;; Truncated, retrying in TCP mode.` */
const TCP_RETRY = /^;; Truncated, retrying in TCP mode\.?$/;
/** `;; Got SERVFAIL reply from 192.0.2.53, trying next server`, `;; Got recursion not available from 192.0.2.53` */
const SKIPPED =
  /^;; Got (?:(?<rcode>[A-Z]{3,12}) reply|(?<why>recursion not available)) from (?<server>[^\s,]+)(?:, trying next server)?$/;
/** `;; Got bad packet: unexpected end of input`, then the packet: `16 bytes`, `48 7e 85 80 00 09   H...` */
const MALFORMED = /^;; (?:Got bad packet|Warning: Message parser reports malformed)/;
const PACKET = /^(?:[0-9]{1,6} bytes|(?:[0-9a-f]{2} ){1,16} {2,60}.{1,16}|(?:[0-9a-f]{2} ){15}[0-9a-f]{2}.{0,30})$/;
/** `;; reply from unexpected source: 192.0.2.9#53, expected 192.0.2.53#53` */
const OTHER_SOURCE = /^;; reply from unexpected source: (?<from>[^\s,]+), expected \S+$/;
/** `;; Warning: ID mismatch: expected ID 39936, got 1`, `;; Question section mismatch: got ...` */
const WARNING = /^;; (?:WARNING|Warning|ERROR|Question section mismatch|Couldn't)/;
/** `nslookup: read: Connection refused`, `nslookup: write to '192.0.2.53:53': Network is unreachable` (BusyBox). It ends
 *  at once with `nslookup: can't connect to remote host (192.0.2.53): No route to host`. */
const BUSYBOX =
  /^nslookup: (?:read|write to '(?<to>[^']{1,100})'|can't connect to remote host \((?<last>[^)]{1,100})\)): (?<text>.+)$/;
/** `host: couldn't get address for 'dns.example': not found`, `nslookup: bad address 'dns.example'` */
const ERROR = /^(?:(?:host|nslookup): (?<text>.+)|(?<other>couldn't get address for .+))$/;

export function noTrouble(): Trouble {
  return {
    attemptErrors: [],
    skipped: [],
    warnings: [],
    gaveUp: false,
    silent: false,
    tcpRetry: false,
    malformed: false,
  };
}

/** `192.0.2.53#53`, `192.0.2.53:53`, `[2001:db8::53]:53` */
export function readServer(text: string): { readonly address: string; readonly port: number } | undefined {
  const groups = /^\[?(?<address>[0-9a-fA-F:.]{2,45}(?:%[^\]#\s]{1,16})?)\]?[#:](?<port>[0-9]{1,5})$/.exec(
    text,
  )?.groups;
  return groups?.address === undefined ? undefined : { address: groups.address, port: Number(groups.port) };
}

function busyBoxAttempt(found: Trouble, line: string): AttemptError | undefined {
  const groups = BUSYBOX.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const { last, to = last, text = '' } = groups;
  found.gaveUp ||= last !== undefined;
  const server = to === undefined ? undefined : readServer(to);
  const outcome = /refused/i.test(text) ? 'refused' : /unreachable|no route/i.test(text) ? 'unreachable' : 'error';
  return { ...maybe('server', server?.address ?? to), ...maybe('port', server?.port), outcome, text };
}

function takeNotice(found: Trouble, line: string): boolean {
  if (TCP_RETRY.test(line)) {
    found.tcpRetry = true;
    return true;
  }
  const skipped = SKIPPED.exec(line)?.groups;
  if (skipped?.server !== undefined) {
    const reason = skipped.rcode ?? skipped.why ?? '';
    if (found.skipped.length < MOST) found.skipped.push({ server: skipped.server, reason });
    return true;
  }
  const from = OTHER_SOURCE.exec(line)?.groups?.from;
  if (from !== undefined) {
    found.replyFrom ??= from;
    return true;
  }
  if (MALFORMED.test(line)) found.malformed = true;
  else if (!WARNING.test(line)) return false;
  if (found.warnings.length < MOST) found.warnings.push(line.slice(3, 203));
  return true;
}

/** Gives a line to it. False when it says nothing about the asking. */
export function takeTrouble(found: Trouble, line: string): boolean {
  const attempt = line.startsWith(';') ? readAttemptError(line) : busyBoxAttempt(found, line);
  if (attempt !== undefined) {
    if (found.attemptErrors.length < MOST) found.attemptErrors.push(attempt);
    return true;
  }
  if (line.startsWith(';')) {
    const gaveUp = readGaveUp(line);
    if (gaveUp === undefined) return takeNotice(found, line);
    found.gaveUp = true;
    found.silent ||= gaveUp.silent;
    return true;
  }
  if (found.malformed && PACKET.test(line)) return true;
  const error = ERROR.exec(line)?.groups;
  if (error === undefined) return false;
  found.error ??= error.text ?? error.other ?? '';
  return true;
}

/** How it ended when no message came: as the last attempt did. */
function outcomeOf({ attemptErrors, silent }: Trouble): AttemptError['outcome'] {
  return attemptErrors.at(-1)?.outcome ?? (silent ? 'timed_out' : 'error');
}

/** The fields that both tools have. */
export function troubleFields(found: Trouble, answered: boolean) {
  const outcome = !answered && found.gaveUp ? outcomeOf(found) : undefined;
  const reason = found.attemptErrors.find((attempt) => attempt.outcome === 'unreachable')?.text;
  return {
    answered,
    timed_out: outcome === 'timed_out',
    refused: outcome === 'refused',
    unreachable: outcome === 'unreachable',
    ...maybe('unreachable_reason', outcome === 'unreachable' ? reason : undefined),
    partly_unanswered: answered && found.gaveUp,
    truncated: found.tcpRetry,
    tcp_retry: found.tcpRetry,
    attempt_errors: found.attemptErrors,
    skipped_servers: found.skipped,
    mismatched_source: found.replyFrom !== undefined,
    ...maybe('reply_from', found.replyFrom),
    malformed: found.malformed,
    warnings: found.warnings,
    ...maybe('error', found.error),
  };
}

import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { connectErrorOf } from '../connect-error.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import type { Socat } from './value.generated.ts';

type Attempt = Socat['attempts'][number];

/** `2026/11/24 04:06:33 socat[1475] N opening connection to AF=2 192.0.2.1:80`; with -lu microseconds */
const LINE =
  /^[0-9]{4}\/[0-9]{2}\/[0-9]{2} [0-9:.]{8,15} socat\[[0-9]{1,10}(?:\.[0-9]{1,20})?\] (?<level>[FEWNID]) (?<text>.{1,1000})$/;
/** `opening connection to AF=2 192.0.2.1:80`, `... to LEN=16 AF=2 192.0.2.1:80` (before 1.7.4), `... to AF=1 "/run/x"` */
const OPENING = /^opening connection to (?:LEN=[0-9]+ )?AF=(?<family>[0-9]{1,3}) (?<target>.{1,300})$/;
/** `connect(6, AF=2 192.0.2.1:81, 16): Connection refused`, `connecting to AF=2 192.0.2.1:9: Connection timed out` */
const FAILED =
  /^connect(?:\([0-9]*, |ing to )(?:LEN=[0-9]+ )?AF=(?<family>[0-9]{1,3}) (?<target>"[^"]{1,200}"|[^ ,"]{1,100})(?:, [0-9]+\))?: (?<text>.{1,200})$/;
const BIND = /^bind\(.{1,200}\): (?<text>.{1,100})$/;
const NO_NAME = /^(?:getaddrinfo|_xioopen_ipapp_prepare|xiogetaddrinfo)\(.{1,600}\): (?<text>.{1,200})$/;
/** From 1.8 on the error comes again with the address that the command named: `TCP:192.0.2.1:81: Connection refused` */
const AGAIN = /^(?:TCP|UDP|UNIX)[A-Z0-9-]*:.{1,300}: (?<text>[A-Z][A-Za-z ]{5,80})$/i;
const READ = /^(?:read|recv|recvfrom|write|send)\([0-9]+, .{1,100}\): (?<text>.{1,100})$/;
/** `transferred 12 bytes from 6 to 5` */
const TRANSFERRED = /^transferred (?<bytes>[0-9]{1,12}) bytes from (?<from>[0-9]{1,5}) to (?<to>[0-9]{1,5})$/;
const LOOP =
  /^starting data transfer loop with FDs \[[0-9]+,[0-9]+\] and \[(?<read>[0-9]{1,5}),(?<write>[0-9]{1,5})\]$/;
const ENDED = /^exiting with status (?<status>[0-9]{1,3})$/;
const WRONG = /^(?:unknown (?:device\/address|option)|.* parameters? expected|parseopts|exactly 2 addresses required)/;

interface Found {
  readonly attempts: Attempt[];
  readonly leftovers: Leftovers;
  kind: Socat['kind'] | undefined;
  looping: { readonly read: string; readonly write: string } | undefined;
  ended: boolean;
  received: number;
  sent: number;
  counted: boolean;
  nameError: string | undefined;
  later: string | undefined;
  wrong: string | undefined;
  logged: boolean;
}

function plainTarget(text: string): string {
  return oneLine(text.replace(/^"|"$/g, ''));
}

/** What a word of the kernel means here: a socket that is not there is no network trouble. */
function attemptOutcome(text: string): Attempt['outcome'] {
  if (/^No such file or directory|^Not a directory/.test(text)) return 'no_such_socket';
  return connectErrorOf(text) ?? 'error';
}

function fail(found: Found, target: string | undefined, text: string): void {
  const at = found.attempts.findLastIndex(
    (one) => one.outcome === 'unknown' && (target === undefined || one.target === target),
  );
  const done: Attempt = {
    target: target ?? found.attempts[at]?.target ?? '',
    outcome: attemptOutcome(text),
    text: oneLine(text),
  };
  if (at >= 0) found.attempts[at] = done;
  else if (target !== undefined && !found.attempts.some((one) => one.target === target)) found.attempts.push(done);
}

function takeConnect(found: Found, text: string): boolean {
  const opening = OPENING.exec(text)?.groups;
  if (opening !== undefined) {
    if (opening.family === '1') found.kind = 'unix';
    if (found.attempts.length < 100)
      found.attempts.push({ target: plainTarget(opening.target ?? ''), outcome: 'unknown' });
    return true;
  }
  const failed = FAILED.exec(text)?.groups;
  if (failed !== undefined) {
    // With a time limit connect(2) first says that it has begun, which is logged as if it were an error.
    if (failed.text === 'Operation now in progress') return true;
    fail(found, failed.target === undefined ? undefined : plainTarget(failed.target), failed.text ?? '');
    return true;
  }
  const bind = BIND.exec(text)?.groups?.text;
  if (bind === undefined) return false;
  fail(found, undefined, bind);
  return true;
}

function takeTransfer(found: Found, text: string): boolean {
  const loop = LOOP.exec(text)?.groups;
  if (loop !== undefined) {
    found.looping = { read: loop.read ?? '', write: loop.write ?? '' };
    const last = found.attempts.findLastIndex((one) => one.outcome === 'unknown');
    const attempt = found.attempts[last];
    if (attempt !== undefined) found.attempts[last] = { ...attempt, outcome: 'open' };
    return true;
  }
  const moved = TRANSFERRED.exec(text)?.groups;
  if (moved === undefined) return false;
  found.counted = true;
  if (moved.from === found.looping?.read) found.received += Number(moved.bytes);
  else if (moved.to === found.looping?.write) found.sent += Number(moved.bytes);
  return true;
}

function take(found: Found, level: string, text: string): boolean {
  found.logged = true;
  if (takeConnect(found, text) || takeTransfer(found, text)) return true;
  const name = NO_NAME.exec(text)?.groups?.text;
  if (name !== undefined) {
    found.nameError ??= oneLine(name);
    return true;
  }
  if (ENDED.exec(text)?.groups?.status === '0') found.ended = true;
  const read = READ.exec(text)?.groups?.text;
  if (read !== undefined && level === 'E') found.later = oneLine(read);
  if (level !== 'E' && level !== 'F') return true;
  if (WRONG.test(text)) found.wrong = oneLine(text);
  return read !== undefined || AGAIN.test(text) || WRONG.test(text);
}

/** Which of several attempts decides: one that is open is enough. */
const WEIGHT = [
  'open',
  'refused',
  'reset',
  'timed_out',
  'local_error',
  'no_such_socket',
  'error',
  'unreachable',
] as const;

function outcomeOf(found: Found): Socat['outcome'] {
  const { attempts, later } = found;
  const decisive = WEIGHT.find((one) => attempts.some(({ outcome }) => outcome === one));
  if (decisive === undefined) return found.nameError === undefined ? 'error' : 'resolve_failed';
  if (decisive !== 'open' || found.kind !== 'udp') return decisive;
  // connect(2) of a UDP socket asks nobody: only what comes afterwards says something.
  if (found.received > 0) return 'answered';
  if (later !== undefined) return connectErrorOf(later) ?? 'error';
  return found.ended ? 'silent' : 'error';
}

function weigh(found: Found): Socat {
  const { attempts, later, nameError } = found;
  const outcome = outcomeOf(found);
  const decisive = attempts.find((one) => one.outcome === outcome) ?? attempts.at(-1);
  const open = outcome === 'open';
  return {
    ...maybe('kind', found.kind),
    outcome,
    open,
    answered: found.received > 0,
    refused: outcome === 'refused',
    timed_out: outcome === 'timed_out',
    unreachable: outcome === 'unreachable',
    resolve_failed: outcome === 'resolve_failed',
    ...maybe('target', decisive?.target),
    ...maybe('error', open ? later : (decisive?.text ?? later ?? nameError)),
    ...maybe('received_bytes', found.counted ? found.received : undefined),
    ...maybe('sent_bytes', found.counted ? found.sent : undefined),
    // The socket of UDP is always open: that says nothing of the other end.
    attempts:
      found.kind === 'udp'
        ? attempts.map((one) => (one.outcome === 'open' ? { ...one, outcome: 'unknown' } : one))
        : attempts,
    leftovers: found.leftovers.lines,
  };
}

/** The kind that the command asked for. Text alone tells UDP by its "from local address" line. */
function kindOf(argv: readonly string[]): Socat['kind'] | undefined {
  const to = argv.at(-1) ?? '';
  if (/^udp/i.test(to)) return 'udp';
  if (/^unix/i.test(to)) return 'unix';
  return /^tcp/i.test(to) ? 'tcp' : undefined;
}

/** Reads what socat logs with -d -d or more. */
export function readSocat(input: ReadInput): Reading<Socat> {
  const found: Found = {
    attempts: [],
    leftovers: new Leftovers(),
    kind: kindOf(input.argv),
    looping: undefined,
    ended: false,
    received: 0,
    sent: 0,
    counted: false,
    nameError: undefined,
    later: undefined,
    wrong: undefined,
    logged: false,
  };
  for (const stream of [input.stderr, input.stdout])
    for (const line of printedLines(stream)) {
      const groups = LINE.exec(line.text)?.groups;
      const text = groups?.text ?? '';
      if (/^successfully connected from local address/.test(text)) found.kind ??= 'udp';
      if (groups === undefined || !take(found, groups.level ?? '', text)) found.leftovers.add(line);
    }
  const said = found.leftovers.lines[0] ?? firstLine(input.stderr) ?? firstLine(input.stdout);
  if (found.wrong !== undefined) return unreadable(`socat did not try: ${found.wrong}`, said);
  const told = found.nameError !== undefined || found.attempts.some(({ outcome }) => outcome !== 'unknown');
  if (told) return readingOf(weigh(found));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`socat did not say how the attempt ended: ${early}`);
  if (!found.logged || exitCode(input.ending) === 0)
    return unreadable(
      'the log of socat -d -d was expected, as "... socat[1] N opening connection to AF=2 192.0.2.1:80"',
      said,
    );
  return readingOf(weigh(found));
}

import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { connectErrorOf } from '../connect-error.ts';
import { endedEarly, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import type { Swaks } from './value.generated.ts';

type Step = Swaks['dialogue'][number];

/** ` -> EHLO probe.example`, over TLS ` ~> EHLO probe.example` */
const SENT = /^ ?(?<mark>[-~])> (?<text>.{0,1000})$/;
/** `<-  250 8BITMIME`; refused `<** 550 5.1.1 ...`; over TLS `<~  ` and `<~* ` */
const CAME = /^<(?<mark>[-~*])(?<refused>[* ]) ?(?<text>.{0,2000})$/;
const ANSWER = /^(?<code>[2-5][0-9]{2})(?<more>[ -])?(?<text>.*)$/;
const SILENT = /^Timeout \([0-9]{1,6} secs\) waiting for server response$/;
/** `=== Trying mail.example:25...` */
const TRYING = /^=== Trying (?<host>.{1,300}?):(?<port>[0-9]{1,5})\.\.\.$/;
const CONNECTED = /^=== Connected to /;
const TLS = /^=== TLS started with cipher (?<protocol>[^: ]{1,20}):(?<cipher>[^: ]{1,80})/;
const PEER = /^=== TLS peer(?: DN=|(?:\[0\])? +subject=\[?)"?(?<name>.{1,500}?)["\]]?$/;
/** Below `*** Error connecting to mail.example:25:`, behind a tab: `***     IO::Socket::INET: connect: Connection refused`,
 *  newer Perl `***     Connection timed out` */
const SOCKET = /^\*\*\* [ \t](?:IO::Socket::[A-Za-z0-9:]{1,20}: )?(?<text>.{1,200})$/;
const ERROR = /^\*\*\* ?(?<text>.{1,500})$/;
const NOT_TRIED = /not available: requires|^option |Unknown option|Error processing options/i;
const NOISE = /^(?:=== .*|\s*)$/;
const STATUS = /^(?<status>[245]\.[0-9]{1,3}\.[0-9]{1,3}) /;
/** What may be shown of a command: behind AUTH come secrets, in lines of their own too. */
const VERBS = /^(?:EHLO|HELO|LHLO|STARTTLS|MAIL|RCPT|QUIT|RSET|NOOP|VRFY|DATA)\b/i;

interface Found {
  readonly dialogue: Step[];
  readonly leftovers: Leftovers;
  host: string | undefined;
  port: number | undefined;
  connected: boolean;
  tls: { readonly protocol: string; readonly cipher: string } | undefined;
  peer: string | undefined;
  socketError: string | undefined;
  error: string | undefined;
  silent: string | undefined;
  refused: { readonly command: string; readonly code?: number; readonly text: string } | undefined;
  extensions: string[];
  offered: boolean;
  notTried: string | undefined;
}

function stepAt(found: Found, tls: boolean): Step {
  const last = found.dialogue.at(-1);
  if (last !== undefined) return last;
  const banner: Step = { command: 'CONNECT', lines: [], accepted: false, tls };
  found.dialogue.push(banner);
  return banner;
}

function takeSent(found: Found, text: string, tls: boolean): void {
  const command = VERBS.test(text) ? oneLine(text) : /^AUTH\b/i.test(text) ? 'AUTH' : '(hidden)';
  if (/^EHLO\b/i.test(text)) found.extensions = [];
  if (found.dialogue.length < 100) found.dialogue.push({ command, lines: [], accepted: false, tls });
}

function takeCame(found: Found, text: string, refused: boolean, tls: boolean): void {
  const step = stepAt(found, tls);
  if (SILENT.test(text)) {
    found.silent ??= step.command;
    return;
  }
  const answer = ANSWER.exec(text)?.groups;
  const code = answer === undefined ? undefined : Number(answer.code);
  const said = oneLine(answer?.text ?? text);
  const greeted = step.lines.length > 0;
  if (step.lines.length < 100) step.lines.push(said);
  if (code !== undefined) step.code ??= code;
  step.accepted = !refused && code !== undefined && code < 400 && (step.accepted || !greeted);
  if (refused && found.silent === undefined)
    found.refused ??= { command: step.command, ...maybe('code', code), text: said };
  // The first line of the answer to EHLO is a greeting; the others are the extensions (RFC 5321 4.1.1.1).
  if (/^EHLO\b/i.test(step.command) && code === 250 && greeted && found.extensions.length < 100) {
    found.extensions.push(said.toUpperCase());
    if (/^STARTTLS\b/i.test(said)) found.offered = true;
  }
}

function takeTrouble(found: Found, text: string): boolean {
  const socket = SOCKET.exec(text)?.groups?.text;
  const error = ERROR.exec(text)?.groups?.text;
  if (socket !== undefined) found.socketError ??= oneLine(socket);
  else if (error !== undefined) {
    found.error ??= oneLine(error);
    if (NOT_TRIED.test(error)) found.notTried ??= oneLine(error);
  }
  return error !== undefined;
}

function take(found: Found, text: string): boolean {
  const sent = SENT.exec(text)?.groups;
  const came = sent === undefined ? CAME.exec(text)?.groups : undefined;
  const trying = TRYING.exec(text)?.groups;
  const tls = TLS.exec(text)?.groups;
  if (sent !== undefined) takeSent(found, sent.text ?? '', sent.mark === '~');
  else if (came !== undefined)
    takeCame(found, came.text ?? '', came.refused === '*' || came.mark === '*', came.mark === '~');
  else if (trying !== undefined) {
    found.host = trying.host;
    found.port = Number(trying.port);
  } else if (tls !== undefined) found.tls = { protocol: tls.protocol ?? '', cipher: tls.cipher ?? '' };
  else {
    if (CONNECTED.test(text)) found.connected = true;
    found.peer ??= PEER.exec(text)?.groups?.name;
    return takeTrouble(found, text) || NOISE.test(text);
  }
  return true;
}

function outcomeOf(found: Found): Swaks['outcome'] {
  const { socketError, error = '', dialogue } = found;
  if (socketError !== undefined) {
    if (/Bad hostname|Name or service|getaddrinfo|resolution/i.test(socketError)) return 'resolve_failed';
    return connectErrorOf(socketError) ?? 'error';
  }
  if (/did not advertise STARTTLS/i.test(error)) return 'starttls_not_offered';
  if (/TLS/.test(error)) return 'tls_error';
  if (found.silent !== undefined) return 'timed_out';
  if (found.refused !== undefined) return 'rejected';
  if (/closed connection unexpectedly/i.test(error)) return 'closed';
  if (error !== '') return connectErrorOf(error) ?? 'error';
  return found.connected && dialogue.length > 0 && dialogue.every(({ accepted }) => accepted) ? 'accepted' : 'error';
}

function offersOf({ extensions }: Found) {
  const of = (name: string): string | undefined => extensions.find((one) => one.split(/[ =]/, 1)[0] === name);
  const size = Number(of('SIZE')?.split(' ')[1]);
  return {
    extensions: extensions.map((one) => one.split(/[ =]/, 1)[0] ?? one),
    auth_mechanisms: of('AUTH')?.split(/[ =]/).slice(1).filter(Boolean) ?? [],
    ...maybe('size_limit_bytes', Number.isSafeInteger(size) && size > 0 ? size : undefined),
  };
}

function weigh(found: Found): Swaks {
  const { dialogue, refused, tls } = found;
  const outcome = outcomeOf(found);
  const banner = dialogue[0]?.command === 'CONNECT' && dialogue[0].lines.length > 0 ? dialogue[0] : undefined;
  return {
    outcome,
    connected: found.connected,
    accepted: outcome === 'accepted',
    timed_out: outcome === 'timed_out',
    ...maybe('host', found.host),
    ...maybe('port', found.port),
    ...maybe('banner', banner?.lines[0]),
    ...maybe('banner_code', banner?.code),
    ...offersOf(found),
    starttls_offered: found.offered,
    tls: tls !== undefined,
    ...maybe('tls_protocol', tls?.protocol),
    ...maybe('tls_cipher', tls?.cipher),
    ...maybe('tls_peer', found.peer),
    ...maybe('rejected_command', refused?.command),
    ...maybe('rejected_code', refused?.code),
    ...maybe('rejected_status', STATUS.exec(refused?.text ?? '')?.groups?.status),
    ...maybe('rejected_text', refused?.text),
    temporary: refused?.code !== undefined && refused.code < 500,
    ...maybe('unanswered_command', found.silent),
    ...maybe('error', found.socketError ?? found.error),
    dialogue,
    leftovers: found.leftovers.lines,
  };
}

/** Reads the transcript of swaks. What the network and the server did is a value; of AUTH nothing is kept. */
export function readSwaks(input: ReadInput): Reading<Swaks> {
  const found: Found = {
    dialogue: [],
    leftovers: new Leftovers(),
    host: undefined,
    port: undefined,
    connected: false,
    tls: undefined,
    peer: undefined,
    socketError: undefined,
    error: undefined,
    silent: undefined,
    refused: undefined,
    extensions: [],
    offered: false,
    notTried: undefined,
  };
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) if (!take(found, line.text)) found.leftovers.add(line);
  const said = found.leftovers.lines[0] ?? firstLine(input.stderr) ?? firstLine(input.stdout);
  if (found.notTried !== undefined && !found.connected) return unreadable(`swaks did not try: ${found.notTried}`, said);
  if (found.socketError !== undefined || (found.connected && (found.dialogue.length > 0 || found.error !== undefined)))
    return readingOf(weigh(found));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`swaks did not say how it ended: ${early}`);
  return unreadable('the transcript of swaks was expected, as "=== Connected to 192.0.2.1."', said);
}

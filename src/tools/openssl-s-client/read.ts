import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { chainOf } from '../certificate-chain.ts';
import { connectErrorOf } from '../connect-error.ts';
import { endedEarly, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { addressIn, problemOf, SClientLines } from './lines.ts';
import type { OpensslSClient } from './value.generated.ts';

type Outcome = OpensslSClient['outcome'];

/** System errors of Linux by their number (errno(3)); the words of an error count before its number. */
const ERRNOS: Readonly<Record<number, Outcome>> = {
  1: 'local_error',
  13: 'local_error',
  22: 'local_error',
  32: 'reset',
  99: 'local_error',
  101: 'unreachable',
  104: 'reset',
  110: 'timed_out',
  111: 'refused',
  112: 'unreachable',
  113: 'unreachable',
};

function systemError({ error, errno }: SClientLines): Outcome | undefined {
  return (error === undefined ? undefined : connectErrorOf(error)) ?? (errno === undefined ? undefined : ERRNOS[errno]);
}

/** Why there is no handshake. */
function failureOf(lines: SClientLines, late: boolean): Outcome {
  if (lines.noName) return 'resolve_failed';
  if (lines.noStarttls) return 'starttls_failed';
  if (lines.alert !== undefined) return 'alert';
  if (lines.notTls) return 'not_tls';
  const system = systemError(lines);
  if (system !== undefined) return system;
  if (late) return 'timed_out';
  if (!lines.connected) return 'error';
  if (
    /unexpected eof/i.test(lines.error ?? '') ||
    (lines.error === undefined && lines.numbers.handshake_read_bytes === 0)
  )
    return 'closed';
  return lines.error === undefined ? 'error' : 'tls_error';
}

/** The word behind an option of the command. */
function after(argv: readonly string[], option: string): string | undefined {
  const at = argv.indexOf(option);
  return at < 0 ? undefined : argv[at + 1];
}

/** Whom the command asked. */
function askedOf(input: ReadInput) {
  const where = after(input.argv, '-connect');
  const colon = where?.lastIndexOf(':') ?? -1;
  const port = Number(where?.slice(colon + 1));
  const servername = after(input.argv, '-servername');
  return {
    ...maybe('host', where === undefined || colon < 1 ? undefined : where.slice(0, colon).replace(/^\[|\]$/g, '')),
    ...maybe('port', colon > 0 && Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined),
    ...maybe('servername', servername),
  };
}

function trustOf(lines: SClientLines, certified: boolean) {
  const { verifyErrors } = lines;
  const final = certified
    ? (lines.verify ?? (lines.briefOk && lines.handshake ? { code: 0, text: 'ok' } : undefined))
    : undefined;
  const kinds = new Set(verifyErrors.map(({ problem }) => problem));
  if (final !== undefined && final.code !== 0) kinds.add(problemOf(final.code));
  return {
    ok: lines.handshake && lines.alert === undefined && certified && final?.code === 0 && kinds.size === 0,
    ...maybe('verify_code', final?.code),
    ...maybe('verify_text', final?.text),
    verify_errors: verifyErrors,
    certificate_problems: [...kinds],
    expired: kinds.has('expired'),
    not_yet_valid: kinds.has('not_yet_valid'),
    wrong_name: kinds.has('wrong_name'),
    self_signed: kinds.has('self_signed'),
    unknown_issuer: kinds.has('unknown_issuer'),
    no_peer_certificate: lines.noCertificate || (lines.handshake && !certified),
  };
}

function weigh(input: ReadInput, lines: SClientLines, leftovers: Leftovers): OpensslSClient {
  const certificates = lines.certificates();
  const certified = certificates.length > 0 && !lines.noCertificate;
  const late = input.ending.how === 'deadline';
  const outcome = lines.handshake ? 'handshake' : failureOf(lines, late);
  const connected = lines.connected || lines.handshake;
  const starting = connected && input.argv.includes('-starttls') && certificates.length === 0;
  const { address, verified_name: verified, ...agreed } = lines.text;
  return {
    outcome,
    phase: lines.handshake ? 'done' : starting ? 'starttls' : connected ? 'handshake' : 'connect',
    connected,
    handshake: lines.handshake,
    timed_out: outcome === 'timed_out',
    not_tls: outcome === 'not_tls',
    ...askedOf(input),
    ...maybe('address', addressIn(address)),
    ...maybe('errno', lines.errno),
    ...maybe('error', lines.error),
    ...maybe('alert', lines.alert),
    ...maybe('alert_number', lines.alertNumber),
    ...(lines.handshake ? agreed : maybe('ocsp_status', agreed.ocsp_status)),
    ...maybe('session_reused', lines.handshake ? lines.reused : undefined),
    ...lines.numbers,
    client_certificate_requested: lines.clientAsked,
    client_ca_names: lines.clientCaNames,
    ...trustOf(lines, certified),
    ...maybe('verified_name', verified),
    ...maybe('ocsp_stapled', lines.stapled),
    ...chainOf(certificates),
    leftovers: leftovers.lines,
  };
}

/** Reads openssl s_client, its whole output or -brief. Whatever the network and the server did is a value, also that
 *  nothing came until the deadline: s_client has no time limit of its own. */
export function readOpensslSClient(input: ReadInput): Reading<OpensslSClient> {
  const lines = new SClientLines();
  const leftovers = new Leftovers();
  for (const stream of [input.stderr, input.stdout])
    for (const line of printedLines(stream)) if (!lines.push(line.text)) leftovers.add(line);
  const said = firstLine(input.stderr) ?? firstLine(input.stdout);
  if (lines.notStarted !== undefined && !lines.connected)
    return unreadable(`openssl did not try: ${lines.notStarted}`, said);
  const spoke =
    lines.connected || lines.handshake || lines.error !== undefined || lines.errno !== undefined || lines.noName;
  if (spoke || input.ending.how === 'deadline') {
    const value = weigh(input, lines, leftovers);
    // An error that is none of connecting: a file of the own side, which is read before.
    if (value.outcome === 'error' && !value.connected)
      return unreadable(`openssl did not try: ${lines.error ?? ''}`, said);
    return readingOf(value);
  }
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`openssl did not say how the handshake ended: ${early}`);
  return unreadable('what openssl s_client prints was expected, as "CONNECTED(00000003)"', leftovers.lines[0] ?? said);
}

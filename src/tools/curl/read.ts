import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { type CurlOutcome, curlOutcome, notTried } from '../curl-ending.ts';
import { CurlLines } from '../curl-lines.ts';
import { finalResponses, type HttpResponse } from '../http-message.ts';
import { integerField, type JsonObject, textField } from '../json-output.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { phaseOf } from './phase.ts';
import { type Attempt, noTalk, type Talk, takeTalk } from './talk.ts';
import type { Curl } from './value.generated.ts';
import { answerOf, peersOf, phasesOf, readWriteOut, tlsOf } from './write-out.ts';

/** Words of OpenSSL's verify errors (X509_verify_cert_error_string(3)) and of curl. */
const PROBLEMS: readonly (readonly [NonNullable<Curl['certificate_problem']>, RegExp])[] = [
  ['expired', /certificate has expired|certificate expired/i],
  ['not_yet_valid', /not yet valid/i],
  ['wrong_name', /subject name matches|subject name .* does not match|hostname mismatch|IP address mismatch/i],
  ['self_signed', /self[- ]signed certificate(?! in)/i],
  ['unknown_issuer', /local issuer certificate|self[- ]signed certificate in|issuer certificate|first certificate/i],
  ['revoked', /revoked/i],
];

function certificateProblemOf(error: string): NonNullable<Curl['certificate_problem']> {
  const text = oneLine(error, 500);
  return PROBLEMS.find(([, words]) => words.test(text))?.[0] ?? 'other';
}

interface Found {
  readonly lines: CurlLines;
  readonly leftovers: Leftovers;
  readonly talk: Talk;
  json: JsonObject | undefined;
}

function walk(input: ReadInput): Found {
  const leftovers = new Leftovers();
  const found: Found = { lines: new CurlLines(leftovers), leftovers, talk: noTalk(), json: undefined };
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) {
      const { text } = line;
      const json = readWriteOut(text);
      if (json !== undefined) found.json = json;
      else if (text.startsWith('* ')) takeTalk(found.talk, text.slice(2));
      else found.lines.push(line);
    }
  found.lines.end();
  if (found.lines.error !== undefined) takeTalk(found.talk, found.lines.error.text);
  return found;
}

/** Which failed attempt says most: "no IPv6 here" says less than what an address answered. */
const WEIGHT = ['refused', 'reset', 'timed_out', 'unreachable', 'error'] as const;

/** curl's exit code 7 says only that there is no connection: the attempts tell why. */
function outcomeOf(code: number, error: string, { attempts, reset }: Talk): CurlOutcome {
  const outcome = curlOutcome(code, error);
  if (outcome === 'connect_failed') {
    const worst = WEIGHT.find((one) => attempts.some((attempt) => attempt.outcome === one));
    if (worst === undefined) return outcome;
    return worst === 'error' ? 'local_error' : worst;
  }
  return outcome === 'tls_error' && reset ? 'reset' : outcome;
}

/** Attempts whose end was not printed: the one that curl names as its peer, or that it sent a request to, was opened; of a request that ran out of
 *  time while connecting, the others were silent. */
function settle(
  attempts: readonly Attempt[],
  peer: { readonly remote: string | undefined; readonly asked: boolean },
  connecting: boolean,
): Attempt[] {
  return attempts.map((one) => {
    if (one.outcome !== 'unknown') return one;
    if (one.address === peer.remote || (peer.asked && attempts.length === 1)) return { ...one, outcome: 'open' };
    return connecting ? { ...one, outcome: 'timed_out' } : one;
  });
}

function headersOf(response: HttpResponse | undefined) {
  const { headers = {}, lists = {}, numbers = {} } = response ?? {};
  return {
    ...maybe('location', headers.location),
    ...maybe('server', lists.server?.join(', ')),
    via: lists.via ?? [],
    ...maybe('date', headers.date),
    ...maybe('date_epoch_utc', numbers.date_epoch_utc),
    ...maybe('retry_after', headers['retry-after']),
    ...maybe('content_length', numbers['content-length']),
    www_authenticate: [...(lists['www-authenticate'] ?? []), ...(lists['proxy-authenticate'] ?? [])],
  };
}

function fullyRead(found: Found, code: number, error: string | undefined): Curl {
  const { json, talk, lines } = found;
  const last = finalResponses(lines.messages).at(-1);
  const peers = json === undefined ? {} : peersOf(json);
  const answer = json === undefined ? {} : answerOf(json);
  const times = json === undefined ? {} : phasesOf(json);
  const status = answer.http_code ?? last?._response_status;
  const outcome = outcomeOf(code, error ?? '', talk);
  const phase = phaseOf({
    outcome,
    error: error ?? '',
    resolved: times.time_namelookup !== undefined || talk.attempts.length > 0,
    connected: times.time_connect !== undefined || talk.tlsBegun || talk.attempts.some((one) => one.outcome === 'open'),
    overTls: talk.tlsBegun || /^https:/i.test(peers.url_effective ?? ''),
    tlsDone: times.time_appconnect !== undefined || talk.tlsVersion !== undefined,
    requested: times.time_pretransfer !== undefined || lines.messages.some(({ _type }) => _type === 'request'),
    answering: times.time_starttransfer !== undefined || last !== undefined,
  });
  const connecting = outcome === 'timed_out' && phase === 'connect';
  const attempts = settle(
    talk.attempts,
    { remote: connecting ? undefined : peers.remote_ip, asked: lines.messages.length > 0 },
    connecting,
  );
  return {
    outcome,
    answered: outcome === 'answered' && status !== undefined,
    ok: outcome === 'answered' && status !== undefined && status >= 200 && status < 300,
    resolve_failed:
      outcome === 'resolve_failed' ||
      outcome === 'proxy_resolve_failed' ||
      (outcome === 'timed_out' && phase === 'resolve'),
    refused: outcome === 'refused',
    timed_out: outcome === 'timed_out',
    unreachable: outcome === 'unreachable',
    certificate_error: outcome === 'certificate_error',
    tls_error: outcome === 'tls_error',
    reset: outcome === 'reset',
    not_tls: outcome !== 'answered' && talk.notTls,
    phase,
    exitcode: code,
    ...maybe('error', error === undefined ? undefined : oneLine(error)),
    ...peers,
    ...(status === undefined ? {} : { http_code: status }),
    ...(last === undefined ? {} : { http_version: last._response_version.slice('HTTP/'.length) }),
    ...answer,
    attempts,
    addresses_tried: attempts.length,
    resolved: talk.resolved,
    ...tlsOf(json, talk),
    ...maybe('certificate_problem', outcome === 'certificate_error' ? certificateProblemOf(error ?? '') : undefined),
    ...times,
    statuses: lines.messages.flatMap((one) => (one._type === 'response' ? [one._response_status] : [])),
    ...headersOf(last),
    leftovers: found.leftovers.lines,
  };
}

/** Reads what curl -w %{json} and curl -v say of a request; either alone is enough. That no response came, and why, is a
 *  value. */
export function readCurl(input: ReadInput): Reading<Curl> {
  const found = walk(input);
  const { json, lines } = found;
  const codes = [json === undefined ? 0 : (integerField(json, 'exitcode') ?? 0), lines.error?.code ?? 0];
  const code = [...codes, exitCode(input.ending) ?? 0].find((one) => one !== 0) ?? 0;
  const error = lines.error?.text ?? (json === undefined ? undefined : textField(json, 'errormsg'));
  const said = firstLine(input.stderr) ?? firstLine(input.stdout);
  if (notTried(code, error))
    return unreadable(`curl did not ask${error === undefined ? '' : `: ${oneLine(error)}`}`, said);
  const told = json !== undefined || lines.error !== undefined;
  const early = endedEarly(input.ending);
  if (!told && early !== undefined) return unreadable(`curl did not say how the request ended: ${early}`);
  if (!told && finalResponses(lines.messages).length === 0)
    return unreadable(
      'what curl -w %{json} or curl -v prints of a request was expected',
      found.leftovers.lines[0] ?? said,
    );
  return readingOf(fullyRead(found, code, error));
}

import { ipVersion } from '../../util/address.ts';
import { oneLine } from '../../util/text.ts';
import { connectErrorOf } from '../connect-error.ts';
import { epochOf } from '../http-date.ts';
import { maybe } from '../output.ts';
import { alertOf, alertOfWords, isNotTls } from '../tls-alert.ts';
import type { Curl } from './value.generated.ts';

export type Attempt = Curl['attempts'][number];

/** What the lines of curl -v that begin with `*` say. */
export interface Talk {
  readonly attempts: Attempt[];
  readonly resolved: string[];
  tlsVersion: string | undefined;
  tlsCipher: string | undefined;
  alpn: string | undefined;
  subject: string | undefined;
  issuer: string | undefined;
  notBefore: number | undefined;
  notAfter: number | undefined;
  alert: string | undefined;
  notTls: boolean;
  /** A TLS handshake was begun: the connection below it is open. */
  tlsBegun: boolean;
  reset: boolean;
}

/** `  Trying 192.0.2.1:80...`, `  Trying [2001:db8::1]:80...`, before 7.66 `  Trying 192.0.2.1...` */
const TRYING = /^ {1,3}Trying (?<where>[^ ]{1,80}?)\.\.\.$/;
/** `connect to 192.0.2.1 port 81 failed: Connection refused`; from 8.10 on with ` from 192.0.2.9 port 40000` */
const FAILED =
  /^connect to (?<address>[^ ]{1,60}) port (?<port>[0-9]{1,5})(?: from [^ ]{1,60} port -?[0-9]{1,6})? failed: (?<text>.{1,200})$/;
/** `Immediate connect fail for 2001:db8::1: Network is unreachable` */
const IMMEDIATE = /^Immediate connect fail for (?<address>[^ ]{1,60}): (?<text>[^:]{1,200})$/;
/** `Connected to api.example (192.0.2.1) port 80 (#0)`, `Established connection to api.example (192.0.2.1 port 80) from ...` */
const CONNECTED =
  /^(?:Connected|Established connection) to [^ ]{1,260} \((?<address>[^ )]{1,60})(?:\) port (?<port>[0-9]{1,5})| port (?<late>[0-9]{1,5})\))/;
/** `After 1000ms connect time, move on!`, `ipv4 connect timeout after 985ms, move on!` */
const MOVE_ON = /connect (?:time|timeout after [0-9]+ms), move on!$/;
/** `IPv4: 192.0.2.1, 192.0.2.2`, below `Host api.example:80 was resolved.` */
const RESOLVED = /^IPv[46]: (?<list>[0-9a-fA-F:., ]{1,4000})$/;
/** `SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384 / X25519 / RSASSA-PSS` */
const TLS = /^SSL connection using (?<version>[^ ]{1,20}) \/ (?<cipher>[^ ]{1,80})/;
/** `ALPN: server accepted h2`, before 7.86 `ALPN, server accepted to use h2` */
const ALPN = /^ALPN[:,] server accepted (?:to use )?(?<alpn>[^ ]{1,40})$/;
/** `TLSv1.3 (IN), TLS alert, handshake failure (552):` */
const ALERT = /^(?:TLSv1\.[0-3]|SSLv3|[^ ]{1,10}) \(IN\), TLS alert, (?<words>[A-Za-z ]{3,40}) \([0-9]{1,5}\):$/;
/** ` subject: CN=api.example`, ` start date: Oct 25 03:31:52 2026 GMT` */
const CERTIFICATE = /^ {1,2}(?<key>subject|issuer|start date|expire date): (?<value>\S.{0,1000})$/;
const HANDSHAKE = /^(?:TLSv1\.[0-9] \(|SSLv[23]|ALPN| CAfile:| {2}CAfile:)/;

/** Nothing said yet. */
export function noTalk(): Talk {
  return {
    attempts: [],
    resolved: [],
    tlsVersion: undefined,
    tlsCipher: undefined,
    alpn: undefined,
    subject: undefined,
    issuer: undefined,
    notBefore: undefined,
    notAfter: undefined,
    alert: undefined,
    notTls: false,
    tlsBegun: false,
    reset: false,
  };
}

/** `192.0.2.1:80`, `[2001:db8::1]:80` and `192.0.2.1` to address and port. Before brackets came, `2001:db8::1:80` could
 *  be read in two ways: the line that ends the attempt decides. */
function place(where: string): { address: string; port?: number } {
  const colon = where.lastIndexOf(':');
  const bare = where.startsWith('[') ? where.slice(1, where.indexOf(']')) : undefined;
  if (bare === undefined && (ipVersion(where) !== undefined || colon < 0)) return { address: where };
  return { address: bare ?? where.slice(0, colon), ...maybe('port', portOf(where.slice(colon + 1))) };
}

function portOf(text: string | undefined): number | undefined {
  const port = Number(text ?? 0);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

/** What connect(2) said, as an attempt's outcome. */
function outcomeOf(text: string): Attempt['outcome'] {
  const kind = connectErrorOf(text);
  return kind === 'local_error' || kind === undefined ? 'error' : kind;
}

/** Ends the last attempt at this address, or adds one; an open one may be said to be open again. */
function finish(talk: Talk, address: string, port: number | undefined, end: Pick<Attempt, 'outcome' | 'text'>): void {
  const { attempts } = talk;
  const at = attempts.findLastIndex(
    (one) =>
      (one.outcome === 'unknown' || (one.outcome === 'open' && end.outcome === 'open')) &&
      (one.address === address || one.address === `${address}:${port ?? ''}`),
  );
  const known = at < 0 ? undefined : attempts[at];
  const done: Attempt = { address, ...maybe('port', port ?? known?.port), ...end };
  if (at < 0) attempts.push(done);
  else attempts[at] = done;
}

function takeConnect(talk: Talk, text: string): boolean {
  const where = TRYING.exec(text)?.groups?.where;
  if (where !== undefined) {
    talk.attempts.push({ ...place(where), outcome: 'unknown' });
    return true;
  }
  const failed = FAILED.exec(text)?.groups ?? IMMEDIATE.exec(text)?.groups;
  if (failed !== undefined) {
    const why = failed.text ?? '';
    finish(talk, failed.address ?? '', portOf(failed.port), { outcome: outcomeOf(why), text: oneLine(why) });
    return true;
  }
  const open = CONNECTED.exec(text)?.groups;
  if (open !== undefined) {
    finish(talk, open.address ?? '', portOf(open.port ?? open.late), { outcome: 'open' });
    return true;
  }
  if (!MOVE_ON.test(text)) return false;
  const at = talk.attempts.findIndex((one) => one.outcome === 'unknown');
  const silent = talk.attempts[at];
  if (silent !== undefined) talk.attempts[at] = { ...silent, outcome: 'timed_out' };
  return true;
}

function takeCertificate(talk: Talk, key: string, value: string): void {
  if (key === 'subject') talk.subject = oneLine(value, 500);
  else if (key === 'issuer') talk.issuer = oneLine(value, 500);
  else if (key === 'start date') talk.notBefore = epochOf(value);
  else talk.notAfter = epochOf(value);
}

/** curl 8 says "Connected to" behind the handshake: what was the only attempt is open once it begins. */
function beginTls(talk: Talk): void {
  talk.tlsBegun = true;
  const open = talk.attempts.filter(({ outcome }) => outcome === 'unknown');
  const at = open.length === 1 ? talk.attempts.findIndex(({ outcome }) => outcome === 'unknown') : -1;
  const only = talk.attempts[at];
  if (only !== undefined) talk.attempts[at] = { ...only, outcome: 'open' };
}

function takeTls(talk: Talk, text: string): void {
  if (!talk.tlsBegun && HANDSHAKE.test(text)) beginTls(talk);
  const tls = TLS.exec(text)?.groups;
  if (tls !== undefined) {
    talk.tlsVersion = tls.version;
    talk.tlsCipher = tls.cipher;
  }
  talk.alpn = ALPN.exec(text)?.groups?.alpn ?? talk.alpn;
  const certificate = CERTIFICATE.exec(text)?.groups;
  if (certificate !== undefined) takeCertificate(talk, certificate.key ?? '', certificate.value ?? '');
  const alert = ALERT.exec(text)?.groups?.words;
  const name = alert === undefined ? undefined : alertOfWords(alert);
  // Each end says close_notify when it is done: that is no failure.
  if (name !== undefined && name !== 'close_notify') talk.alert = name;
}

function takeError(talk: Talk, text: string): void {
  if (/SSL|TLS/.test(text)) {
    talk.alert = alertOf(text) ?? talk.alert;
    if (isNotTls(text)) talk.notTls = true;
  }
  if (connectErrorOf(text) === 'reset') talk.reset = true;
}

/** One line of curl -v without its `* `, or the text of its error. */
export function takeTalk(talk: Talk, text: string): void {
  if (text.length > 4_000) return;
  const resolved = RESOLVED.exec(text)?.groups?.list;
  if (resolved !== undefined) {
    for (const address of resolved.split(/[, ]+/)) if (ipVersion(address) !== undefined) talk.resolved.push(address);
    return;
  }
  if (takeConnect(talk, text)) return;
  takeTls(talk, text);
  takeError(talk, text);
}

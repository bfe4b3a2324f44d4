import { ipVersion } from '../../util/address.ts';
import { oneLine } from '../../util/text.ts';
import { type Certificate, noCertificate } from '../certificate.ts';
import { PemReader } from '../certificate-chain.ts';
import { nameOfText, setName } from '../certificate-name.ts';
import { epochOf, rfc3339 } from '../http-date.ts';
import { maybe } from '../output.ts';
import { alertName, alertOf, isNotTls } from '../tls-alert.ts';
import type { OpensslSClient } from './value.generated.ts';

type VerifyError = OpensslSClient['verify_errors'][number];

/** Facts of one kind of line: the pattern's groups are put where they belong. */
type Take = (into: SClientLines, groups: Readonly<Record<string, string | undefined>>) => void;

const PROBLEMS: Readonly<Record<number, VerifyError['problem']>> = {
  2: 'unknown_issuer',
  9: 'not_yet_valid',
  10: 'expired',
  18: 'self_signed',
  19: 'unknown_issuer',
  20: 'unknown_issuer',
  21: 'unknown_issuer',
  23: 'revoked',
  62: 'wrong_name',
  64: 'wrong_name',
};

/** The kind of a verify code (X509_STORE_CTX_get_error(3)). */
export function problemOf(code: number): VerifyError['problem'] {
  return PROBLEMS[code] ?? 'other';
}

/** `40C7D7E11B7F0000:error:8000006F:system library:BIO_connect:Connection refused:../bio_sock2.c:117:calling connect()` */
const ERROR = /^[0-9A-Fa-f]{1,20}:error:(?<code>[0-9A-Fa-f]{1,8}):(?<rest>.{1,600})$/;
/** `connect:errno=111`, `write:errno=104`, `read:errno=0` */
const ERRNO = /^(?<call>connect|write|read):errno=(?<errno>[0-9]{1,5})$/;
/** Before 1.1.1: `getaddrinfo: Name or service not known`, `gethostbyname failure` */
const NO_NAME = /^(?:getaddrinfo: .{1,100}|gethostbyname failure|BIO_get_accept_socket.*)$/;
const NOT_STARTED =
  /^(?:s_client: (?:Option|Use -help|Unknown|Error|Extra|Invalid)|unknown option|Can't (?:load|open)|Could not (?:read|open)|Unable to load)/i;

const KINDS: readonly (readonly [RegExp, Take])[] = [
  [/^CONNECTED\([0-9A-Fa-f]{1,8}\)$/, (into) => into.setConnected()],
  [/^Connecting to (?<address>\S{1,60})$/, (into, { address }) => into.set('address', address)],
  [
    /^depth=(?<depth>[0-9]{1,3}) (?<subject>.{1,1000})$/,
    (into, { depth, subject }) => into.setDepth(Number(depth), subject),
  ],
  [
    /^verify error:num=(?<code>[0-9]{1,4}):(?<text>.{1,200})$/,
    (into, { code, text }) => into.addVerifyError(Number(code), text),
  ],
  [
    /^ *Verify return code: (?<code>[0-9]{1,4}) \((?<text>.{1,200})\)$/,
    (into, { code, text }) => into.setVerify(Number(code), text),
  ],
  [
    /^(?<how>New|Reused), (?<protocol>[^,]{1,30}), Cipher is (?<cipher>\S{1,80})$/,
    (into, { how, protocol, cipher }) => into.setCipher(how === 'Reused', protocol ?? '', cipher ?? ''),
  ],
  [/^ *Protocol {0,3}: (?<protocol>\S{1,20})$/, (into, { protocol }) => into.setProtocol(protocol ?? '')],
  [/^CONNECTION ESTABLISHED$/, (into) => into.setConnected()],
  [/^Protocol version: (?<protocol>\S{1,20})$/, (into, { protocol }) => into.setCipher(false, protocol ?? '', '')],
  [/^Ciphersuite: (?<cipher>\S{1,80})$/, (into, { cipher }) => into.set('cipher', cipher)],
  [/^Peer certificate: (?<subject>.{1,1000})$/, (into, { subject }) => into.setPeer(subject ?? '')],
  [/^Verified peername: (?<name>\S{1,260})$/, (into, { name }) => into.set('verified_name', name)],
  [/^Verification: OK$/, (into) => into.setBriefOk()],
  [/^(?:Server|Peer) Temp Key: (?<key>.{1,100})$/, (into, { key }) => into.set('temp_key', key)],
  [/^Negotiated TLS1\.3 group: (?<key>[^<].{0,100})$/, (into, { key }) => into.set('temp_key', key)],
  [/^ALPN protocol: (?<alpn>\S{1,60})$/, (into, { alpn }) => into.set('alpn', alpn)],
  [
    /^SSL handshake has read (?<read>[0-9]{1,12}) bytes and written (?<written>[0-9]{1,12}) bytes$/,
    (into, { read, written }) => into.setBytes(Number(read), Number(written)),
  ],
  [/^Server public key is (?<bits>[0-9]{1,6}) bit$/, (into, { bits }) => into.setKeyBits(Number(bits))],
  [/^no peer certificate available$/, (into) => into.setNoCertificate()],
  [/^(?:Requested Signature Algorithms|Client Certificate Types): /, (into) => into.setClientAsked()],
  [/^OCSP response: ?(?<none>no response sent)?$/, (into, { none }) => into.setOcsp(none === undefined)],
  [/^ *Cert Status: (?<status>[a-z]{1,20})$/, (into, { status }) => into.set('ocsp_status', status)],
  [/^Didn't find (?:STARTTLS|.{1,60}) in server response, trying anyway\.\.\.$/, (into) => into.setNoStarttls()],
];

/** ` 0 s:CN = api.example`, `   i:...`, `   v:NotBefore: ...; NotAfter: ...` */
const CHAIN = /^ {0,3}(?:(?<place>[0-9]{1,3}) s|(?<kind>[iav])) ?: ?(?<text>.{1,1000})$/;
const DATES = /^NotBefore: (?<before>[^;]{1,40}); NotAfter: (?<after>.{1,40})$/;
const NOISE =
  /^(?:-{3,}|DONE|closed|verify return:[01]|not(?:After|Before)=.*|Certificate chain|Server certificate|(?:subject|issuer) ?=.*|No client certificate CA names sent|(?:Shared )?Requested Signature Algorithms: .*|Client Certificate Types: .*|Peer sign.*|Verification error: .*|Secure Renegotiation .*|This TLS version forbids renegotiation\.|Compression: .*|Expansion: .*|No ALPN negotiated|Next protocol: .*|Early data was .*|SSL-Session:|Post-Handshake .*|read R BLOCK|read:errno=.*|Negotiated TLS1\.3 group: .*|Hash used: .*|Signature type: .*|Supported Elliptic .*|={10,}|SRTP .*|Can't use SSL_get_servername|OCSP .*|(?:2[0-9]{2}|[0-9]{3}) .*|\+OK.*|\. OK.*|Connecting to .*)$/;

type Text = 'verified_name' | 'address' | 'cipher' | 'protocol' | 'temp_key' | 'alpn' | 'ocsp_status';

/** What the lines of s_client say. */
export class SClientLines {
  readonly text: Partial<Record<Text, string>> = {};
  readonly numbers: Pick<OpensslSClient, 'server_key_bits' | 'handshake_read_bytes' | 'handshake_written_bytes'> = {};
  readonly verifyErrors: VerifyError[] = [];
  readonly clientCaNames: string[] = [];
  connected = false;
  handshake = false;
  reused = false;
  clientAsked = false;
  noCertificate = false;
  noStarttls = false;
  notTls = false;
  noName = false;
  notStarted: string | undefined;
  stapled: boolean | undefined;
  verify: { readonly code: number; readonly text: string } | undefined;
  briefOk = false;
  error: string | undefined;
  errno: number | undefined;
  alert: string | undefined;
  alertNumber: number | undefined;
  readonly #pem = new PemReader();
  readonly #listed: Certificate[] = [];
  #depth = 0;
  #subject: string | undefined;
  #inClientNames = false;
  #pemDone = false;

  set(key: Text, value: string | undefined): void {
    if (value !== undefined) this.text[key] ??= oneLine(value);
  }
  setConnected(): void {
    this.connected = true;
  }
  setDepth(depth: number, subject: string | undefined): void {
    this.#depth = depth;
    this.#subject = subject === undefined ? undefined : nameOfText(subject);
  }
  addVerifyError(code: number, text = ''): void {
    const depth = this.#depth;
    if (this.verifyErrors.some((one) => one.code === code && one.depth === depth) || this.verifyErrors.length > 100)
      return;
    this.verifyErrors.push({
      depth,
      code,
      text: oneLine(text),
      ...maybe('subject', this.#subject),
      problem: problemOf(code),
    });
  }
  setVerify(code: number, text = ''): void {
    this.verify ??= { code, text: oneLine(text) };
  }
  setBriefOk(): void {
    this.briefOk = true;
  }
  /** `New, (NONE), Cipher is (NONE)` is what is printed when there is none. */
  setCipher(reused: boolean, protocol: string, cipher: string): void {
    if (protocol === '(NONE)' || cipher === '(NONE)' || cipher === '0000') return;
    this.handshake = true;
    this.reused = reused;
    if (cipher !== '') this.set('cipher', cipher);
    // OpenSSL 1.0 prints the family here ("TLSv1/SSLv3") and the version with the session.
    if (!protocol.includes('/')) this.set('protocol', protocol);
  }
  setProtocol(protocol: string): void {
    if (this.handshake) this.set('protocol', protocol);
  }
  setPeer(subject: string): void {
    if (this.#listed.length > 0) return;
    const certificate = noCertificate();
    setName(certificate, 'subject', subject);
    this.#listed.push(certificate);
  }
  setBytes(read: number, written: number): void {
    this.numbers.handshake_read_bytes ??= read;
    this.numbers.handshake_written_bytes ??= written;
  }
  setKeyBits(bits: number): void {
    this.numbers.server_key_bits ??= bits;
  }
  setNoCertificate(): void {
    this.noCertificate = true;
  }
  setClientAsked(): void {
    this.clientAsked = true;
    this.#inClientNames = false;
  }
  setOcsp(sent: boolean): void {
    this.stapled ??= sent;
  }
  setNoStarttls(): void {
    this.noStarttls = true;
  }

  /** The certificates: from PEM blocks, and from the list of the chain where there is no block. */
  certificates(): Certificate[] {
    const { certificates: whole } = this.#pem;
    return this.#listed.length > whole.length ? this.#listed.map((one, at) => whole[at] ?? one) : [...whole];
  }

  #takeError(code: string, rest: string): void {
    const [library = '', call = '', reason = '', , , ...data] = rest.split(':');
    const said = data.join(':').trim();
    if (/lookup/i.test(call) || /lookup/i.test(reason)) this.noName = true;
    // "connect error" and "system lib" only repeat that there was one.
    const plain = /^(?:system lib|connect error)$/.test(reason) ? said : reason;
    if (plain !== '')
      this.error ??= oneLine(`${plain}${library === 'system library' || plain === said ? '' : ` (${code})`}`);
    const number = /SSL alert number (?<number>[0-9]{1,3})/.exec(said)?.groups?.number;
    if (number !== undefined) {
      this.alertNumber ??= Number(number);
      this.alert ??= alertName(Number(number));
    } else if (/alert/.test(reason)) this.alert ??= alertOf(reason);
    if (isNotTls(reason)) this.notTls = true;
  }

  #takeTrouble(text: string): boolean {
    const error = ERROR.exec(text)?.groups;
    if (error !== undefined) {
      this.#takeError(error.code ?? '', error.rest ?? '');
      return true;
    }
    const errno = ERRNO.exec(text)?.groups?.errno;
    if (errno !== undefined) {
      if (errno !== '0') this.errno ??= Number(errno);
      return true;
    }
    if (NO_NAME.test(text)) {
      this.noName = true;
      this.error ??= oneLine(text.replace(/^getaddrinfo: /, ''));
      return true;
    }
    if (!NOT_STARTED.test(text)) return false;
    this.notStarted ??= oneLine(text);
    return true;
  }

  #takeChain(text: string): boolean {
    const groups = CHAIN.exec(text)?.groups;
    if (groups === undefined) return false;
    const said = groups.text ?? '';
    if (groups.place !== undefined) {
      if (this.#listed.length >= 100) return true;
      const certificate = noCertificate();
      setName(certificate, 'subject', said);
      this.#listed.push(certificate);
      return true;
    }
    const last = this.#listed.at(-1);
    if (last === undefined) return false;
    if (groups.kind === 'i') setName(last, 'issuer', said);
    const dates = groups.kind === 'v' ? DATES.exec(said)?.groups : undefined;
    const [before, after] = [epochOf(dates?.before ?? ''), epochOf(dates?.after ?? '')];
    Object.assign(last, {
      ...maybe('not_before', rfc3339(before)),
      ...maybe('not_before_epoch_utc', before),
      ...maybe('not_after', rfc3339(after)),
      ...maybe('not_after_epoch_utc', after),
    });
    return true;
  }

  #takeClientName(text: string): boolean {
    if (text === 'Acceptable client certificate CA names') {
      this.clientAsked = true;
      this.#inClientNames = true;
      return true;
    }
    if (!this.#inClientNames || !/^(?:\/|[A-Za-z0-9.]{1,40} ?=)/.test(text)) {
      this.#inClientNames = false;
      return false;
    }
    if (this.clientCaNames.length < 500) this.clientCaNames.push(nameOfText(text));
    return true;
  }

  /** One line. False when it says nothing that is known. */
  push(text: string): boolean {
    // Before OpenSSL 1.1 -showcerts printed the server's own certificate a second time, below this line.
    if (text === 'Server certificate' && this.#pem.certificates.length > 0) this.#pemDone = true;
    if (!this.#pemDone && this.#pem.push(text)) return true;
    if (text.length > 2_000) return false;
    if (this.#takeClientName(text)) return true;
    for (const [pattern, take] of KINDS) {
      const match = pattern.exec(text);
      if (match === null) continue;
      take(this, match.groups ?? {});
      return true;
    }
    if (this.#takeTrouble(text) || this.#takeChain(text) || NOISE.test(text)) return true;
    // What is left of the session, of OCSP responses and of certificates that were printed twice.
    return text.startsWith('    ') || (this.#pemDone && /^(?:-----|[A-Za-z0-9+/]{1,76}={0,2}$)/.test(text));
  }
}

/** An address in a word, when it is one. */
export function addressIn(text: string | undefined): string | undefined {
  return text !== undefined && ipVersion(text) !== undefined ? text : undefined;
}

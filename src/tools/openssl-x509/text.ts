import { canonicalAddress, ipVersion } from '../../util/address.ts';
import { oneLine } from '../../util/text.ts';
import { type Certificate, noCertificate } from '../certificate.ts';
import { setName } from '../certificate-name.ts';
import { epochOf, rfc3339 } from '../http-date.ts';

/** `subject=CN = api.example`, `notAfter=Sep 20 03:31:52 2027 GMT`, `serial=3E37` */
const SHORT = /^(?<key>subject|issuer|serial|notBefore|notAfter) ?= ?(?<value>\S.*)$/;
/** `        Not After : Sep 20 03:31:52 2027 GMT`, `        Issuer: O=Example`, `            X509v3 Key Usage: critical` */
const FIELD = /^ {4,30}(?<key>[A-Za-z0-9][A-Za-z0-9 -]{1,60}?) ?:(?: (?<value>.*))?$/;
/** `X509v3 Subject Alternative Name: ` at the start of a line, with -ext */
const EXTENSION =
  /^ {0,30}(?:X509v3 (?<name>[A-Za-z ]{3,60})|(?<access>Authority Information Access)):(?: ?critical)? ?$/;
const SERIAL = /^[0-9]{1,20} \(0x(?<hex>[0-9a-fA-F]{1,20})\)$/;
const BITS = /^\((?<bits>[0-9]{1,6}) bit/;
const HEX = /^ *[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2})*:?$/;
const NOISE =
  /^(?:[0-9]{1,4}: Certificate|Total found: [0-9]{1,6}|-{3,5}.*|No extensions in certificate|MAC: .*|Bag Attributes.*)$/;

const KEY_TYPES: Readonly<Record<string, string>> = {
  rsaEncryption: 'RSA',
  'id-ecPublicKey': 'EC',
  rsassaPss: 'RSA-PSS',
  ED25519: 'Ed25519',
  ED448: 'Ed448',
  dsaEncryption: 'DSA',
};

const plain = (text: string): string => text.replaceAll(':', '').trim().toUpperCase();

function setDate(into: Certificate, which: 'not_before' | 'not_after', text: string): boolean {
  const epoch = epochOf(text);
  const date = rfc3339(epoch);
  if (epoch === undefined || date === undefined) return false;
  into[which] = date;
  into[which === 'not_before' ? 'not_before_epoch_utc' : 'not_after_epoch_utc'] = epoch;
  return true;
}

/** IPv6 addresses are printed as eight groups in capitals. */
function addressOf(text: string): string {
  if (ipVersion(text) !== 6) return text;
  return new URL(`http://[${canonicalAddress(text) ?? text}]/`).hostname.slice(1, -1);
}

function takeNames(into: Certificate, line: string): void {
  for (const name of line.split(/, ?/)) {
    if (name.startsWith('DNS:')) into.dns_names.push(oneLine(name.slice(4), 260));
    else if (name.startsWith('IP Address:')) into.ip_addresses.push(addressOf(name.slice(11)));
  }
}

const VALUES: Readonly<Record<string, (into: Certificate, line: string) => void>> = {
  'Subject Alternative Name': takeNames,
  'Basic Constraints': (into, line) => {
    into.is_ca = /^CA:TRUE\b/.test(line);
    const length = /pathlen:(?<length>[0-9]{1,5})/.exec(line)?.groups?.length;
    if (length !== undefined) into.path_length = Number(length);
  },
  'Key Usage': (into, line) => into.key_usage.push(...line.split(/, ?/)),
  'Extended Key Usage': (into, line) => into.extended_key_usage.push(...line.split(/, ?/)),
  'Subject Key Identifier': (into, line) => {
    into.subject_key_id = plain(line);
  },
  'Authority Key Identifier': (into, line) => {
    if (HEX.test(line.replace(/^keyid:/, ''))) into.authority_key_id = plain(line.replace(/^keyid:/, ''));
  },
  'Authority Information Access': (into, line) => {
    const at = line.indexOf('URI:');
    if (at < 0) return;
    (line.startsWith('OCSP') ? into.ocsp_urls : into.ca_issuers_urls).push(oneLine(line.slice(at + 4)));
  },
};

/** What `openssl x509` prints: -text, or the lines of -subject, -issuer, -serial, -dates and -ext. */
export class TextReader {
  readonly certificates: Certificate[] = [];
  #open: Certificate | undefined;
  /** The extension whose value comes in the next lines. */
  #section: string | undefined;
  #serialNext = false;

  #start(): Certificate {
    this.#open = noCertificate();
    this.certificates.push(this.#open);
    this.#section = undefined;
    this.#serialNext = false;
    return this.#open;
  }

  /** The certificate that a field belongs to: a field that is there already begins the next one. */
  #for(key: keyof Certificate): Certificate {
    return this.#open === undefined || this.#open[key] !== undefined ? this.#start() : this.#open;
  }

  #takeShort(key: string, value: string): boolean {
    if (key === 'subject' || key === 'issuer') setName(this.#for(key), key, value);
    else if (key === 'serial') this.#for('serial_number').serial_number = plain(value);
    else
      return setDate(
        this.#for(key === 'notBefore' ? 'not_before' : 'not_after'),
        key === 'notBefore' ? 'not_before' : 'not_after',
        value,
      );
    return true;
  }

  #takeField(into: Certificate, key: string, value: string): void {
    const bits = BITS.exec(value)?.groups?.bits;
    if (key === 'Issuer') setName(into, 'issuer', value);
    else if (key === 'Subject') setName(into, 'subject', value);
    else if (key === 'Not Before') setDate(into, 'not_before', value);
    else if (key === 'Not After') setDate(into, 'not_after', value);
    else if (key === 'Signature Algorithm') into.signature_algorithm ??= oneLine(value);
    else if (key === 'Public Key Algorithm') into.key_type = KEY_TYPES[value] ?? oneLine(value);
    else if (key === 'ASN1 OID') into.key_curve = oneLine(value);
    else if (key.endsWith('Public-Key') && bits !== undefined) into.key_bits = Number(bits);
    else if (key === 'Serial Number') {
      const hex = SERIAL.exec(value)?.groups?.hex;
      if (hex !== undefined) into.serial_number = (hex.length % 2 === 0 ? hex : `0${hex}`).toUpperCase();
      else this.#serialNext = value === '';
    } else if (key === 'X509v3 extensions') into.is_ca ??= false;
  }

  #takeSection(text: string): boolean {
    if (this.#section === undefined || !text.startsWith(' ')) return false;
    const into = this.#open ?? this.#start();
    VALUES[this.#section]?.(into, text.trim());
    if (this.#section !== 'Authority Information Access') this.#section = '';
    return true;
  }

  /** One line. False when it is none of a certificate. */
  push(text: string): boolean {
    if (text.length > 100_000) return false;
    if (text === 'Certificate:') {
      this.#start();
      return true;
    }
    const extension = EXTENSION.exec(text)?.groups;
    if (extension !== undefined) {
      this.#section = (extension.name ?? extension.access ?? '').trim();
      return true;
    }
    const short = SHORT.exec(text)?.groups;
    if (short !== undefined) return this.#takeShort(short.key ?? '', short.value ?? '');
    if (this.#open !== undefined && this.#serialNext && HEX.test(text)) {
      this.#open.serial_number = plain(text);
      this.#serialNext = false;
      return true;
    }
    const field = text.length > 2_000 ? undefined : FIELD.exec(text)?.groups;
    const depth = text.length - text.trimStart().length;
    // Below the extensions, values are the deepest lines; a name in them may look like a field.
    if (depth >= 16 && this.#takeSection(text)) return true;
    if (field !== undefined && this.#open !== undefined) {
      this.#section = undefined;
      this.#takeField(this.#open, field.key ?? '', field.value ?? '');
      return true;
    }
    return this.#takeSection(text) || (this.#open !== undefined && depth >= 4) || NOISE.test(text);
  }
}

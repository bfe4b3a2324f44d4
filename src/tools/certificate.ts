import { oneLine } from '../util/text.ts';
import {
  BIT_STRING,
  children,
  contentOf,
  type Der,
  derAt,
  hexOf,
  INTEGER,
  OCTET_STRING,
  oidOf,
  SEQUENCE,
  SET,
  textOf,
  timeOf,
} from './der.ts';
import { rfc3339 } from './http-date.ts';
import { maybe } from './output.ts';
import { ATTRIBUTES, CURVES, EXTENDED_KEY_USAGES, KEY_USAGES, KEYS, SIGNATURES } from './x509-names.ts';

/** A certificate as far as it is known; the fields are described in the schemas. */
export interface Certificate {
  subject?: string;
  subject_cn?: string;
  issuer?: string;
  issuer_cn?: string;
  serial_number?: string;
  not_before?: string;
  not_before_epoch_utc?: number;
  not_after?: string;
  not_after_epoch_utc?: number;
  dns_names: string[];
  ip_addresses: string[];
  key_type?: string;
  key_bits?: number;
  key_curve?: string;
  signature_algorithm?: string;
  is_ca?: boolean;
  path_length?: number;
  self_signed?: boolean;
  key_usage: string[];
  extended_key_usage: string[];
  subject_key_id?: string;
  authority_key_id?: string;
  ocsp_urls: string[];
  ca_issuers_urls: string[];
}

/** A certificate may be for many names; so many are kept. */
const NAMES_MAX = 1_000;

/** `C=XX, O=Example, CN=api.example`, and the common name. */
function nameOf(of: Der | undefined): { readonly text: string; readonly cn: string | undefined } {
  let cn: string | undefined;
  const parts = children(of).flatMap((set) => {
    if (set.tag !== SET) return [];
    const pairs = children(set).flatMap((pair) => {
      const [oid, value] = children(pair);
      const type = oidOf(oid);
      if (type === undefined || value === undefined) return [];
      const text = oneLine(textOf(value));
      if (type === '2.5.4.3') cn = text;
      return [`${ATTRIBUTES[type] ?? type}=${text}`];
    });
    return pairs.length === 0 ? [] : [pairs.join('+')];
  });
  return { text: oneLine(parts.join(', '), 1_000), cn };
}

function smallInteger(of: Der | undefined): number | undefined {
  if (of === undefined || of.tag !== INTEGER || of.end - of.start > 4) return undefined;
  return contentOf(of).reduce((sum, octet) => sum * 256 + octet, 0);
}

/** The bits of a positive integer without leading zeros. */
function bitsOf(of: Der | undefined): number | undefined {
  if (of === undefined || of.tag !== INTEGER) return undefined;
  const octets = contentOf(of);
  const first = octets.findIndex((octet) => octet !== 0);
  return first < 0 ? undefined : (octets.length - first) * 8 - (Math.clz32(octets[first] ?? 0) - 24);
}

function keyOf(info: Der | undefined): Pick<Certificate, 'key_type' | 'key_bits' | 'key_curve'> {
  const [algorithm, key] = children(info);
  const [oid, parameter] = children(algorithm);
  const id = oidOf(oid);
  if (id === undefined) return {};
  const type = KEYS[id] ?? id;
  if (type === 'EC') {
    const curve = oidOf(parameter);
    const known = curve === undefined ? undefined : CURVES[curve];
    return { key_type: type, ...maybe('key_bits', known?.[1]), ...maybe('key_curve', known?.[0] ?? curve) };
  }
  if (type.startsWith('RSA') && key !== undefined && key.tag === BIT_STRING) {
    // The first octet of a bit string says how many bits at its end are unused: none here.
    const [modulus] = children(derAt(key.bytes, key.start + 1, key.end));
    return { key_type: type, ...maybe('key_bits', bitsOf(modulus)) };
  }
  const fixed = { Ed25519: 253, Ed448: 456 }[type];
  return { key_type: type, ...maybe('key_bits', fixed) };
}

/** Octets of an address as text. Absent when they are none. */
function addressOf(octets: Uint8Array): string | undefined {
  if (octets.length === 4) return octets.join('.');
  if (octets.length !== 16) return undefined;
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((octets[i * 2] ?? 0) << 8) | (octets[i * 2 + 1] ?? 0)).toString(16),
  );
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}

function takeNames(into: Certificate, value: Der | undefined): void {
  for (const name of children(value).slice(0, NAMES_MAX)) {
    // GeneralName (RFC 5280 4.2.1.6): [2] is a DNS name, [7] an address.
    if (name.tag === 0x82) into.dns_names.push(oneLine(textOf(name), 260));
    const address = name.tag === 0x87 ? addressOf(contentOf(name)) : undefined;
    if (address !== undefined) into.ip_addresses.push(address);
  }
}

function takeAccess(into: Certificate, value: Der | undefined): void {
  for (const access of children(value).slice(0, 20)) {
    const [method, where] = children(access);
    const id = oidOf(method);
    if (where === undefined || where.tag !== 0x86) continue;
    if (id === '1.3.6.1.5.5.7.48.1') into.ocsp_urls.push(oneLine(textOf(where)));
    if (id === '1.3.6.1.5.5.7.48.2') into.ca_issuers_urls.push(oneLine(textOf(where)));
  }
}

function takeBasicConstraints(into: Certificate, value: Der | undefined): void {
  const [first, second] = children(value);
  into.is_ca = first !== undefined && first.tag === 0x01 && (first.bytes[first.start] ?? 0) !== 0;
  const length = smallInteger(second);
  if (length !== undefined) into.path_length = length;
}

function takeKeyUsage(into: Certificate, value: Der | undefined): void {
  if (value === undefined || value.tag !== BIT_STRING) return;
  const octets = contentOf(value).subarray(1, 3);
  KEY_USAGES.forEach((name, bit) => {
    if (((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0) into.key_usage.push(name);
  });
}

const EXTENSIONS: Readonly<Record<string, (into: Certificate, value: Der | undefined) => void>> = {
  '2.5.29.17': takeNames,
  '2.5.29.19': takeBasicConstraints,
  '2.5.29.15': takeKeyUsage,
  '2.5.29.37': (into, value) => {
    for (const use of children(value).slice(0, 50)) {
      const id = oidOf(use);
      if (id !== undefined) into.extended_key_usage.push(EXTENDED_KEY_USAGES[id] ?? id);
    }
  },
  '2.5.29.14': (into, value) => {
    if (value !== undefined && value.tag === OCTET_STRING) into.subject_key_id = hexOf(contentOf(value));
  },
  '2.5.29.35': (into, value) => {
    const key = children(value).find(({ tag }) => tag === 0x80);
    if (key !== undefined) into.authority_key_id = hexOf(contentOf(key));
  },
  '1.3.6.1.5.5.7.1.1': takeAccess,
};

function takeExtensions(into: Certificate, list: Der | undefined): void {
  for (const extension of children(list).slice(0, 200)) {
    const parts = children(extension);
    const id = oidOf(parts[0]);
    const octets = parts.at(-1);
    if (id === undefined || octets === undefined || octets.tag !== OCTET_STRING) continue;
    EXTENSIONS[id]?.(into, derAt(octets.bytes, octets.start, octets.end));
  }
}

/** A certificate of which nothing is known yet. */
export function noCertificate(): Certificate {
  return { dns_names: [], ip_addresses: [], key_usage: [], extended_key_usage: [], ocsp_urls: [], ca_issuers_urls: [] };
}

/** Reads a certificate (RFC 5280 4.1) in DER. Nothing is verified. Absent when the bytes are none, or are not whole. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  const whole = derAt(bytes, 0, bytes.length);
  const [body, signature] = children(whole);
  if (whole?.tag !== SEQUENCE || body?.tag !== SEQUENCE || signature?.tag !== SEQUENCE) return undefined;
  const parts = children(body);
  const versioned = parts[0]?.tag === 0xa0;
  const [serial, , issuer, validity, subject, key] = versioned ? parts.slice(1) : parts;
  const [before, after] = children(validity).map((time) => timeOf(time));
  if (serial?.tag !== INTEGER || subject?.tag !== SEQUENCE || before === undefined || after === undefined)
    return undefined;
  const [by, whom] = [nameOf(issuer), nameOf(subject)];
  const algorithm = oidOf(children(signature)[0]);
  const certificate: Certificate = {
    subject: whom.text,
    ...maybe('subject_cn', whom.cn),
    issuer: by.text,
    ...maybe('issuer_cn', by.cn),
    serial_number: hexOf(contentOf(serial)).replace(/^(?:00)+(?=..)/, ''),
    ...maybe('not_before', rfc3339(before)),
    not_before_epoch_utc: before,
    ...maybe('not_after', rfc3339(after)),
    not_after_epoch_utc: after,
    ...keyOf(key),
    ...maybe('signature_algorithm', algorithm === undefined ? undefined : (SIGNATURES[algorithm] ?? algorithm)),
    is_ca: false,
    self_signed: by.text === whom.text,
    ...noCertificate(),
  };
  takeExtensions(certificate, children(parts.find(({ tag }) => tag === 0xa3))[0]);
  return certificate;
}

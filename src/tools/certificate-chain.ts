import { type Certificate, readCertificate } from './certificate.ts';
import { maybe } from './output.ts';

const BEGIN = /^-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----$/;
const END = /^-----END (?:X509 |TRUSTED )?CERTIFICATE-----$/;
const BASE64 = /^[A-Za-z0-9+/]{1,200}={0,2}$/;
/** A certificate has some kilobytes, a chain some certificates; a bundle of all public roots has 150. */
const CERTIFICATE_MAX = 100_000;
const CERTIFICATES_MAX = 1_000;

/** Finds PEM blocks (RFC 7468) among lines. */
export class PemReader {
  readonly certificates: Certificate[] = [];
  #lines: string[] | undefined;
  #length = 0;

  /** True when the line belongs to a block, whatever the block is worth. */
  push(text: string): boolean {
    if (BEGIN.test(text)) {
      this.#lines = [];
      this.#length = 0;
      return true;
    }
    if (this.#lines === undefined) return false;
    if (END.test(text)) {
      this.#take(this.#lines);
      this.#lines = undefined;
      return true;
    }
    const line = text.trim();
    this.#length += line.length;
    if (!BASE64.test(line) || this.#length > CERTIFICATE_MAX) {
      this.#lines = undefined;
      return false;
    }
    this.#lines.push(line);
    return true;
  }

  #take(lines: readonly string[]): void {
    if (this.certificates.length >= CERTIFICATES_MAX) return;
    const certificate = readCertificate(Buffer.from(lines.join(''), 'base64'));
    if (certificate !== undefined) this.certificates.push(certificate);
  }
}

/** True when names, and key identifiers where both have them, say that `by` issued `one`. */
function issued(one: Certificate, by: Certificate): boolean {
  if (one.issuer === undefined || one.issuer !== by.subject) return false;
  const [wanted, has] = [one.authority_key_id, by.subject_key_id];
  return wanted === undefined || has === undefined || wanted === has;
}

/** What can be said of certificates in their order. */
export function chainOf(certificates: Certificate[]) {
  const ends = certificates.flatMap(({ not_after_epoch_utc: end }) => end ?? []);
  const linked = certificates.every((one, at) => {
    const next = certificates[at + 1];
    return next === undefined || issued(one, next);
  });
  return {
    certificates,
    certificate_count: certificates.length,
    ...maybe('chain_linked', certificates.length < 2 ? undefined : linked),
    ...maybe('top_self_signed', certificates.at(-1)?.self_signed),
    ...maybe('first_not_after_epoch_utc', ends.length === 0 ? undefined : ends.reduce((a, b) => Math.min(a, b))),
  };
}

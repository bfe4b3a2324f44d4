import { oneLine } from '../util/text.ts';
import type { Certificate } from './certificate.ts';

/** `CN = api.example` of OpenSSL 1.1 and 3.0; OpenSSL 3.2 and before 1.0 write no spaces. */
const SPACED = /(^|, |\+ ?)([A-Za-z0-9.]{1,40}) = /g;
/** `/C=XX/O=Example/CN=api.example` of OpenSSL 1.0 and LibreSSL */
const SLASHED = /^\/(?=[A-Za-z0-9.]{1,40}=)/;
const COMMON_NAME = /(?:^|, |\+ ?)CN=(?<cn>"[^"]{1,200}"|[^,+]{1,200})/;

/** The several ways in which OpenSSL has printed names, as `C=XX, O=Example, CN=api.example`. */
export function nameOfText(text: string): string {
  const line = oneLine(text, 1_000);
  if (SLASHED.test(line))
    return line
      .slice(1)
      .split(/\/(?=[A-Za-z0-9.]{1,40}=)/)
      .join(', ');
  return line.replace(SPACED, '$1$2=');
}

/** Sets the subject or the issuer, and its common name. */
export function setName(into: Certificate, which: 'subject' | 'issuer', text: string): void {
  const name = nameOfText(text);
  const cn = COMMON_NAME.exec(name)?.groups?.cn?.replaceAll('"', '').trim();
  into[which] = name;
  if (cn !== undefined) into[which === 'subject' ? 'subject_cn' : 'issuer_cn'] = cn;
  if (into.subject !== undefined && into.issuer !== undefined) into.self_signed = into.subject === into.issuer;
}

/** Names of TLS alerts (RFC 8446 6, RFC 5246 7.2, IANA registry) by their number. */
const ALERTS: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  21: 'decryption_failed',
  22: 'record_overflow',
  30: 'decompression_failure',
  40: 'handshake_failure',
  41: 'no_certificate',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  60: 'export_restriction',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  110: 'unsupported_extension',
  111: 'certificate_unobtainable',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  114: 'bad_certificate_hash_value',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
};
const NAMES = new Set(Object.values(ALERTS));

/** `SSL alert number 40` */
const NUMBER = /SSL alert number (?<number>[0-9]{1,3})/;
/** `sslv3 alert handshake failure`, `tlsv1 alert protocol version`, `tlsv13 alert certificate required`; OpenSSL 3.2 and
 *  later: `ssl/tls alert handshake failure` */
const WORDS = /(?:sslv3|tlsv1|tlsv13|ssl\/tls) (?:alert )?(?<words>[a-z_ ]{5,40})/i;

/** The name of an alert by its number: 40 is handshake_failure. A number without a name is alert_N. */
export function alertName(number: number): string {
  return ALERTS[number] ?? `alert_${number}`;
}

/** The name by its words: `handshake failure`. Absent when it is no alert. */
export function alertOfWords(words: string): string | undefined {
  const name = words.trim().toLowerCase().replace(/[ -]+/g, '_');
  if (name === 'unrecognised_name') return 'unrecognized_name';
  return NAMES.has(name) ? name : undefined;
}

/** The alert that the other end sent, from an error of OpenSSL (`error:0A000410:SSL routines::sslv3 alert handshake
 *  failure:...:SSL alert number 40`). Absent when the text names none. */
export function alertOf(text: string): string | undefined {
  if (text.length > 2_000) return undefined;
  const number = NUMBER.exec(text)?.groups?.number;
  if (number !== undefined) return alertName(Number(number));
  const words = WORDS.exec(text)?.groups?.words;
  return words === undefined ? undefined : alertOfWords(words);
}

/** True when an error of OpenSSL says that what answered does not speak TLS. */
export function isNotTls(text: string): boolean {
  return /wrong version number|packet length too long|http request|unknown protocol|record layer failure/i.test(text);
}

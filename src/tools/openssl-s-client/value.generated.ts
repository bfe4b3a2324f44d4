// Generated from schemas/tools/openssl-s-client.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * A TLS handshake: what was agreed, the certificates of the server, and whether they are trusted (openssl s_client).
 */
export interface OpensslSClient {
  /**
   * How it ended. handshake: it was finished, whatever the certificate. closed: the server ended the connection without a word. alert: the server refused with the TLS alert named in alert. tls_error: the own side gave up, see error. error: something else, see error.
   */
  outcome:
    | 'handshake'
    | 'resolve_failed'
    | 'refused'
    | 'timed_out'
    | 'unreachable'
    | 'local_error'
    | 'reset'
    | 'closed'
    | 'alert'
    | 'not_tls'
    | 'starttls_failed'
    | 'tls_error'
    | 'error';
  /**
   * How far it came; connect includes looking up the name.
   */
  phase: 'connect' | 'starttls' | 'handshake' | 'done';
  /**
   * The TCP connection was opened.
   */
  connected: boolean;
  /**
   * The handshake was finished.
   */
  handshake: boolean;
  /**
   * The handshake was finished, the server showed a certificate that is trusted, and it sent no alert.
   */
  ok: boolean;
  /**
   * The tool was ended at its deadline before the handshake was done, or the kernel gave up.
   */
  timed_out: boolean;
  /**
   * What answered does not speak TLS (for example plain HTTP).
   */
  not_tls: boolean;
  /**
   * The host that was asked. Absent when it is not known.
   */
  host?: string;
  /**
   * Its port. Absent when it is not known.
   */
  port?: number;
  /**
   * The name that was sent (SNI). Absent when none was, or it is not known.
   */
  servername?: string;
  /**
   * The address that was connected to (OpenSSL 3.2 and later). Absent when it was not printed.
   */
  address?: string;
  /**
   * The number of the system error. Absent when none was printed.
   */
  errno?: number;
  /**
   * What OpenSSL says of the error. Absent when there was none.
   */
  error?: string;
  /**
   * The TLS alert that the server sent: handshake_failure, protocol_version, unrecognized_name, unknown_ca, certificate_required ... Absent when it sent none.
   */
  alert?: string;
  /**
   * Its number (RFC 8446), when it was printed.
   */
  alert_number?: number;
  /**
   * The version that was agreed, for example TLSv1.3. Absent without a handshake.
   */
  protocol?: string;
  /**
   * The cipher that was agreed. Absent without a handshake.
   */
  cipher?: string;
  /**
   * The key exchange as printed, for example "X25519, 253 bits". Absent when it was not printed.
   */
  temp_key?: string;
  /**
   * What the server chose by ALPN. Absent when it chose none.
   */
  alpn?: string;
  /**
   * The size of the server's key in bits. Absent when it was not printed.
   */
  server_key_bits?: number;
  /**
   * An earlier session was taken up. Absent without a handshake.
   */
  session_reused?: boolean;
  /**
   * Bytes that came during the handshake; 0: the server said nothing. Absent when it was not printed.
   */
  handshake_read_bytes?: number;
  /**
   * Bytes that were sent during it. Absent when it was not printed.
   */
  handshake_written_bytes?: number;
  /**
   * The server asked for a client certificate (it may go on without one). With TLS 1.3 a refusal comes only after the handshake: curl shows it.
   */
  client_certificate_requested: boolean;
  /**
   * The issuers of client certificates that the server accepts. Empty when it names none.
   */
  client_ca_names: string[];
  /**
   * OpenSSL's verify code: 0 trusted, 10 expired, 18 self-signed, 20 and 21 unknown issuer, 62 wrong name ... Absent without a certificate: OpenSSL prints 0 (ok) then too.
   */
  verify_code?: number;
  /**
   * The same in words. Absent with verify_code.
   */
  verify_text?: string;
  /**
   * What is wrong with the certificates, in the order found. Empty when nothing is, or there was none.
   *
   * Items: One error.
   */
  verify_errors: {
    /**
     * Which certificate: 0 is the server's, 1 its issuer.
     */
    depth: number;
    /**
     * OpenSSL's verify code.
     */
    code: number;
    /**
     * The same in words.
     */
    text: string;
    /**
     * The subject of that certificate. Absent when it was not printed.
     */
    subject?: string;
    /**
     * What is wrong. self_signed: the server's own certificate is (code 18); unknown_issuer: an intermediate certificate is missing, or the root is not trusted (2, 19, 20, 21).
     */
    problem: 'expired' | 'not_yet_valid' | 'wrong_name' | 'self_signed' | 'unknown_issuer' | 'revoked' | 'other';
  }[];
  /**
   * The kinds of what is wrong, each once. Empty when nothing is.
   *
   * Items: What is wrong. self_signed: the server's own certificate is (code 18); unknown_issuer: an intermediate certificate is missing, or the root is not trusted (2, 19, 20, 21).
   */
  certificate_problems: (
    'expired' | 'not_yet_valid' | 'wrong_name' | 'self_signed' | 'unknown_issuer' | 'revoked' | 'other'
  )[];
  /**
   * A certificate of the chain has run out (code 10).
   */
  expired: boolean;
  /**
   * A certificate of the chain is not yet valid (code 9).
   */
  not_yet_valid: boolean;
  /**
   * The server's certificate is not for the name or address that was asked for (codes 62 and 64).
   */
  wrong_name: boolean;
  /**
   * The server's own certificate is self-signed and not trusted (code 18).
   */
  self_signed: boolean;
  /**
   * An issuer is not known: an intermediate certificate is missing or the root is not trusted (codes 2, 19, 20, 21).
   */
  unknown_issuer: boolean;
  /**
   * The name for which the certificate is good, when that was asked and is so. Absent otherwise.
   */
  verified_name?: string;
  /**
   * The server showed no certificate.
   */
  no_peer_certificate: boolean;
  /**
   * The server sent an OCSP response. Absent when it was not asked for one.
   */
  ocsp_stapled?: boolean;
  /**
   * What it says: good, revoked or unknown. Absent when none came.
   */
  ocsp_status?: string;
  /**
   * The certificates, in the order printed; for a server: its own first.
   */
  certificates: Certificate[];
  /**
   * How many certificates there are.
   */
  certificate_count: number;
  /**
   * Each certificate is issued by the next (names, and key identifiers where both have them). Absent with fewer than two.
   */
  chain_linked?: boolean;
  /**
   * The last certificate is self-signed: the chain holds its root. Absent without certificates.
   */
  top_self_signed?: boolean;
  /**
   * When the first of them runs out, in seconds since 1970. Absent when no date was printed.
   */
  first_not_after_epoch_utc?: number;
  /**
   * Lines that were not understood, at most 50.
   *
   * Items: One line.
   */
  leftovers: {
    /**
     * Its number in the stream, from 1.
     */
    line: number;
    /**
     * The line, cut to 200 characters.
     */
    text: string;
  }[];
}
/**
 * One X.509 certificate.
 */
export interface Certificate {
  /**
   * Whom it names, for example "C=XX, O=Example, CN=api.example". Absent when it was not printed.
   */
  subject?: string;
  /**
   * The common name of the subject. Absent when it has none.
   */
  subject_cn?: string;
  /**
   * Who issued it, written as the subject. Absent when it was not printed.
   */
  issuer?: string;
  /**
   * The common name of the issuer. Absent when it has none.
   */
  issuer_cn?: string;
  /**
   * Its serial number in hexadecimal, uppercase. Absent when it was not printed.
   */
  serial_number?: string;
  /**
   * From when it is good, RFC 3339, UTC. Absent when it was not printed.
   */
  not_before?: string;
  /**
   * The same in seconds since 1970.
   */
  not_before_epoch_utc?: number;
  /**
   * Until when it is good, RFC 3339, UTC. Absent when it was not printed.
   */
  not_after?: string;
  /**
   * The same in seconds since 1970.
   */
  not_after_epoch_utc?: number;
  /**
   * The DNS names that it is good for (subject alternative name). Empty when it names none, or they were not printed.
   */
  dns_names: string[];
  /**
   * The addresses that it is good for (subject alternative name), IPv6 compressed. Empty when it names none.
   */
  ip_addresses: string[];
  /**
   * The kind of its key: RSA, EC, Ed25519 ... Absent when it was not printed.
   */
  key_type?: string;
  /**
   * The size of its key in bits. Absent when it was not printed.
   */
  key_bits?: number;
  /**
   * With an EC key: its curve, for example prime256v1. Absent otherwise.
   */
  key_curve?: string;
  /**
   * How it is signed, for example sha256WithRSAEncryption. Absent when it was not printed.
   */
  signature_algorithm?: string;
  /**
   * It may issue others (basic constraints). Absent when its extensions were not printed.
   */
  is_ca?: boolean;
  /**
   * How many issuing certificates may come below it. Absent when it has no limit.
   */
  path_length?: number;
  /**
   * Subject and issuer are the same. Absent when one of them was not printed.
   */
  self_signed?: boolean;
  /**
   * What its key is for, in OpenSSL's words, for example "Digital Signature". Empty when it does not say.
   */
  key_usage: string[];
  /**
   * What it is for, in OpenSSL's words, for example "TLS Web Server Authentication". Empty when it does not say.
   */
  extended_key_usage: string[];
  /**
   * Its key's identifier in hexadecimal, uppercase. Absent when it has none.
   */
  subject_key_id?: string;
  /**
   * The identifier of the key that signed it. Absent when it has none.
   */
  authority_key_id?: string;
  /**
   * Where its status can be asked for. Empty when it does not say.
   */
  ocsp_urls: string[];
  /**
   * Where its issuer's certificate can be fetched. Empty when it does not say.
   */
  ca_issuers_urls: string[];
}

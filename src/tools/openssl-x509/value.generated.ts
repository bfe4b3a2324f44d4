// Generated from schemas/tools/openssl-x509.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The certificates of a file or a text: PEM blocks, and what openssl x509 prints of one.
 */
export interface OpensslX509 {
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

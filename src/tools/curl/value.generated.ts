// Generated from schemas/tools/curl.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * One HTTP request, with the time of each phase: what curl -w %{json} says, and curl -v beside it.
 */
export interface Curl {
  /**
   * How it ended. answered: a response came whole, whatever its status. local_error: the own kernel or the own settings forbade it (source address, interface, a local rule). connect_failed: no connection, and curl does not say why. certificate_error: the certificate was not trusted, tls_error: the handshake failed otherwise. partial: it ended in the middle of the body. redirect_loop: more redirects than allowed. other: see error.
   */
  outcome:
    | 'answered'
    | 'resolve_failed'
    | 'proxy_resolve_failed'
    | 'refused'
    | 'timed_out'
    | 'unreachable'
    | 'local_error'
    | 'connect_failed'
    | 'certificate_error'
    | 'tls_error'
    | 'proxy_error'
    | 'empty_reply'
    | 'reset'
    | 'protocol_error'
    | 'partial'
    | 'too_large'
    | 'redirect_loop'
    | 'other';
  /**
   * A response came whole, whatever its status.
   */
  answered: boolean;
  /**
   * A response came whole, and its status is from 200 to 299.
   */
  ok: boolean;
  /**
   * The name of the host, or of the proxy, could not be looked up, or the lookup took too long.
   */
  resolve_failed: boolean;
  /**
   * No address was open, and one refused.
   */
  refused: boolean;
  /**
   * The time was over: phase says in what.
   */
  timed_out: boolean;
  /**
   * No address was open or refused, and the kernel or a router said that one cannot be reached.
   */
  unreachable: boolean;
  /**
   * The certificate was not trusted: ssl_verify_result and error say why.
   */
  certificate_error: boolean;
  /**
   * The TLS handshake failed for another reason than trust in the certificate.
   */
  tls_error: boolean;
  /**
   * The connection was reset (RST) after it was open.
   */
  reset: boolean;
  /**
   * What answered does not speak TLS ("wrong version number", "packet length too long").
   */
  not_tls: boolean;
  /**
   * The TLS alert that the server sent, for example handshake_failure. Absent when none was named.
   */
  tls_alert?: string;
  /**
   * How far it came. connect includes the proxy; wait: the request was sent, and no byte of the response came. Absent when curl gave no times.
   */
  phase?: 'resolve' | 'connect' | 'tls' | 'wait' | 'transfer' | 'done';
  /**
   * curl's exit code. Absent when neither the ending nor the output says it.
   */
  exitcode?: number;
  /**
   * What curl says of its error. Absent when there was none.
   */
  error?: string;
  /**
   * The URL that was asked for. Absent when it was not printed.
   */
  url?: string;
  /**
   * The URL that was asked last. Absent when it was not printed.
   */
  url_effective?: string;
  /**
   * The method. Absent when it was not printed.
   */
  method?: string;
  /**
   * The scheme of the connection, in lowercase: http or https. Absent when there was none.
   */
  scheme?: string;
  /**
   * The status of the last response. Absent when none came.
   */
  http_code?: number;
  /**
   * What a proxy answered to CONNECT. Absent when it was not asked.
   */
  http_connect?: number;
  /**
   * The version of the response: "1.0", "1.1", "2" or "3". Absent when none came.
   */
  http_version?: string;
  /**
   * Content-Type of the response. Absent when it has none.
   */
  content_type?: string;
  /**
   * The address of the last connection. Absent when there was none.
   */
  remote_ip?: string;
  /**
   * Its port. Absent when there was none.
   */
  remote_port?: number;
  /**
   * The own address of the last connection. Absent when there was none.
   */
  local_ip?: string;
  /**
   * Its port. Absent when there was none.
   */
  local_port?: number;
  /**
   * Connections that were tried, in the order in which they began (curl -v). Empty when none was printed.
   *
   * Items: One attempt.
   */
  attempts: {
    /**
     * The address. Absent when it was not printed.
     */
    address?: string;
    /**
     * The port. Absent when it was not printed.
     */
    port?: number;
    /**
     * How it ended; unknown: it was begun, and nothing more was said.
     */
    outcome: 'open' | 'refused' | 'reset' | 'timed_out' | 'unreachable' | 'error' | 'unknown';
    /**
     * The reason as printed. Absent when none was printed.
     */
    text?: string;
  }[];
  /**
   * How many attempts there are.
   */
  addresses_tried: number;
  /**
   * The addresses that the name has (curl -v, from 8.6 on). Empty when they were not printed.
   */
  resolved: string[];
  /**
   * How many connections were opened. Absent when curl does not say.
   */
  num_connects?: number;
  /**
   * How many redirects were followed. Absent when curl does not say.
   */
  num_redirects?: number;
  /**
   * Where the response redirects to, when that was not followed. Absent otherwise.
   */
  redirect_url?: string;
  /**
   * Bytes of the body that came. Absent when curl does not say.
   */
  size_download_bytes?: number;
  /**
   * Bytes of the headers that came. Absent when curl does not say.
   */
  size_header_bytes?: number;
  /**
   * Bytes of the request that was sent. Absent when curl does not say.
   */
  size_request_bytes?: number;
  /**
   * Mean speed of the download in bytes per second. Absent when curl does not say.
   */
  speed_download_bytes_per_s?: number;
  /**
   * OpenSSL's verify code of the certificate: 0 good, 10 expired, 18 self-signed, 19 and 20 unknown issuer ... Absent without TLS, where the handshake ended before it, and with a wrong name, for which curl has no code: see certificate_problem.
   */
  ssl_verify_result?: number;
  /**
   * With certificate_error: why it was not trusted. unknown_issuer: also when an intermediate certificate is missing. Absent otherwise.
   */
  certificate_problem?:
    'expired' | 'not_yet_valid' | 'wrong_name' | 'self_signed' | 'unknown_issuer' | 'revoked' | 'other';
  /**
   * The version of TLS, for example TLSv1.3. Absent when it was not printed.
   */
  tls_version?: string;
  /**
   * The cipher. Absent when it was not printed.
   */
  tls_cipher?: string;
  /**
   * What the server chose by ALPN, for example h2. Absent when it chose none.
   */
  alpn?: string;
  /**
   * The subject of the server's certificate as curl -v prints it. Absent when it was not printed.
   */
  certificate_subject?: string;
  /**
   * Its issuer. Absent when it was not printed.
   */
  certificate_issuer?: string;
  /**
   * From when it is good, RFC 3339. Absent when it was not printed.
   */
  certificate_not_before?: string;
  /**
   * Until when it is good, RFC 3339. Absent when it was not printed.
   */
  certificate_not_after?: string;
  /**
   * The same in seconds since 1970. Absent when it was not printed.
   */
  certificate_not_after_epoch_utc?: number;
  /**
   * When the name was looked up, in seconds from the start. Absent when that point was not reached, or nothing had to be done.
   */
  time_namelookup?: number;
  /**
   * When the TCP connection was open, in seconds from the start. Absent when that point was not reached, or nothing had to be done.
   */
  time_connect?: number;
  /**
   * When the TLS handshake was done, in seconds from the start. Absent when that point was not reached, or nothing had to be done.
   */
  time_appconnect?: number;
  /**
   * When the request could be sent, in seconds from the start. Absent when that point was not reached, or nothing had to be done.
   */
  time_pretransfer?: number;
  /**
   * The time that redirects took, in seconds. Absent without redirects.
   */
  time_redirect?: number;
  /**
   * When the first byte of the response came, in seconds from the start. Absent when that point was not reached, or nothing had to be done.
   */
  time_starttransfer?: number;
  /**
   * The whole time, in seconds. Absent when curl does not say.
   */
  time_total?: number;
  /**
   * When the name was looked up, in milliseconds from the start. Absent when that point was not reached.
   */
  time_namelookup_ms?: number;
  /**
   * When the TCP connection was open, in milliseconds from the start. Absent when that point was not reached.
   */
  time_connect_ms?: number;
  /**
   * When the TLS handshake was done, in milliseconds from the start. Absent when that point was not reached.
   */
  time_appconnect_ms?: number;
  /**
   * When the request could be sent, in milliseconds from the start. Absent when that point was not reached.
   */
  time_pretransfer_ms?: number;
  /**
   * When the first byte of the response came, in milliseconds from the start. Absent when that point was not reached.
   */
  time_starttransfer_ms?: number;
  /**
   * The whole time, in milliseconds. Absent when curl does not say.
   */
  time_total_ms?: number;
  /**
   * How long the TCP connection took alone (time_connect less time_namelookup), in milliseconds: about one round trip. Absent when none was opened.
   */
  connect_ms?: number;
  /**
   * How long the TLS handshake took alone, in milliseconds. Absent without one.
   */
  tls_ms?: number;
  /**
   * From the request to the first byte of the response, in milliseconds: the server's time and one round trip. Absent when none came.
   */
  wait_ms?: number;
  /**
   * From the first byte to the end, in milliseconds. Absent when none came.
   */
  transfer_ms?: number;
  /**
   * The status of each response, in order (curl -v). Empty when they were not printed.
   */
  statuses: number[];
  /**
   * Location of the last response. Absent when it has none, or headers were not printed.
   */
  location?: string;
  /**
   * Server of the last response. Absent when it has none, or headers were not printed.
   */
  server?: string;
  /**
   * Via of the last response. Empty when it has none, or headers were not printed.
   */
  via: string[];
  /**
   * Date of the last response, as printed: the clock of the server. Absent when it has none, or headers were not printed.
   */
  date?: string;
  /**
   * The same in seconds since 1970. Absent when there is none.
   */
  date_epoch_utc?: number;
  /**
   * Retry-After of the last response, as printed. Absent when it has none.
   */
  retry_after?: string;
  /**
   * Content-Length of the last response in bytes. Absent when it has none, or headers were not printed.
   */
  content_length?: number;
  /**
   * WWW-Authenticate and Proxy-Authenticate of the last response. Empty when it has none.
   */
  www_authenticate: string[];
  /**
   * The version of libcurl. Absent when curl does not say.
   */
  curl_version?: string;
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

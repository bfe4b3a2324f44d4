// Generated from schemas/tools/ab.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * How fast a web server answers many requests (ApacheBench).
 */
export interface Ab {
  /**
   * How the run ended. finished: to its end, with failed requests or without. The others: ab gave up, see error.
   */
  outcome:
    | 'finished'
    | 'resolve_failed'
    | 'refused'
    | 'timed_out'
    | 'unreachable'
    | 'local_error'
    | 'reset'
    | 'tls_error'
    | 'other';
  /**
   * The run came to its end and printed its numbers.
   */
  finished: boolean;
  /**
   * A request failed, or was answered with another status than 2xx, or a TLS handshake failed, or ab gave up.
   */
  any_failed: boolean;
  /**
   * Why ab gave up, as printed. Absent when it did not.
   */
  error?: string;
  /**
   * The number of that error (errno or of the Apache runtime). Absent when it was not printed.
   */
  error_code?: number;
  /**
   * What the server calls itself. Absent when it does not say.
   */
  server_software?: string;
  /**
   * The host that was asked. Absent when it was not printed.
   */
  server_hostname?: string;
  /**
   * Its port.
   */
  server_port?: number;
  /**
   * TLS version, cipher and key sizes as printed. Absent without TLS.
   */
  tls_protocol?: string;
  /**
   * What was asked for.
   */
  document_path?: string;
  /**
   * How long the first answer was.
   */
  document_length_bytes?: number;
  /**
   * How many requests were on the way at a time.
   */
  concurrency?: number;
  /**
   * How long the run took, in seconds.
   */
  time_taken_s?: number;
  /**
   * Requests that came to an end, failed ones too.
   */
  complete_requests?: number;
  /**
   * What failed, counted by ab: one request may count twice (see its kinds).
   */
  failed_requests?: number;
  /**
   * Of these: connections. Absent when nothing failed.
   */
  failed_connect?: number;
  /**
   * Of these: answers that could not be read. Absent when nothing failed.
   */
  failed_receive?: number;
  /**
   * Of these: answers with another length than the first; with pages that change this is no fault. Absent when nothing failed.
   */
  failed_length?: number;
  /**
   * Of these: other errors. Absent when nothing failed.
   */
  failed_exceptions?: number;
  /**
   * Requests that could not be sent. Absent when there were none.
   */
  write_errors?: number;
  /**
   * Answers with a status that is not 2xx; ab does not count them as failed. 0 when none were printed.
   */
  non_2xx_responses: number;
  /**
   * TLS handshakes that failed; ab counts their requests as complete and not as failed.
   */
  tls_handshake_failures: number;
  /**
   * Requests over a connection that was open already. Absent without keep-alive.
   */
  keep_alive_requests?: number;
  /**
   * Bytes that came.
   */
  total_transferred_bytes?: number;
  /**
   * Bytes of bodies that came.
   */
  html_transferred_bytes?: number;
  /**
   * Requests per second.
   */
  requests_per_second?: number;
  /**
   * Mean time of one request, in milliseconds.
   */
  time_per_request_ms?: number;
  /**
   * Mean time over all concurrent requests, in milliseconds.
   */
  time_per_request_across_ms?: number;
  /**
   * Kilobytes (1024) received per second.
   */
  transfer_rate_kbytes_per_s?: number;
  connect?: Times;
  processing?: Times1;
  waiting?: Times2;
  total?: Times3;
  /**
   * As printed. Empty when none were.
   *
   * Items: One.
   */
  percentiles: {
    /**
     * So many percent of the requests ...
     */
    percent: number;
    /**
     * ... took no longer than this, in milliseconds.
     */
    ms: number;
  }[];
  /**
   * Half of the requests took no longer, in milliseconds. Absent when it was not printed.
   */
  p50_ms?: number;
  /**
   * 95 percent took no longer.
   */
  p95_ms?: number;
  /**
   * 99 percent took no longer.
   */
  p99_ms?: number;
  /**
   * The longest request.
   */
  longest_ms?: number;
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
 * Until the connection was open (with TLS). Absent when no times were printed.
 */
export interface Times {
  /**
   * The shortest, in milliseconds.
   */
  min_ms: number;
  /**
   * The mean.
   */
  mean_ms: number;
  /**
   * The standard deviation. Absent when it was not printed.
   */
  sd_ms?: number;
  /**
   * The median. Absent when it was not printed.
   */
  median_ms?: number;
  /**
   * The longest.
   */
  max_ms: number;
}
/**
 * From the open connection to the end of the answer. Absent when no times were printed.
 */
export interface Times1 {
  /**
   * The shortest, in milliseconds.
   */
  min_ms: number;
  /**
   * The mean.
   */
  mean_ms: number;
  /**
   * The standard deviation. Absent when it was not printed.
   */
  sd_ms?: number;
  /**
   * The median. Absent when it was not printed.
   */
  median_ms?: number;
  /**
   * The longest.
   */
  max_ms: number;
}
/**
 * From the request to the first byte. Absent when no times were printed.
 */
export interface Times2 {
  /**
   * The shortest, in milliseconds.
   */
  min_ms: number;
  /**
   * The mean.
   */
  mean_ms: number;
  /**
   * The standard deviation. Absent when it was not printed.
   */
  sd_ms?: number;
  /**
   * The median. Absent when it was not printed.
   */
  median_ms?: number;
  /**
   * The longest.
   */
  max_ms: number;
}
/**
 * All of it. Absent when no times were printed.
 */
export interface Times3 {
  /**
   * The shortest, in milliseconds.
   */
  min_ms: number;
  /**
   * The mean.
   */
  mean_ms: number;
  /**
   * The standard deviation. Absent when it was not printed.
   */
  sd_ms?: number;
  /**
   * The median. Absent when it was not printed.
   */
  median_ms?: number;
  /**
   * The longest.
   */
  max_ms: number;
}

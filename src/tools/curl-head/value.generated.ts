// Generated from schemas/tools/curl-head.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Requests and response headers as curl -I, -i and -v print them.
 */
export interface CurlHead {
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
   * A final response (status 200 or above) was read.
   */
  answered: boolean;
  /**
   * The last response has a status from 200 to 299, and curl reported no error.
   */
  ok: boolean;
  /**
   * The status of the last final response, without those of a proxy to CONNECT. Absent when there was none.
   */
  status?: number;
  /**
   * The status of each response, in order.
   */
  statuses: number[];
  /**
   * The version of the last final response: "1.0", "1.1", "2" or "3". Absent when there was none.
   */
  http_version?: string;
  /**
   * Location of the last final response. Absent when it has none.
   */
  location?: string;
  /**
   * The Location of each response that has one, in order.
   */
  locations: string[];
  /**
   * How many responses have a status of 3xx and a Location.
   */
  redirects: number;
  /**
   * The same Location came twice: a redirect loop.
   */
  location_repeated: boolean;
  /**
   * Server of the last final response, as printed. Absent when it has none.
   */
  server?: string;
  /**
   * Via of the last final response: the proxies that it names. Empty when it has none.
   */
  via: string[];
  /**
   * Date of the last final response, as printed: the clock of the server. Absent when it has none.
   */
  date?: string;
  /**
   * The same in seconds since 1970. Absent when there is none, or it is no date.
   */
  date_epoch_utc?: number;
  /**
   * Retry-After of the last final response, as printed (seconds or a date). Absent when it has none.
   */
  retry_after?: string;
  /**
   * Content-Length of the last final response in bytes. Absent when it has none.
   */
  content_length?: number;
  /**
   * The number that curl printed with its error, as in "curl: (7) ...". Absent when there was no error.
   */
  error_code?: number;
  /**
   * What curl printed of its error. Absent when there was none.
   */
  error?: string;
  /**
   * Each request and response, in the order printed.
   */
  messages: Message[];
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
 * One HTTP message without its body.
 */
export interface Message {
  /**
   * Which way it went. Requests are printed by curl -v alone.
   */
  _type: 'request' | 'response';
  /**
   * With a request: its method, for example HEAD.
   */
  _request_method?: string;
  /**
   * With a request: its target, for example /.
   */
  _request_uri?: string;
  /**
   * With a request: HTTP/1.0, HTTP/1.1, HTTP/2 or HTTP/3.
   */
  _request_version?: string;
  /**
   * With a response: HTTP/1.0, HTTP/1.1, HTTP/2 or HTTP/3.
   */
  _response_version?: string;
  /**
   * With a response: its status, for example 200.
   */
  _response_status?: number;
  /**
   * With a response: the words behind the status, for example "Moved Permanently". Absent where there are none, as in HTTP/2.
   */
  _response_reason?: string[];
  /**
   * Headers with one value, by their name in lowercase, as printed. One that came several times is joined by ", ".
   */
  headers: {
    [k: string]: string;
  };
  /**
   * Headers that are lists, by their name in lowercase: for example cache-control, server, set-cookie, vary, via. Values of several lines are put together.
   */
  lists: {
    [k: string]: string[];
  };
  /**
   * Headers that are numbers, by their name in lowercase: content-length (bytes), age and access-control-max-age (seconds) ...; and for each header that is a date, its seconds since 1970 as NAME_epoch_utc, for example date_epoch_utc.
   */
  numbers: {
    [k: string]: number;
  };
  /**
   * Headers that are lists of numbers: x-cache-hits.
   */
  number_lists: {
    [k: string]: number[];
  };
}

// Generated from schemas/tools/swaks.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * How a mail server answers, step by step; no mail is sent (swaks --quit-after).
 */
export interface Swaks {
  /**
   * How it ended. accepted: every command was. rejected: the server refused one, see rejected_command and rejected_code. closed: the server ended the connection in the middle.
   */
  outcome:
    | 'accepted'
    | 'rejected'
    | 'timed_out'
    | 'resolve_failed'
    | 'refused'
    | 'unreachable'
    | 'local_error'
    | 'reset'
    | 'closed'
    | 'starttls_not_offered'
    | 'tls_error'
    | 'error';
  /**
   * The TCP connection was opened.
   */
  connected: boolean;
  /**
   * Every command was accepted.
   */
  accepted: boolean;
  /**
   * No connection, or no answer, came in time: connected says which.
   */
  timed_out: boolean;
  /**
   * The host that was tried. Absent when it was not printed.
   */
  host?: string;
  /**
   * Its port.
   */
  port?: number;
  /**
   * What the server said first. Absent when it said nothing.
   */
  banner?: string;
  /**
   * The code of that, for example 220 or 554.
   */
  banner_code?: number;
  /**
   * What the last EHLO was answered with: the name of each extension, in capitals. Empty when it was not answered.
   */
  extensions: string[];
  /**
   * An answer to EHLO offered STARTTLS.
   */
  starttls_offered: boolean;
  /**
   * What the last EHLO offered for AUTH.
   */
  auth_mechanisms: string[];
  /**
   * The largest mail that the server takes, in bytes. Absent when it does not say.
   */
  size_limit_bytes?: number;
  /**
   * TLS was begun.
   */
  tls: boolean;
  /**
   * Its version, for example TLSv1.3. Absent without TLS.
   */
  tls_protocol?: string;
  /**
   * Its cipher. Absent without TLS.
   */
  tls_cipher?: string;
  /**
   * The subject of the server's certificate, as printed. Absent when it was not printed.
   */
  tls_peer?: string;
  /**
   * The command that was refused; CONNECT for the banner. Absent when none was.
   */
  rejected_command?: string;
  /**
   * The code of that refusal: 4xx for now, 5xx for good. Absent when the answer had none.
   */
  rejected_code?: number;
  /**
   * Its enhanced status (RFC 3463), for example 5.1.1. Absent when it has none.
   */
  rejected_status?: string;
  /**
   * Its text.
   */
  rejected_text?: string;
  /**
   * The refusal is for now only (4xx): try again later.
   */
  temporary: boolean;
  /**
   * The command that got no answer in time; CONNECT for the banner. Absent when all did.
   */
  unanswered_command?: string;
  /**
   * What swaks says of the error. Absent when there was none.
   */
  error?: string;
  /**
   * In order.
   *
   * Items: One command and its answer.
   */
  dialogue: {
    /**
     * The command; of AUTH only that word, and CONNECT for the banner.
     */
    command: string;
    /**
     * The code of the answer. Absent when none came.
     */
    code?: number;
    /**
     * The answer, each line without its code.
     */
    lines: string[];
    /**
     * It was accepted.
     */
    accepted: boolean;
    /**
     * It went over TLS.
     */
    tls: boolean;
  }[];
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

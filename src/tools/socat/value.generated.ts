// Generated from schemas/tools/socat.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Whether something answers at a TCP port, UDP port or unix socket (socat -d -d -d).
 */
export interface Socat {
  /**
   * What was tried. Absent when it was not printed.
   */
  kind?: 'tcp' | 'udp' | 'unix';
  /**
   * How it ended. open: the connection was opened (TCP, unix). With UDP: answered: a packet came back; silent: none came, which is no proof of anything; refused: an ICMP port unreachable came. no_such_socket: there is no such file.
   */
  outcome:
    | 'open'
    | 'answered'
    | 'silent'
    | 'refused'
    | 'timed_out'
    | 'unreachable'
    | 'local_error'
    | 'reset'
    | 'resolve_failed'
    | 'no_such_socket'
    | 'error';
  /**
   * The TCP or unix connection was opened.
   */
  open: boolean;
  /**
   * Something came back.
   */
  answered: boolean;
  /**
   * The other end refused.
   */
  refused: boolean;
  /**
   * The connection was not opened in time (TCP).
   */
  timed_out: boolean;
  /**
   * The kernel or a router said that it cannot be reached.
   */
  unreachable: boolean;
  /**
   * The name could not be looked up.
   */
  resolve_failed: boolean;
  /**
   * The address and port that was tried last, as printed, or the path. Absent when it was not printed.
   */
  target?: string;
  /**
   * The reason as printed. Absent when there was none.
   */
  error?: string;
  /**
   * Bytes that came. Absent when that was not printed.
   */
  received_bytes?: number;
  /**
   * Bytes that were sent. Absent when that was not printed.
   */
  sent_bytes?: number;
  /**
   * In the order made.
   *
   * Items: One attempt.
   */
  attempts: {
    /**
     * The address and port, or the path, as printed.
     */
    target: string;
    /**
     * How it ended; unknown: nothing more was said of it.
     */
    outcome:
      | 'open'
      | 'refused'
      | 'timed_out'
      | 'unreachable'
      | 'local_error'
      | 'reset'
      | 'no_such_socket'
      | 'error'
      | 'unknown';
    /**
     * The reason as printed. Absent when there was none.
     */
    text?: string;
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

// Generated from schemas/tools/tcp-connect.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Whether a TCP connection can be opened (nc -z -v: OpenBSD nc, ncat, BusyBox).
 */
export interface TcpConnect {
  /**
   * The host that was tried. Absent when neither the arguments nor the output say it.
   */
  host?: string;
  /**
   * The address that was tried last. Absent when it was not printed.
   */
  address?: string;
  /**
   * The port that was tried. Absent when neither the arguments nor the output say it.
   */
  port?: number;
  /**
   * How it ended. Of several addresses: open when one was, else what came first of refused, timed_out, error and unreachable. error: something else, see text.
   */
  outcome: 'open' | 'refused' | 'timed_out' | 'unreachable' | 'name_error' | 'error';
  /**
   * The connection was opened.
   */
  open: boolean;
  /**
   * The other end closed it at once (RST or ICMP port unreachable).
   */
  refused: boolean;
  /**
   * Nothing came back in time.
   */
  timed_out: boolean;
  /**
   * The kernel or a router said that network or host cannot be reached.
   */
  unreachable: boolean;
  /**
   * With unreachable: the reason as printed, for example "No route to host".
   */
  unreachable_reason?: string;
  /**
   * The name has no address, or could not be looked up.
   */
  name_error: boolean;
  /**
   * Why the own kernel did not even try, as printed, for example "Operation not permitted". Absent otherwise.
   */
  local_error?: string;
  /**
   * What was printed about the attempt that decided. Absent when nothing was printed.
   */
  text?: string;
  /**
   * One for each address tried, in order. Empty when no attempt was printed.
   *
   * Items: One attempt.
   */
  attempts: {
    /**
     * The address.
     */
    address?: string;
    /**
     * As above.
     */
    outcome: 'open' | 'refused' | 'timed_out' | 'unreachable' | 'error';
    /**
     * As printed.
     */
    text: string;
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

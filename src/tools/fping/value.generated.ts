// Generated from schemas/tools/fping.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Reach of many hosts at once (fping).
 */
export interface Fping {
  /**
   * One for each host asked, in the order in which fping first named it. Empty when it named none.
   *
   * Items: A host.
   */
  targets: {
    /**
     * The host as printed.
     */
    target: string;
    /**
     * Its address. Absent when it was not printed.
     */
    address?: string;
    /**
     * At least one reply came. Absent when the output does not say.
     */
    alive?: boolean;
    /**
     * Requests sent. Absent when it was not printed; in a loop that was ended, those that were answered or timed out.
     */
    sent?: number;
    /**
     * Replies. Absent when it was not printed.
     */
    received?: number;
    /**
     * Requests without a reply. Absent when it was not printed.
     */
    lost?: number;
    /**
     * The same in percent. Absent when it was not printed.
     */
    loss_percent?: number;
    /**
     * Shortest round trip, in milliseconds. Absent when no reply came, or it was not printed: never 0 for unknown.
     */
    min_ms?: number;
    /**
     * Mean round trip, in milliseconds. Absent when no reply came, or it was not printed: never 0 for unknown.
     */
    avg_ms?: number;
    /**
     * Longest round trip, in milliseconds. Absent when no reply came, or it was not printed: never 0 for unknown.
     */
    max_ms?: number;
    /**
     * Time without replies, in milliseconds, with -o. Absent when it was not printed.
     */
    outage_ms?: number;
    /**
     * Replies that came again, as far as they were printed.
     */
    duplicates: number;
    /**
     * Why the own kernel did not send, as printed. Absent when it sent.
     */
    local_error?: string;
  }[];
  /**
   * ICMP errors, each kind once, in order. Empty when none was printed.
   *
   * Items: An ICMP error.
   */
  icmp_errors: {
    /**
     * Who sent it.
     */
    from: string;
    /**
     * The host that was asked.
     */
    target: string;
    /**
     * As printed, for example "ICMP Host Unreachable".
     */
    text: string;
    /**
     * How often it came.
     */
    times: number;
  }[];
  /**
   * There are hosts, every one of them replied at least once, and fping ended with exit 0.
   */
  answered: boolean;
  /**
   * Hosts that replied.
   */
  alive: string[];
  /**
   * Hosts that did not.
   */
  silent: string[];
  /**
   * Hosts that replied, but not to every request.
   */
  lossy: string[];
  /**
   * Names that have no address, or could not be looked up.
   */
  unknown_hosts: string[];
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

// Generated from schemas/tools/tracepath.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The routers on the way to a host and the path MTU (tracepath(8) of iputils).
 */
export interface Tracepath {
  /**
   * The path MTU as known at the end, in bytes. Absent when tracepath was ended before it said so.
   */
  pmtu?: number;
  /**
   * Hops to the host. Absent when it was not reached.
   */
  forward_hops?: number;
  /**
   * Hops back, guessed from the time to live of the answer. Absent when it was not reached.
   */
  return_hops?: number;
  /**
   * One for each line, in order: a time to live may have several.
   *
   * Items: A line.
   */
  hops: {
    /**
     * The time to live.
     */
    ttl: number;
    /**
     * The time to live is a guess (printed with a question mark).
     */
    guess: boolean;
    /**
     * Who answered: a name, an address with -n, or [LOCALHOST]. Absent when nobody did.
     */
    host?: string;
    /**
     * Its address. Absent when it was not printed: -n and -b print it.
     */
    address?: string;
    /**
     * Round trip, in milliseconds. Absent when it was not printed.
     */
    reply_ms?: number;
    /**
     * The MTU that was learnt here, in bytes. Absent when none was.
     */
    pmtu?: number;
    /**
     * Hops back, where the way back seems to be of another length. Absent when it is not.
     */
    asymmetric_difference?: number;
    /**
     * This was the host itself.
     */
    reached: boolean;
    /**
     * Nobody answered in time.
     */
    no_reply: boolean;
    /**
     * The own kernel did not send it.
     */
    send_failed: boolean;
    /**
     * Why the trace ends here: !H host unreachable (IPv4: or prohibited), !N network unreachable, !P protocol unreachable, !A prohibited. Absent when it does not.
     */
    annotation?: string;
  }[];
  /**
   * The host itself answered.
   */
  reached: boolean;
  /**
   * It was not reached within the hops allowed.
   */
  too_many_hops: boolean;
  /**
   * The own kernel did not send a probe: a local rule or route.
   */
  send_failed: boolean;
  /**
   * The MTU of the own interface or route, in bytes: the first that was printed. Absent when none was.
   */
  local_mtu?: number;
  /**
   * A link on the way takes less than the own interface.
   */
  pmtu_lowered: boolean;
  /**
   * The router that said so first, as printed. Absent when none did, or when it was known before.
   */
  pmtu_from?: string;
  /**
   * The time to live at which it said so.
   */
  pmtu_from_ttl?: number;
  /**
   * Times to live that nobody answered.
   */
  no_reply_hops: number;
  /**
   * The greatest time to live that anyone answered. Absent when nobody did.
   */
  last_hop?: number;
  /**
   * Who answered there, as printed.
   */
  last_host?: string;
  /**
   * The first annotation, for example !H. Absent when there is none.
   */
  annotation?: string;
  /**
   * Who sent it, as printed.
   */
  annotation_from?: string;
  /**
   * Hosts that answered at hops that do not follow each other: a loop. Empty without one.
   */
  repeated: string[];
  /**
   * An error of the own kernel, as printed, for example "Network is unreachable". Absent without one.
   */
  local_error?: string;
  /**
   * The name has no address, or could not be looked up.
   */
  unknown_host: boolean;
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

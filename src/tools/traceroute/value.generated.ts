// Generated from schemas/tools/traceroute.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The routers on the way to a host (traceroute(8) of Linux, of BusyBox and of BSD, and tcptraceroute).
 */
export interface Traceroute {
  /**
   * The host as asked for. Absent when no head was printed.
   */
  destination_name?: string;
  /**
   * The address traced. Absent when no head was printed: BSD prints it to stderr. Then nobody can say whether the host was reached, and reached is false.
   */
  destination_ip?: string;
  /**
   * The TCP port. Only tcptraceroute prints it.
   */
  destination_port?: number;
  /**
   * The greatest time to live tried.
   */
  max_hops?: number;
  /**
   * Length of the probes, in bytes, as printed.
   */
  data_bytes?: number;
  /**
   * One for each time to live, in order.
   *
   * Items: A hop.
   */
  hops: {
    /**
     * The time to live.
     */
    hop: number;
    /**
     * The probes that were answered, in order.
     *
     * Items: An answered probe.
     */
    probes: {
      /**
       * Who answered.
       */
      ip?: string;
      /**
       * Its name. Absent with -n.
       */
      name?: string;
      /**
       * Its autonomous system, with -A.
       */
      asn?: number;
      /**
       * Round trip in milliseconds. Absent when it was not printed.
       */
      rtt?: number;
      /**
       * What the answer was, when it was no ordinary one: !H host, !N network, !P protocol unreachable, !X prohibited, !F-1400 too long.
       */
      annotation?: string;
      /**
       * The MTU that was learnt here, in bytes, with --mtu. Absent when none was.
       */
      mtu?: number;
      /**
       * What the host said of the port. Only tcptraceroute prints it.
       */
      port_state?: 'open' | 'closed';
      /**
       * What stood in angle brackets: MPLS labels with -e, TCP flags with -O info. Absent when nothing did.
       */
      extension?: string;
    }[];
    /**
     * Probes without an answer.
     */
    lost: number;
    /**
     * Who answered, each once.
     */
    addresses: string[];
    /**
     * MPLS labels that the probe carried there, with -e. Absent without any.
     */
    mpls_labels?: number[];
  }[];
  /**
   * The destination itself answered, and not with an error. False too when no head names it.
   */
  reached: boolean;
  /**
   * The hop where it first did. Absent when it did not.
   */
  reached_at?: number;
  /**
   * The greatest time to live that anyone answered. Absent when nobody did.
   */
  last_hop?: number;
  /**
   * Who answered there.
   */
  last_address?: string;
  /**
   * The first annotation, for example !X. Absent when there is none.
   */
  annotation?: string;
  /**
   * Who sent it.
   */
  annotation_from?: string;
  /**
   * What the host said of the port. Only tcptraceroute prints it.
   */
  port_state?: 'open' | 'closed';
  /**
   * Addresses that answered at hops that do not follow each other: a loop. Empty without one.
   */
  repeated: string[];
  /**
   * Why the own kernel did not send a probe, as printed. Absent when it sent them.
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

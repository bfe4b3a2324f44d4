// Generated from schemas/tools/ip-neigh.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Neighbours on the link: who has which hardware address (ip -j -s neigh).
 */
export interface IpNeigh {
  /**
   * One for each neighbour.
   *
   * Items: A neighbour.
   */
  neighbours: {
    /**
     * Its address.
     */
    ip: string;
    /**
     * The interface.
     */
    dev?: string;
    /**
     * Its hardware address. Absent when it did not answer.
     */
    mac?: string;
    /**
     * REACHABLE, STALE, DELAY, PROBE, PERMANENT, NOARP, INCOMPLETE or FAILED.
     */
    state: string;
    /**
     * It did not answer (FAILED).
     */
    failed: boolean;
    /**
     * It is being asked (INCOMPLETE).
     */
    pending: boolean;
    /**
     * It says that it is a router (IPv6).
     */
    router: boolean;
    /**
     * Seconds since it was used.
     */
    used_s?: number;
    /**
     * Seconds since it was last heard.
     */
    confirmed_s?: number;
    /**
     * Seconds since its entry changed.
     */
    updated_s?: number;
    /**
     * Questions sent since it was last heard.
     */
    probes?: number;
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

// Generated from schemas/tools/ethtool-stats.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The counters of a network driver (ethtool -S IFACE).
 */
export interface EthtoolStats {
  /**
   * The interface that was asked for. Absent when the command is not known.
   */
  name?: string;
  /**
   * The driver keeps counters.
   */
  available: boolean;
  /**
   * Every counter as the driver names it; values are totals since it was loaded, except for gauges.
   */
  counters: {
    [k: string]: number;
  };
  /**
   * Of these, the counters that are not zero and whose name has drop, discard, err, fail, crc, collision, fifo, miss, overrun, over_, timeout, no_buf, nobuf, lost, jabber or busy in it.
   */
  nonzero_errors: {
    [k: string]: number;
  };
  /**
   * The index of the other end of a veth pair, in its own namespace. Absent for other interfaces.
   */
  peer_ifindex?: number;
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

// Generated from schemas/tools/proc-net-dev.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The counters of the interfaces since they were made (/proc/net/dev).
 */
export interface ProcNetDev {
  /**
   * One for each interface.
   *
   * Items: An interface.
   */
  interfaces: {
    /**
     * Its name.
     */
    interface: string;
    /**
     * Bytes received.
     */
    r_bytes: number;
    /**
     * Packets received.
     */
    r_packets: number;
    /**
     * Errors.
     */
    r_errs: number;
    /**
     * Packets dropped.
     */
    r_drop: number;
    /**
     * FIFO overruns.
     */
    r_fifo?: number;
    /**
     * Frames of a wrong length or check sum.
     */
    r_frame?: number;
    /**
     * Compressed packets received.
     */
    r_compressed?: number;
    /**
     * Multicast frames received.
     */
    r_multicast?: number;
    /**
     * Bytes sent.
     */
    t_bytes: number;
    /**
     * Packets sent.
     */
    t_packets: number;
    /**
     * Errors.
     */
    t_errs: number;
    /**
     * Packets dropped.
     */
    t_drop: number;
    /**
     * FIFO overruns.
     */
    t_fifo?: number;
    /**
     * Collisions.
     */
    t_colls?: number;
    /**
     * Losses of carrier.
     */
    t_carrier?: number;
    /**
     * Compressed packets sent.
     */
    t_compressed?: number;
  }[];
  /**
   * Packets dropped, of all interfaces and both directions.
   */
  drops: number;
  /**
   * Errors, of all interfaces and both directions.
   */
  errors: number;
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

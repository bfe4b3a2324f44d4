// Generated from schemas/tools/tc-class.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Traffic classes of an interface (tc -s -j class show dev IFACE, or as text).
 */
export interface TcClass {
  /**
   * One for each, in the order printed. Counters are totals since it was made.
   *
   * Items: A class.
   */
  classes: {
    /**
     * htb, hfsc, drr, mq ...
     */
    kind: string;
    /**
     * As 1:10.
     */
    classid: string;
    /**
     * Nothing is above it but the qdisc.
     */
    root: boolean;
    /**
     * The class above. Absent at the root.
     */
    parent?: string;
    /**
     * The qdisc below, as 20:. Absent when it has none of its own.
     */
    leaf?: string;
    /**
     * The smaller one is served first.
     */
    prio?: number;
    /**
     * The rate that it may always have, in bits a second. Absent when there is none.
     */
    rate_bps?: number;
    /**
     * The rate that it may have when others leave it, in bits a second. Absent when there is none.
     */
    ceil_bps?: number;
    /**
     * What may go at once at the rate.
     */
    burst_bytes?: number;
    /**
     * What may go at once at the ceiling.
     */
    cburst_bytes?: number;
    /**
     * Bytes sent. Absent without -s.
     */
    bytes?: number;
    /**
     * Packets sent. Absent without -s.
     */
    packets?: number;
    /**
     * Packets dropped. Absent without -s.
     */
    drops?: number;
    /**
     * How often it had to wait, or drop, because of a rate. Absent without -s.
     */
    overlimits?: number;
    /**
     * Packets that the driver gave back. Absent without -s.
     */
    requeues?: number;
    /**
     * Bytes that wait now. Absent without -s.
     */
    backlog?: number;
    /**
     * Packets that wait now. Absent without -s.
     */
    qlen?: number;
    /**
     * Every option as tc prints it, as text.
     */
    options: {
      [k: string]: string;
    };
    /**
     * The counters that only this kind has: lended, borrowed, giants, tokens ...
     */
    stats: {
      [k: string]: number;
    };
  }[];
  /**
   * Packets dropped by all of them together. Absent without -s.
   */
  total_drops?: number;
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

// Generated from schemas/tools/tc-qdisc.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Queueing disciplines (tc -s -j qdisc, or tc -s qdisc as text).
 */
export interface TcQdisc {
  /**
   * One for each, in the order printed. Counters are totals since it was made.
   *
   * Items: A queueing discipline.
   */
  qdiscs: {
    /**
     * noqueue, pfifo_fast, fq_codel, fq, tbf, htb, netem, ingress, clsact, mq ...
     */
    kind: string;
    /**
     * As 1: or ffff:.
     */
    handle: string;
    /**
     * The interface. Absent when the list is of one interface and the command is not known.
     */
    dev?: string;
    /**
     * It takes what the interface sends.
     */
    root: boolean;
    /**
     * The class or qdisc above. Absent at the root.
     */
    parent?: string;
    /**
     * It takes what the interface receives: kind ingress or clsact.
     */
    ingress: boolean;
    /**
     * References.
     */
    refcnt?: number;
    /**
     * The hardware does it.
     */
    offloaded: boolean;
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
     * Packets marked instead of dropped. Absent where the kind does not count them.
     */
    ecn_marks?: number;
    /**
     * The rate that it limits to, in bits a second. Absent when there is none.
     */
    rate_bps?: number;
    /**
     * The peak rate, in bits a second. Absent when there is none.
     */
    peakrate_bps?: number;
    /**
     * What may go at once (tbf).
     */
    burst_bytes?: number;
    /**
     * The longest wait before a packet is dropped (tbf), in milliseconds.
     */
    latency_ms?: number;
    /**
     * The longest queue, in packets.
     */
    limit_packets?: number;
    /**
     * The longest queue, in bytes.
     */
    limit_bytes?: number;
    /**
     * Delay that netem adds, in milliseconds.
     */
    delay_ms?: number;
    /**
     * How much that delay varies (netem), in milliseconds.
     */
    jitter_ms?: number;
    /**
     * Loss that netem makes.
     */
    loss_percent?: number;
    /**
     * Packets that netem doubles.
     */
    duplicate_percent?: number;
    /**
     * Packets that netem sends early.
     */
    reorder_percent?: number;
    /**
     * Packets that netem damages.
     */
    corrupt_percent?: number;
    /**
     * The class of packets that no filter sorts (htb), in hexadecimal.
     */
    default_class?: string;
    /**
     * Every option as tc prints it, as text.
     */
    options: {
      [k: string]: string;
    };
    /**
     * The counters that only this kind has: drop_overlimit, new_flow_count, throttled ...
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
   * Packets that wait in all root qdiscs together. Absent without -s.
   */
  total_backlog_packets?: number;
  /**
   * The interfaces with a qdisc that dropped something.
   */
  dropping: string[];
  /**
   * The interfaces with a qdisc that has a rate of its own. The rates of htb are in tc-class.
   */
  limited: string[];
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

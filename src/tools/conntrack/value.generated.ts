// Generated from schemas/tools/conntrack.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Tracked connections, or events of them (conntrack -L, conntrack -E, /proc/net/nf_conntrack).
 */
export interface Conntrack {
  /**
   * One for each line, in order.
   *
   * Items: A connection, or an event of one.
   */
  connections: {
    /**
     * What happened to it (conntrack -E). Absent in a list.
     */
    event?: 'new' | 'update' | 'destroy';
    /**
     * When, in seconds since 1970 (-o timestamp). Absent when it was not printed.
     */
    timestamp?: number;
    /**
     * By its addresses.
     */
    family: 'ipv4' | 'ipv6';
    /**
     * tcp, udp, icmp, icmpv6, sctp, dccp, gre, unknown ...
     */
    protocol: string;
    /**
     * Its number.
     */
    protocol_number: number;
    /**
     * In so many seconds it is forgotten when nothing more comes. Absent when it was not printed.
     */
    timeout_s?: number;
    /**
     * The state of a TCP, SCTP or DCCP connection: SYN_SENT, ESTABLISHED, TIME_WAIT ... Absent for other protocols.
     */
    state?: string;
    original: Tuple;
    reply: Tuple;
    /**
     * What stands in brackets: UNREPLIED, ASSURED, OFFLOAD ...
     *
     * Items: A flag.
     */
    flags: string[];
    /**
     * Nothing came back yet.
     */
    unreplied: boolean;
    /**
     * It is kept when the table is full.
     */
    assured: boolean;
    /**
     * Answers go to another address or port than the sender has: its source is translated.
     */
    source_nat: boolean;
    /**
     * Answers come from another address or port than was asked: its destination is translated.
     */
    destination_nat: boolean;
    /**
     * Its mark. Absent when it was not printed.
     */
    mark?: number;
    /**
     * Its zone. Absent when it was not printed.
     */
    zone?: number;
    /**
     * References to it. Absent when it was not printed.
     */
    use?: number;
    /**
     * Its id (-o id). Absent when it was not printed.
     */
    id?: number;
    /**
     * The helper that follows it, for example ftp. Absent without one.
     */
    helper?: string;
    /**
     * What else was printed of it, as key=value. Empty when there is nothing.
     *
     * Items: One of them.
     */
    other: string[];
    /**
     * It as printed, cut to 500 characters.
     */
    line: string;
    /**
     * The number of that line in the stream, from 1.
     */
    line_number: number;
  }[];
  /**
   * How many were read.
   */
  count: number;
  /**
   * How many conntrack said that it showed, at its end. Absent when that was not printed.
   */
  shown?: number;
  /**
   * As many were read as conntrack said that it showed. False when it did not say, as for /proc/net/nf_conntrack.
   */
  complete: boolean;
  /**
   * How many are in each state.
   */
  by_state: {
    /**
     * How many.
     */
    [k: string]: number;
  };
  /**
   * How many there are of each protocol.
   */
  by_protocol: {
    /**
     * How many.
     */
    [k: string]: number;
  };
  /**
   * How many events of each kind there are: new, update, destroy. Empty for a list.
   */
  by_event: {
    /**
     * How many.
     */
    [k: string]: number;
  };
  /**
   * How many have had no answer yet.
   */
  unreplied: number;
  /**
   * How many are kept when the table is full.
   */
  assured: number;
  /**
   * How many have their source translated.
   */
  source_nat: number;
  /**
   * How many have their destination translated.
   */
  destination_nat: number;
  /**
   * Events came faster than they were read (ENOBUFS): some are missing.
   */
  events_lost: boolean;
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
/**
 * One direction of a connection.
 */
export interface Tuple {
  /**
   * Source address.
   */
  src?: string;
  /**
   * Destination address.
   */
  dst?: string;
  /**
   * Source port. Absent for protocols without ports.
   */
  sport?: number;
  /**
   * Destination port, as with sport.
   */
  dport?: number;
  /**
   * ICMP type. Absent for other protocols.
   */
  type?: number;
  /**
   * ICMP code, as with type.
   */
  code?: number;
  /**
   * ICMP echo id, as with type.
   */
  id?: number;
  /**
   * GRE source key. Absent for other protocols.
   */
  srckey?: string;
  /**
   * GRE destination key, as with srckey.
   */
  dstkey?: string;
  /**
   * Packets that way. Absent when nf_conntrack_acct is off.
   */
  packets?: number;
  /**
   * Bytes that way. Absent when nf_conntrack_acct is off.
   */
  bytes?: number;
}

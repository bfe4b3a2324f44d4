// Generated from schemas/tools/ping.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * ICMP echo requests and what came back (ping(8) of iputils, of BusyBox and of BSD).
 */
export interface Ping {
  /**
   * The host as asked for. Absent when it was not printed.
   */
  destination?: string;
  /**
   * The address that was pinged. Absent when the name had none.
   */
  destination_ip?: string;
  /**
   * The address it was pinged from. Absent when it was not printed.
   */
  source_ip?: string;
  /**
   * Data bytes in a request, without the ICMP header (8 bytes). Absent when it was not printed.
   */
  data_bytes?: number;
  /**
   * The fill pattern, in hexadecimal. Absent when none was asked for.
   */
  pattern?: string;
  /**
   * Requests sent. Absent when ping was ended before its summary.
   */
  packets_transmitted?: number;
  /**
   * Replies received, without duplicates. Absent when ping was ended before its summary.
   */
  packets_received?: number;
  /**
   * Requests without a reply, in percent. Absent when ping was ended before its summary, or sent nothing.
   */
  packet_loss_percent?: number;
  /**
   * Replies that came twice. Absent when ping was ended before its summary.
   */
  duplicates?: number;
  /**
   * ICMP errors received, and replies that did not match. Absent when the summary does not count any.
   */
  errors?: number;
  /**
   * From the first request to the end, in milliseconds. Absent when it was not printed (BusyBox).
   */
  time_ms?: number;
  /**
   * Shortest round trip, in milliseconds. Absent when no reply was timed: never 0.
   */
  round_trip_ms_min?: number;
  /**
   * Mean round trip, in milliseconds. Absent when no reply was timed: never 0.
   */
  round_trip_ms_avg?: number;
  /**
   * Longest round trip, in milliseconds. Absent when no reply was timed: never 0.
   */
  round_trip_ms_max?: number;
  /**
   * Standard deviation of the round trips (mdev), in milliseconds. Absent when no reply was timed; BusyBox prints none.
   */
  round_trip_ms_stddev?: number;
  /**
   * One for each line between the head and the summary, in order.
   *
   * Items: What came for one request.
   */
  responses: {
    /**
     * reply, timeout ("no answer yet"), unparsable_line, or the name of the ICMP error, for example destination_host_unreachable.
     */
    type: string;
    /**
     * The line, with unparsable_line.
     */
    unparsed_line?: string;
    /**
     * Unix time with -D, in seconds.
     */
    timestamp?: number;
    /**
     * Bytes received, with a reply.
     */
    bytes?: number;
    /**
     * Who sent it.
     */
    response_ip?: string;
    /**
     * The number of the request.
     */
    icmp_seq?: number;
    /**
     * The time to live that was left, with a reply; with an ICMP error of BSD, that of the request.
     */
    ttl?: number;
    /**
     * Round trip in milliseconds. Absent when ping could not time it.
     */
    time_ms?: number;
    /**
     * True for a reply that had come before.
     */
    duplicate?: boolean;
    /**
     * IP version of the request that an ICMP error was about. Only ping of BSD prints it.
     */
    vr?: number;
    /**
     * Header length, in words of 4 bytes of the request that an ICMP error was about. Only ping of BSD prints it.
     */
    hl?: number;
    /**
     * Type of service of the request that an ICMP error was about. Only ping of BSD prints it.
     */
    tos?: number;
    /**
     * Total length, in bytes as printed of the request that an ICMP error was about. Only ping of BSD prints it.
     */
    len?: number;
    /**
     * Identification of the request that an ICMP error was about. Only ping of BSD prints it.
     */
    id?: number;
    /**
     * Flags of the request that an ICMP error was about. Only ping of BSD prints it.
     */
    flg?: number;
    /**
     * Fragment offset of the request that an ICMP error was about. Only ping of BSD prints it.
     */
    off?: number;
    /**
     * Protocol of the request that an ICMP error was about. Only ping of BSD prints it.
     */
    pro?: number;
    /**
     * Checksum of the request that an ICMP error was about. Only ping of BSD prints it.
     */
    cks?: number;
    /**
     * Source address of the request that an ICMP error was about. Only ping of BSD prints it.
     */
    src?: string;
    /**
     * Its destination address. Only ping of BSD prints it.
     */
    dst?: string;
  }[];
  /**
   * At least one echo reply came.
   */
  answered: boolean;
  /**
   * Requests were sent, and neither a reply nor an ICMP error came.
   */
  no_reply: boolean;
  /**
   * An ICMP destination unreachable came.
   */
  unreachable: boolean;
  /**
   * Who sent the first of them; the own address when the neighbour does not answer ARP or NDP. Absent without one.
   */
  unreachable_from?: string;
  /**
   * The first of them as printed, for example "Destination Host Unreachable". Absent without one.
   */
  unreachable_reason?: string;
  /**
   * The router where the time to live ran out first. Absent when that did not happen.
   */
  ttl_exceeded_from?: string;
  /**
   * A request was too long for a link and must not be fragmented: a router or the own kernel said so.
   */
  frag_needed: boolean;
  /**
   * The router that said so. Absent when none did.
   */
  frag_needed_from?: string;
  /**
   * The MTU of that link, in bytes. Absent when it was not said.
   */
  frag_needed_mtu?: number;
  /**
   * Why the own kernel did not send a request, as printed, for example "Network is unreachable" or "Operation not permitted". Absent when it sent them all.
   */
  local_error?: string;
  /**
   * A reply carried other data than was sent.
   */
  wrong_data: boolean;
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

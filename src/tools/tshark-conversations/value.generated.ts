// Generated from schemas/tools/tshark-conversations.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Conversations (tshark -q -z conv,tcp and the like).
 */
export interface TsharkConversations {
  /**
   * What the ends are: tcp, udp, ipv4, ipv6, ethernet and the like in lowercase.
   */
  kind: string;
  /**
   * The display filter. Absent without one.
   */
  filter?: string;
  /**
   * One for each pair of ends, as printed: the most packets first.
   *
   * Items: Two ends and what went between them.
   */
  conversations: {
    /**
     * The end on the left: who sent the first packet.
     */
    address_a: string;
    /**
     * Its port; only TCP, UDP and SCTP.
     */
    port_a?: number;
    /**
     * The other end.
     */
    address_b: string;
    /**
     * Its port.
     */
    port_b?: number;
    /**
     * Packets from b to a. 0: b never answered.
     */
    frames_to_a: number;
    /**
     * Their bytes. Above 10 kB tshark 3.4 and later print three digits or less.
     */
    bytes_to_a: number;
    /**
     * Packets from a to b.
     */
    frames_to_b: number;
    /**
     * Their bytes; see bytes_to_a.
     */
    bytes_to_b: number;
    /**
     * All packets.
     */
    frames: number;
    /**
     * All bytes; see bytes_to_a.
     */
    bytes: number;
    /**
     * From the first packet of the capture to the first of these, in seconds. Absent when an absolute time was printed.
     */
    start_s?: number;
    /**
     * From their first to their last packet, in seconds.
     */
    duration_s?: number;
    /**
     * Packets went one way only.
     */
    one_way: boolean;
  }[];
  /**
   * Conversations with packets one way only.
   */
  one_way: number;
  /**
   * Packets captured, as tshark says on stderr. Absent when it read a file, or did not say it.
   */
  packets_captured?: number;
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

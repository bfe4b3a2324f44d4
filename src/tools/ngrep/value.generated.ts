// Generated from schemas/tools/ngrep.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Packets whose payload matches (ngrep).
 */
export interface Ngrep {
  /**
   * The interface that was listened to. Absent when ngrep did not say it.
   */
  interface?: string;
  /**
   * Its network, as address and netmask. Absent when ngrep did not say it.
   */
  network?: string;
  /**
   * The filter as ngrep understood it. Absent without one.
   */
  filter?: string;
  /**
   * What it looked for. Absent when it looked for nothing, or did not say it.
   */
  match?: string;
  /**
   * One for each packet that matched, in order.
   *
   * Items: One packet.
   */
  packets: {
    /**
     * Its protocol.
     */
    protocol: 'tcp' | 'udp' | 'icmp' | 'icmp6' | 'igmp' | 'other';
    /**
     * When it was seen, as printed, with -t or -T. Absent without.
     */
    time?: string;
    /**
     * Source address, or its name without -n.
     */
    src: string;
    /**
     * Source port. Absent when there is none, and for a fragment.
     */
    sport?: number;
    /**
     * Destination address.
     */
    dst: string;
    /**
     * Destination port.
     */
    dport?: number;
    /**
     * TCP flags: SYN, ACK, RST, FIN, PSH, URG, ECE, CWR. Empty for other protocols.
     *
     * Items: One flag.
     */
    flags: string[];
    /**
     * ICMP type.
     */
    icmp_type?: number;
    /**
     * ICMP code.
     */
    icmp_code?: number;
    /**
     * True for a fragment. Absent otherwise.
     */
    fragment?: boolean;
    /**
     * Its number among the packets that were seen, when it was printed.
     */
    number?: number;
    /**
     * What it carried, as ngrep prints it: a dot for a byte that cannot be printed; lines with line feeds between; cut to 4096 characters. Empty without payload.
     */
    payload: string;
  }[];
  /**
   * Packets in the text.
   */
  packets_read: number;
  /**
   * Packets that passed the filter, of the last line. Absent when ngrep was ended before it.
   */
  received?: number;
  /**
   * Packets that matched, of the last line. Absent as received; and before ngrep 1.47.
   */
  matched?: number;
  /**
   * What stopped it, as printed. Absent otherwise.
   */
  error?: string;
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

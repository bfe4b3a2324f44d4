// Generated from schemas/tools/tshark-endpoints.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Endpoints (tshark -q -z endpoints,ip and the like).
 */
export interface TsharkEndpoints {
  /**
   * What they are: tcp, udp, ipv4, ipv6, ethernet and the like in lowercase.
   */
  kind: string;
  /**
   * The display filter. Absent without one.
   */
  filter?: string;
  /**
   * One for each, as printed: the most packets first.
   *
   * Items: One end.
   */
  endpoints: {
    /**
     * Its address.
     */
    address: string;
    /**
     * Its port; only TCP, UDP and SCTP.
     */
    port?: number;
    /**
     * Packets from and to it.
     */
    packets: number;
    /**
     * Their bytes.
     */
    bytes: number;
    /**
     * Packets from it. 0: it never sent.
     */
    tx_packets: number;
    /**
     * Their bytes.
     */
    tx_bytes: number;
    /**
     * Packets to it.
     */
    rx_packets: number;
    /**
     * Their bytes.
     */
    rx_bytes: number;
  }[];
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

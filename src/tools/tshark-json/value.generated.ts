// Generated from schemas/tools/tshark-json.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Packets as tshark prints them in JSON (-T ek, one object a line; -T json, one list).
 */
export interface TsharkJson {
  /**
   * One for each packet, in order.
   *
   * Items: One packet.
   */
  packets: {
    /**
     * Number of the packet.
     */
    number?: number;
    /**
     * When it was seen in Unix time, in seconds.
     */
    timestamp?: number;
    /**
     * Where it was seen.
     */
    interface?: string;
    /**
     * Length of the frame in bytes.
     */
    length?: number;
    /**
     * The uppermost protocol, as tshark names it, for example tcp, dns, tls, http.
     */
    protocol?: string;
    /**
     * Source address; of several the outermost.
     */
    src?: string;
    /**
     * Destination address; of several the outermost.
     */
    dst?: string;
    /**
     * Source port of TCP or UDP.
     */
    sport?: number;
    /**
     * Destination port of TCP or UDP.
     */
    dport?: number;
    /**
     * Protocols from the frame upwards.
     *
     * Items: One name.
     */
    protocols: string[];
    /**
     * All fields by name as tshark prints them: with dots in JSON, as ip.src; with underscores in ek, as ip_src. Several values stand with commas. At most 500.
     */
    fields: {
      [k: string]: string;
    };
  }[];
  /**
   * Packets in the text.
   */
  packets_read: number;
  /**
   * Packets captured, as tshark says on stderr. Absent when it read a file, or did not say it.
   */
  packets_captured?: number;
  /**
   * Packets that hold each protocol.
   */
  protocols: {
    [k: string]: number;
  };
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

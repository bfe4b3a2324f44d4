// Generated from schemas/tools/tshark-expert.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Expert information (tshark -q -z expert): what the analysis remarks, counted.
 */
export interface TsharkExpert {
  /**
   * One for each kind, as printed.
   *
   * Items: One kind of remark.
   */
  remarks: {
    /**
     * How tshark ranks it.
     */
    severity: 'error' | 'warning' | 'note' | 'chat' | 'comment';
    /**
     * How often.
     */
    count: number;
    /**
     * What it is about, for example Sequence, Malformed, Checksum.
     */
    group: string;
    /**
     * The protocol that says it.
     */
    protocol: string;
    /**
     * In tshark's words.
     */
    summary: string;
  }[];
  /**
   * Remarks of severity error.
   */
  errors: number;
  /**
   * Of severity warning.
   */
  warnings: number;
  /**
   * Of severity note.
   */
  notes: number;
  /**
   * Of severity chat: ordinary events.
   */
  chats: number;
  /**
   * Connection establish requests (SYN).
   */
  syn: number;
  /**
   * Connection establish acknowledges (SYN+ACK).
   */
  syn_ack: number;
  /**
   * Connection resets (RST).
   */
  resets: number;
  /**
   * Retransmissions, also fast and spurious ones.
   */
  retransmissions: number;
  /**
   * Of them, of data that was acknowledged already.
   */
  spurious_retransmissions: number;
  /**
   * Duplicate ACKs.
   */
  duplicate_acks: number;
  /**
   * Segments before which one was not captured: lost, or the capture missed it.
   */
  lost_segments: number;
  /**
   * Segments out of order.
   */
  out_of_order: number;
  /**
   * Zero window announcements.
   */
  zero_windows: number;
  /**
   * Segments that fill the receiver's window.
   */
  windows_full: number;
  /**
   * Malformed packets.
   */
  malformed: number;
  /**
   * Bad checksums.
   */
  checksum_errors: number;
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

// Generated from schemas/tools/tshark-io.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Packets and bytes by interval (tshark -q -z io,stat,INTERVAL,FILTER...).
 */
export interface TsharkIo {
  /**
   * From the first to the last packet, in seconds. Absent when it was not printed.
   */
  duration_s?: number;
  /**
   * Length of an interval, in seconds. Absent when it was not printed.
   */
  interval_s?: number;
  /**
   * One for each filter, in order.
   *
   * Items: All packets of a filter.
   */
  columns: {
    /**
     * The display filter. Frames and bytes: all packets.
     */
    filter: string;
    /**
     * Its packets in all intervals. Absent when the column does not count frames.
     */
    frames?: number;
    /**
     * Their bytes. Absent as frames.
     */
    bytes?: number;
  }[];
  /**
   * One for each interval, in order.
   *
   * Items: One interval.
   */
  intervals: {
    /**
     * Its begin, in seconds from the first packet. Absent when a time of day was printed.
     */
    start_s?: number;
    /**
     * Its end. Absent as start_s; the last ends with the capture.
     */
    end_s?: number;
    /**
     * Packets of each column.
     *
     * Items: One column.
     */
    frames: number[];
    /**
     * Bytes of each column.
     *
     * Items: One column.
     */
    bytes: number[];
  }[];
  /**
   * Packets of each filter, by its text.
   */
  frames: {
    [k: string]: number;
  };
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

// Generated from schemas/tools/tshark-tree.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * A tree of counts (tshark -q -z dns,tree, http,tree and the like).
 */
export interface TsharkTree {
  /**
   * What is counted, for example DNS or HTTP/Packet Counter.
   */
  title: string;
  /**
   * One for each line, in order.
   *
   * Items: One line.
   */
  rows: {
    /**
     * The items above it and its own, with ` / ` between, for example `Total Packets / rcode / No error`.
     */
    path: string;
    /**
     * Its own name.
     */
    item: string;
    /**
     * How many items stand above it.
     */
    depth: number;
    /**
     * How many.
     */
    count: number;
    /**
     * Mean of the values. Absent when the line has none, as are the fields below.
     */
    average?: number;
    /**
     * Least value.
     */
    min?: number;
    /**
     * Greatest value.
     */
    max?: number;
    /**
     * How many in a millisecond.
     */
    rate_per_ms?: number;
    /**
     * Share of the item above it.
     */
    percent?: number;
    /**
     * Highest rate of a burst, in a millisecond.
     */
    burst_rate?: number;
    /**
     * When it began, in seconds from the first packet.
     */
    burst_start_s?: number;
  }[];
  /**
   * The counts by path.
   */
  counts: {
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

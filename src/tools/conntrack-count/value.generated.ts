// Generated from schemas/tools/conntrack-count.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * How many connections are tracked (conntrack -C, nf_conntrack_count).
 */
export interface ConntrackCount {
  /**
   * How many.
   */
  count: number;
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

// Generated from schemas/tools/date.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * What the clock of the machine says (date -u).
 */
export interface Date {
  /**
   * Seconds since 1970.
   */
  epoch_utc: number;
  /**
   * The same as RFC 3339, UTC.
   */
  iso: string;
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

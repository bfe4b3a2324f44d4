// Generated from schemas/tools/getent.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * What the C library answers for a name (getent(1)).
 */
export interface Getent {
  /**
   * The name that was looked up. Absent when neither the arguments nor the command line say it.
   */
  key?: string;
  /**
   * True when the C library knew the name (exit code 0 and at least one line).
   */
  found: boolean;
  /**
   * True when the C library did not know the name (exit code 2). It does not say why: no such name and no answer look the same.
   */
  not_found: boolean;
  /**
   * The lookup was still waiting when its time was up: neither found nor known not to be.
   */
  timed_out: boolean;
  /**
   * The addresses, each once, in the order in which a program would try them.
   */
  addresses: string[];
  /**
   * One for each line printed.
   *
   * Items: One line.
   */
  entries: {
    /**
     * The address.
     */
    ip: string;
    /**
     * STREAM, DGRAM or RAW. Absent with the hosts database.
     */
    type?: string;
    /**
     * The canonical name. Absent where the line has none.
     */
    name?: string;
    /**
     * Other names, with the hosts database. Absent when there are none.
     */
    aliases?: string[];
  }[];
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

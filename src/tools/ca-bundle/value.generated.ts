// Generated from schemas/tools/ca-bundle.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The certificates that the target's programs trust: which file, where it is for tools of the session, and whom it names.
 */
export interface CaBundle {
  /**
   * There is such a file.
   */
  present: boolean;
  /**
   * Its path in the target. Absent when there is none.
   */
  file?: string;
  /**
   * Its size. Absent when there is none.
   */
  bytes?: number;
  /**
   * Its copy in the session, for the ca_file of other tools. Absent when there is none, or when a saved bundle was read.
   */
  session_file?: string;
  /**
   * How many certificates could be read in it.
   */
  certificate_count: number;
  /**
   * Whom they name, as "C=XX, O=Example, CN=Example Root", at most 400.
   */
  subjects: string[];
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

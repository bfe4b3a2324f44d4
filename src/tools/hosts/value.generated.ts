// Generated from schemas/tools/hosts.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The names that /etc/hosts gives to addresses (hosts(5)).
 */
export interface Hosts {
  /**
   * False when the file does not exist.
   */
  present: boolean;
  /**
   * One for each line, in order.
   *
   * Items: An address and its names.
   */
  entries: {
    /**
     * The address.
     */
    ip: string;
    /**
     * The names: first the canonical one, then the aliases.
     */
    hostname: string[];
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

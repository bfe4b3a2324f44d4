// Generated from schemas/tools/ip-netns.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The named network namespaces (ip -j netns list, or as text). Those of containers have no name here.
 */
export interface IpNetns {
  /**
   * One for each name.
   *
   * Items: A namespace.
   */
  namespaces: {
    /**
     * Its name.
     */
    name: string;
    /**
     * The number that this namespace knows it by. Absent when it has none.
     */
    id?: number;
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

// Generated from schemas/tools/sysctl.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Settings of the kernel (sysctl of procps or BusyBox).
 */
export interface Sysctl {
  /**
   * Every setting as text, by its key. A key of several lines has them joined by line feeds.
   */
  values: {
    [k: string]: string;
  };
  /**
   * Those that are one number.
   */
  numbers: {
    [k: string]: number;
  };
  /**
   * Those that are several numbers, as net.ipv4.tcp_rmem.
   */
  lists: {
    [k: string]: number[];
  };
  /**
   * Keys that this kernel does not have.
   */
  unknown: string[];
  /**
   * Keys that may not be read.
   */
  denied: string[];
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

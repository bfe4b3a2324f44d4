// Generated from schemas/tools/proc-nf-conntrack-stat.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * What connection tracking did since the network namespace began (/proc/net/stat/nf_conntrack; one line for each CPU).
 */
export interface ProcNfConntrackStat {
  /**
   * The file is there. False: connection tracking is not loaded, or the kernel has no such file.
   */
  present: boolean;
  /**
   * Connections tracked now. Absent when the file is not there.
   */
  entries?: number;
  /**
   * The sums over all CPUs, by the heading of the file: insert_failed, drop (table full), early_drop, invalid, search_restart ... Empty when the file is not there.
   */
  totals: {
    [k: string]: number;
  };
  /**
   * One for each CPU.
   *
   * Items: A CPU.
   */
  cpus: {
    /**
     * Its counters, by the heading of the file.
     */
    counters: {
      [k: string]: number;
    };
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

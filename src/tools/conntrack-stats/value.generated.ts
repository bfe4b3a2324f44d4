// Generated from schemas/tools/conntrack-stats.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * What connection tracking counted (conntrack -S, /proc/net/stat/nf_conntrack): for each CPU, and in all.
 */
export interface ConntrackStats {
  /**
   * One for each CPU.
   *
   * Items: The counters of one CPU.
   */
  cpus: {
    /**
     * Its number.
     */
    cpu: number;
    /**
     * Lookups that found an entry. Absent when it was not printed.
     */
    found?: number;
    /**
     * Packets that could not be tracked. Absent when it was not printed.
     */
    invalid?: number;
    /**
     * Entries put into the table. Absent when it was not printed.
     */
    insert?: number;
    /**
     * Entries that could not be put into the table: the packet was dropped. Absent when it was not printed.
     */
    insert_failed?: number;
    /**
     * Packets dropped because no entry could be made: the table or the memory was full. Absent when it was not printed.
     */
    drop?: number;
    /**
     * Entries thrown out to make room: the table was full. Absent when it was not printed.
     */
    early_drop?: number;
    /**
     * Packets that could not be tracked because of an error in them, or of an ICMP error. Absent when it was not printed.
     */
    error?: number;
    /**
     * The same, in older versions. Absent when it was not printed.
     */
    icmp_error?: number;
    /**
     * Lookups that had to begin again. Absent when it was not printed.
     */
    search_restart?: number;
    /**
     * Packets of one connection that raced each other into the table, settled. Absent when it was not printed.
     */
    clash_resolve?: number;
    /**
     * Entries that were not made because a chain of the table was too long. Absent when it was not printed.
     */
    chain_toolong?: number;
    /**
     * Entries in the table, the same number for every CPU (older versions). Absent when it was not printed.
     */
    entries?: number;
    /**
     * Entries looked at (older versions). Absent when it was not printed.
     */
    searched?: number;
    /**
     * Entries made (older versions). Absent when it was not printed.
     */
    new?: number;
    /**
     * Packets that were tracked already (older versions). Absent when it was not printed.
     */
    ignore?: number;
    /**
     * Entries taken out (older versions). Absent when it was not printed.
     */
    delete?: number;
    /**
     * Entries put on the dying list (older versions). Absent when it was not printed.
     */
    delete_list?: number;
    /**
     * Expected connections made. Absent when it was not printed.
     */
    expect_new?: number;
    /**
     * Expected connections put in. Absent when it was not printed.
     */
    expect_create?: number;
    /**
     * Expected connections taken out. Absent when it was not printed.
     */
    expect_delete?: number;
    /**
     * Counters with other names.
     */
    other: {
      /**
       * The counter.
       */
      [k: string]: number;
    };
  }[];
  /**
   * Lookups that found an entry. Of all CPUs. Absent when it was not printed.
   */
  found?: number;
  /**
   * Packets that could not be tracked. Of all CPUs. Absent when it was not printed.
   */
  invalid?: number;
  /**
   * Entries put into the table. Of all CPUs. Absent when it was not printed.
   */
  insert?: number;
  /**
   * Entries that could not be put into the table: the packet was dropped. Of all CPUs. Absent when it was not printed.
   */
  insert_failed?: number;
  /**
   * Packets dropped because no entry could be made: the table or the memory was full. Of all CPUs. Absent when it was not printed.
   */
  drop?: number;
  /**
   * Entries thrown out to make room: the table was full. Of all CPUs. Absent when it was not printed.
   */
  early_drop?: number;
  /**
   * Packets that could not be tracked because of an error in them, or of an ICMP error. Of all CPUs. Absent when it was not printed.
   */
  error?: number;
  /**
   * The same, in older versions. Of all CPUs. Absent when it was not printed.
   */
  icmp_error?: number;
  /**
   * Lookups that had to begin again. Of all CPUs. Absent when it was not printed.
   */
  search_restart?: number;
  /**
   * Packets of one connection that raced each other into the table, settled. Of all CPUs. Absent when it was not printed.
   */
  clash_resolve?: number;
  /**
   * Entries that were not made because a chain of the table was too long. Of all CPUs. Absent when it was not printed.
   */
  chain_toolong?: number;
  /**
   * Entries in the table, the same number for every CPU (older versions). Absent when it was not printed.
   */
  entries?: number;
  /**
   * Entries looked at (older versions). Of all CPUs. Absent when it was not printed.
   */
  searched?: number;
  /**
   * Entries made (older versions). Of all CPUs. Absent when it was not printed.
   */
  new?: number;
  /**
   * Packets that were tracked already (older versions). Of all CPUs. Absent when it was not printed.
   */
  ignore?: number;
  /**
   * Entries taken out (older versions). Of all CPUs. Absent when it was not printed.
   */
  delete?: number;
  /**
   * Entries put on the dying list (older versions). Of all CPUs. Absent when it was not printed.
   */
  delete_list?: number;
  /**
   * Expected connections made. Of all CPUs. Absent when it was not printed.
   */
  expect_new?: number;
  /**
   * Expected connections put in. Of all CPUs. Absent when it was not printed.
   */
  expect_create?: number;
  /**
   * Expected connections taken out. Of all CPUs. Absent when it was not printed.
   */
  expect_delete?: number;
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

// Generated from schemas/tools/ip-tables-names.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The tables of iptables-legacy that are there (/proc/net/ip_tables_names, ip6_tables_names). Reading it makes none.
 */
export interface IpTablesNames {
  /**
   * The file is there: the kernel has ip_tables (ip6_tables). Without it there are no legacy rules.
   */
  module: boolean;
  /**
   * The tables that are there. Empty when there is none.
   *
   * Items: filter, nat, mangle, raw or security.
   */
  tables: string[];
  /**
   * There is at least one: iptables-legacy-save lists the rules.
   */
  any: boolean;
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

// Generated from schemas/tools/iptables.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Rules of one table with policies and counters (iptables -L, ip6tables -L; nft and legacy).
 */
export interface Iptables {
  /**
   * One for each chain, in the order printed.
   *
   * Items: A chain.
   */
  chains: {
    /**
     * Its name.
     */
    chain: string;
    /**
     * The number of its line in the stream, from 1.
     */
    line_number: number;
    /**
     * ACCEPT or DROP. Absent for chains that a user made.
     */
    default_policy?: string;
    /**
     * Packets that met the policy. Absent without -v.
     */
    default_packets?: number;
    /**
     * Bytes that met the policy. Absent without -v.
     */
    default_bytes?: number;
    /**
     * Rules that lead to it. Absent for built-in chains.
     */
    references?: number;
    /**
     * Its rules in order.
     *
     * Items: A rule.
     */
    rules: {
      /**
       * Its number in the chain, from 1: as printed with --line-numbers, counted without.
       */
      num: number;
      /**
       * The chain and the rule without its number and counters; " #2" at the end of the second of two that are equal. It stays the same while other rules come and go.
       */
      key: string;
      /**
       * Packets that matched; K, M, G, T and P are thousands, and so on (-x prints whole numbers). Absent without -v.
       */
      pkts?: number;
      /**
       * Bytes that matched, as with pkts. Absent without -v.
       */
      bytes?: number;
      /**
       * The counters were printed with a K, M, G, T or P: two readings that are equal do not say that nothing matched in between.
       */
      rounded: boolean;
      /**
       * Where a packet that matches goes: ACCEPT, DROP, REJECT, another target, or a chain. Absent when the rule only counts.
       */
      target?: string;
      /**
       * What the target does: nat for DNAT, SNAT, MASQUERADE, REDIRECT and NETMAP; jump for chains and targets that are not known; continue for targets that let the packet go on (LOG, MARK ...), and for none.
       */
      verdict: 'accept' | 'drop' | 'reject' | 'return' | 'queue' | 'jump' | 'goto' | 'nat' | 'continue';
      /**
       * The protocol as printed: all, tcp, 6, !icmp ...
       */
      prot: string;
      /**
       * The protocol by name, without "!": all, tcp, udp, icmp, ipv6-icmp ...; a number that has no well-known name stays one.
       */
      protocol: string;
      /**
       * -f or !f for fragments. Absent when it is "--" or empty.
       */
      opt?: string;
      /**
       * The interface it came in by: eth0, !eth0; * or any for all. Absent without -v.
       */
      in?: string;
      /**
       * The interface it leaves by, as with in. Absent without -v.
       */
      out?: string;
      /**
       * Source network; anywhere, or all zeros with length 0 (-n), for all; "!" in front when it is negated.
       */
      source: string;
      /**
       * Destination network, as with source.
       */
      destination: string;
      /**
       * Matches and arguments of the target, as printed. Absent when there are none.
       */
      options?: string;
      /**
       * The comment, without its marks. Absent without one.
       */
      comment?: string;
      /**
       * The rule as printed, cut to 500 characters.
       */
      line: string;
      /**
       * The number of that line in the stream, from 1.
       */
      line_number: number;
    }[];
  }[];
  /**
   * Rules in all chains.
   */
  rule_count: number;
  /**
   * Counters were printed (-v).
   */
  counters: boolean;
  /**
   * iptables-nft warned that there are tables of iptables-legacy too, which it does not show.
   */
  legacy_tables_present: boolean;
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

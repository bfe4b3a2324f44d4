// Generated from schemas/tools/iptables-save.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * All rules with their counters, taken apart (iptables-save -c, iptables -S and their ip6tables and legacy kin).
 */
export interface IptablesSave {
  /**
   * The version of iptables that printed it. Absent when it was not printed (-S).
   */
  version?: string;
  /**
   * Which of the two it was, by its first line: versions before 1.8 do not say and count as legacy. Absent when it was not printed (-S).
   */
  variant?: 'nft' | 'legacy';
  /**
   * By its first line, or by the name of the program. Absent when neither says.
   */
  family?: 'ipv4' | 'ipv6';
  /**
   * The tables that were printed, in order. A table that nothing was ever put into is not printed, and neither is one of incompatible_tables.
   *
   * Items: A table.
   */
  tables: {
    /**
     * filter, nat, mangle, raw or security; of iptables -S as its built-in chains tell, filter where that may be security. Absent when nothing tells it.
     */
    table?: string;
    /**
     * As above, of this table.
     */
    family?: 'ipv4' | 'ipv6';
    /**
     * Its end was printed (COMMIT). False for iptables -S, which prints none.
     */
    complete: boolean;
    /**
     * Its rules.
     */
    rule_count: number;
  }[];
  /**
   * Every table was printed to its end, and none is in incompatible_tables. False for iptables -S, which prints no end.
   */
  complete: boolean;
  /**
   * Tables with rules that iptables cannot show, wholly or in part: nft shows them.
   *
   * Items: A table.
   */
  incompatible_tables: string[];
  /**
   * iptables-nft warned that there are tables of iptables-legacy too, which it does not show.
   */
  legacy_tables_present: boolean;
  /**
   * The chains, in order.
   *
   * Items: A chain.
   */
  chains: {
    /**
     * Its table. Absent when nothing tells it (iptables -S of one chain).
     */
    table?: string;
    /**
     * Its name.
     */
    chain: string;
    /**
     * The kernel sends packets into it; others only get what a rule sends there.
     */
    builtin: boolean;
    /**
     * ACCEPT or DROP. Absent for chains that a user made.
     */
    policy?: string;
    /**
     * Packets that met the policy. Absent when it was not printed.
     */
    packets?: number;
    /**
     * Bytes that met the policy. Absent when it was not printed.
     */
    bytes?: number;
    /**
     * Its rules.
     */
    rule_count: number;
    /**
     * Rules of its table that lead to it.
     */
    references: number;
    /**
     * The built-in chains from which rules lead here, itself for a built-in one. Empty: nothing gets here.
     *
     * Items: A built-in chain.
     */
    hooks: string[];
    /**
     * The number of its line in the stream, from 1.
     */
    line_number: number;
  }[];
  /**
   * The rules, in order.
   *
   * Items: A rule.
   */
  rules: {
    /**
     * The table and the rule without its counters; " #2" at the end of the second of two that are equal. It stays the same while counters move and other rules come and go.
     */
    key: string;
    /**
     * Its table. Absent when nothing tells it (iptables -S of one chain).
     */
    table?: string;
    /**
     * Its chain.
     */
    chain: string;
    /**
     * Its place in the chain, from 1.
     */
    num: number;
    /**
     * The built-in chains from which its chain is reached.
     *
     * Items: A built-in chain.
     */
    hooks: string[];
    /**
     * Packets that matched. Absent when no counters were printed.
     */
    packets?: number;
    /**
     * Bytes that matched. Absent when no counters were printed.
     */
    bytes?: number;
    /**
     * The target or chain. Absent when the rule only counts.
     */
    target?: string;
    /**
     * What the target does: nat for DNAT, SNAT, MASQUERADE, REDIRECT and NETMAP; jump for chains and targets that are not known; continue for targets that let the packet go on (LOG, MARK ...), and for none.
     */
    verdict: 'accept' | 'drop' | 'reject' | 'return' | 'queue' | 'jump' | 'goto' | 'nat' | 'continue';
    /**
     * The fields whose meaning is turned round ("!"), for example destination or dports.
     *
     * Items: A field of this rule.
     */
    negated: string[];
    /**
     * tcp, udp, icmp ... Absent for all.
     */
    protocol?: string;
    /**
     * Source network. Absent for all.
     */
    source?: string;
    /**
     * Destination network. Absent for all.
     */
    destination?: string;
    /**
     * The interface it came in by; + at its end for any that begins so. Absent for all.
     */
    in_interface?: string;
    /**
     * The interface it leaves by. Absent for all.
     */
    out_interface?: string;
    /**
     * Source ports, one of which must match. Empty for all.
     *
     * Items: A range of ports.
     */
    sports: {
      /**
       * Its first port.
       */
      first: number;
      /**
       * Its last port; the same as the first for one port.
       */
      last: number;
    }[];
    /**
     * Destination ports, one of which must match. Empty for all.
     *
     * Items: A range of ports.
     */
    dports: {
      /**
       * Its first port.
       */
      first: number;
      /**
       * Its last port; the same as the first for one port.
       */
      last: number;
    }[];
    /**
     * Ports of which either end must have one. Empty for all.
     *
     * Items: A range of ports.
     */
    ports: {
      /**
       * Its first port.
       */
      first: number;
      /**
       * Its last port; the same as the first for one port.
       */
      last: number;
    }[];
    /**
     * Source addresses from - to. Absent for all.
     */
    source_range?: string;
    /**
     * Destination addresses from - to. Absent for all.
     */
    destination_range?: string;
    /**
     * States of the connection, one of which must match. Empty for all.
     *
     * Items: NEW, ESTABLISHED, RELATED, INVALID, UNTRACKED, DNAT, SNAT.
     */
    ctstate: string[];
    /**
     * The mark of the packet, with its mask. Absent for all.
     */
    mark?: string;
    /**
     * The mark of the connection, with its mask. Absent for all.
     */
    connmark?: string;
    /**
     * The sets it must be in. Empty when there is none.
     *
     * Items: A set.
     */
    sets: {
      /**
       * Its name (ipset).
       */
      name: string;
      /**
       * What of the packet is looked up: src, dst, or a list of them.
       */
      flags: string;
      /**
       * The packet must not be in it.
       */
      negated: boolean;
    }[];
    /**
     * The ICMP type, or type/code. Absent for all.
     */
    icmp_type?: string;
    /**
     * The TCP flags looked at, and those of them that must be set. Absent for all.
     */
    tcp_flags?: string;
    /**
     * It is for second and further fragments only.
     */
    fragment: boolean;
    /**
     * The kind of destination address: LOCAL, BROADCAST ... Absent for all.
     */
    dst_type?: string;
    /**
     * The kind of source address. Absent for all.
     */
    src_type?: string;
    /**
     * The user whose socket sent it. Absent for all.
     */
    uid_owner?: string;
    /**
     * The group whose socket sent it. Absent for all.
     */
    gid_owner?: string;
    /**
     * The source MAC address. Absent for all.
     */
    mac_source?: string;
    /**
     * A rate (limit, hashlimit). Absent without one.
     */
    limit?: {
      /**
       * As printed, for example 10/min.
       */
      rate: string;
      /**
       * The rate in one second. Absent when it is no count of packets.
       */
      per_second?: number;
      /**
       * So many are let through at once. Absent when it was not printed.
       */
      burst?: number;
      /**
       * True: it matches what is above the rate. False: what is within it.
       */
      above: boolean;
      /**
       * Its name (hashlimit). Absent without one.
       */
      name?: string;
      /**
       * What is counted by itself: srcip, dstport ... Absent when all is counted together.
       */
      mode?: string;
    };
    /**
     * A number of connections (connlimit). Absent without one.
     */
    connlimit?: {
      /**
       * How many.
       */
      count: number;
      /**
       * True: it matches more than so many. False: up to so many.
       */
      above: boolean;
    };
    /**
     * The share of packets that match by chance, 0 to 1. Absent without one.
     */
    probability?: number;
    /**
     * Every n-th packet matches. Absent without it.
     */
    every?: number;
    /**
     * The comment. Absent without one.
     */
    comment?: string;
    /**
     * What else must match, as printed. When it is empty, the fields above hold all of the match.
     *
     * Items: One option with its values.
     */
    other_matches: string[];
    /**
     * What a REJECT answers with. Absent when it was not printed.
     */
    reject_with?: string;
    /**
     * Where DNAT sends it. Absent without it.
     */
    to_destination?: string;
    /**
     * The source that SNAT gives it. Absent without it.
     */
    to_source?: string;
    /**
     * The ports that REDIRECT or MASQUERADE gives it. Absent without them.
     */
    to_ports?: string;
    /**
     * The mark that MARK or CONNMARK gives it. Absent without it.
     */
    set_mark?: string;
    /**
     * The queue of NFQUEUE. Absent without it.
     */
    queue_num?: number;
    /**
     * The prefix of LOG or NFLOG. Absent without one.
     */
    log_prefix?: string;
    /**
     * What else was said to the target, as printed.
     *
     * Items: One option with its values.
     */
    target_options: string[];
    /**
     * The rule as printed, cut to 500 characters.
     */
    line: string;
    /**
     * The number of that line in the stream, from 1.
     */
    line_number: number;
  }[];
  /**
   * Packets that matched each rule, by its key: to compare two readings. Empty when no counters were printed.
   */
  packets: {
    /**
     * Packets.
     */
    [k: string]: number;
  };
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

// Generated from schemas/tools/nft.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The ruleset of nftables (nft -j list ruleset; nft list ruleset as text, with -a or without).
 */
export interface Nft {
  /**
   * The version of nft. Absent in text.
   */
  version?: string;
  /**
   * The text ended where a ruleset ends.
   */
  complete: boolean;
  /**
   * The tables, in order. Empty when there is no ruleset.
   *
   * Items: A table.
   */
  tables: {
    /**
     * ip, ip6, inet, arp, bridge or netdev.
     */
    family: string;
    /**
     * Its name.
     */
    table: string;
    /**
     * Its handle. Absent when it was not printed (-a, -j).
     */
    handle?: number;
    /**
     * Its comment. Absent without one.
     */
    comment?: string;
    /**
     * It is switched off: none of its rules acts.
     */
    dormant: boolean;
    /**
     * nft warned that iptables-nft made it, so that its rules may hold matches that nft cannot show.
     */
    managed_by_iptables: boolean;
  }[];
  /**
   * The chains, in order.
   *
   * Items: A chain.
   */
  chains: {
    /**
     * ip, ip6, inet, arp, bridge or netdev.
     */
    family: string;
    /**
     * Its table.
     */
    table: string;
    /**
     * Its name.
     */
    chain: string;
    /**
     * The kernel sends packets into it; others only get what a rule sends there.
     */
    base: boolean;
    /**
     * filter, nat or route. Absent for other than base chains.
     */
    type?: string;
    /**
     * input, output, forward, prerouting, postrouting, ingress or egress. Absent for other than base chains.
     */
    hook?: string;
    /**
     * Its priority as a number. Absent for other than base chains, and for a name that has none.
     */
    prio?: number;
    /**
     * The interfaces of a netdev chain. Empty otherwise.
     *
     * Items: An interface.
     */
    devices: string[];
    /**
     * accept or drop. Absent for other than base chains.
     */
    policy?: string;
    /**
     * Its rules.
     */
    rule_count: number;
    /**
     * The hooks from which rules lead here, its own for a base chain. Empty: nothing gets here.
     *
     * Items: A hook.
     */
    hooks: string[];
    /**
     * Its handle. Absent when it was not printed (-a, -j).
     */
    handle?: number;
  }[];
  /**
   * The rules, in order.
   *
   * Items: A rule.
   */
  rules: {
    /**
     * Family, table, chain and the rule without its counters; " #2" at the end of the second of two that are equal. It stays the same while counters move and other rules come and go.
     */
    key: string;
    /**
     * ip, ip6, inet, arp, bridge or netdev.
     */
    family: string;
    /**
     * Its table.
     */
    table: string;
    /**
     * Its chain.
     */
    chain: string;
    /**
     * Its place in the chain, from 1.
     */
    num: number;
    /**
     * Its handle. Absent when it was not printed (-a, -j).
     */
    handle?: number;
    /**
     * The hooks from which its chain is reached.
     *
     * Items: A hook.
     */
    hooks: string[];
    /**
     * Packets that came to its counter. Absent when it has none of its own.
     */
    packets?: number;
    /**
     * Bytes, as with packets.
     */
    bytes?: number;
    /**
     * The counter object that it counts in. Absent without one.
     */
    counter_name?: string;
    /**
     * What it does: nat for dnat, snat, masquerade and redirect; map when a verdict map decides; continue when the packet goes on.
     */
    verdict: 'accept' | 'drop' | 'reject' | 'return' | 'queue' | 'jump' | 'goto' | 'nat' | 'map' | 'continue';
    /**
     * The chain of jump and goto. Absent otherwise.
     */
    target?: string;
    /**
     * The kind of translation. Absent otherwise.
     */
    nat?: 'dnat' | 'snat' | 'masquerade' | 'redirect';
    /**
     * Where dnat, snat or redirect sends it. Absent when it was not said.
     */
    to?: string;
    /**
     * What a reject answers with. Absent when it was not printed.
     */
    reject_with?: string;
    /**
     * What was said of the queue. Absent otherwise.
     */
    queue?: string;
    /**
     * The fields whose meaning is turned round ("!="), for example daddr or dports.
     *
     * Items: A field of this rule.
     */
    negated: string[];
    /**
     * Protocols, one of which it must be. Empty for all.
     *
     * Items: tcp, udp, icmp ...
     */
    protocols: string[];
    /**
     * Source networks, ranges or @sets, one of which must match. Empty for all.
     */
    saddr: string[];
    /**
     * Destinations, as saddr.
     */
    daddr: string[];
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
     * Interfaces it came in by (iifname, iif). Empty for all.
     *
     * Items: An interface; * at its end for any that begins so.
     */
    iifname: string[];
    /**
     * Interfaces it leaves by (oifname, oif). Empty for all.
     *
     * Items: An interface.
     */
    oifname: string[];
    /**
     * States of the connection, one of which must match. Empty for all.
     *
     * Items: new, established, related, invalid, untracked.
     */
    ctstate: string[];
    /**
     * What the mark of the packet must be. Absent for all.
     */
    mark?: string;
    /**
     * What the mark of the connection must be. Absent for all.
     */
    connmark?: string;
    /**
     * ICMP types, one of which must match. Empty for all.
     *
     * Items: An ICMP type.
     */
    icmp_types: string[];
    /**
     * The sets and maps that it looks up, without "@".
     *
     * Items: The name of a set.
     */
    sets: string[];
    /**
     * A rate. Absent without one.
     */
    limit?: {
      /**
       * As printed, for example 10/minute.
       */
      rate: string;
      /**
       * The rate in packets a second. Absent when it counts bytes.
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
    };
    /**
     * A number of connections (ct count). Absent without one.
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
     * The share of packets that match by chance (numgen random), 0 to 1. Absent without one.
     */
    probability?: number;
    /**
     * Every n-th packet matches (numgen inc). Absent without it.
     */
    every?: number;
    /**
     * The prefix of log. Absent without one.
     */
    log_prefix?: string;
    /**
     * The comment. Absent without one.
     */
    comment?: string;
    /**
     * It holds a match or target of iptables that nft does not show (xt): what it matches is not known here; iptables-save tells.
     */
    opaque: boolean;
    /**
     * What else it says, as printed. When it is empty and it is not opaque, the fields hold all of the match.
     *
     * Items: A piece of the rule.
     */
    other: string[];
    /**
     * The rule as nft prints it as text (made from the JSON where that was read), cut to 500 characters.
     */
    line: string;
    /**
     * The number of its line in the stream, from 1. Absent in JSON, which is one line.
     */
    line_number?: number;
  }[];
  /**
   * Packets of each rule that counts, by its key: to compare two readings.
   */
  packets: {
    /**
     * Packets.
     */
    [k: string]: number;
  };
  /**
   * The sets and maps that have a name, in order.
   *
   * Items: A set or map.
   */
  sets: {
    /**
     * ip, ip6, inet, arp, bridge or netdev.
     */
    family: string;
    /**
     * Its table.
     */
    table: string;
    /**
     * Its name.
     */
    set: string;
    /**
     * It maps its elements to something.
     */
    map: boolean;
    /**
     * What its elements are. Absent when it was not printed.
     */
    type?: string;
    /**
     * interval, timeout, dynamic ...
     *
     * Items: A flag.
     */
    flags: string[];
    /**
     * How many elements it has now.
     */
    element_count: number;
    /**
     * Its elements as text, at most 1000.
     *
     * Items: An element.
     */
    elements: string[];
    /**
     * Its handle. Absent when it was not printed (-a, -j).
     */
    handle?: number;
  }[];
  /**
   * The counter objects.
   *
   * Items: A counter object.
   */
  counters: {
    /**
     * ip, ip6, inet, arp, bridge or netdev.
     */
    family: string;
    /**
     * Its table.
     */
    table: string;
    /**
     * Its name.
     */
    counter: string;
    /**
     * Packets.
     */
    packets: number;
    /**
     * Bytes.
     */
    bytes: number;
    /**
     * Its handle. Absent when it was not printed (-a, -j).
     */
    handle?: number;
  }[];
  /**
   * The flowtables.
   *
   * Items: A flowtable: what is in it goes past the rules.
   */
  flowtables: {
    /**
     * ip, ip6, inet, arp, bridge or netdev.
     */
    family: string;
    /**
     * Its table.
     */
    table: string;
    /**
     * Its name.
     */
    flowtable: string;
    /**
     * Its interfaces.
     *
     * Items: An interface.
     */
    devices: string[];
    /**
     * Its handle. Absent when it was not printed (-a, -j).
     */
    handle?: number;
  }[];
  /**
   * Objects of other kinds, as kind, family, table and name: quota, limit, ct helper ...
   *
   * Items: An object.
   */
  other_objects: string[];
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

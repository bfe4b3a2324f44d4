// Generated from schemas/tools/route.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The IPv4 or IPv6 routing table (route -n, -ee, -A inet6; BusyBox route; netstat -r of Linux).
 */
export interface Route {
  /**
   * One for each line, in the order printed.
   *
   * Items: A route.
   */
  routes: {
    /**
     * The destination network or host; an IPv6 one has its prefix length; default or 0.0.0.0 for a default route.
     */
    destination: string;
    /**
     * By the table and the addresses.
     */
    family: 'inet' | 'inet6';
    /**
     * The source address of a routing cache entry (-C). Absent in a routing table.
     */
    source?: string;
    /**
     * The next hop of an IPv4 route: 0.0.0.0 or * when the destination is on the link, - when there is none.
     */
    gateway?: string;
    /**
     * The next hop of an IPv6 route: :: or [::] when the destination is on the link.
     */
    next_hop?: string;
    /**
     * The netmask of an IPv4 route.
     */
    genmask?: string;
    /**
     * As printed, as UG or !n; empty when none is printed.
     */
    flags: string;
    /**
     * UP, HOST, GATEWAY, REINSTATE, DYNAMIC, MODIFIED, ADDRCONF, CACHE, REJECT: the flags that have a name.
     */
    flags_pretty: string[];
    /**
     * The smaller one wins. Absent when it is not printed (-e).
     */
    metric?: number;
    /**
     * References to the route. Absent when printed as a dash.
     */
    ref?: number;
    /**
     * Lookups of the route.
     */
    use?: number;
    /**
     * The default maximum segment size over the route, in bytes; 0 when none is set. With -ee only.
     */
    mss?: number;
    /**
     * The default window over the route, in bytes; 0 when none is set. With -ee only.
     */
    window?: number;
    /**
     * The initial round trip time, in milliseconds; 0 when none is set. With -ee only.
     */
    irtt?: number;
    /**
     * The interface; - when the route rejects.
     */
    iface?: string;
    /**
     * It covers every address of its family.
     */
    is_default: boolean;
    /**
     * It discards: flag !.
     */
    reject: boolean;
  }[];
  /**
   * The default routes that do not reject, in the order printed.
   *
   * Items: A default route.
   */
  defaults: {
    /**
     * By the table and the addresses.
     */
    family: 'inet' | 'inet6';
    /**
     * The next hop, as an address or a name. Absent when the destination is on the link.
     */
    via?: string;
    /**
     * The interface.
     */
    dev?: string;
    /**
     * The smaller one wins. Absent when it is not printed.
     */
    metric?: number;
  }[];
  /**
   * There is an IPv4 default route that is up and does not reject. False also when only the IPv6 table was printed: see ipv4_shown.
   */
  has_default: boolean;
  /**
   * There is an IPv6 default route that is up and does not reject. False also when only the IPv4 table was printed: see ipv6_shown.
   */
  has_default_v6: boolean;
  /**
   * The IPv4 table was printed.
   */
  ipv4_shown: boolean;
  /**
   * The IPv6 table was printed.
   */
  ipv6_shown: boolean;
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

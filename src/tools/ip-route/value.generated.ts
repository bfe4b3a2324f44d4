// Generated from schemas/tools/ip-route.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The routing tables (ip -j -d route show table all, or ip route as text).
 */
export interface IpRoute {
  /**
   * One for each route, in the kernel's order.
   *
   * Items: A route.
   */
  routes: {
    /**
     * The destination: a network, an address, or default.
     */
    ip: string;
    /**
     * By the addresses in it; inet when there is none.
     */
    family: 'inet' | 'inet6';
    /**
     * unicast, local, broadcast, multicast, anycast, unreachable, blackhole, prohibit or throw.
     */
    type: string;
    /**
     * The table; main when none is printed.
     */
    table: string;
    /**
     * The next hop. Absent when the destination is on the link.
     */
    via?: string;
    /**
     * The interface.
     */
    dev?: string;
    /**
     * Who made it: kernel, boot, static, ra, dhcp ...
     */
    proto?: string;
    /**
     * global, link, host.
     */
    scope?: string;
    /**
     * The source address that goes with it.
     */
    src?: string;
    /**
     * The smaller one wins.
     */
    metric?: number;
    /**
     * MTU set on the route, in bytes.
     */
    mtu?: number;
    /**
     * dead or linkdown, when the interface is not able to carry it. Absent otherwise.
     */
    status?: string;
    /**
     * linkdown, dead, onlink ...
     */
    flags: string[];
    /**
     * The next hops of a multipath route. Empty otherwise.
     *
     * Items: A next hop.
     */
    nexthops: {
      /**
       * Its address.
       */
      via?: string;
      /**
       * Its interface.
       */
      dev?: string;
      /**
       * Its share.
       */
      weight?: number;
      /**
       * Its flags.
       */
      flags: string[];
    }[];
  }[];
  /**
   * The default routes of table main, best first as the kernel prints them.
   *
   * Items: A default route.
   */
  defaults: {
    /**
     * Its family.
     */
    family: 'inet' | 'inet6';
    /**
     * The next hop.
     */
    via?: string;
    /**
     * The interface.
     */
    dev?: string;
    /**
     * The smaller one wins.
     */
    metric?: number;
  }[];
  /**
   * There is an IPv4 default route in table main that may be used.
   */
  has_default: boolean;
  /**
   * There is an IPv6 default route in table main that may be used.
   */
  has_default_v6: boolean;
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

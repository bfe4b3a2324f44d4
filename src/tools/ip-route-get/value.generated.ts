// Generated from schemas/tools/ip-route-get.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The route that the kernel would take to one address (ip -j route get). No packet is sent.
 */
export interface IpRouteGet {
  /**
   * The kernel has a route that may be used.
   */
  reachable: boolean;
  /**
   * Why there is none, as printed, for example "Network is unreachable". Absent with a route.
   */
  error?: string;
  /**
   * The address asked about.
   */
  dst?: string;
  /**
   * The source that was asked about. Absent when none was.
   */
  from?: string;
  /**
   * local, broadcast, multicast ... Absent for a unicast route.
   */
  type?: string;
  /**
   * The next hop. Absent when the address is on the link.
   */
  gateway?: string;
  /**
   * The interface that it leaves by.
   */
  dev?: string;
  /**
   * The source address that the kernel chooses.
   */
  prefsrc?: string;
  /**
   * The routing table, when it is not main.
   */
  table?: string;
  /**
   * The firewall mark asked about.
   */
  mark?: number;
  /**
   * The user asked about.
   */
  uid?: number;
  /**
   * The interface asked about as the incoming one.
   */
  iif?: string;
  /**
   * The metric (IPv6).
   */
  metric?: number;
  /**
   * Who made the route: kernel, boot, static, ra, dhcp ... Absent when not printed.
   */
  protocol?: string;
  /**
   * The path MTU that the kernel has learnt or was told, in bytes. Absent when it has none.
   */
  mtu?: number;
  /**
   * The segment size told to peers, in bytes. Absent when not set.
   */
  advmss?: number;
  /**
   * When a learnt MTU ends, in seconds. Absent when nothing was learnt.
   */
  expires_s?: number;
  /**
   * Route flags, for example onlink.
   */
  flags: string[];
  /**
   * What the kernel remembers of this address, for example local, redirected.
   */
  cache: string[];
  /**
   * There is a route, and it has no gateway: the address is on the link or our own.
   */
  connected: boolean;
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

// Generated from schemas/tools/ip-addr.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Interfaces, their state, addresses and counters (ip -j -d -s addr).
 */
export interface IpAddr {
  /**
   * One for each interface, in the kernel's order.
   *
   * Items: An interface.
   */
  links: {
    /**
     * Its name.
     */
    ifname: string;
    /**
     * Its number.
     */
    ifindex?: number;
    /**
     * The flags as printed, for example UP, LOWER_UP, NO-CARRIER.
     */
    flags: string[];
    /**
     * It is set up (flag UP).
     */
    up: boolean;
    /**
     * It has a carrier: flag LOWER_UP, and not NO-CARRIER.
     */
    carrier: boolean;
    /**
     * It is the loopback interface.
     */
    loopback: boolean;
    /**
     * UP, DOWN, UNKNOWN, LOWERLAYERDOWN ... (RFC 2863). UNKNOWN is normal for loopback, tun and some virtual links.
     */
    operstate?: string;
    /**
     * Largest packet, in bytes.
     */
    mtu?: number;
    /**
     * The root queueing discipline.
     */
    qdisc?: string;
    /**
     * Length of the transmit queue, in packets.
     */
    txqlen?: number;
    /**
     * ether, loopback, none ...
     */
    link_type?: string;
    /**
     * veth, bridge, vlan, macvlan, tun ... Absent for hardware and loopback.
     */
    kind?: string;
    /**
     * The hardware address.
     */
    mac?: string;
    /**
     * The bridge or bond that it belongs to.
     */
    master?: string;
    /**
     * The other interface that it is built on, when it is in this namespace.
     */
    link?: string;
    /**
     * The number of the namespace of the other end.
     */
    link_netnsid?: number;
    /**
     * Its addresses, in order.
     *
     * Items: An address.
     */
    addresses: {
      /**
       * inet or inet6.
       */
      family: string;
      /**
       * The address.
       */
      local: string;
      /**
       * The other end of a point-to-point link.
       */
      peer?: string;
      /**
       * Length of its network, in bits.
       */
      prefixlen: number;
      /**
       * Address, slash, length.
       */
      cidr: string;
      /**
       * The broadcast address.
       */
      broadcast?: string;
      /**
       * global, link, host.
       */
      scope?: string;
      /**
       * Its label (IPv4).
       */
      label?: string;
      /**
       * Its uniqueness is still being checked.
       */
      tentative: boolean;
      /**
       * Another host has it.
       */
      dadfailed: boolean;
      /**
       * New connections avoid it.
       */
      deprecated: boolean;
      /**
       * It has an end.
       */
      dynamic: boolean;
    }[];
    /**
     * Received since the interface was made.
     */
    rx?: {
      /**
       * Bytes.
       */
      bytes?: number;
      /**
       * Packets.
       */
      packets?: number;
      /**
       * Packets with an error.
       */
      errors?: number;
      /**
       * Packets dropped.
       */
      dropped?: number;
      /**
       * Packets that did not fit.
       */
      overruns?: number;
      /**
       * Multicast packets.
       */
      multicast?: number;
    };
    /**
     * Sent since the interface was made.
     */
    tx?: {
      /**
       * Bytes.
       */
      bytes?: number;
      /**
       * Packets.
       */
      packets?: number;
      /**
       * Packets with an error.
       */
      errors?: number;
      /**
       * Packets dropped.
       */
      dropped?: number;
      /**
       * Losses of carrier.
       */
      carrier_errors?: number;
      /**
       * Collisions.
       */
      collisions?: number;
    };
  }[];
  /**
   * All addresses of all interfaces, in order.
   */
  addresses: string[];
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

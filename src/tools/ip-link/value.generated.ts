// Generated from schemas/tools/ip-link.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Interfaces with their state, kind and counters (ip -j -d -s -s link, or ip link as text; BusyBox).
 */
export interface IpLink {
  /**
   * One for each interface, in the kernel's order.
   *
   * Items: An interface. Counters are totals since it was made.
   */
  links: {
    /**
     * Its name.
     */
    ifname: string;
    /**
     * Its number in this namespace.
     */
    ifindex?: number;
    /**
     * BROADCAST, UP, LOWER_UP, NO-CARRIER, PROMISC ...
     */
    flags: string[];
    /**
     * It is set up.
     */
    up: boolean;
    /**
     * The layer below is up (LOWER_UP, and not NO-CARRIER).
     */
    carrier: boolean;
    /**
     * It is a loopback interface.
     */
    loopback: boolean;
    /**
     * It takes every frame (flag PROMISC).
     */
    promiscuous: boolean;
    /**
     * UP, DOWN, LOWERLAYERDOWN, DORMANT, UNKNOWN ... Absent in BusyBox.
     */
    operstate?: string;
    /**
     * In bytes.
     */
    mtu?: number;
    /**
     * The least MTU that the driver takes, in bytes; 0 for no limit.
     */
    min_mtu?: number;
    /**
     * The greatest MTU that the driver takes, in bytes; 0 for no limit.
     */
    max_mtu?: number;
    /**
     * The queueing discipline.
     */
    qdisc?: string;
    /**
     * The length of the transmit queue, in packets. Absent when there is none.
     */
    txqlen?: number;
    /**
     * DEFAULT or DORMANT.
     */
    linkmode?: string;
    /**
     * Its group.
     */
    group?: string;
    /**
     * ether, loopback, none, gre ...
     */
    link_type?: string;
    /**
     * The hardware address; the local address of a tunnel.
     */
    mac?: string;
    /**
     * The broadcast address; the remote address of a tunnel.
     */
    broadcast?: string;
    /**
     * The hardware address burnt in, where it is another one.
     */
    permanent_mac?: string;
    /**
     * The bridge, bond or VRF that it is a port of.
     */
    master?: string;
    /**
     * The interface below, or the other end of a veth pair in the same namespace.
     */
    link?: string;
    /**
     * The number of the other end, or of the interface below, in another namespace.
     */
    link_index?: number;
    /**
     * The namespace of it.
     */
    link_netnsid?: number;
    /**
     * Other names.
     */
    altnames: string[];
    /**
     * How many ask for every frame.
     */
    promiscuity?: number;
    /**
     * Transmit queues.
     */
    num_tx_queues?: number;
    /**
     * Receive queues.
     */
    num_rx_queues?: number;
    /**
     * In bytes.
     */
    gso_max_size?: number;
    /**
     * In bytes.
     */
    gro_max_size?: number;
    /**
     * How often the carrier came or went. Absent when it is not printed.
     */
    carrier_changes?: number;
    /**
     * veth, bridge, vxlan, macvlan, vlan, tun, bond, gre ... Absent for hardware and loopback.
     */
    kind?: string;
    /**
     * What belongs to the kind, as ip prints it, numbers and yes or no as text: mode of macvlan, stp_state and vlan_filtering of a bridge, remote of a tunnel ...
     */
    info: {
      [k: string]: string;
    };
    /**
     * Of what it is a port: bridge, bond, vrf. Absent otherwise.
     */
    port_kind?: string;
    /**
     * What belongs to it as a port: state, cost, hairpin, isolated ... as text.
     */
    port: {
      [k: string]: string;
    };
    /**
     * The VLAN of an interface of kind vlan.
     */
    vlan_id?: number;
    /**
     * 802.1Q or 802.1ad.
     */
    vlan_protocol?: string;
    /**
     * The VNI of an interface of kind vxlan.
     */
    vxlan_id?: number;
    /**
     * Its UDP port.
     */
    vxlan_port?: number;
    /**
     * It learns addresses.
     */
    vxlan_learning?: boolean;
    /**
     * The interface that a tunnel is bound to. Absent when the routing table decides.
     */
    underlay?: string;
    /**
     * The local address of a tunnel.
     */
    tunnel_local?: string;
    /**
     * The remote address of a tunnel.
     */
    tunnel_remote?: string;
    /**
     * The multicast group of a VXLAN.
     */
    tunnel_group?: string;
    /**
     * forwarding, blocking, disabled, listening, learning: the state of a bridge port.
     */
    port_state?: string;
    /**
     * What was received.
     */
    rx?: {
      /**
       * Bytes. Absent when it is not printed.
       */
      bytes?: number;
      /**
       * Packets. Absent when it is not printed.
       */
      packets?: number;
      /**
       * Bad packets. Absent when it is not printed.
       */
      errors?: number;
      /**
       * Dropped for want of buffers, or because nobody wanted them. Absent when it is not printed.
       */
      dropped?: number;
      /**
       * Missed by the hardware. Absent when it is not printed.
       */
      missed?: number;
      /**
       * Multicast packets. Absent when it is not printed.
       */
      multicast?: number;
      /**
       * Ring buffer overruns. Absent when it is not printed.
       */
      overruns?: number;
      /**
       * Wrong lengths. Absent when it is not printed.
       */
      length_errors?: number;
      /**
       * Wrong checksums of frames. Absent when it is not printed.
       */
      crc_errors?: number;
      /**
       * Misaligned frames. Absent when it is not printed.
       */
      frame_errors?: number;
      /**
       * FIFO overruns. Absent when it is not printed.
       */
      fifo_errors?: number;
      /**
       * Packets of protocols that nobody handles. Absent when it is not printed.
       */
      nohandler?: number;
      /**
       * Packets for other hosts. Absent when it is not printed.
       */
      otherhost?: number;
      /**
       * Compressed packets. Absent when it is not printed.
       */
      compressed?: number;
    };
    /**
     * What was sent.
     */
    tx?: {
      /**
       * Bytes. Absent when it is not printed.
       */
      bytes?: number;
      /**
       * Packets. Absent when it is not printed.
       */
      packets?: number;
      /**
       * Packets that could not be sent. Absent when it is not printed.
       */
      errors?: number;
      /**
       * Dropped before they were sent. Absent when it is not printed.
       */
      dropped?: number;
      /**
       * Lost for want of a carrier. Absent when it is not printed.
       */
      carrier_errors?: number;
      /**
       * Collisions. Absent when it is not printed.
       */
      collisions?: number;
      /**
       * Aborted. Absent when it is not printed.
       */
      aborted_errors?: number;
      /**
       * FIFO underruns. Absent when it is not printed.
       */
      fifo_errors?: number;
      /**
       * Late collisions. Absent when it is not printed.
       */
      window_errors?: number;
      /**
       * No heartbeat. Absent when it is not printed.
       */
      heartbeat_errors?: number;
      /**
       * Compressed packets. Absent when it is not printed.
       */
      compressed?: number;
    };
  }[];
  /**
   * The interfaces that are not set up.
   */
  admin_down: string[];
  /**
   * The interfaces that are set up and have no carrier.
   */
  no_carrier: string[];
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

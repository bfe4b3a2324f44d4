// Generated from schemas/tools/ifconfig.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Interfaces (ifconfig of net-tools old and new, BusyBox, macOS and FreeBSD; ifconfig -s).
 */
export interface Ifconfig {
  /**
   * One for each interface, in the order printed.
   *
   * Items: An interface.
   */
  interfaces: {
    /**
     * Its name.
     */
    name: string;
    /**
     * Ethernet, Local Loopback, Point-to-Point Protocol ... Absent on BSD.
     */
    type?: string;
    /**
     * The flags as a number. Absent in the old form of net-tools and in BusyBox.
     */
    flags?: number;
    /**
     * The flags by name; one text with all of them in the old form. flag_names has them one by one in every form.
     */
    state: string[];
    /**
     * The flags by name, one by one: UP, BROADCAST, RUNNING ...
     */
    flag_names: string[];
    /**
     * It is set up (flag UP).
     */
    up: boolean;
    /**
     * Its driver is ready, which for a cable means a carrier (flag RUNNING).
     */
    running: boolean;
    /**
     * The metric. Absent when it is not printed.
     */
    metric?: number;
    /**
     * The MTU, in bytes.
     */
    mtu?: number;
    /**
     * The hardware address. Absent when it has none.
     */
    mac_addr?: string;
    /**
     * The last IPv4 address; ipv4 has all.
     */
    ipv4_addr?: string;
    /**
     * Its netmask, dotted.
     */
    ipv4_mask?: string;
    /**
     * Its broadcast address.
     */
    ipv4_bcast?: string;
    /**
     * The last IPv6 address; ipv6 has all.
     */
    ipv6_addr?: string;
    /**
     * Its prefix length.
     */
    ipv6_mask?: number;
    /**
     * Its scope: Link, Global, Host in the old form; the scope id, as 0x20, in the new one.
     */
    ipv6_scope?: string;
    /**
     * Its zone: what stands behind the percent sign.
     */
    ipv6_scope_id?: string;
    /**
     * link, global, host, site ... in the new form of net-tools.
     */
    ipv6_type?: string;
    /**
     * Packets received, since the interface was made. Absent when it is not printed.
     */
    rx_packets?: number;
    /**
     * Bytes received, since the interface was made. Absent when it is not printed.
     */
    rx_bytes?: number;
    /**
     * Received packets that were bad, since the interface was made. Absent when it is not printed.
     */
    rx_errors?: number;
    /**
     * Received packets that were dropped, since the interface was made. Absent when it is not printed.
     */
    rx_dropped?: number;
    /**
     * Received packets lost because the interface was too slow, since the interface was made. Absent when it is not printed.
     */
    rx_overruns?: number;
    /**
     * Received frames that were misaligned, since the interface was made. Absent when it is not printed.
     */
    rx_frame?: number;
    /**
     * Packets sent, since the interface was made. Absent when it is not printed.
     */
    tx_packets?: number;
    /**
     * Bytes sent, since the interface was made. Absent when it is not printed.
     */
    tx_bytes?: number;
    /**
     * Packets that could not be sent, since the interface was made. Absent when it is not printed.
     */
    tx_errors?: number;
    /**
     * Packets to be sent that were dropped, since the interface was made. Absent when it is not printed.
     */
    tx_dropped?: number;
    /**
     * Packets not sent because the interface was too slow, since the interface was made. Absent when it is not printed.
     */
    tx_overruns?: number;
    /**
     * Packets not sent for want of a carrier, since the interface was made. Absent when it is not printed.
     */
    tx_carrier?: number;
    /**
     * Collisions, since the interface was made. Absent when it is not printed.
     */
    tx_collisions?: number;
    /**
     * The length of the transmit queue, in packets.
     */
    tx_queue_length?: number;
    /**
     * The interrupt, on old hardware.
     */
    interrupt?: number;
    /**
     * The base address, on old hardware.
     */
    base_addr?: string;
    /**
     * The options as a number, in hexadecimal. BSD only.
     */
    options?: string;
    /**
     * The options by name: RXCSUM, TSO4 ... BSD only.
     */
    options_flags?: string[];
    /**
     * active, inactive, no carrier, associated. BSD only.
     */
    status?: string;
    /**
     * The hardware address burnt in. FreeBSD only.
     */
    hw_address?: string;
    /**
     * The medium: autoselect ... BSD only.
     */
    media?: string;
    /**
     * The medium in use: 1000baseT, full-duplex ... BSD only.
     */
    media_flags?: string[];
    /**
     * The IPv6 options as a number. BSD only.
     */
    nd6_options?: number;
    /**
     * The IPv6 options by name: PERFORMNUD ... BSD only.
     */
    nd6_flags?: string[];
    /**
     * The transceiver that is plugged in. FreeBSD only.
     */
    plugged?: string;
    /**
     * Its vendor. FreeBSD only.
     */
    vendor?: string;
    /**
     * Its part number. FreeBSD only.
     */
    vendor_pn?: string;
    /**
     * Its serial number. FreeBSD only.
     */
    vendor_sn?: string;
    /**
     * Its date. FreeBSD only.
     */
    vendor_date?: string;
    /**
     * Its temperature. FreeBSD only.
     */
    module_temperature?: string;
    /**
     * Its voltage. FreeBSD only.
     */
    module_voltage?: string;
    /**
     * Its IPv4 addresses.
     *
     * Items: An IPv4 address.
     */
    ipv4: {
      /**
       * The address.
       */
      address: string;
      /**
       * The netmask, dotted.
       */
      mask?: string;
      /**
       * The broadcast address. Absent when it has none.
       */
      broadcast?: string;
      /**
       * The other end of a point-to-point link.
       */
      peer?: string;
    }[];
    /**
     * Its IPv6 addresses.
     *
     * Items: An IPv6 address.
     */
    ipv6: {
      /**
       * The address, without a zone.
       */
      address: string;
      /**
       * Its zone.
       */
      scope_id?: string;
      /**
       * The prefix length.
       */
      mask?: number;
      /**
       * Link, Global, Host in the old form; the scope id, as 0x20, in the new one.
       */
      scope?: string;
      /**
       * link, global, host ... in the new form of net-tools.
       */
      type?: string;
      /**
       * tentative, duplicated, deprecated, autoconf, secured, temporary ... BSD only; empty or absent otherwise.
       */
      flags?: string[];
    }[];
    /**
     * The lanes of the transceiver. FreeBSD only.
     *
     * Items: A lane.
     */
    lanes?: {
      /**
       * Its number.
       */
      lane: number;
      /**
       * Received power, in milliwatts.
       */
      rx_power_mw?: number;
      /**
       * Received power, in dBm.
       */
      rx_power_dbm?: number;
      /**
       * Transmit bias, in milliamperes.
       */
      tx_bias_ma?: number;
    }[];
  }[];
  /**
   * Every address of every interface, without zone and prefix length.
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

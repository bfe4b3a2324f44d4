// Generated from schemas/tools/bridge-vlan.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The VLANs of the ports of bridges (bridge -j -s vlan show, or as text, and tunnelshow).
 */
export interface BridgeVlan {
  /**
   * One for each port, and for each bridge itself, in the order printed. A port that is in no VLAN is not printed by bridge.
   *
   * Items: A port.
   */
  ports: {
    /**
     * Its name; the name of a bridge stands for what the bridge itself may send and receive.
     */
    ifname: string;
    /**
     * The VLAN that frames without a tag are put into. Absent when there is none (they are dropped), and when only one VLAN was asked for.
     */
    pvid?: number;
    /**
     * The VLANs that it is in, a range as one.
     *
     * Items: A VLAN, or a range.
     */
    vlans: {
      /**
       * Its number, or the first of a range.
       */
      vlan: number;
      /**
       * The last of the range; the same number when it is no range.
       */
      vlan_end: number;
      /**
       * Frames that come in without a tag are put into it.
       */
      pvid: boolean;
      /**
       * Frames of it leave without a tag.
       */
      untagged: boolean;
      /**
       * forwarding, blocking, learning, listening, disabled. Absent without -d.
       */
      state?: string;
      /**
       * Bytes received in it. Absent without -s. Counted only where vlan_stats_enabled is on.
       */
      rx_bytes?: number;
      /**
       * Packets received in it. Absent without -s.
       */
      rx_packets?: number;
      /**
       * Bytes sent in it. Absent without -s.
       */
      tx_bytes?: number;
      /**
       * Packets sent in it. Absent without -s.
       */
      tx_packets?: number;
      /**
       * PVID, Egress Untagged ...
       */
      flags: string[];
    }[];
    /**
     * What bridge vlan tunnelshow says: VLANs that are mapped to tunnels.
     *
     * Items: A VLAN, or a range.
     */
    tunnels: {
      /**
       * Its number, or the first of a range.
       */
      vlan: number;
      /**
       * The last of the range; the same number when it is no range.
       */
      vlan_end: number;
      /**
       * The VNI that it is mapped to, or the first of a range.
       */
      tunnel_id: number;
      /**
       * The last of the range; the same number when it is no range.
       */
      tunnel_id_end: number;
    }[];
  }[];
  /**
   * Names of ports in VLANs that drop frames without a tag: no VLAN of theirs is PVID. Empty when only one VLAN was asked for.
   */
  without_pvid: string[];
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

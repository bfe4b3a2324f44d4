// Generated from schemas/tools/bridge-fdb.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The forwarding tables of bridges and VXLAN interfaces (bridge -j -s fdb show, or as text).
 */
export interface BridgeFdb {
  /**
   * One for each, in the order printed.
   *
   * Items: An entry.
   */
  entries: {
    /**
     * The hardware address; zeros are the default of a VXLAN.
     */
    mac: string;
    /**
     * The interface that it is behind. Absent when the list is of one interface and the command is not known.
     */
    dev?: string;
    /**
     * The bridge.
     */
    master?: string;
    /**
     * The VLAN.
     */
    vlan?: number;
    /**
     * The address of the VXLAN peer behind which it is.
     */
    dst?: string;
    /**
     * The interface to that peer.
     */
    via?: string;
    /**
     * The VNI, where it is not the one of the interface.
     */
    vni?: number;
    /**
     * The UDP port, where it is another one.
     */
    port?: number;
    /**
     * permanent, static, stale. Absent for what was learnt.
     */
    state?: string;
    /**
     * It is of this host, and never forgotten.
     */
    permanent: boolean;
    /**
     * It is in the table of the interface itself.
     */
    self: boolean;
    /**
     * It was learnt from a frame: neither permanent nor static.
     */
    learned: boolean;
    /**
     * Seconds since it was used. Absent without -s.
     */
    used_s?: number;
    /**
     * Seconds since it was learnt or confirmed. Absent without -s.
     */
    updated_s?: number;
    /**
     * self, master, router, extern_learn, offload, sticky ...
     */
    flags: string[];
  }[];
  /**
   * The addresses of VXLAN peers, each once.
   */
  vxlan_peers: string[];
  /**
   * Hardware addresses that stand behind more than one port of one bridge and VLAN.
   */
  moved: string[];
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

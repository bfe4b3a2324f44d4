// Generated from schemas/tools/bridge-link.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The ports of bridges (bridge -j -d link show, or as text).
 */
export interface BridgeLink {
  /**
   * One for each, in the order printed.
   *
   * Items: A port.
   */
  ports: {
    /**
     * Its name.
     */
    ifname: string;
    /**
     * Its number.
     */
    ifindex?: number;
    /**
     * The bridge.
     */
    master?: string;
    /**
     * The other end of a veth pair in the same namespace.
     */
    link?: string;
    /**
     * UP, LOWER_UP, NO-CARRIER ...
     */
    flags: string[];
    /**
     * It is set up.
     */
    up: boolean;
    /**
     * The layer below is up.
     */
    carrier: boolean;
    /**
     * In bytes.
     */
    mtu?: number;
    /**
     * forwarding, blocking, listening, learning, disabled.
     */
    state?: string;
    /**
     * Its state is forwarding.
     */
    forwarding: boolean;
    /**
     * Of the spanning tree.
     */
    priority?: number;
    /**
     * Of the spanning tree.
     */
    cost?: number;
    /**
     * What came in may go out there again. Absent without -d.
     */
    hairpin?: boolean;
    /**
     * It only talks to ports that are not isolated. Absent without -d.
     */
    isolated?: boolean;
    /**
     * Addresses are learnt. Absent without -d.
     */
    learning?: boolean;
    /**
     * Frames for unknown addresses go out there. Absent without -d.
     */
    flood?: boolean;
    /**
     * ARP is answered by the bridge. Absent without -d.
     */
    neigh_suppress?: boolean;
    /**
     * Only known addresses may send. Absent without -d.
     */
    locked?: boolean;
  }[];
  /**
   * The ports that do not forward.
   */
  not_forwarding: string[];
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

// Generated from schemas/tools/proc-net-arp.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The ARP table of the kernel (/proc/net/arp).
 */
export interface ProcNetArp {
  /**
   * One for each IPv4 neighbour, in the order printed.
   *
   * Items: A neighbour.
   */
  entries: {
    /**
     * The address.
     */
    IP_address: string;
    /**
     * The hardware type, in hexadecimal: 0x1 is Ethernet.
     */
    HW_type: string;
    /**
     * In hexadecimal: 0x2 complete, 0x4 permanent, 0x8 published; 0x0 is incomplete.
     */
    Flags: string;
    /**
     * The hardware address; zeros when it is incomplete.
     */
    HW_address: string;
    /**
     * A star, or the mask of a published network.
     */
    Mask: string;
    /**
     * The interface.
     */
    Device: string;
    /**
     * It has a hardware address (flag 0x2).
     */
    complete: boolean;
    /**
     * It was set by hand (flag 0x4).
     */
    permanent: boolean;
    /**
     * This host answers for the address (flag 0x8).
     */
    published: boolean;
  }[];
  /**
   * Addresses that nobody answered for (so far).
   */
  incomplete: string[];
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

// Generated from schemas/tools/arp.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The ARP table (arp -n; arp -a of Linux, BusyBox, macOS, FreeBSD and AIX).
 */
export interface Arp {
  /**
   * One for each neighbour, in the order printed.
   *
   * Items: A neighbour.
   */
  entries: {
    /**
     * The host name that arp -a prints before the address. Absent when it is a question mark, and in the table form.
     */
    name?: string;
    /**
     * The IPv4 address; a host name in the table form without -n.
     */
    address: string;
    /**
     * ether, loop, infiniband ...; ethernet on BSD. Absent when Linux prints none.
     */
    hwtype?: string;
    /**
     * The hardware address as printed; macOS leaves leading zeros out and BSD prints (incomplete). Absent when Linux prints none.
     */
    hwaddress?: string;
    /**
     * C complete, M permanent, P published, and a mask. Absent in the -a form.
     */
    flags_mask?: string;
    /**
     * The interface.
     */
    iface?: string;
    /**
     * It was set by hand or never expires. Absent when the form of the list does not tell.
     */
    permanent?: boolean;
    /**
     * This host answers for the address (proxy ARP). Absent when the form of the list does not tell.
     */
    published?: boolean;
    /**
     * Seconds until it is forgotten. FreeBSD only; absent when it does not expire.
     */
    expires?: number;
    /**
     * It has a hardware address.
     */
    complete: boolean;
  }[];
  /**
   * Addresses that nobody answered for (so far).
   */
  incomplete: string[];
  /**
   * Hardware addresses that stand behind more than one address on one interface: a router that proxies, or one host with several addresses.
   *
   * Items: One of them.
   */
  shared_hwaddresses: {
    /**
     * The hardware address.
     */
    hwaddress: string;
    /**
     * The interface.
     */
    iface?: string;
    /**
     * The addresses that share it.
     */
    addresses: string[];
  }[];
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

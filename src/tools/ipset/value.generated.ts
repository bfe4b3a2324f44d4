// Generated from schemas/tools/ipset.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The sets of addresses and ports that firewall rules use (ipset list, ipset save).
 */
export interface Ipset {
  /**
   * One for each, in the order printed.
   *
   * Items: A set.
   */
  sets: {
    /**
     * Its name.
     */
    name: string;
    /**
     * Method and what an element is: hash:net, hash:ip,port, bitmap:port, list:set.
     */
    type: string;
    /**
     * The revision of the type in the kernel. Absent in the format of ipset save.
     */
    revision?: number;
    /**
     * The options that it was created with, as printed.
     */
    header: string;
    /**
     * The family of its addresses. Absent for types that have none.
     */
    family?: 'inet' | 'inet6';
    /**
     * The size of the hash now.
     */
    hashsize?: number;
    /**
     * So many elements it takes at most.
     */
    maxelem?: number;
    /**
     * The range of a bitmap: 1-1024, 192.0.2.0-192.0.2.255.
     */
    range?: string;
    /**
     * The room of a list:set.
     */
    size?: number;
    /**
     * Addresses are cut to prefixes of this length.
     */
    netmask?: number;
    /**
     * How long an element stays by default, in seconds; 0 is for ever. Absent when elements have no timeouts.
     */
    timeout_s?: number;
    /**
     * Packets and bytes are counted for each element.
     */
    counters: boolean;
    /**
     * Elements may have comments.
     */
    comments: boolean;
    /**
     * Elements may give packets a mark, a class and a queue.
     */
    skbinfo: boolean;
    /**
     * Its size in memory. Absent in the format of ipset save.
     */
    memory_bytes?: number;
    /**
     * So many rules and sets use it; 0 is none. Absent in the format of ipset save.
     */
    references?: number;
    /**
     * Its elements, as the kernel counts them; some of them may have timed out. Absent in the format of ipset save and of versions before 6.30.
     */
    entry_count?: number;
    /**
     * It has as many elements as it takes (maxelem). Absent when one of the two is not known.
     */
    full?: boolean;
    /**
     * As many elements were listed as the kernel counts. Absent when none were to be listed, and when the count is not known. Elements that timed out are counted and not listed.
     */
    complete?: boolean;
    /**
     * Its elements, in the order printed. Absent when they were not to be listed (-t).
     *
     * Items: An element.
     */
    members?: {
      /**
       * The element as printed: an address, a prefix, 192.0.2.1,tcp:443, the name of a set.
       */
      element: string;
      /**
       * Its first address or prefix, with a mask only where it is not one host. Absent when the type has none.
       */
      address?: string;
      /**
       * Its second address or prefix, for types as hash:net,net and hash:ip,port,ip.
       */
      other_address?: string;
      /**
       * Its protocol: tcp, udp, icmp. Absent when the type has no port, and in bitmap:port.
       */
      protocol?: string;
      /**
       * Its port. Absent when it has none: ICMP has types.
       */
      port?: number;
      /**
       * Its hardware address.
       */
      mac?: string;
      /**
       * Its interface, for hash:net,iface; physdev: is left out.
       */
      interface?: string;
      /**
       * Its packet mark, for hash:ip,mark.
       */
      mark?: string;
      /**
       * Seconds until it leaves the set; 0 is never. Absent when the set has no timeouts.
       */
      timeout_s?: number;
      /**
       * Packets that matched it. Absent when the set has no counters.
       */
      packets?: number;
      /**
       * Bytes that matched it. Absent when the set has no counters.
       */
      bytes?: number;
      /**
       * Its comment. Absent when it has none.
       */
      comment?: string;
      /**
       * It is an exception: what it names is not matched by the set.
       */
      nomatch: boolean;
      /**
       * Its interface is the beginning of a name.
       */
      wildcard: boolean;
      /**
       * The mark that it gives to packets, with its mask.
       */
      skbmark?: string;
      /**
       * The traffic class that it gives to packets.
       */
      skbprio?: string;
      /**
       * The queue that it gives to packets.
       */
      skbqueue?: number;
    }[];
  }[];
  /**
   * The set that was asked for does not exist.
   */
  no_such_set: boolean;
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

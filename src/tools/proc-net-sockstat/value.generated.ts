// Generated from schemas/tools/proc-net-sockstat.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * How many sockets of each kind there are (/proc/net/sockstat and sockstat6).
 */
export interface ProcNetSockstat {
  /**
   * Sockets of every kind in the network namespace. Absent when only the IPv6 file was read.
   */
  sockets_used?: number;
  /**
   * Sockets of the kind.
   */
  tcp?: {
    /**
     * Sockets in use.
     */
    inuse: number;
    /**
     * Held by no program any more.
     */
    orphan?: number;
    /**
     * In TIME-WAIT.
     */
    tw?: number;
    /**
     * Allocated, of all network namespaces of the host.
     */
    alloc?: number;
    /**
     * Memory of all TCP sockets of the host, in pages (4096 bytes); compare with net.ipv4.tcp_mem.
     */
    mem_pages?: number;
  };
  /**
   * Sockets of the kind.
   */
  udp?: {
    /**
     * Sockets in use.
     */
    inuse: number;
    /**
     * Memory of all UDP sockets of the host, in pages; compare with net.ipv4.udp_mem.
     */
    mem_pages?: number;
  };
  /**
   * Sockets of the kind.
   */
  udplite?: {
    /**
     * Sockets in use.
     */
    inuse: number;
  };
  /**
   * Sockets of the kind.
   */
  raw?: {
    /**
     * Sockets in use.
     */
    inuse: number;
  };
  /**
   * Reassembly of fragments.
   */
  frag?: {
    /**
     * Queues in use.
     */
    inuse: number;
    /**
     * Memory in use, in bytes.
     */
    memory_bytes: number;
  };
  /**
   * Sockets of the kind.
   */
  tcp6?: {
    /**
     * Sockets in use.
     */
    inuse: number;
  };
  /**
   * Sockets of the kind.
   */
  udp6?: {
    /**
     * Sockets in use.
     */
    inuse: number;
  };
  /**
   * Sockets of the kind.
   */
  udplite6?: {
    /**
     * Sockets in use.
     */
    inuse: number;
  };
  /**
   * Sockets of the kind.
   */
  raw6?: {
    /**
     * Sockets in use.
     */
    inuse: number;
  };
  /**
   * Reassembly of fragments.
   */
  frag6?: {
    /**
     * Queues in use.
     */
    inuse: number;
    /**
     * Memory in use, in bytes.
     */
    memory_bytes: number;
  };
  /**
   * The IPv6 file was read. False: this kernel has no IPv6, or it was not asked.
   */
  ipv6: boolean;
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

// Generated from schemas/tools/ss-summary.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * How many sockets there are (ss -s of iproute2).
 */
export interface SsSummary {
  /**
   * Sockets of every kind, of the whole network namespace.
   */
  total: number;
  /**
   * The same by the kernel's slab, of iproute2 before 5.0.
   */
  total_kernel?: number;
  /**
   * TCP sockets.
   */
  tcp: {
    /**
     * All of them, TIME-WAIT included. It counts what the kernel holds for all network namespaces of the host.
     */
    total: number;
    /**
     * Connected (ESTABLISHED and CLOSE-WAIT: the kernel counts both as CurrEstab).
     */
    established: number;
    /**
     * Closed, or of another network namespace: the kernel tells only how many there are on the host.
     */
    closed: number;
    /**
     * Held by no program any more, waiting for the peer.
     */
    orphaned: number;
    /**
     * Half open. Absent with iproute2 of 2018 and later, which does not print it.
     */
    syn_recv?: number;
    /**
     * In TIME-WAIT.
     */
    timewait: number;
    /**
     * Ports in use. Absent with iproute2 of 2018 and later.
     */
    ports?: number;
  };
  /**
   * One for each line of the table: RAW, UDP, TCP, INET (these together), FRAG.
   *
   * Items: A line of the table.
   */
  transports: {
    /**
     * raw, udp, tcp, inet or frag: reassembly queues.
     */
    name: string;
    /**
     * All of them.
     */
    total: number;
    /**
     * Of IPv4.
     */
    ip: number;
    /**
     * Of IPv6.
     */
    ipv6: number;
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

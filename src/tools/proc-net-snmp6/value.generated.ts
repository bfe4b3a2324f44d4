// Generated from schemas/tools/proc-net-snmp6.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The counters of IPv6 since the network namespace began (/proc/net/snmp6).
 */
export interface ProcNetSnmp6 {
  /**
   * The file is there. False: this kernel has no IPv6.
   */
  present: boolean;
  /**
   * The counters by name. A counter that is not there is one that this kernel does not have: ask with `in` before reading it. Names are as in the file: Ip6InNoRoutes, Icmp6InErrors, Udp6RcvbufErrors.
   */
  counters: {
    [k: string]: number;
  };
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

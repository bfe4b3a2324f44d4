// Generated from schemas/tools/proc-net-netstat.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * More counters of TCP and IPv4 since the network namespace began (/proc/net/netstat). One look says nothing about now: take the difference of two.
 */
export interface ProcNetNetstat {
  /**
   * The counters by name. A counter that is not there is one that this kernel does not have: ask with `in` before reading it. Names are those of nstat: TcpExtListenOverflows, TcpExtTCPTimeouts, IpExtInCsumErrors.
   */
  counters: {
    [k: string]: number;
  };
  /**
   * The same by protocol, in the order of the file.
   *
   * Items: A protocol.
   */
  sections: {
    /**
     * Ip, Icmp, Tcp, Udp ...; TcpExt, IpExt, MPTcpExt.
     */
    type: string;
    /**
     * Its counters, without the protocol's name in front.
     */
    counters: {
      [k: string]: number;
    };
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

// Generated from schemas/tools/nstat.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The counters of the IP stack since the network namespace began (nstat -asz of iproute2). One look says nothing about now: take the difference of two.
 */
export interface Nstat {
  /**
   * The counters by name, as TcpRetransSegs, TcpExtListenOverflows, IpExtInOctets, UdpRcvbufErrors. With zeros_shown a counter that is not there is one that this kernel does not have, or that was not asked for.
   */
  counters: {
    [k: string]: number;
  };
  /**
   * Mean per second, where nstat runs as a daemon. Empty otherwise.
   */
  rates: {
    [k: string]: number;
  };
  /**
   * Where the numbers are from: kernel, or the history of a daemon.
   */
  source: string;
  /**
   * A counter of zero was printed: what is not there does not exist. False with text from nstat without -z: then it may be zero.
   */
  zeros_shown: boolean;
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

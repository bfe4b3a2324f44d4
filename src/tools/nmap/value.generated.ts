// Generated from schemas/tools/nmap.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * State of ports and hosts as a scan sees them (nmap: XML and text).
 */
export interface Nmap {
  /**
   * Version of nmap. Absent when it was not printed.
   */
  version?: string;
  /**
   * Kinds of scan: "connect", "syn", "udp". Empty when it was not printed: text does not say, nor does -sn.
   */
  scan_types: string[];
  /**
   * Ports asked of each host. Absent when it was not printed: text does not say.
   */
  ports_asked?: number;
  /**
   * The hosts that were reported, in order. Hosts that are down are counted, and not reported without -v. Empty without any.
   *
   * Items: A host.
   */
  hosts: {
    /**
     * The name as asked for, or the address.
     */
    host: string;
    /**
     * Its IP address. Absent when it was not printed.
     */
    address?: string;
    /**
     * Names, as asked for and as looked up. Empty with -n for an address.
     */
    hostnames: string[];
    /**
     * Its MAC address, where it is on the same link. Absent otherwise.
     */
    mac_address?: string;
    /**
     * Vendor of that address. Absent when it is not known.
     */
    mac_vendor?: string;
    /**
     * nmap takes it to be up. With reason "user-set" (-Pn) nobody looked. Absent when it was not printed.
     */
    up?: boolean;
    /**
     * Why it is up or down: "echo-reply", "arp-response", "syn-ack", "reset", "user-set", "no-response" and others. Absent in text without --reason.
     */
    reason?: string;
    /**
     * TTL of the answer. Absent without one.
     */
    reason_ttl?: number;
    /**
     * Smoothed round trip, in milliseconds. Absent when nothing was measured: never 0 for unknown.
     */
    latency_ms?: number;
    /**
     * nmap gave the host up after --host-timeout: its ports are not all there.
     */
    timed_out: boolean;
    /**
     * The ports that were shown. Empty when none was.
     *
     * Items: A port.
     */
    ports: {
      /**
       * Its number.
       */
      port: number;
      /**
       * "tcp", "udp" or "sctp".
       */
      protocol: string;
      /**
       * As nmap names it: "open", "closed", "filtered", "unfiltered", "open|filtered" or "closed|filtered". "filtered" is said of silence and of ICMP errors alike: see reason. "open|filtered" is silence of a UDP port.
       */
      state: string;
      /**
       * Why nmap says so: "syn-ack", "reset", "conn-refused", "no-response", "admin-prohibited", "port-unreach", "host-prohibited" and others. Absent in text without --reason.
       */
      reason?: string;
      /**
       * TTL of the answer. Absent without one, and where it was not printed.
       */
      reason_ttl?: number;
      /**
       * Who answered, where that was not the host itself. Absent otherwise.
       */
      reason_ip?: string;
      /**
       * Name of the service: from a table of port numbers, unless -sV asked the port. Absent when it has none.
       */
      service?: string;
      /**
       * What -sV found out: product and version. Absent without it.
       */
      version?: string;
    }[];
    /**
     * Ports that were counted instead of shown. Empty when there are none.
     *
     * Items: Ports of one state.
     */
    not_shown: {
      /**
       * Their state.
       */
      state: string;
      /**
       * How many.
       */
      count: number;
      /**
       * Why, as printed, with how many ports each. Empty when it was not printed.
       *
       * Items: A reason.
       */
      reasons: {
        /**
         * As printed, for example "no-response" or "reset".
         */
        reason: string;
        /**
         * Ports with it.
         */
        count: number;
      }[];
    }[];
  }[];
  /**
   * Hosts that nmap takes to be up, as it counted them. Absent when it did not come to its end.
   */
  hosts_up?: number;
  /**
   * Hosts that did not answer. Absent when it did not come to its end.
   */
  hosts_down?: number;
  /**
   * Hosts that were scanned. Absent when it did not come to its end. 0 when no name could be resolved.
   */
  hosts_total?: number;
  /**
   * How long it took, in seconds. Absent when it did not come to its end.
   */
  elapsed_s?: number;
  /**
   * nmap said that it came to its end. When false, ports and hosts may be missing.
   */
  complete: boolean;
  /**
   * Somebody of the hosts answered: a port is open or closed, or the reason why the host is up is an answer. A closed port of a connect scan counts too, though the refusal may be of someone else. False proves nothing when complete is false or the text has no reasons.
   */
  answered: boolean;
  /**
   * At least one port is open.
   */
  any_open: boolean;
  /**
   * The scan came to its end, and every port asked for is open on every host. Absent when it is not known how many were asked for: text does not say.
   */
  all_open?: boolean;
  /**
   * Numbers of the open ports, over all hosts, each once.
   */
  open_ports: number[];
  /**
   * Numbers of the closed ports that were shown: refused. A connect scan also says so of an ICMP port unreachable, whoever sent it, the own machine too.
   */
  closed_ports: number[];
  /**
   * Numbers of the filtered ports that were shown: silence or an ICMP error.
   */
  filtered_ports: number[];
  /**
   * Numbers of the ports "open|filtered": UDP ports that said nothing.
   */
  open_or_filtered_ports: number[];
  /**
   * Numbers of the ports with reason "no-response", whichever their state. Empty without reasons.
   */
  silent_ports: number[];
  /**
   * Numbers of the filtered ports with an error as reason: an ICMP error, or in a connect scan what the own kernel said, for example "net-unreach" without a route. Empty without reasons.
   */
  rejected_ports: number[];
  /**
   * Who sent those errors, each once; the host itself where nmap names nobody else. Empty for a connect scan, which sees no packets.
   */
  rejected_by: string[];
  /**
   * Ports that are open, over all hosts, those not shown too.
   */
  open_count: number;
  /**
   * Ports that are closed, those not shown too.
   */
  closed_count: number;
  /**
   * Ports that are filtered, those not shown too, without "open|filtered".
   */
  filtered_count: number;
  /**
   * Why the own kernel did not send, as printed, for example "Operation not permitted". Absent when it sent. nmap goes on and calls such a port filtered.
   */
  local_error?: string;
  /**
   * Ports that it was said of, each once. Empty when none was named.
   */
  local_error_ports: number[];
  /**
   * Names that could not be resolved. nmap ends with exit 0 all the same.
   */
  unknown_hosts: string[];
  /**
   * What else nmap complained of, at most 20 lines.
   */
  warnings: string[];
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

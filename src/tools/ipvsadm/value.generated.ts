// Generated from schemas/tools/ipvsadm.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Virtual servers of IPVS and the real servers behind them (ipvsadm -L -n --exact with --stats, --rate, --thresholds, --persistent-conn or -c, and ipvsadm -S).
 */
export interface Ipvsadm {
  /**
   * The kernel has IPVS. False when ipvsadm could not reach it because the module is not loaded: then there is no virtual server.
   */
  ipvs: boolean;
  /**
   * The version of IPVS in the kernel. Absent in forms that do not print it.
   */
  version?: string;
  /**
   * Buckets of the table of connections. Absent in forms that do not print it.
   */
  table_size?: number;
  /**
   * The service that was asked for does not exist.
   */
  no_such_service: boolean;
  /**
   * One for each virtual server, in the order printed.
   *
   * Items: A virtual server.
   */
  services: {
    /**
     * What it matches.
     */
    protocol: 'tcp' | 'udp' | 'sctp' | 'fwmark';
    /**
     * Its address, without brackets; a name when it was printed as one. Absent for a firewall mark.
     */
    address?: string;
    /**
     * Its port; 0 is every port. Absent for a firewall mark, and when it was printed as a name.
     */
    port?: number;
    /**
     * Its port when it was printed as a name: http.
     */
    port_name?: string;
    /**
     * The firewall mark of the packets that it takes.
     */
    fwmark?: number;
    /**
     * The family of its addresses. Absent when an address was printed as a name.
     */
    family?: 'ipv4' | 'ipv6';
    /**
     * rr, wlc, sh, mh ... Absent with --stats and --rate.
     */
    scheduler?: string;
    /**
     * sh-port, mh-fallback ...
     */
    scheduler_flags: string[];
    /**
     * A client stays with its real server for so many seconds. Absent when it does not.
     */
    persistent_s?: number;
    /**
     * Clients of one network stay together: its mask as printed, a prefix length for IPv6. Absent when each is for itself.
     */
    netmask?: string;
    /**
     * What else decides about persistence: sip.
     */
    persistence_engine?: string;
    /**
     * Each UDP packet is scheduled by itself (ops).
     */
    one_packet: boolean;
    /**
     * Connections that were begun (--stats). Rounded where ipvsadm printed 12345K, which it does without --exact.
     */
    connections?: number;
    /**
     * Packets from clients (--stats).
     */
    in_packets?: number;
    /**
     * Packets to clients (--stats). 0 for route and tunnel, whose answers do not pass the director.
     */
    out_packets?: number;
    /**
     * Bytes from clients (--stats).
     */
    in_bytes?: number;
    /**
     * Bytes to clients (--stats).
     */
    out_bytes?: number;
    /**
     * Connections begun a second, as the kernel estimates (--rate).
     */
    connections_per_second?: number;
    /**
     * Packets from clients a second (--rate).
     */
    in_packets_per_second?: number;
    /**
     * Packets to clients a second (--rate).
     */
    out_packets_per_second?: number;
    /**
     * Bytes from clients a second (--rate).
     */
    in_bytes_per_second?: number;
    /**
     * Bytes to clients a second (--rate).
     */
    out_bytes_per_second?: number;
    /**
     * The sum of the weights of its real servers. Absent in forms that do not print them.
     */
    weight?: number;
    /**
     * Its real servers.
     *
     * Items: A real server.
     */
    destinations: {
      /**
       * The address of the real server, without brackets; a name when it was printed as one.
       */
      address: string;
      /**
       * Its port; 0 keeps the port of the packet. Absent when it was printed as a name.
       */
      port?: number;
      /**
       * Its port when it was printed as a name: http.
       */
      port_name?: string;
      /**
       * How packets get there: masquerade (NAT), route (direct routing), tunnel, local. Absent in forms that do not print it.
       */
      forward?: 'masquerade' | 'route' | 'tunnel' | 'local';
      /**
       * ipip, gue, gre. Only in the form of ipvsadm -S.
       */
      tunnel_type?: string;
      /**
       * The UDP port of a gue tunnel. Only in the form of ipvsadm -S.
       */
      tunnel_port?: number;
      /**
       * Its weight; 0 takes no new connections. Absent in forms that do not print it.
       */
      weight?: number;
      /**
       * Persistence templates that point to it (--persistent-conn).
       */
      persistent_connections?: number;
      /**
       * Connections that are established. For route and tunnel the director sees one side only: this is a guess of the kernel.
       */
      active_connections?: number;
      /**
       * Other connections that are remembered: half open, closing, and all of UDP.
       */
      inactive_connections?: number;
      /**
       * So many connections are its limit; 0 is none (--thresholds).
       */
      upper_threshold?: number;
      /**
       * Below so many it takes new ones again after the limit was reached; 0 is none (--thresholds).
       */
      lower_threshold?: number;
      /**
       * Connections that were begun (--stats). Rounded where ipvsadm printed 12345K, which it does without --exact.
       */
      connections?: number;
      /**
       * Packets from clients (--stats).
       */
      in_packets?: number;
      /**
       * Packets to clients (--stats). 0 for route and tunnel, whose answers do not pass the director.
       */
      out_packets?: number;
      /**
       * Bytes from clients (--stats).
       */
      in_bytes?: number;
      /**
       * Bytes to clients (--stats).
       */
      out_bytes?: number;
      /**
       * Connections begun a second, as the kernel estimates (--rate).
       */
      connections_per_second?: number;
      /**
       * Packets from clients a second (--rate).
       */
      in_packets_per_second?: number;
      /**
       * Packets to clients a second (--rate).
       */
      out_packets_per_second?: number;
      /**
       * Bytes from clients a second (--rate).
       */
      in_bytes_per_second?: number;
      /**
       * Bytes to clients a second (--rate).
       */
      out_bytes_per_second?: number;
    }[];
  }[];
  /**
   * What ipvsadm -L -c prints: one for each connection and each persistence template.
   *
   * Items: A connection.
   */
  connections: {
    /**
     * As printed: TCP, UDP, SCTP, IP.
     */
    protocol: string;
    /**
     * Seconds until it is forgotten.
     */
    expire_s: number;
    /**
     * ESTABLISHED, SYN_RECV, FIN_WAIT, TIME_WAIT, UDP, NONE ...
     */
    state: string;
    /**
     * The address of the client.
     */
    source: string;
    /**
     * The port of the client; 0 in a template.
     */
    source_port?: number;
    /**
     * The address of the virtual server.
     */
    virtual: string;
    /**
     * Its port.
     */
    virtual_port?: number;
    /**
     * The address of the real server.
     */
    destination: string;
    /**
     * Its port.
     */
    destination_port?: number;
    /**
     * It only remembers which real server a client stays with.
     */
    template: boolean;
    /**
     * What else decides about persistence: sip.
     */
    persistence_engine?: string;
    /**
     * What it decides by: the Call-ID of sip.
     */
    persistence_data?: string;
  }[];
  /**
   * What ipvsadm -L --timeout prints, in seconds. Absent in other forms.
   */
  timeouts?: {
    /**
     * A TCP connection without packets.
     */
    tcp_s: number;
    /**
     * A TCP connection after a FIN.
     */
    tcp_fin_s: number;
    /**
     * A UDP connection without packets.
     */
    udp_s: number;
  };
  /**
   * Virtual servers without a real server, as ADDRESS:PORT or fwmark N: packets to them are refused or dropped.
   */
  without_destination: string[];
  /**
   * Virtual servers whose real servers all have weight 0, as ADDRESS:PORT or fwmark N: no new connection gets through.
   */
  quiesced: string[];
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

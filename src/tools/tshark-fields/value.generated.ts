// Generated from schemas/tools/tshark-fields.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Fields of packets (tshark -T fields -E header=y), one line for each packet.
 */
export interface TsharkFields {
  /**
   * The names of the columns, as the header line names them.
   *
   * Items: One name.
   */
  columns: string[];
  /**
   * One for each packet, in order. A field that the packet has not is absent.
   *
   * Items: One packet.
   */
  packets: {
    /**
     * Number of the packet.
     */
    number?: number;
    /**
     * When it was seen in Unix time, in seconds.
     */
    timestamp?: number;
    /**
     * Where it was seen.
     */
    interface?: string;
    /**
     * Length of the frame in bytes.
     */
    length?: number;
    /**
     * The uppermost protocol, as tshark names it, for example tcp, dns, tls, http.
     */
    protocol?: string;
    /**
     * Source address; of several the outermost.
     */
    src?: string;
    /**
     * Destination address; of several the outermost.
     */
    dst?: string;
    /**
     * Source port of TCP or UDP.
     */
    sport?: number;
    /**
     * Destination port of TCP or UDP.
     */
    dport?: number;
    /**
     * Source of the packet in a tunnel, or of the one that an ICMP error is about. Absent without one.
     */
    inner_src?: string;
    /**
     * Its destination.
     */
    inner_dst?: string;
    /**
     * Time to live, or hop limit of IPv6.
     */
    ttl?: number;
    /**
     * Number of the TCP connection, from 0.
     */
    stream?: number;
    /**
     * Flags of TCP by name: SYN, ACK, RST, FIN, PSH, URG, ECE, CWR, AE. Empty for other protocols.
     *
     * Items: One flag.
     */
    flags: string[];
    /**
     * Payload bytes of TCP.
     */
    tcp_length?: number;
    /**
     * What tshark says of a TCP segment: retransmission, fast_retransmission, spurious_retransmission, duplicate_ack, lost_segment (one before it was not captured), out_of_order, zero_window, window_full, keep_alive and the like.
     *
     * Items: One word.
     */
    analysis: string[];
    /**
     * From the segment to its acknowledgement, in milliseconds, with the acknowledgement.
     */
    ack_rtt_ms?: number;
    /**
     * Type of ICMP or ICMPv6.
     */
    icmp_type?: number;
    /**
     * Its code.
     */
    icmp_code?: number;
    /**
     * MTU that a too-big message names, in bytes.
     */
    mtu?: number;
    /**
     * Identifier of a DNS message.
     */
    dns_id?: number;
    /**
     * True for an answer. Absent when it is no DNS.
     */
    dns_response?: boolean;
    /**
     * Response code of an answer: 0 no error, 2 SERVFAIL, 3 NXDOMAIN, 5 REFUSED.
     */
    dns_rcode?: number;
    /**
     * Name asked for.
     */
    dns_name?: string;
    /**
     * Record type asked for: 1 A, 28 AAAA.
     */
    dns_type?: number;
    /**
     * From the question to this answer, in milliseconds.
     */
    dns_time_ms?: number;
    /**
     * Types of the TLS handshake messages, with commas: 1 client hello, 2 server hello, 11 certificate.
     */
    tls_handshake?: string;
    /**
     * Server name in a client hello.
     */
    tls_server_name?: string;
    /**
     * Description number of a TLS alert.
     */
    tls_alert?: number;
    /**
     * Method of an HTTP request.
     */
    http_method?: string;
    /**
     * Host that an HTTP request names.
     */
    http_host?: string;
    /**
     * Status of an HTTP response.
     */
    http_status?: number;
    /**
     * 1 request, 2 reply.
     */
    arp_opcode?: number;
    /**
     * Address of the sender of an ARP message.
     */
    arp_sender?: string;
    /**
     * Address that an ARP message asks for or answers to.
     */
    arp_target?: string;
    /**
     * Link-level address of the sender of an ARP message.
     */
    arp_mac?: string;
    /**
     * Columns that are not in the fields above, by name. Empty ordinarily.
     */
    fields: {
      [k: string]: string;
    };
  }[];
  /**
   * Packets in the text.
   */
  packets_read: number;
  /**
   * Packets captured, as tshark says on stderr. Absent when it read a file, or did not say it.
   */
  packets_captured?: number;
  /**
   * TCP packets with SYN and without ACK.
   */
  syn: number;
  /**
   * TCP packets with SYN and ACK.
   */
  syn_ack: number;
  /**
   * TCP packets with RST.
   */
  rst: number;
  /**
   * Segments of each word of analysis.
   */
  analysis: {
    [k: string]: number;
  };
  /**
   * DNS answers by response code.
   */
  dns_rcodes: {
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

// Generated from schemas/tools/tcpdump.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Packets as tcpdump prints them (4.x and 3.x, with -n, -e, -v, -q, -#, -x, -X and any -t), and plain counts over them.
 */
export interface Tcpdump {
  /**
   * The interface that was listened to. Absent when tcpdump did not say it.
   */
  interface?: string;
  /**
   * The capture file that was read. Absent for a live capture.
   */
  file?: string;
  /**
   * Link type, for example EN10MB or LINUX_SLL2. Absent when tcpdump did not say it.
   */
  link_type?: string;
  /**
   * Bytes kept of each packet. Absent when tcpdump did not say it.
   */
  snapshot_length?: number;
  /**
   * One for each packet, in order.
   *
   * Items: One packet: of a packet in a tunnel the outer one. Ports as numbers are in sport and dport, as names of services in sport_name and dport_name.
   */
  packets: {
    /**
     * Its number, with -#.
     */
    number?: number;
    /**
     * When it was seen, as printed: a time of day, a date and time, or a span. Absent with -t, and with -tt, which gives timestamp.
     */
    time?: string;
    /**
     * When it was seen in Unix time, in seconds, with -tt.
     */
    timestamp?: number;
    /**
     * Where it was seen, with -i any. Absent for one interface, and before tcpdump 4.99.
     */
    interface?: string;
    /**
     * With -i any: in, out, or to a broadcast, multicast or another host's link-level address. Absent for one interface.
     */
    direction?: 'in' | 'out' | 'broadcast' | 'multicast' | 'other';
    /**
     * Link-level source, with -e.
     */
    src_mac?: string;
    /**
     * Link-level destination, with -e. Absent with -i any.
     */
    dst_mac?: string;
    /**
     * What the frame carries as printed, for example IPv4 or ARP, with -e.
     */
    ethertype?: string;
    /**
     * VLAN identifier of the outermost tag, with -e. Absent without a tag.
     */
    vlan?: number;
    /**
     * Length of the frame in bytes, with -e.
     */
    frame_length?: number;
    /**
     * tcp, udp, icmp, icmp6, arp, igmp, sctp, gre, esp, ah, ospf, vrrp, ipip, stp, lldp and the like, in lowercase; ip or ip6 when no more was printed; other for what is none of these.
     */
    protocol: string;
    /**
     * 4 or 6. Absent when it is no IP, or neither the addresses nor the line say it.
     */
    ip_version?: number;
    /**
     * Source address, or its name without -n. Absent when it is no IP and no ARP.
     */
    src?: string;
    /**
     * Source port.
     */
    sport?: number;
    /**
     * Source port as the name of a service, without -nn.
     */
    sport_name?: string;
    /**
     * Destination address, or its name without -n. Absent when it is no IP.
     */
    dst?: string;
    /**
     * Destination port.
     */
    dport?: number;
    /**
     * Destination port as the name of a service, without -nn.
     */
    dport_name?: string;
    /**
     * Length as printed: payload bytes of TCP and UDP, the whole message of ICMP, ARP and others. Absent when it was not printed.
     */
    length?: number;
    /**
     * Time to live, or hop limit of IPv6, with -v.
     */
    ttl?: number;
    /**
     * Identification of the IPv4 header, with -v.
     */
    ip_id?: number;
    /**
     * Length of the IPv4 packet with its header, or of the payload of an IPv6 packet, in bytes, with -v.
     */
    ip_length?: number;
    /**
     * The IPv4 header forbids fragments (DF), with -v.
     */
    dont_fragment?: boolean;
    /**
     * True for a fragment of a packet. Absent when it was not printed: without -v the first fragment of IPv4 is not told.
     */
    fragment?: boolean;
    /**
     * Where the fragment belongs, in bytes. Absent when it was not printed.
     */
    fragment_offset?: number;
    /**
     * Flags of TCP by name: SYN, ACK, RST, FIN, PSH, URG, ECE, CWR, AE. Empty for other protocols, and when none is set or printed (-q).
     *
     * Items: One flag.
     */
    flags: string[];
    /**
     * First sequence number: relative to the first one seen, except with SYN and with -S.
     */
    seq?: number;
    /**
     * Sequence number after the last byte. Absent without data.
     */
    seq_end?: number;
    /**
     * Acknowledgement number, relative as seq.
     */
    ack?: number;
    /**
     * Receive window as in the header, without its scale.
     */
    win?: number;
    /**
     * Largest segment that the sender takes, in bytes; only with SYN.
     */
    mss?: number;
    /**
     * Power of two of the sender's window scale; only with SYN.
     */
    wscale?: number;
    /**
     * The sender understands selective acknowledgements; only with SYN, and only when true.
     */
    sack_permitted?: boolean;
    /**
     * Selective acknowledgements, as first:last. Absent without one.
     *
     * Items: One block.
     */
    sack_blocks?: string[];
    /**
     * Time stamp of the sender.
     */
    ts_val?: number;
    /**
     * Time stamp that the sender echoes.
     */
    ts_ecr?: number;
    /**
     * True when a checksum of IP, TCP, UDP or ICMP was printed as wrong, with -v. Packets that this host sends itself often have none yet, because the interface adds it. Absent otherwise.
     */
    checksum_bad?: boolean;
    /**
     * True when tcpdump had too little of the packet to read it. Absent otherwise.
     */
    truncated?: boolean;
    /**
     * Type of an ICMP or ICMPv6 message in words, for example echo request, unreachable, time exceeded, packet too big, neighbor solicitation.
     */
    icmp_type?: string;
    /**
     * What it says beyond the type, for example port, host, net, protocol, need to frag, admin prohibited filter, in-transit; ICMPv6: route, prohibited, address, port. Absent when nothing does.
     */
    icmp_code?: string;
    /**
     * Identifier of an echo.
     */
    icmp_id?: number;
    /**
     * Number of an echo.
     */
    icmp_seq?: number;
    /**
     * The address that a neighbour message asks for or answers, or that a redirect names. Absent otherwise.
     */
    icmp_target?: string;
    /**
     * MTU that a too-big message names, in bytes.
     */
    mtu?: number;
    /**
     * Of an ICMP error: protocol of the packet that it is about, as far as printed.
     */
    about_protocol?: string;
    /**
     * Of an ICMP error: its source, with -v.
     */
    about_src?: string;
    /**
     * Of an ICMP error: its source port, with -v.
     */
    about_sport?: number;
    /**
     * Of an ICMP error: where it was going. Absent when it was not printed.
     */
    about_dst?: string;
    /**
     * Of an ICMP error: to which port. Absent when it was not printed.
     */
    about_dport?: number;
    /**
     * What an ARP message does.
     */
    arp_op?: 'request' | 'reply' | 'other';
    /**
     * Of an ARP request: the address asked for. Of a reply: the address that was found.
     */
    arp_target?: string;
    /**
     * Of an ARP request: who asks. The unspecified address when it only looks whether the address is taken.
     */
    arp_sender?: string;
    /**
     * Of an ARP reply: the link-level address.
     */
    arp_mac?: string;
    /**
     * Identifier of a DNS message.
     */
    dns_id?: number;
    /**
     * True for an answer, false for a question. Absent when it is no DNS, as are the other dns fields.
     */
    dns_response?: boolean;
    /**
     * Of an answer: NOERROR, NXDOMAIN, SERVFAIL, REFUSED, FORMERR, NOTIMP and the like.
     */
    dns_rcode?: string;
    /**
     * Flags that were printed: rd, cd of questions, aa, tc, ra, ad of answers.
     *
     * Items: One flag.
     */
    dns_flags?: string[];
    /**
     * Record type asked for. Answers have it with -vv.
     */
    dns_type?: string;
    /**
     * Name asked for, with its last dot. Answers have it with -vv.
     */
    dns_name?: string;
    /**
     * Answers as printed, for example A 192.0.2.10.
     *
     * Items: One record.
     */
    dns_answers?: string[];
    /**
     * Answers that an answer says it has.
     */
    dns_answer_count?: number;
    /**
     * What carries another packet: vxlan, gre, geneve, ipip, ip6ip and the like. Absent otherwise.
     */
    tunnel?: string;
    /**
     * Network identifier of VXLAN or Geneve, or the key of GRE.
     */
    vni?: number;
    /**
     * Protocol of the packet inside a tunnel. This and the inner fields below are absent without one.
     */
    inner_protocol?: string;
    /**
     * Its source address.
     */
    inner_src?: string;
    /**
     * Its source port.
     */
    inner_sport?: number;
    /**
     * Its destination address.
     */
    inner_dst?: string;
    /**
     * Its destination port.
     */
    inner_dport?: number;
    /**
     * Its TCP flags.
     *
     * Items: One flag.
     */
    inner_flags?: string[];
    /**
     * What was printed beyond the fields above, cut to 200 characters: what an application said, or a protocol that is not taken apart. Absent when there is nothing.
     */
    info?: string;
  }[];
  /**
   * Packets in the text.
   */
  packets_read: number;
  /**
   * Packets captured, of the summary. Absent when there was none: it was killed, or read a file.
   */
  packets_captured?: number;
  /**
   * Packets received by the filter, of the summary: those that came before tcpdump stopped, printed or not.
   */
  packets_received?: number;
  /**
   * Packets dropped by the kernel because tcpdump was too slow, of the summary. Not packets that the network lost.
   */
  packets_dropped?: number;
  /**
   * Packets dropped by the interface or its driver, of the summary. Absent when it names none.
   */
  packets_dropped_by_interface?: number;
  /**
   * What stopped the capture before its time, as printed, for example that the interface went down. Absent otherwise.
   */
  error?: string;
  /**
   * Packets of each protocol.
   */
  protocols: {
    [k: string]: number;
  };
  /**
   * The first 500 flows of IP packets, in order of their first packet. Errors and neighbour messages of ICMP are not in it.
   *
   * Items: Packets between two ends, of one protocol, on one interface. `back` counts those to src.
   */
  flows: {
    /**
     * Where they were seen, with -i any: a packet that is seen on two interfaces is in two flows.
     */
    interface?: string;
    /**
     * As of the packets.
     */
    protocol: string;
    /**
     * Who sent the first packet; of TCP who sent the SYN, when SYN or SYN-ACK was seen.
     */
    src: string;
    /**
     * Its port, when it is a number.
     */
    sport?: number;
    /**
     * The other end.
     */
    dst: string;
    /**
     * Its port, when it is a number.
     */
    dport?: number;
    /**
     * Packets from src.
     */
    packets: number;
    /**
     * Packets to src.
     */
    packets_back: number;
    /**
     * Sum of the printed lengths from src, in bytes.
     */
    length: number;
    /**
     * Sum of the printed lengths to src, in bytes.
     */
    length_back: number;
    /**
     * SYN from src.
     */
    syn: number;
    /**
     * SYN from src with the sequence number of the one before: it was sent again.
     */
    syn_repeated: number;
    /**
     * SYN-ACK to src.
     */
    syn_ack: number;
    /**
     * SYN-ACK to src with the sequence number of the one before.
     */
    syn_ack_repeated: number;
    /**
     * SYN, SYN-ACK, and then an ACK of src without SYN or RST were seen, in this order.
     */
    handshake: boolean;
    /**
     * RST from src.
     */
    rst: number;
    /**
     * RST to src.
     */
    rst_back: number;
    /**
     * FIN from src.
     */
    fin: number;
    /**
     * FIN to src.
     */
    fin_back: number;
    /**
     * Segments of src whose data ended at or before what had been seen: sent again, or overtaken.
     */
    data_repeated: number;
    /**
     * The same of segments to src.
     */
    data_repeated_back: number;
    /**
     * Times to live from src, at most 8, with -v. Empty without.
     *
     * Items: One value.
     */
    ttls: number[];
    /**
     * Times to live to src, at most 8, with -v. Empty without: one that differs was sent by somebody else.
     *
     * Items: One value.
     */
    ttls_back: number[];
  }[];
  /**
   * Packets of flows after those. 0 ordinarily.
   */
  flows_left_out: number;
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
   * TCP packets with FIN.
   */
  fin: number;
  /**
   * SYN and SYN-ACK that were sent again, of the flows.
   */
  syn_repeated: number;
  /**
   * Flows with a handshake.
   */
  handshakes: number;
  /**
   * ICMP and ICMPv6 echo requests.
   */
  echo_requests: number;
  /**
   * ICMP and ICMPv6 echo replies.
   */
  echo_replies: number;
  /**
   * Unreachable, too big, time exceeded, redirect and parameter problem of ICMP and ICMPv6, at most 100 kinds.
   *
   * Items: Like errors, counted.
   */
  icmp_errors: {
    /**
     * Who sent them.
     */
    from: string;
    /**
     * To whom.
     */
    to: string;
    /**
     * As icmp_type of the packets.
     */
    type: string;
    /**
     * As icmp_code.
     */
    code?: string;
    /**
     * As mtu.
     */
    mtu?: number;
    /**
     * As about_protocol.
     */
    about_protocol?: string;
    /**
     * As about_dst.
     */
    about_dst?: string;
    /**
     * As about_dport.
     */
    about_dport?: number;
    /**
     * How many.
     */
    count: number;
  }[];
  /**
   * ARP requests, without announcements of the own address.
   */
  arp_requests: number;
  /**
   * ARP replies.
   */
  arp_replies: number;
  /**
   * Addresses that an ARP request asked for and no reply named, at most 100. Questions without an own address do not count.
   *
   * Items: One address.
   */
  arp_unanswered: string[];
  /**
   * Addresses that ARP replies named, with each link-level address that was given for it, at most 100.
   *
   * Items: One address.
   */
  arp_answers: {
    /**
     * The address.
     */
    address: string;
    /**
     * Its link-level addresses, at most 8.
     *
     * Items: One address.
     */
    macs: string[];
  }[];
  /**
   * Addresses that an IPv6 neighbour solicitation asked for and no advertisement named, at most 100. Questions from :: do not count.
   *
   * Items: One address.
   */
  nd_unanswered: string[];
  /**
   * DNS questions.
   */
  dns_queries: number;
  /**
   * DNS answers.
   */
  dns_responses: number;
  /**
   * DNS answers of each code, for example NOERROR or NXDOMAIN.
   */
  dns_rcodes: {
    [k: string]: number;
  };
  /**
   * DNS questions without an answer of the same identifier between the same ends in the text. A capture that ends too early misses answers.
   */
  dns_unanswered: number;
  /**
   * Packets that are known to be fragments.
   */
  fragments: number;
  /**
   * Packets with a wrong checksum, with -v; see checksum_bad of the packets.
   */
  checksum_bad: number;
  /**
   * Packets of which tcpdump had too little.
   */
  truncated: number;
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

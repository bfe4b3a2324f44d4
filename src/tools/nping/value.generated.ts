// Generated from schemas/tools/nping.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Probes and what came back (nping: TCP, UDP, ICMP, ARP, and connections).
 */
export interface Nping {
  /**
   * Version of nping. Absent when it was not printed.
   */
  version?: string;
  /**
   * Every line of a packet, in order, at most 10000. Empty when it was not printed (-q).
   *
   * Items: A line SENT, RCVD or CAPT.
   */
  packets: {
    /**
     * "sent", or "received".
     */
    direction: 'sent' | 'received';
    /**
     * When, in seconds from the start.
     */
    time_s: number;
    /**
     * What it is: a packet of a protocol; "connect" is a step of --tcp-connect, which sees no packets; "other" is none of these.
     */
    kind: 'tcp' | 'udp' | 'icmp' | 'arp' | 'connect' | 'other';
    /**
     * Address of the sender. Absent where it was not printed, as in steps of a connection.
     */
    source?: string;
    /**
     * Its port. Absent without ports.
     */
    source_port?: number;
    /**
     * Address of the receiver. Absent where it was not printed.
     */
    destination?: string;
    /**
     * Its port. Absent without ports.
     */
    destination_port?: number;
    /**
     * TCP flags as printed: "S", "SA", "RA". Absent for other protocols.
     */
    flags?: string;
    /**
     * Type of the ICMP message. Absent for other protocols.
     */
    icmp_type?: number;
    /**
     * Its code.
     */
    icmp_code?: number;
    /**
     * TTL or hop limit. Absent where it was not printed.
     */
    ttl?: number;
    /**
     * Identification in the IP header. Absent where it was not printed.
     */
    ip_id?: number;
    /**
     * Length of the IP packet, in bytes. Absent where it was not printed.
     */
    ip_length_bytes?: number;
    /**
     * Sequence number. Absent where it was not printed.
     */
    seq?: number;
    /**
     * The MAC address that an ARP reply tells. Absent otherwise.
     */
    mac_address?: string;
    /**
     * What stands behind the time, cut to 200 characters.
     */
    text: string;
  }[];
  /**
   * Probes sent, or connections tried, as nping counted them. Absent when it did not come to its end.
   */
  sent?: number;
  /**
   * Packets that came back, as nping counted them: ICMP errors too. Absent with --tcp-connect.
   */
  received?: number;
  /**
   * Probes without anything, as nping counted them: an ICMP error is no loss to it. Absent with --tcp-connect.
   */
  lost?: number;
  /**
   * The same in percent. Absent with --tcp-connect.
   */
  loss_percent?: number;
  /**
   * Connections that came to be, with --tcp-connect. Absent otherwise.
   */
  connected?: number;
  /**
   * Connections that did not. Absent without --tcp-connect.
   */
  failed?: number;
  /**
   * The same in percent.
   */
  failed_percent?: number;
  /**
   * Shortest round trip, in milliseconds. Absent when nothing came, or it was not printed: never 0 for unknown.
   */
  min_ms?: number;
  /**
   * Mean round trip, in milliseconds. Absent likewise.
   */
  avg_ms?: number;
  /**
   * Longest round trip, in milliseconds. Absent likewise.
   */
  max_ms?: number;
  /**
   * Lines of an answer of the host itself: SYN-ACK, RST, echo reply, UDP, ARP reply, a connection that came to be or was refused. ICMP errors do not count.
   */
  answers: number;
  /**
   * There is such an answer.
   */
  answered: boolean;
  /**
   * nping came to its end, counted no loss or failure, and no ICMP error was printed: every probe had an answer.
   */
  every_probe_answered: boolean;
  /**
   * SYN-ACKs that came: the port is open.
   */
  syn_acks: number;
  /**
   * RSTs that came, and connections refused: the port is closed, or somebody rejects.
   */
  resets: number;
  /**
   * Ports that sent SYN-ACK, or took a connection, each once.
   */
  open_ports: number[];
  /**
   * Ports that sent RST, or refused a connection, each once.
   */
  refused_ports: number[];
  /**
   * TCP and UDP ports that were asked and for which no answer and no error was printed, each once. A run that ended early leaves its last port here.
   */
  silent_ports: number[];
  /**
   * ICMP errors, and errors of connections other than a refusal; each kind once, in order. Empty without any.
   *
   * Items: An ICMP error, or an error of a connection.
   */
  icmp_errors: {
    /**
     * Who sent it. Absent for an error of a connection, which names nobody.
     */
    from?: string;
    /**
     * As printed, for example "Port unreachable" or "No route to host".
     */
    text: string;
    /**
     * Type of the ICMP message. Absent for an error of a connection.
     */
    icmp_type?: number;
    /**
     * Its code.
     */
    icmp_code?: number;
    /**
     * How often it came.
     */
    times: number;
  }[];
  /**
   * MAC addresses that ARP replies told, each once. Two for one address: a duplicate address.
   */
  mac_addresses: string[];
  /**
   * nping printed its counts. When false, packets may be missing.
   */
  complete: boolean;
  /**
   * Why the own kernel did not send, as printed, for example "Operation not permitted". Absent when it sent. nping counts such a probe as sent and lost.
   */
  local_error?: string;
  /**
   * Names that could not be resolved.
   */
  unknown_hosts: string[];
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

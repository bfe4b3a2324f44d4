// Generated from schemas/tools/ss.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The sockets of the kernel (ss of iproute2). Counts are of the sockets listed: ask for one kind to count only that.
 */
export interface Ss {
  /**
   * One for each socket, in the order printed.
   */
  sockets: Socket[];
  /**
   * Sockets in state LISTEN.
   */
  listening: number;
  /**
   * Sockets in state ESTAB.
   */
  established: number;
  /**
   * Sockets in state SYN-SENT: no answer yet.
   */
  syn_sent: number;
  /**
   * Sockets in state SYN-RECV: half open.
   */
  syn_recv: number;
  /**
   * Sockets in state FIN-WAIT-1 or FIN-WAIT-2.
   */
  fin_wait: number;
  /**
   * Sockets in state TIME-WAIT.
   */
  time_wait: number;
  /**
   * Sockets in state CLOSE-WAIT: the peer closed, the program did not.
   */
  close_wait: number;
  /**
   * Sockets in state LAST-ACK.
   */
  last_ack: number;
  /**
   * Sockets in state CLOSING.
   */
  closing: number;
  /**
   * Sockets in state UNCONN.
   */
  unconnected: number;
  /**
   * Listening sockets whose accept queue is full.
   */
  accept_queues_full: number;
  /**
   * Packets dropped at sockets, of all sockets together. Absent without -m.
   */
  drops?: number;
  /**
   * Segments sent again, of all TCP sockets together. Absent without -i.
   */
  retrans_total?: number;
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
/**
 * A socket.
 */
export interface Socket {
  /**
   * The kind: tcp, udp, raw, icmp6, sctp, dccp, mptcp, u_str, u_dgr, u_seq, p_raw, p_dgr, nl, v_str, v_dgr, ti_st, xdp ... Absent when ss left the column out (one kind was asked for) and the arguments do not say it.
   */
  netid?: string;
  /**
   * ESTAB, SYN-SENT, SYN-RECV, FIN-WAIT-1, FIN-WAIT-2, TIME-WAIT, UNCONN, CLOSE-WAIT, LAST-ACK, LISTEN, CLOSING. Absent when ss left the column out and the arguments do not say it.
   */
  state?: string;
  /**
   * Bytes that the program did not read yet. With LISTEN it is something else: see accept_queue. Absent with --no-queues.
   */
  recv_q?: number;
  /**
   * Bytes that the peer did not acknowledge yet. With LISTEN it is something else: see accept_queue_limit. Absent with --no-queues.
   */
  send_q?: number;
  /**
   * With LISTEN only: connections that wait for accept() (Recv-Q).
   */
  accept_queue?: number;
  /**
   * With LISTEN only: how many may wait (Send-Q): the smaller of the program's backlog and net.core.somaxconn.
   */
  accept_queue_limit?: number;
  /**
   * With LISTEN only: more wait than the limit: further connections are dropped.
   */
  accept_queue_full?: boolean;
  /**
   * As printed: IPv6 in brackets, * for all of both families. Absent for unix, netlink and packet sockets.
   */
  local_address?: string;
  /**
   * Number or name; the socket's inode for unix sockets.
   */
  local_port?: string;
  /**
   * The port when it was printed as a number.
   */
  local_port_num?: number;
  /**
   * As local_address.
   */
  peer_address?: string;
  /**
   * As local_port; * for any.
   */
  peer_port?: string;
  /**
   * The port when it was printed as a number.
   */
  peer_port_num?: number;
  /**
   * any: all addresses. loopback: this host only. address: another address. Absent when the address is a name or none.
   */
  bound_to?: 'any' | 'loopback' | 'address';
  /**
   * The interface it is bound to.
   */
  interface?: string;
  /**
   * Packet sockets: the protocol.
   */
  link_layer?: string;
  /**
   * Netlink sockets: protocol and owner.
   */
  channel?: string;
  /**
   * Unix sockets: the path, @name for an abstract one, * for none.
   */
  path?: string;
  /**
   * Netlink sockets: the process.
   */
  pid?: number;
  /**
   * Who holds it (-p). Absent when ss named nobody: it belongs to the kernel, or to another container or user, or -p was not asked for.
   */
  processes?: Process[];
  timer?: Timer;
  /**
   * The owner's user number (-e). Absent for root.
   */
  uid_number?: string;
  /**
   * The socket's inode (-e); for unix sockets that of the file. 0: no program holds it, because it waits for accept() or for its end.
   */
  inode_number?: string;
  /**
   * The kernel's identifier of the socket (-e).
   */
  cookie?: string;
  /**
   * The control group (-e, --cgroup).
   */
  cgroup?: string;
  /**
   * Which directions were closed (-e).
   */
  shutdown?: 'none' | 'receive' | 'send' | 'both';
  /**
   * IPv6 sockets (-e): IPv4 is not taken.
   */
  v6only?: boolean;
  /**
   * The firewall mark (-e). Absent when none is set.
   */
  fwmark?: string;
  tcp?: Tcp;
  memory?: Memory;
  /**
   * What else was printed as key:value, as text: tos, SCTP and MPTCP values, ring buffers. Absent when nothing was.
   */
  details?: {
    [k: string]: string;
  };
  /**
   * What else was printed as a word. Absent when nothing was.
   */
  flags?: string[];
}
/**
 * A process that holds the socket.
 */
export interface Process {
  /**
   * The program's name (not a user: the name of the field is jc's).
   */
  user: string;
  /**
   * Its process number.
   */
  pid?: number;
  /**
   * The file descriptor.
   */
  file_descriptor?: string;
  /**
   * Its thread number (-T).
   */
  thread?: number;
}
/**
 * The timer that runs (-o). Absent when none does.
 */
export interface Timer {
  /**
   * on (retransmission), keepalive, timewait, persist (zero window), delack or unknown.
   */
  timer_name: string;
  /**
   * When it ends, as printed: 1min58sec, 220ms.
   */
  expire_time?: string;
  /**
   * The same in milliseconds, as exact as it was printed.
   */
  expire_ms?: number;
  /**
   * Retransmissions, or probes, so far.
   */
  retrans?: number;
}
/**
 * What the kernel measured (-i). Absent without -i, and for sockets that have nothing: TIME-WAIT.
 */
export interface Tcp {
  /**
   * The congestion control algorithm: cubic, bbr, reno ...
   */
  congestion?: string;
  /**
   * TCP options in use, as printed: ts, sack, ecn, ecnseen, fastopen ...
   */
  options: string[];
  /**
   * Window scale of the peer, which counts when sending.
   */
  wscale_send?: number;
  /**
   * Own window scale, which counts when receiving.
   */
  wscale_receive?: number;
  /**
   * Retransmission timeout, in milliseconds.
   */
  rto_ms?: number;
  /**
   * How often the timeout was doubled; 0 when it was not.
   */
  backoff: number;
  /**
   * Smoothed round trip time, in milliseconds. Absent before it was measured.
   */
  rtt_ms?: number;
  /**
   * Its variation, in milliseconds.
   */
  rttvar_ms?: number;
  /**
   * Delayed acknowledgement timeout, in milliseconds.
   */
  ato_ms?: number;
  /**
   * Largest segment sent, in bytes.
   */
  mss_bytes?: number;
  /**
   * Path MTU, in bytes.
   */
  pmtu_bytes?: number;
  /**
   * Largest segment expected, in bytes.
   */
  rcvmss_bytes?: number;
  /**
   * Largest segment that was advertised, in bytes.
   */
  advmss_bytes?: number;
  /**
   * Congestion window, in segments.
   */
  cwnd?: number;
  /**
   * Slow start threshold, in segments. Absent when it was never lowered: no loss was seen.
   */
  ssthresh?: number;
  /**
   * Bytes sent, retransmissions included. Absent when none, or with an old kernel.
   */
  bytes_sent?: number;
  /**
   * Bytes sent again. Absent when none, or with an old kernel.
   */
  bytes_retrans?: number;
  /**
   * Bytes that the peer acknowledged. Absent when none.
   */
  bytes_acked?: number;
  /**
   * Bytes received. Absent when none.
   */
  bytes_received?: number;
  /**
   * Segments sent.
   */
  segs_out?: number;
  /**
   * Segments received.
   */
  segs_in?: number;
  /**
   * Segments with data sent.
   */
  data_segs_out?: number;
  /**
   * Segments with data received.
   */
  data_segs_in?: number;
  /**
   * What window and round trip allow, in bits per second.
   */
  send_bps?: number;
  /**
   * Since data was last sent, in milliseconds. Absent when 0.
   */
  lastsnd_ms?: number;
  /**
   * Since data was last received, in milliseconds. Absent when 0.
   */
  lastrcv_ms?: number;
  /**
   * Since an acknowledgement was last received, in milliseconds. Absent when 0.
   */
  lastack_ms?: number;
  /**
   * Pacing rate, in bits per second.
   */
  pacing_rate_bps?: number;
  /**
   * Its upper limit, in bits per second. Absent without one.
   */
  max_pacing_rate_bps?: number;
  /**
   * The last delivery rate seen, in bits per second.
   */
  delivery_rate_bps?: number;
  /**
   * Segments delivered.
   */
  delivered?: number;
  /**
   * Of these, acknowledged with a congestion mark (ECN).
   */
  delivered_ce?: number;
  /**
   * The delivery rate is limited by the application, not by the network.
   */
  app_limited: boolean;
  /**
   * Time with data to send, in milliseconds.
   */
  busy_ms?: number;
  /**
   * Of it, limited by the peer's receive window. Absent when none.
   */
  rwnd_limited_ms?: number;
  /**
   * The same as a share of the busy time.
   */
  rwnd_limited_percent?: number;
  /**
   * Of it, limited by the own send buffer. Absent when none.
   */
  sndbuf_limited_ms?: number;
  /**
   * The same as a share of the busy time.
   */
  sndbuf_limited_percent?: number;
  /**
   * Segments sent and not acknowledged yet; 0 when none (ss does not print zeros).
   */
  unacked: number;
  /**
   * Segments sent again and not acknowledged yet; 0 when none.
   */
  retrans: number;
  /**
   * Segments sent again since the connection began; 0 when none.
   */
  retrans_total: number;
  /**
   * Segments that are held for lost; 0 when none.
   */
  lost: number;
  /**
   * Segments acknowledged out of order; 0 when none.
   */
  sacked: number;
  /**
   * Segments that the peer received twice. Absent when none.
   */
  dsack_dups?: number;
  /**
   * Forward acknowledged segments, of old kernels.
   */
  fackets?: number;
  /**
   * Reordering that is allowed for. Absent when it is the usual 3.
   */
  reordering?: number;
  /**
   * How often reordering was seen. Absent when never.
   */
  reord_seen?: number;
  /**
   * Round trip time by what was received, in milliseconds.
   */
  rcv_rtt_ms?: number;
  /**
   * Receive buffer tuning: bytes copied in one round trip.
   */
  rcv_space_bytes?: number;
  /**
   * The receive window that may be advertised, in bytes.
   */
  rcv_ssthresh_bytes?: number;
  /**
   * Bytes queued and not sent. Absent when none.
   */
  notsent_bytes?: number;
  /**
   * Smallest round trip time seen, in milliseconds.
   */
  minrtt_ms?: number;
  /**
   * Segments received out of order. Absent when none.
   */
  rcv_ooopack?: number;
  /**
   * The peer's receive window, in bytes. Absent when it is 0, or with an old kernel.
   */
  snd_wnd_bytes?: number;
  /**
   * The own receive window, in bytes.
   */
  rcv_wnd_bytes?: number;
  /**
   * How often another path was tried after timeouts. Absent when never.
   */
  rehash?: number;
}
/**
 * Memory of the socket (-m).
 */
export interface Memory {
  /**
   * r: memory of received data, in bytes.
   */
  rmem_alloc_bytes?: number;
  /**
   * rb: receive buffer limit, in bytes.
   */
  rcvbuf_bytes?: number;
  /**
   * t: memory of data given to the device, in bytes.
   */
  wmem_alloc_bytes?: number;
  /**
   * tb: send buffer limit, in bytes.
   */
  sndbuf_bytes?: number;
  /**
   * f: memory kept for the next data, in bytes.
   */
  fwd_alloc_bytes?: number;
  /**
   * w: memory of data queued to send, in bytes.
   */
  wmem_queued_bytes?: number;
  /**
   * o: memory of socket options, in bytes.
   */
  optmem_bytes?: number;
  /**
   * bl: received while the socket was locked, in bytes.
   */
  backlog_bytes?: number;
  /**
   * d: packets dropped before the socket took them. Absent with an old kernel.
   */
  drops?: number;
}

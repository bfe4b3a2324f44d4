// Generated from schemas/tools/netstat.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Sockets, routes and interface counters (netstat of net-tools, BusyBox, macOS and FreeBSD). Each list is empty when its table was not asked for. Counts are of the connections listed.
 */
export interface Netstat {
  /**
   * Internet sockets.
   */
  connections: Connection[];
  /**
   * Unix domain sockets.
   */
  unix_sockets: UnixSocket[];
  /**
   * Routes (-r).
   */
  routes: Route[];
  /**
   * Interfaces (-i).
   */
  interfaces: Interface[];
  /**
   * macOS only: kernel controls and events.
   */
  kernel_controls: KernelControl[];
  /**
   * Which tables were printed, also empty ones: connections, unix_sockets, routes, interfaces, kernel_controls.
   */
  tables: string[];
  /**
   * Connections in state LISTEN.
   */
  listening: number;
  /**
   * In state ESTABLISHED.
   */
  established: number;
  /**
   * In state SYN_SENT: no answer yet.
   */
  syn_sent: number;
  /**
   * In state SYN_RECV (BSD SYN_RCVD): half open.
   */
  syn_recv: number;
  /**
   * In state FIN_WAIT1 or FIN_WAIT2.
   */
  fin_wait: number;
  /**
   * In state TIME_WAIT.
   */
  time_wait: number;
  /**
   * In state CLOSE_WAIT: the peer closed, the program did not.
   */
  close_wait: number;
  /**
   * In state LAST_ACK.
   */
  last_ack: number;
  /**
   * In state CLOSING.
   */
  closing: number;
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
 * An internet socket.
 */
export interface Connection {
  /**
   * Always network.
   */
  kind: string;
  /**
   * As printed: tcp, tcp6, udp, udp6, raw, raw6, sctp ...; BSD tcp4, tcp46, icm6 ...
   */
  proto: string;
  /**
   * tcp, udp, sctp, icmp ... Absent for raw sockets.
   */
  transport_protocol?: string;
  /**
   * By the name of the protocol, or by how the addresses are written (BusyBox names both tcp).
   */
  network_protocol?: 'ipv4' | 'ipv6';
  /**
   * Bytes that the program did not read yet. With LISTEN on Linux it is something else: see accept_queue.
   */
  recv_q?: number;
  /**
   * Bytes that the peer did not acknowledge yet.
   */
  send_q?: number;
  /**
   * With LISTEN on Linux only: connections that wait for accept() (Recv-Q). How many may wait is not printed: ask ss.
   */
  accept_queue?: number;
  /**
   * As printed; it may be cut. 0.0.0.0, ::, [::] or * for all.
   */
  local_address?: string;
  /**
   * Number or name.
   */
  local_port?: string;
  /**
   * The port when it was printed as a number.
   */
  local_port_num?: number;
  /**
   * As local_address.
   */
  foreign_address?: string;
  /**
   * As local_port; * for any.
   */
  foreign_port?: string;
  /**
   * The port when it was printed as a number.
   */
  foreign_port_num?: number;
  /**
   * any: all addresses. loopback: this host only. address: another address. Absent when the address is a name.
   */
  bound_to?: 'any' | 'loopback' | 'address';
  /**
   * LISTEN, ESTABLISHED, SYN_SENT, SYN_RECV, FIN_WAIT1, FIN_WAIT2, TIME_WAIT, CLOSE_WAIT, LAST_ACK, CLOSING, CLOSE; a number for raw sockets. Absent when none was printed (UDP).
   */
  state?: string;
  /**
   * The owner, name or number (-e).
   */
  user?: string;
  /**
   * The socket's inode (-e); 0 when no program holds it.
   */
  inode?: number;
  /**
   * The process (-p). Absent when it could not be seen.
   */
  pid?: number;
  /**
   * Its program, cut to 20 characters with the number (-p). Absent when it could not be seen.
   */
  program_name?: string;
  /**
   * SELinux context (-Z).
   */
  security_context?: string;
  /**
   * The timer as printed (-o), for example off (0.00/0/0). Absent without -o.
   */
  timer?: string;
  timer_state?: Timer;
  /**
   * BSD only: further columns with numbers, by their heading in lower case with _ for -: buffers (-x), retransmissions (-T), owner (-v). Absent without them.
   */
  numbers?: {
    [k: string]: number;
  };
  /**
   * BSD only: further columns with text: tcpcb (-A), options (-v). Absent without them.
   */
  words?: {
    [k: string]: string;
  };
}
/**
 * The timer, taken apart. Absent without -o.
 */
export interface Timer {
  /**
   * off, on (retransmission), keepalive, timewait, probe (zero window) or unkn.
   */
  timer_name: string;
  /**
   * Seconds until it ends.
   */
  expire_s?: number;
  /**
   * Retransmissions so far.
   */
  retrans?: number;
  /**
   * Keepalive probes so far.
   */
  probes?: number;
}
/**
 * A unix domain socket.
 */
export interface UnixSocket {
  /**
   * Always socket.
   */
  kind: string;
  /**
   * unix. Absent on BSD.
   */
  proto?: string;
  /**
   * References.
   */
  refcnt?: number;
  /**
   * ACC: it listens; W, N. Absent when none is set.
   */
  flags?: string;
  /**
   * STREAM, DGRAM, SEQPACKET ...; lower case on BSD.
   */
  type?: string;
  /**
   * LISTENING, CONNECTED, CONNECTING ... Absent when it is not connected.
   */
  state?: string;
  /**
   * The socket's inode. BSD: see unix_inode.
   */
  inode?: number;
  /**
   * The process (-p).
   */
  pid?: number;
  /**
   * Its program (-p).
   */
  program_name?: string;
  /**
   * The path, @name for an abstract one. Absent when it has none.
   */
  path?: string;
  /**
   * BSD: address of the control block.
   */
  address?: string;
  /**
   * BSD: bytes received and not read.
   */
  recv_q?: number;
  /**
   * BSD: bytes to send.
   */
  send_q?: number;
  /**
   * BSD: the inode, hexadecimal.
   */
  unix_inode?: string;
  /**
   * BSD: the connected control block.
   */
  conn?: string;
  /**
   * BSD: what refers to it.
   */
  refs?: string;
  /**
   * BSD: the next one of these.
   */
  nextref?: string;
  /**
   * BSD: the path, as in path.
   */
  addr?: string;
}
/**
 * A route.
 */
export interface Route {
  /**
   * Always route.
   */
  kind: string;
  /**
   * By the heading, else by how the destination is written.
   */
  family: 'inet' | 'inet6';
  /**
   * Network, host, default or 0.0.0.0; IPv6 and BSD with the prefix length.
   */
  destination: string;
  /**
   * The next hop; 0.0.0.0, :: or link#1 when the destination is on the link.
   */
  gateway?: string;
  /**
   * Netmask. Absent for IPv6 and BSD.
   */
  genmask?: string;
  /**
   * As printed: U up, G gateway, H host, ! reject ...
   */
  route_flags?: string;
  /**
   * The same as words: UP, GATEWAY, HOST, REJECT ... Letters without a known meaning are left out.
   */
  route_flags_pretty: string[];
  /**
   * The smaller one wins.
   */
  metric?: number;
  /**
   * References.
   */
  route_refs?: number;
  /**
   * Look-ups.
   */
  use?: number;
  /**
   * The interface.
   */
  iface?: string;
  /**
   * Segment size for the route, in bytes; 0 when none is set.
   */
  mss?: number;
  /**
   * TCP window for the route, in bytes; 0 when none is set.
   */
  window?: number;
  /**
   * Initial round trip time; 0 when none is set.
   */
  irtt?: number;
  /**
   * BSD: MTU, in bytes.
   */
  mtu?: number;
  /**
   * BSD: seconds until it ends; ! when it is on the link.
   */
  expire?: string;
}
/**
 * An interface.
 */
export interface Interface {
  /**
   * Always interface.
   */
  kind: string;
  /**
   * Its name; BSD marks one that is down with *.
   */
  iface: string;
  /**
   * MTU, in bytes.
   */
  mtu?: number;
  /**
   * Metric, of old net-tools.
   */
  met?: string;
  /**
   * Packets received. Absent when the line says that there are no statistics.
   */
  rx_ok?: number;
  /**
   * Received with an error.
   */
  rx_err?: number;
  /**
   * Received and dropped.
   */
  rx_drp?: number;
  /**
   * Lost because they came too fast.
   */
  rx_ovr?: number;
  /**
   * Packets sent.
   */
  tx_ok?: number;
  /**
   * Not sent because of an error.
   */
  tx_err?: number;
  /**
   * Dropped before sending.
   */
  tx_drp?: number;
  /**
   * Not sent because the device was too slow.
   */
  tx_ovr?: number;
  /**
   * B broadcast, L loopback, M multicast, R running, U up, P point to point, O no ARP ...
   */
  flg?: string;
  /**
   * BSD: <Link#1> for the device itself, else a network.
   */
  network?: string;
  /**
   * BSD: MAC or IP address. Absent when there is none.
   */
  address?: string;
  /**
   * BSD: packets received.
   */
  ipkts?: number;
  /**
   * BSD: errors when receiving.
   */
  ierrs?: number;
  /**
   * BSD: received and dropped.
   */
  idrop?: number;
  /**
   * BSD: bytes received.
   */
  ibytes?: number;
  /**
   * BSD: packets sent.
   */
  opkts?: number;
  /**
   * BSD: errors when sending.
   */
  oerrs?: number;
  /**
   * BSD: bytes sent.
   */
  obytes?: number;
  /**
   * BSD: collisions.
   */
  coll?: number;
  /**
   * BSD: dropped when sending (-d).
   */
  drop?: number;
}
/**
 * A kernel control or event socket.
 */
export interface KernelControl {
  /**
   * Registered kernel control module, Active kernel event socket, or Active kernel control socket.
   */
  kind: string;
  /**
   * kevt or kctl.
   */
  proto?: string;
  /**
   * Bytes received and not read.
   */
  recv_q?: number;
  /**
   * Bytes to send.
   */
  send_q?: number;
  /**
   * Number of the control.
   */
  id?: string;
  /**
   * Flags of the control.
   */
  unix_flags?: string;
  /**
   * Sockets of the control.
   */
  pcbcount?: number;
  /**
   * Receive buffer, in bytes.
   */
  rcvbuf?: number;
  /**
   * Send buffer, in bytes.
   */
  sndbuf?: number;
  /**
   * Name of the control.
   */
  name?: string;
  /**
   * Vendor code of events.
   */
  vendor?: number;
  /**
   * Class of events.
   */
  class?: number;
  /**
   * Subclass of events.
   */
  subcla?: number;
  /**
   * Unit of the control.
   */
  unit?: number;
  /**
   * Bytes received.
   */
  rxbytes?: number;
  /**
   * Bytes sent.
   */
  txbytes?: number;
}

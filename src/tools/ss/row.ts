import { boundTo } from '../socket-address.ts';
import { isDigits, Words, wholeNumber } from '../words.ts';
import { takeDetails } from './details.ts';
import type { Socket } from './value.generated.ts';

/** The columns that a header names. */
export interface Columns {
  readonly netid: boolean;
  readonly state: boolean;
  readonly queues: boolean;
}

const NETIDS: ReadonlySet<string> = new Set(
  'tcp udp raw icmp icmp6 sctp dccp mptcp udplite u_str u_dgr u_seq p_raw p_dgr nl v_str v_dgr ti_st ti_sq ti_dg ti_rd xdp unknown ???'.split(
    ' ',
  ),
);
const STATES: ReadonlySet<string> = new Set(
  'ESTAB SYN-SENT SYN-RECV FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT UNCONN CLOSE-WAIT LAST-ACK LISTEN CLOSING UNKNOWN UNDEF CLOSED COOKIE_WAIT COOKIE_ECHOED SHUTDOWN_PENDING SHUTDOWN_SENT SHUTDOWN_RECEIVED ACK_SENT'.split(
    ' ',
  ),
);
/** Kinds that have an accept queue when they listen. */
const ACCEPTING: ReadonlySet<string> = new Set(['tcp', 'mptcp', 'sctp', 'dccp', 'u_str', 'u_seq']);
/** Netlink protocols, as ss(8) names them: they tell netlink from packet sockets when the first column is left out. */
const NETLINK: ReadonlySet<string> = new Set(
  'rtnl unused usersock fw tcpdiag inet_diag nflog xfrm selinux iscsi audit fiblookup connector nft ip6fw dec-rt uevent genl scsi-trans ecryptfs rdma crypto smc'.split(
    ' ',
  ),
);

/** `Netid State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process`: the columns. Absent when it is no header. */
export function readHeader(line: string): Columns | undefined {
  let at = 0;
  while (line.charCodeAt(at) === 32) at += 1;
  // Netid, State, Recv-Q or Local: of most lines the first letter says that they are none.
  if (!'NSRL'.includes(line.charAt(at)) || !line.includes('Address:Port')) return undefined;
  const first = new Words(line).next();
  if (!/^(?:Netid|State|Recv-Q|Local)/.test(first)) return undefined;
  return { netid: first.startsWith('Netid'), state: line.includes('State'), queues: line.includes('Recv-Q') };
}

/** Splits `[2001:db8::1]%eth0:443` into its parts; `*` has no port. */
function split(word: string): { address: string; port: string | undefined; dev: string | undefined } {
  const colon = word.lastIndexOf(':');
  const whole = colon < 0 ? word : word.slice(0, colon);
  const percent = whole.indexOf('%');
  return {
    address: percent < 0 ? whole : whole.slice(0, percent),
    port: colon < 0 ? undefined : word.slice(colon + 1),
    // Older ones print the zone of a link-local address inside the brackets.
    dev: percent < 0 ? undefined : whole.slice(percent + 1).replace(']', ''),
  };
}

function setPorts(socket: Socket, local: string | undefined, peer: string | undefined): void {
  if (local !== undefined) socket.local_port = local;
  const localNumber = local === undefined ? undefined : wholeNumber(local);
  if (localNumber !== undefined) socket.local_port_num = localNumber;
  if (peer !== undefined) socket.peer_port = peer;
  const peerNumber = peer === undefined ? undefined : wholeNumber(peer);
  if (peerNumber !== undefined) socket.peer_port_num = peerNumber;
}

/** `/run/udev/control 20699  * 0`: a path may have spaces in it, the inode behind it is a number. */
function takeUnix(socket: Socket, first: string, words: Words): boolean {
  const upTo = (path: string): readonly [string, string] => {
    let port = words.next();
    let whole = path;
    while (port !== '' && !isDigits(port)) {
      whole = `${whole} ${port}`;
      port = words.next();
    }
    return [whole, port];
  };
  const [path, inode] = upTo(first);
  const [peer, peerInode] = upTo(words.next());
  if (inode === '' || peerInode === '') return false;
  socket.path = path;
  socket.peer_address = peer;
  setPorts(socket, inode, peerInode);
  return true;
}

/** `rtnl:systemd-resolve/893  *`: the name of the program may have spaces in it. */
function takeNetlink(socket: Socket, first: string, words: Words): boolean {
  let channel = first;
  let peer = words.next();
  while (peer !== '' && peer !== '*' && !/^[0-9]{1,10}:-?[0-9]{1,10}$/.test(peer)) {
    channel = `${channel} ${peer}`;
    peer = words.next();
  }
  if (peer === '' || !channel.includes(':')) return false;
  const slash = channel.lastIndexOf('/');
  const pid = slash < 0 ? undefined : wholeNumber(channel.slice(slash + 1));
  socket.channel = pid === undefined ? channel : channel.slice(0, slash);
  if (pid !== undefined) socket.pid = pid;
  socket.peer_address = peer;
  return true;
}

/** `LLDP:ens33  *` of packet sockets, `eth0:q0  *` of XDP. */
function takeLink(socket: Socket, local: string, peer: string): boolean {
  const { address, port } = split(local);
  if (port === undefined) return false;
  if (socket.netid === 'xdp') {
    socket.interface = address;
    socket.local_port = port;
  } else {
    socket.link_layer = address;
    socket.interface = port;
  }
  socket.peer_address = peer;
  return true;
}

function takeInternet(socket: Socket, local: string, peer: string): boolean {
  const own = split(local);
  const other = split(peer);
  if (own.port === undefined || (other.port === undefined && peer !== '-' && peer !== '*')) return false;
  socket.local_address = own.address;
  socket.peer_address = other.address;
  if (own.dev !== undefined) socket.interface = own.dev;
  setPorts(socket, own.port, other.port);
  if (socket.netid?.startsWith('v_') || socket.netid?.startsWith('ti_')) return true;
  const bound = boundTo(own.address);
  if (bound !== undefined) socket.bound_to = bound;
  return true;
}

function takeAddresses(socket: Socket, words: Words): boolean {
  const { netid } = socket;
  const local = words.next();
  if (local === '') return false;
  if (netid?.startsWith('u_')) return takeUnix(socket, local, words);
  if (netid === 'nl') return takeNetlink(socket, local, words);
  if (netid === undefined && /^[/@*]/.test(local) && !local.includes(':')) return takeUnix(socket, local, words);
  if (netid === undefined && NETLINK.has(local.split(':', 1)[0] ?? '')) return takeNetlink(socket, local, words);
  const peer = words.next();
  if (peer === '') return false;
  const link = netid === undefined ? peer === '*' : netid.startsWith('p_') || netid === 'xdp';
  return link ? takeLink(socket, local, peer) : takeInternet(socket, local, peer);
}

function takeQueues(socket: Socket, recv: string, send: string): boolean {
  const [received, sent] = [wholeNumber(recv), wholeNumber(send)];
  if (received === undefined || sent === undefined) return false;
  socket.recv_q = received;
  socket.send_q = sent;
  return true;
}

/** A listening socket's queues count connections, not bytes. Without a name of its kind the state says enough. */
function takeAcceptQueue(socket: Socket): void {
  const { state, netid, recv_q: waiting, send_q: limit } = socket;
  if (state !== 'LISTEN' || waiting === undefined || limit === undefined) return;
  if (netid !== undefined && !ACCEPTING.has(netid)) return;
  socket.accept_queue = waiting;
  socket.accept_queue_limit = limit;
  // The kernel refuses the next one only when more wait than the limit (sk_acceptq_is_full, include/net/sock.h).
  socket.accept_queue_full = waiting > limit;
}

/** What the arguments say of columns that ss left out. */
export interface Known {
  readonly netid: string | undefined;
  readonly state: string | undefined;
}

/** One line of the list, with everything behind the addresses. Absent when it is none.
 *  `columns` is absent when no header was printed (-H): then the words themselves tell. */
export function readRow(line: string, columns: Columns | undefined, known: Known): Socket | undefined {
  const words = new Words(line);
  const socket: Socket = {};
  if (known.netid !== undefined) socket.netid = known.netid;
  if (known.state !== undefined) socket.state = known.state;
  let word = words.next();
  // An association of an SCTP socket: `  `- ESTAB  0 0 ...`, with nothing in the first column.
  const association = word === '`-';
  if (association) {
    socket.netid = 'sctp';
    word = words.next();
  } else if (columns?.netid ?? NETIDS.has(word)) {
    socket.netid = word;
    word = words.next();
  }
  if (columns === undefined ? STATES.has(word) : columns.state || association) {
    if (isDigits(word)) return undefined;
    socket.state = word;
    word = words.next();
  }
  // With --no-queues there are none; without a header a number is one.
  if (columns?.queues ?? isDigits(word)) {
    if (!takeQueues(socket, word, words.next())) return undefined;
  } else {
    if (columns === undefined && socket.state === undefined) return undefined;
    words.at = words.start;
  }
  if (!takeAddresses(socket, words)) return undefined;
  // Two numbers and two words could be anything: only an address makes a socket of them.
  if (
    columns === undefined &&
    socket.state === undefined &&
    socket.netid === undefined &&
    socket.bound_to === undefined
  )
    return undefined;
  takeAcceptQueue(socket);
  takeDetails(socket, words);
  return socket;
}

import { boundTo, splitPort } from '../socket-address.ts';
import { plainNumber, Words, wholeNumber, wordsOf } from '../words.ts';
import type { Connection, Timer } from './value.generated.ts';

const STATES: ReadonlySet<string> = new Set(
  'ESTABLISHED SYN_SENT SYN_RECV SYN_RCVD FIN_WAIT1 FIN_WAIT2 FIN_WAIT_1 FIN_WAIT_2 TIME_WAIT CLOSE CLOSED CLOSE_WAIT LAST_ACK LISTEN CLOSING UNKNOWN'.split(
    ' ',
  ),
);
/** `tcp6`, `udplite`, `raw6`, `icm6`, `tcp46`, `sctp`: what a line of a socket begins with. */
const PROTO = /^(?:tcp|udp|raw|sctp|icm|icmp|dccp|div|igmp|mptcp|l2tp|udpl|udplite)(?:4|6|46|64)?$/;
/** ` off (0.00/0/0)`, ` keepalive (6668.15/0/0)` at the end of a line. */
const TIMER =
  / (?<name>off|on|keepalive|timewait|probe|unkn-[0-9]{1,3}) \((?<expire>[0-9.]{1,16})\/(?<retrans>[0-9]{1,6})\/(?<probes>[0-9]{1,6})\)$/;
/** Columns of BSD that have fields of their own. */
const OWN: ReadonlySet<string> = new Set('proto recv_q send_q local_address foreign_address state pid'.split(' '));

/** What a socket is made of, in Linux's order; without a header the words themselves tell. */
export interface LinuxColumns {
  readonly user: boolean;
  readonly program: boolean;
  readonly context: boolean;
}

export function isProto(word: string): boolean {
  return PROTO.test(word);
}

function transportOf(proto: string): string | undefined {
  const bare = proto.replace(/(?:46|64|4|6)$/, '');
  if (bare === 'raw') return undefined;
  if (bare === 'icm') return 'icmp';
  return bare === 'udpl' ? 'udplite' : bare;
}

function start(proto: string, local: string, foreign: string, separator: string): Connection {
  const own = splitPort(local, separator);
  const other = splitPort(foreign, separator);
  const transport = transportOf(proto);
  const six = proto.includes('6') || own.address.includes(':');
  const connection: Connection = { kind: 'network', proto, network_protocol: six ? 'ipv6' : 'ipv4' };
  if (transport !== undefined) connection.transport_protocol = transport;
  connection.local_address = own.address;
  connection.foreign_address = other.address;
  if (own.port !== undefined) connection.local_port = own.port;
  if (other.port !== undefined) connection.foreign_port = other.port;
  const [ownNumber, otherNumber] = [wholeNumber(own.port ?? ''), wholeNumber(other.port ?? '')];
  if (ownNumber !== undefined) connection.local_port_num = ownNumber;
  if (otherNumber !== undefined) connection.foreign_port_num = otherNumber;
  const bound = boundTo(own.address);
  if (bound !== undefined) connection.bound_to = bound;
  return connection;
}

function timerOf(line: string): { readonly text: string; readonly timer: Timer; readonly at: number } | undefined {
  const open = line.lastIndexOf(' (');
  if (open < 0 || !line.endsWith(')')) return undefined;
  const before = line.lastIndexOf(' ', open - 1);
  const groups = TIMER.exec(line.slice(Math.max(0, before)))?.groups;
  if (groups === undefined) return undefined;
  const timer: Timer = { timer_name: groups.name ?? '' };
  const expire = plainNumber(groups.expire ?? '');
  if (expire !== undefined) timer.expire_s = expire;
  timer.retrans = Number(groups.retrans);
  timer.probes = Number(groups.probes);
  return { text: line.slice(before).trim(), timer, at: before };
}

/** `1161/sshd: root`, `-` when it may not be seen. */
export function takeProgram(into: { pid?: number; program_name?: string }, text: string): void {
  const slash = text.indexOf('/');
  const pid = slash < 0 ? undefined : wholeNumber(text.slice(0, slash));
  if (pid === undefined) return;
  into.pid = pid;
  into.program_name = text.slice(slash + 1);
}

/** What follows the state: user and inode, the program with spaces in its name, and the context. */
function takeOwner(connection: Connection, words: Words, columns: LinuxColumns | undefined): void {
  let word = words.next();
  if (columns?.user === true && word !== '') {
    connection.user = word;
    const inode = wholeNumber(words.next());
    if (inode !== undefined) connection.inode = inode;
    word = words.next();
  }
  if (word === '') return;
  const rest = `${word} ${words.rest()}`.trim();
  if (columns?.context === true) {
    const last = rest.lastIndexOf(' ');
    const context = rest.slice(last + 1);
    if (context !== '-') connection.security_context = context;
    if (columns.program && last > 0) takeProgram(connection, rest.slice(0, last).trimEnd());
  } else if (columns?.program ?? true) takeProgram(connection, rest);
}

/** `tcp6  0  0 ::1:25  :::*  LISTEN  0  26985  1469/master  off (0.00/0/0)`. Absent when it is no such line. */
export function readLinuxConnection(line: string, columns: LinuxColumns | undefined): Connection | undefined {
  const timed = timerOf(line);
  const words = new Words(timed === undefined ? line : line.slice(0, timed.at).trimEnd());
  const proto = words.next();
  const [received, sent] = [wholeNumber(words.next()), wholeNumber(words.next())];
  if (!isProto(proto) || received === undefined || sent === undefined) return undefined;
  const local = words.next();
  const foreign = words.next();
  if (!local.includes(':') || !foreign.includes(':')) return undefined;
  const connection = start(proto, local, foreign, ':');
  connection.recv_q = received;
  connection.send_q = sent;
  const back = words.at;
  const state = words.next();
  if (STATES.has(state) || (proto.startsWith('raw') && wholeNumber(state) !== undefined)) connection.state = state;
  else words.at = back;
  if (connection.state === 'LISTEN' && connection.transport_protocol === 'tcp') connection.accept_queue = received;
  takeOwner(connection, words, columns);
  if (timed !== undefined) {
    connection.timer = timed.text;
    connection.timer_state = timed.timer;
  }
  return connection;
}

function takeColumn(connection: Connection, name: string, text: string): void {
  const number = plainNumber(text);
  if (name === 'recv_q' || name === 'send_q' || name === 'pid') {
    const whole = wholeNumber(text);
    if (whole !== undefined) connection[name] = whole;
  } else if (name === 'state') {
    // With -v a second column of that name holds the socket's flags.
    if (connection.state === undefined && !text.startsWith('0x')) connection.state = text;
  } else if (OWN.has(name)) return;
  else if (number === undefined || text.startsWith('0x')) connection.words = { ...connection.words, [name]: text };
  else connection.numbers = { ...connection.numbers, [name]: number };
}

/** `tcp4  0  44 192.0.2.5.22  198.51.100.7.61771  ESTABLISHED`, of macOS and FreeBSD: the port stands behind a dot.
 *  Sockets without a state have one word less. */
export function readBsdConnection(line: string, columns: readonly string[]): Connection | undefined {
  const words = wordsOf(line);
  const proto = words[columns.indexOf('proto')] ?? '';
  const local = words[columns.indexOf('local_address')];
  const foreign = words[columns.indexOf('foreign_address')];
  if (!isProto(proto) || local === undefined || foreign === undefined) return undefined;
  const connection = start(proto, local, foreign, '.');
  const place = columns.indexOf('state');
  const stateless = place >= 0 && !STATES.has(words[place] ?? '');
  const named = stateless ? columns.filter((_, at) => at !== place) : columns;
  for (const [at, name] of named.entries()) {
    const text = words[at];
    if (text !== undefined) takeColumn(connection, name, text);
  }
  return connection;
}

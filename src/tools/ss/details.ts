import { isDigits, plainNumber, type Words, wholeNumber } from '../words.ts';
import { emptyTcp, isTcpKey, isTcpOption, isTcpRate, takeRate, takeTcp } from './tcp-info.ts';
import { readUsers } from './users.ts';
import type { Memory, Socket, Timer } from './value.generated.ts';

/** The letters of `skmem:(r0,rb131072,t0,tb87040,f0,w0,o0,bl0,d0)`. */
const MEMORY = new Map(
  Object.entries({
    r: 'rmem_alloc_bytes',
    rb: 'rcvbuf_bytes',
    t: 'wmem_alloc_bytes',
    tb: 'sndbuf_bytes',
    f: 'fwd_alloc_bytes',
    w: 'wmem_queued_bytes',
    o: 'optmem_bytes',
    bl: 'backlog_bytes',
    d: 'drops',
  } as const),
);
/** The letters of `mem:(r0,w0,f0,t0)`, of kernels before 3.3: w is what t is above. */
const OLD_MEMORY: Readonly<Record<string, string>> = { r: 'r', w: 't', f: 'f', t: 'w' };
/** Which directions were closed: `<->`. */
const SHUTDOWN = new Map<string, Socket['shutdown']>([
  ['<->', 'none'],
  ['-->', 'receive'],
  ['<--', 'send'],
  ['---', 'both'],
]);
/** Words that open a group with spaces in it, up to its closing bracket. */
const GROUPS: readonly string[] = ['flags(', 'inet-sockopt:', 'stats(rx'];

/** `1min58sec`, `9.430sec`, `220ms` in milliseconds. Absent when it says nothing: a timer that ends now. */
function durationOf(text: string): number | undefined {
  const minute = text.indexOf('min');
  const minutes = minute < 0 ? 0 : wholeNumber(text.slice(0, minute));
  const rest = minute < 0 ? text : text.slice(minute + 3);
  if (minutes === undefined || text === '') return undefined;
  const unit = rest.endsWith('ms') ? 1 : 1_000;
  const number = rest === '' ? 0 : plainNumber(rest.replace(/m?s(?:ec)?$/, ''));
  return number === undefined ? undefined : Math.round(minutes * 60_000 + number * unit);
}

/** `(keepalive,1min58sec,0)`: its name, when it ends, and retransmissions. */
function timerOf(text: string): Timer | undefined {
  if (!text.startsWith('(') || !text.endsWith(')')) return undefined;
  const [name = '', expires = '', retrans = ''] = text.slice(1, -1).split(',');
  const timer: Timer = { timer_name: name };
  if (expires !== '') timer.expire_time = expires;
  const ms = durationOf(expires);
  if (ms !== undefined) timer.expire_ms = ms;
  const count = wholeNumber(retrans);
  if (count !== undefined) timer.retrans = count;
  return timer;
}

function memoryOf(text: string, old: boolean): Memory {
  const memory: Memory = {};
  for (const word of text.replace(/[()]/g, '').split(',')) {
    let digit = 0;
    while (digit < word.length && !isDigits(word[digit] ?? '')) digit += 1;
    const letters = word.slice(0, digit);
    const field = MEMORY.get(old ? (OLD_MEMORY[letters] ?? '') : letters);
    const number = wholeNumber(word.slice(digit));
    if (field !== undefined && number !== undefined) memory[field] = number;
  }
  return memory;
}

/** What has no field of its own is kept as it was printed. */
function keep(socket: Socket, key: string, text: string): void {
  if (key === '' || key.startsWith('__')) return;
  socket.details ??= {};
  socket.details[key] = text;
}

function flag(socket: Socket, word: string): void {
  socket.flags ??= [];
  socket.flags.push(word);
}

/** MPTCP and SCTP print some of the keys of TCP, with another meaning. */
function mayBeTcp({ netid, details }: Socket): boolean {
  if (netid !== undefined) return netid === 'tcp';
  return details === undefined || !('subflows' in details || 'token' in details || 'tag' in details);
}

/** `uid:1000`, `cwnd:10`: a key and its value. */
function takeKey(socket: Socket, key: string, text: string): void {
  switch (key) {
    case 'timer': {
      const timer = timerOf(text);
      if (timer === undefined) keep(socket, key, text);
      else socket.timer = timer;
      return;
    }
    case 'uid':
      socket.uid_number = text;
      return;
    case 'ino':
      socket.inode_number = text;
      return;
    case 'sk':
      socket.cookie = text;
      return;
    case 'cgroup':
      socket.cgroup = text;
      return;
    case 'fwmark':
      socket.fwmark = text;
      return;
    case 'v6only':
      socket.v6only = text === '1';
      return;
    case 'skmem':
    case 'mem':
      socket.memory = memoryOf(text, key === 'mem');
      return;
    default:
      if (isTcpKey(key) && mayBeTcp(socket)) {
        socket.tcp ??= emptyTcp();
        // Of a listening socket they are the accept queue and its limit once more (tcp_get_info, net/ipv4/tcp.c).
        if (socket.state === 'LISTEN' && (key === 'unacked' || key === 'sacked')) return;
        if (takeTcp(socket.tcp, key, text)) return;
      }
      keep(socket, key, text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text);
  }
}

/** A word without a value: an option, the congestion control algorithm, or a mark. */
function takeWord(socket: Socket, word: string, words: Words): void {
  const shutdown = SHUTDOWN.get(word);
  if (shutdown !== undefined) {
    socket.shutdown = shutdown;
    return;
  }
  if (!mayBeTcp(socket)) flag(socket, word);
  else if (isTcpOption(word)) {
    socket.tcp ??= emptyTcp();
    socket.tcp.options.push(word);
  } else if (word === 'app_limited') {
    socket.tcp ??= emptyTcp();
    socket.tcp.app_limited = true;
  } else if (isTcpRate(word)) {
    socket.tcp ??= emptyTcp();
    const value = words.next();
    if (!takeRate(socket.tcp, word, value)) keep(socket, word, value);
  } else if (socket.tcp?.congestion === undefined && /^[a-z][a-z0-9_-]{1,15}$/.test(word) && word !== 'bidir') {
    socket.tcp ??= emptyTcp();
    socket.tcp.congestion = word;
  } else flag(socket, word);
}

/** `bpf filter (11):  0x28 0 0 12, ...`, `peers: 123 124`, `flags( running auxdata )`: what has spaces in it.
 *  @returns false when the word opens nothing of the kind. */
function takeGroup(socket: Socket, word: string, words: Words): boolean {
  if (word === 'peers:') {
    keep(socket, 'peers', words.rest());
    words.at = words.text.length;
    return true;
  }
  if (word === 'bpf') {
    const close = words.text.indexOf('):', words.at);
    const open = close < 0 ? -1 : words.text.lastIndexOf('(', close);
    if (open < words.at) return false;
    keep(socket, 'bpf_filter', words.text.slice(open + 1, close));
    words.at = words.text.length;
    return true;
  }
  if (!GROUPS.includes(word)) return false;
  const close = words.text.indexOf(')', words.at);
  const end = close < 0 ? words.text.length : close;
  const first = word.slice(word.search(/[(:]/) + 1);
  keep(
    socket,
    word.replace(/[(:].*$/, ''),
    `${first} ${words.text.slice(words.at, end)}`.replace(/[( ]+/g, ' ').trim(),
  );
  words.at = end + 1;
  return true;
}

/** `ring_rx(blk_size:4096,...)`, `umem(id:0,size:...)`: a key with its values in brackets. */
function takeBracket(socket: Socket, word: string, open: number, colon: number): boolean {
  if (open <= 0 || !word.endsWith(')') || (colon >= 0 && colon < open)) return false;
  keep(socket, word.slice(0, open), word.slice(open + 1, -1));
  return true;
}

const USERS = 'users:(';

function takeUsers(socket: Socket, words: Words): void {
  const { processes, end } = readUsers(words.text, words.start + USERS.length - 1);
  socket.processes = socket.processes === undefined ? processes : [...socket.processes, ...processes];
  words.at = end;
}

/** Everything behind the addresses, and the lines below a socket. */
export function takeDetails(socket: Socket, words: Words): void {
  for (let word = words.next(); word !== ''; word = words.next()) {
    const colon = word.indexOf(':');
    const open = word.indexOf('(');
    // The most by far: a key and its value.
    if (colon > 0 && colon < word.length - 1 && (open < 0 || colon < open)) {
      if (word.startsWith(USERS)) takeUsers(socket, words);
      else takeKey(socket, word.slice(0, colon), word.slice(colon + 1));
      continue;
    }
    if (takeGroup(socket, word, words) || takeBracket(socket, word, open, colon)) continue;
    const equals = colon < 0 ? word.indexOf('=') : -1;
    if (colon > 0) takeKey(socket, word.slice(0, colon), word.slice(colon + 1));
    else if (equals > 0) takeKey(socket, word.slice(0, equals), word.slice(equals + 1));
    else takeWord(socket, word, words);
  }
}

import { Words, wholeNumber, wordsOf } from '../words.ts';
import { takeProgram } from './connection.ts';
import type { KernelControl, UnixSocket } from './value.generated.ts';

const TYPES: ReadonlySet<string> = new Set('STREAM DGRAM SEQPACKET RAW RDM PACKET UNKNOWN'.split(' '));
const STATES: ReadonlySet<string> = new Set('FREE LISTENING CONNECTING CONNECTED DISCONNECTING UNKNOWN'.split(' '));
/** How wide net-tools makes `PID/Program name` before `Path`. */
export const PROGRAM_WIDTH = 20;

/** `unix  2      [ ACC ]     STREAM     LISTENING     13851    1/systemd            /run/lvm/lvmpolld.socket`: state,
 *  program and path may each be missing. `width` is that of the program's column, absent when there is none. */
export function readLinuxUnix(line: string, width: number | undefined): UnixSocket | undefined {
  const words = new Words(line);
  const references = words.next() === 'unix' ? wholeNumber(words.next()) : undefined;
  const open = line.indexOf('[', words.at);
  const close = open < 0 ? -1 : line.indexOf(']', open);
  if (references === undefined || close < 0) return undefined;
  const socket: UnixSocket = { kind: 'socket', proto: 'unix', refcnt: references };
  const flags = line.slice(open + 1, close).trim();
  if (flags !== '') socket.flags = flags;
  words.at = close + 1;
  const type = words.next();
  if (!TYPES.has(type)) return undefined;
  socket.type = type;
  let word = words.next();
  if (STATES.has(word)) {
    socket.state = word;
    word = words.next();
  }
  const inode = wholeNumber(word);
  if (inode === undefined) return undefined;
  socket.inode = inode;
  if (width !== undefined) {
    words.next();
    takeProgram(socket, line.slice(words.start, words.start + width).trim());
    words.at = words.start + width;
  }
  const path = words.rest();
  if (path !== '') socket.path = path;
  return socket;
}

/** `4f1c8a0b4f1c8a0b stream  0  0  0 4f1c8a0b4f1c8b0b  0  0 /var/run/mDNSResponder` of macOS and FreeBSD. */
export function readBsdUnix(line: string): UnixSocket | undefined {
  const words = new Words(line);
  const [address, type] = [words.next(), words.next()];
  const [received, sent] = [wholeNumber(words.next()), wholeNumber(words.next())];
  const [inode, conn, refs, nextref] = [words.next(), words.next(), words.next(), words.next()];
  if (!/^[0-9a-f]{1,16}$/i.test(address) || received === undefined || sent === undefined || nextref === '')
    return undefined;
  const socket: UnixSocket = { kind: 'socket', address, type, recv_q: received, send_q: sent };
  Object.assign(socket, { unix_inode: inode, conn, refs, nextref });
  const path = words.rest();
  if (path === '') return socket;
  return { ...socket, addr: path, path };
}

const WHOLE = new Map(
  Object.entries({
    recv_q: 'recv_q',
    send_q: 'send_q',
    pcbcount: 'pcbcount',
    rcvbuf: 'rcvbuf',
    sndbuf: 'sndbuf',
    vendor: 'vendor',
    class: 'class',
    subcla: 'subcla',
    unit: 'unit',
    rxbytes: 'rxbytes',
    txbytes: 'txbytes',
  } as const),
);

/** `kctl  0  0  1  6 com.apple.netsrc`: the lists of macOS below its sockets, by their header. */
export function readKernelControl(
  line: string,
  columns: readonly string[],
  kind: KernelControl['kind'],
): KernelControl | undefined {
  const words = wordsOf(line);
  if (words.length > columns.length || words.length < columns.length - 1) return undefined;
  const control: KernelControl = { kind };
  for (const [at, name] of columns.entries()) {
    const text = words[at];
    const field = WHOLE.get(name);
    if (text === undefined) continue;
    const number = field === undefined ? undefined : wholeNumber(text);
    if (field !== undefined && number !== undefined) control[field] = number;
    else if (name === 'proto' || name === 'id' || name === 'name') control[name] = text;
    else if (name === 'flags') control.unix_flags = text;
  }
  return control;
}

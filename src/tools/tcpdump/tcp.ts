import { digitsEnd, NO_FLAGS, numberAt, numberBehind, type Packet } from './scan.ts';

const NAMES: Readonly<Record<string, string>> = {
  S: 'SYN',
  F: 'FIN',
  R: 'RST',
  P: 'PSH',
  '.': 'ACK',
  U: 'URG',
  E: 'ECE',
  W: 'CWR',
  e: 'AE',
};
const MANY = 64;
const known = new Map<string, string[]>();

/** `S.` to SYN and ACK; `none` to nothing. One list for each spelling is shared by all packets. */
function flagsOf(text: string): string[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const flags = text === 'none' ? NO_FLAGS : [...text].flatMap((letter) => NAMES[letter] ?? []);
  if (known.size < MANY && text.length < 10) known.set(text, flags);
  return flags;
}

/** `mss 1460,sackOK,TS val 353 ecr 0,nop,wscale 10`, `nop,nop,sack 1 {100:200}` */
function readOptions(text: string, from: number, end: number, packet: Packet): void {
  for (let at = from; at < end; ) {
    const comma = text.indexOf(',', at);
    const stop = comma < 0 || comma > end ? end : comma;
    switch (text.charCodeAt(at)) {
      case 84: // TS val 1 ecr 2
        readTimes(text, at, stop, packet);
        break;
      case 109: // mss
        if (text.startsWith('mss ', at)) packet.mss = numberAt(text, at + 4) ?? 0;
        break;
      case 119: // wscale
        if (text.startsWith('wscale ', at)) packet.wscale = numberAt(text, at + 7) ?? 0;
        break;
      case 115: // sackOK, sack 1 {100:200}
        if (text.startsWith('sackOK', at)) packet.sack_permitted = true;
        else if (text.startsWith('sack ', at)) packet.sack_blocks = blocksOf(text.slice(at, stop));
        break;
    }
    at = stop + 1;
  }
}

function readTimes(text: string, at: number, stop: number, packet: Packet): void {
  if (!text.startsWith('TS val ', at)) return;
  const value = numberAt(text, at + 7);
  if (value !== undefined) packet.ts_val = value;
  const ecr = text.indexOf(' ecr ', at);
  const echoed = ecr < 0 || ecr > stop ? undefined : numberAt(text, ecr + 5);
  if (echoed !== undefined) packet.ts_ecr = echoed;
}

function blocksOf(text: string): string[] {
  return text
    .split('{')
    .slice(1, 9)
    .map((block) => block.split('}', 1)[0] ?? '');
}

/** `seq 1:79`, `seq 79` */
function readSeq(text: string, at: number, packet: Packet): number {
  const end = digitsEnd(text, at);
  const seq = numberAt(text, at);
  if (seq !== undefined) packet.seq = seq;
  if (text.charCodeAt(end) !== 58) return end;
  const last = numberAt(text, end + 1);
  if (last !== undefined) packet.seq_end = last;
  return digitsEnd(text, end + 1);
}

/** One `, name value` of the head. @returns where the next begins, or -1 when it is none */
function readPart(text: string, at: number, packet: Packet): number {
  if (text.startsWith('seq ', at)) return readSeq(text, at + 4, packet);
  if (text.startsWith('ack ', at)) {
    packet.ack = numberAt(text, at + 4) ?? 0;
    return digitsEnd(text, at + 4);
  }
  if (text.startsWith('win ', at)) {
    packet.win = numberAt(text, at + 4) ?? 0;
    return digitsEnd(text, at + 4);
  }
  if (text.startsWith('options [', at)) {
    const end = text.indexOf(']', at);
    if (end < 0) return -1;
    readOptions(text, at + 9, end, packet);
    return end + 1;
  }
  if (text.startsWith('cksum ', at)) {
    const end = text.indexOf(')', at);
    if (end < 0) return -1;
    if (text.startsWith(' (incorrect', at + 12)) packet.checksum_bad = true;
    return end + 1;
  }
  return text.startsWith('urg ', at) ? digitsEnd(text, at + 4) : -1;
}

/** `Flags [P.], cksum 0x1f2e (correct), seq 1:79, ack 1, win 63, options [nop,nop,TS val 5 ecr 4], length 78: HTTP: GET / HTTP/1.1`
 *  @returns where what an application said begins; the end of the text when nothing follows */
export function readTcp(text: string, from: number, packet: Packet): number {
  packet.protocol = 'tcp';
  const close = text.indexOf(']', from);
  if (close < 0) return from;
  packet.flags = flagsOf(text.slice(from + 7, close));
  let at = close + 1;
  while (text.charCodeAt(at) === 44) {
    if (text.startsWith('length ', at + 2)) {
      const length = numberAt(text, at + 9);
      if (length !== undefined) packet.length = length;
      return afterLength(text, digitsEnd(text, at + 9));
    }
    const next = readPart(text, at + 2, packet);
    if (next < 0) break;
    at = next;
  }
  return at;
}

/** Behind `length 78` stands nothing, `: HTTP: ...`, or ` 1234+ A? ...` (DNS before tcpdump 4.99). */
function afterLength(text: string, at: number): number {
  if (text.startsWith(': ', at)) return at + 2;
  return text.charCodeAt(at) === 32 ? at + 1 : at;
}

/** tcpdump 3: `S 3086864409:3086864409(0) win 65160 <mss 1460,sackOK>`, `. ack 1 win 100`, `P 1:10(9) ack 1 win 46`.
 *  Source: tcpdump(8) of version 3.9. */
const OLD =
  /(?<flags>[SFRPUEW.]{1,8})(?: \[[^\]]{0,60}\])?(?: (?<seq>[0-9]{1,10}):(?<end>[0-9]{1,10})\((?<length>[0-9]{1,6})\))?(?= (?:ack|win)\b)/y;

/** The line of a TCP packet as tcpdump 3 prints it. @returns where it ends, or -1 when it is none */
export function readOldTcp(text: string, from: number, packet: Packet): number {
  OLD.lastIndex = from;
  const groups = OLD.exec(text)?.groups;
  if (groups === undefined) return -1;
  packet.protocol = 'tcp';
  const ack = numberBehind(text, ' ack ', from);
  const flags = (groups.flags ?? '').replace('.', '');
  packet.flags = flagsOf(ack === undefined ? flags : `${flags}.`);
  const length = Number(groups.length ?? 0);
  packet.length = length;
  if (groups.seq !== undefined) packet.seq = Number(groups.seq);
  if (groups.end !== undefined && length > 0) packet.seq_end = Number(groups.end);
  if (ack !== undefined) packet.ack = ack;
  const win = numberBehind(text, ' win ', from);
  if (win !== undefined) packet.win = win;
  const open = text.indexOf('<', from);
  const close = open < 0 ? -1 : text.indexOf('>', open);
  if (close > 0) readOptions(text, open + 1, close, packet);
  return text.length;
}

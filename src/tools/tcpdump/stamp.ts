import { digitsEnd, numberAt, type Packet, spacesEnd } from './scan.ts';

const COLON = 58;
const DASH = 45;
const DOT = 46;
const SPACE = 32;

/** `12:34:56.789012 `: where it ends. */
function clockEnd(text: string, at: number): number {
  if (text.charCodeAt(at + 2) !== COLON || text.charCodeAt(at + 5) !== COLON || text.charCodeAt(at + 8) !== DOT)
    return -1;
  if (digitsEnd(text, at) !== at + 2) return -1;
  const end = digitsEnd(text, at + 9);
  return end > at + 9 && text.charCodeAt(end) === SPACE ? end : -1;
}

/** `2026-01-02 12:34:56.789012 ` with -tttt and, with --time-zone, `1 day 02:03:04.5`: where it ends. */
function dateEnd(text: string, at: number): number {
  if (text.charCodeAt(at + 4) !== DASH || text.charCodeAt(at + 7) !== DASH || text.charCodeAt(at + 10) !== SPACE)
    return -1;
  return digitsEnd(text, at) === at + 4 ? clockEnd(text, at + 11) : -1;
}

/** `1767312000.789012 ` with -tt: where it ends. */
function epochEnd(text: string, at: number): number {
  const whole = digitsEnd(text, at);
  if (whole - at < 9 || whole - at > 11 || text.charCodeAt(whole) !== DOT) return -1;
  const end = digitsEnd(text, whole + 1);
  return end - whole > 6 && text.charCodeAt(end) === SPACE ? end : -1;
}

/** The time at a place, into the packet. @returns where what follows begins, or -1 when there is no time */
function readTime(text: string, at: number, packet: Packet): number {
  let end = clockEnd(text, at);
  if (end < 0) end = dateEnd(text, at);
  if (end < 0) {
    end = epochEnd(text, at);
    if (end < 0) return -1;
    packet.timestamp = Number(text.slice(at, end));
  } else packet.time = text.slice(at, end);
  return spacesEnd(text, end);
}

/** The number (-#) and the time with which a packet's line begins: `12:34:56.789012`, ` 00:00:00.000012` (-ttt),
 *  `    1  1767312000.789012`. @returns where what follows begins, or -1 when the line has neither */
export function readStamp(text: string, packet: Packet): number {
  const at = spacesEnd(text, 0);
  const code = text.charCodeAt(at);
  if (!(code >= 48 && code <= 57)) return -1;
  const after = readTime(text, at, packet);
  if (after >= 0) return after;
  const digits = digitsEnd(text, at);
  if (text.charCodeAt(digits) !== SPACE || text.charCodeAt(digits + 1) !== SPACE) return -1;
  const number = numberAt(text, at);
  if (number === undefined) return -1;
  packet.number = number;
  const next = spacesEnd(text, digits);
  const timed = readTime(text, next, packet);
  return timed < 0 ? next : timed;
}

/** One element of DER (X.690): its tag as the identifier octet, and where its content is. */
export interface Der {
  readonly tag: number;
  readonly bytes: Uint8Array;
  /** Where the content begins and ends in `bytes`. */
  readonly start: number;
  readonly end: number;
}

export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const OBJECT_IDENTIFIER = 0x06;
export const SEQUENCE = 0x30;
export const SET = 0x31;

/** No certificate nests so much or holds so many elements in one place: a limit for what is made to hurt. */
const CHILDREN_MAX = 2_000;

/** The element that begins at `at` and ends before `limit`. Absent when the bytes are none. */
export function derAt(bytes: Uint8Array, at: number, limit: number): Der | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  // Tags above 30 have more octets; X.509 uses none of them. A length of 0x80 (indefinite) is BER, not DER.
  if (tag === undefined || first === undefined || at + 2 > limit || (tag & 0x1f) === 0x1f || first === 0x80)
    return undefined;
  let start = at + 2;
  let length = first;
  if (first > 0x80) {
    const octets = first & 0x7f;
    if (octets > 4) return undefined;
    length = 0;
    for (let i = 0; i < octets; i++) length = length * 256 + (bytes[start + i] ?? 0);
    start += octets;
  }
  const end = start + length;
  return end <= limit ? { tag, bytes, start, end } : undefined;
}

/** The elements inside a constructed one, as far as they are whole. */
export function children(of: Der | undefined): Der[] {
  const inside: Der[] = [];
  if (of === undefined) return inside;
  let at = of.start;
  while (at < of.end && inside.length < CHILDREN_MAX) {
    const child = derAt(of.bytes, at, of.end);
    if (child === undefined) return inside;
    inside.push(child);
    at = child.end;
  }
  return inside;
}

/** The octets of the content. */
export function contentOf(of: Der): Uint8Array {
  return of.bytes.subarray(of.start, of.end);
}

/** An object identifier with dots. Absent when it is none. */
export function oidOf(of: Der | undefined): string | undefined {
  if (of === undefined || of.tag !== OBJECT_IDENTIFIER || of.end - of.start > 64 || of.end === of.start)
    return undefined;
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of contentOf(of)) {
    arc = arc * 128 + (octet & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 128) return undefined;
    if (octet < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [joint = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(joint / 40));
  return [top, joint - top * 40, ...rest].join('.');
}

/** Octets in hexadecimal, uppercase, at most `max` of them. */
export function hexOf(octets: Uint8Array, max = 64): string {
  return Array.from(octets.subarray(0, max), (octet) => octet.toString(16).padStart(2, '0').toUpperCase()).join('');
}

/** A text of any of X.509's string types. Bytes that are not of its type are U+FFFD. */
export function textOf(of: Der): string {
  const octets = contentOf(of).subarray(0, 4_096);
  // BMPString, UniversalString and T61String; the others are ASCII or UTF-8.
  if (of.tag === 0x1e) return wide(octets, 2);
  if (of.tag === 0x1c) return wide(octets, 4);
  if (of.tag === 0x14) return Array.from(octets, (octet) => String.fromCharCode(octet)).join('');
  return new TextDecoder().decode(octets);
}

function wide(octets: Uint8Array, width: 2 | 4): string {
  let text = '';
  for (let at = 0; at + width <= octets.length; at += width) {
    let point = 0;
    for (let i = 0; i < width; i++) point = point * 256 + (octets[at + i] ?? 0);
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  }
  return text;
}

/** UTCTime and GeneralizedTime in seconds since 1970. Absent when it is none. RFC 5280 4.1.2.5: in UTC, with seconds;
 *  a year of two digits is 1950 to 2049. */
export function timeOf(of: Der | undefined): number | undefined {
  if (of === undefined || (of.tag !== 0x17 && of.tag !== 0x18) || of.end - of.start > 20) return undefined;
  const text = textOf(of);
  if (!/^[0-9]{12}(?:[0-9]{2})?Z$/.test(text) || text.length !== (of.tag === 0x17 ? 13 : 15)) return undefined;
  const short = Number(text.slice(0, 2));
  const year = of.tag === 0x18 ? Number(text.slice(0, 4)) : short < 50 ? 2_000 + short : 1_900 + short;
  const [month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = Array.from({ length: 5 }, (_, i) =>
    Number(text.slice(text.length - 11 + i * 2, text.length - 9 + i * 2)),
  );
  if (month < 1 || month > 12 || day < 1 || day > 31 || hours > 23 || minutes > 59 || seconds > 60) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hours, minutes, seconds);
  return date.getTime() / 1_000;
}

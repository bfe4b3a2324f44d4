import type { Tcpdump } from './value.generated.ts';

/** One packet, filled as its lines are read. */
export type Packet = Tcpdump['packets'][number];

/** Shared by all packets that have none, so that a million of them cost nothing. */
export const NO_FLAGS: string[] = [];

/** Where the digits that begin at a place end; the place itself when there are none. */
export function digitsEnd(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); code >= 48 && code <= 57; code = text.charCodeAt(end)) end++;
  return end;
}

/** The number whose digits begin at a place. Absent when there are none, or more than a number holds. */
export function numberAt(text: string, at: number): number | undefined {
  let value = 0;
  let end = at;
  for (let code = text.charCodeAt(end); code >= 48 && code <= 57; code = text.charCodeAt(end)) {
    value = value * 10 + code - 48;
    end++;
  }
  return end === at || end - at > 15 ? undefined : value;
}

/** The number behind the first `word` at or after a place. Absent without one. */
export function numberBehind(text: string, word: string, from: number): number | undefined {
  const at = text.indexOf(word, from);
  return at < 0 ? undefined : numberAt(text, at + word.length);
}

/** Where the spaces that begin at a place end. */
export function spacesEnd(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 32) end++;
  return end;
}

/** The word that begins at a place: up to the next space or comma. */
export function wordAt(text: string, at: number): string {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 32 || code === 44) break;
  }
  return text.slice(at, end);
}

/** A copy that does not keep the text alive from which it was cut: for what outlives many lines. */
export function own(text: string): string {
  return text.split('').join('');
}

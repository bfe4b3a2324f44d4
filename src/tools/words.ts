const SPACE = 32;
const TAB = 9;

/** Walks over the words of a line from left to right, without a pattern and without a list: columns of any width, and
 *  pieces that are not cut at spaces. */
export class Words {
  readonly text: string;
  /** Where the next word is looked for. */
  at = 0;
  /** Where the last word began. */
  start = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The next word, up to a space or tab; an empty text at the end. */
  next(): string {
    const { text } = this;
    let at = this.at;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code !== SPACE && code !== TAB) break;
      at += 1;
    }
    this.start = at;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === SPACE || code === TAB) break;
      at += 1;
    }
    this.at = at;
    return text.slice(this.start, at);
  }

  /** What was not walked over yet, without white space around it. */
  rest(): string {
    return this.text.slice(this.at).trim();
  }
}

/** The words of a line. */
export function wordsOf(text: string): string[] {
  const words = new Words(text);
  const list: string[] = [];
  for (let word = words.next(); word !== ''; word = words.next()) list.push(word);
  return list;
}

/** True for text of decimal digits only, at least one. */
export function isDigits(text: string): boolean {
  if (text === '') return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** A whole number without a sign, as printed. Absent when it is none, or too great to be exact. */
export function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined || text.length > 16 || !isDigits(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A number as printed with %g or %f: `0.042`, `1.5e+06`. Absent when it is none. */
export function plainNumber(text: string): number | undefined {
  const first = text.charCodeAt(0);
  if (text.length > 24 || first < 48 || first > 57) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** The word behind another one. Absent when that one is not there, or is the last. */
export function wordAfter(words: readonly string[], word: string): string | undefined {
  const at = words.indexOf(word);
  return at < 0 ? undefined : words[at + 1];
}

/** True for an Ethernet address; macOS leaves leading zeros out. */
export function isMac(text: string): boolean {
  return text.length <= 17 && /^[0-9A-Fa-f]{1,2}(?:[:-][0-9A-Fa-f]{1,2}){5}$/.test(text);
}

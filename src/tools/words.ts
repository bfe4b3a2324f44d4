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
  /** The first tab from `#from` on; the text's length when there is none. */
  #tab = -1;
  #from = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The next word, up to a space or tab; an empty text at the end. */
  next(): string {
    const { text } = this;
    let at = this.at;
    for (let code = text.charCodeAt(at); code === SPACE || code === TAB; code = text.charCodeAt(at)) at += 1;
    this.start = at;
    // Finding is quicker than looking at each letter.
    if (this.#tab < at || at < this.#from) {
      this.#tab = found(text, '\t', at);
      this.#from = at;
    }
    this.at = Math.min(found(text, ' ', at), this.#tab);
    return text.slice(at, this.at);
  }

  /** What was not walked over yet, without white space around it. */
  rest(): string {
    return this.text.slice(this.at).trim();
  }
}

/** Where a letter stands from `at` on; the text's length when it does not. */
function found(text: string, letter: string, at: number): number {
  const where = text.indexOf(letter, at);
  return where < 0 ? text.length : where;
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
  if (text === undefined || text === '' || text.length > 16) return undefined;
  let number = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
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

/** The words of a rule as nft prints it: parted by spaces; a text in quotes is one word, without them, and what stands in
 *  braces is one word, with them. */
export interface Word {
  readonly text: string;
  /** It stood in quotes. */
  readonly quoted: boolean;
}

/** Where the brace that opens at `from` closes, past it; the end of the text when it does not. */
function braceEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const end = text.indexOf('"', at + 1);
      if (end < 0) return text.length;
      at = end;
    } else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text[at];
    if (char === ' ' || char === '\t') {
      at += 1;
    } else if (char === '"') {
      const end = text.indexOf('"', at + 1);
      words.push({ text: text.slice(at + 1, end < 0 ? text.length : end), quoted: true });
      at = end < 0 ? text.length : end + 1;
    } else if (char === '{') {
      const end = braceEnd(text, at);
      words.push({ text: text.slice(at, end), quoted: false });
      at = end;
    } else {
      let end = at;
      while (end < text.length && text[end] !== ' ' && text[end] !== '\t') end += 1;
      words.push({ text: text.slice(at, end), quoted: false });
      at = end;
    }
  }
  return words;
}

/** The items of `{ a, b : c }`, or the one item that it is. Quotes around an item are left out. */
export function itemsOf(text: string): string[] {
  if (!text.startsWith('{')) return [unquoted(text)];
  const inner = text.slice(1, text.endsWith('}') ? -1 : undefined);
  const items: string[] = [];
  let start = 0;
  let depth = 0;
  let inQuotes = false;
  for (let at = 0; at <= inner.length; at++) {
    const char = inner[at];
    if (char === '"') inQuotes = !inQuotes;
    else if (!inQuotes && char === '{') depth += 1;
    else if (!inQuotes && char === '}') depth -= 1;
    if (at < inner.length && (char !== ',' || inQuotes || depth > 0)) continue;
    const item = inner.slice(start, at).trim();
    if (item !== '') items.push(unquoted(item));
    start = at + 1;
  }
  return items;
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.indexOf('"', 1) === text.length - 1 ? text.slice(1, -1) : text;
}

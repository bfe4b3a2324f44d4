/** The words of a rule: parted by spaces, with double quotes around those that hold any, and a backslash before quotes
 *  and backslashes within (xtables_save_string() of libxtables). */
export function wordsOf(text: string): string[] {
  if (!text.includes('"')) return text.split(' ').filter(Boolean);
  const words: string[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text[at];
    if (char === ' ') at += 1;
    else if (char === '"') {
      const { word, end } = quoted(text, at + 1);
      words.push(word);
      at = end;
    } else {
      const space = text.indexOf(' ', at);
      const end = space < 0 ? text.length : space;
      words.push(text.slice(at, end));
      at = end;
    }
  }
  return words;
}

/** A quoted word that begins at `from`; one that does not end takes the rest. */
function quoted(text: string, from: number): { readonly word: string; readonly end: number } {
  const parts: string[] = [];
  let start = from;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return { word: parts.join('') + text.slice(start, at), end: at + 1 };
    if (char !== '\\') continue;
    parts.push(text.slice(start, at));
    start = at + 1;
    at += 1;
  }
  return { word: parts.join('') + text.slice(start), end: text.length };
}

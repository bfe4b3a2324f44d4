/** Any quantifier but an exact count. */
const VARYING = /^(?:[*+?]|\{\d+,\d*\})/;
/** A quantifier without an upper limit, or with one of ten and more. */
const OFTEN = /^(?:[*+]|\{\d+,\}|\{(?:\d+,)?\d{2,}\})/;
/** Longest quantifier that is looked at: {10000,99999}. */
const LOOK = 14;

interface Group {
  /** Whether it holds a repetition or alternatives, at any depth. */
  varies: boolean;
}

/** Whether a regular expression repeats a group that itself repeats or has alternatives: matching can then take time
 *  exponential in the text, and the text is what strangers print. Errs on the safe side: such a pattern can be written
 *  in another way. */
export function canBacktrackBadly(pattern: string): boolean {
  const open: Group[] = [{ varies: false }];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '\\') {
      i++;
    } else if (c === '[') {
      i = endOfClass(pattern, i);
    } else if (c === '(') {
      open.push({ varies: false });
      // The ? of (?: and its like repeats nothing.
      if (pattern[i + 1] === '?') i++;
    } else if (c === ')') {
      const closed = open.pop();
      const parent = open.at(-1);
      if (closed?.varies !== true) continue;
      if (OFTEN.test(pattern.slice(i + 1, i + 1 + LOOK))) return true;
      if (parent !== undefined) parent.varies = true;
    } else if (c === '|' || VARYING.test(pattern.slice(i, i + LOOK))) {
      const group = open.at(-1);
      if (group !== undefined) group.varies = true;
    }
  }
  return false;
}

function endOfClass(pattern: string, start: number): number {
  for (let i = start + 1; i < pattern.length; i++) {
    if (pattern[i] === '\\') i++;
    else if (pattern[i] === ']') return i;
  }
  return pattern.length;
}

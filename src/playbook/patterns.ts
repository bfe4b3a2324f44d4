/** A pattern written out in an expression: `.matches("^a+$")`, raw or not, in either kind of quotes. */
const MATCHES = /\.matches\(\s*(?<raw>r?)(?<literal>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g;

/** A quantifier without an upper limit, or with one that is far away. */
const UNBOUNDED = /^(?:[*+]|\{\d+,(?:\d{3,})?\})/;

interface Group {
  /** Whether it holds a repetition or alternatives, at any depth. */
  varies: boolean;
}

/** Whether a regular expression repeats a group that itself repeats or has alternatives: matching can then take time
 *  exponential in the text, and the text is what strangers print. */
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
    } else if (c === ')') {
      const closed = open.pop();
      const repeated = UNBOUNDED.test(pattern.slice(i + 1, i + 12));
      if (closed?.varies === true && repeated) return true;
      const parent = open.at(-1);
      if (parent !== undefined && closed?.varies === true) parent.varies = true;
    } else if (c === '|' || UNBOUNDED.test(pattern.slice(i, i + 12))) {
      const group = open.at(-1);
      if (group !== undefined) group.varies = true;
    }
  }
  return false;
}

function endOfClass(pattern: string, start: number): number {
  for (let i = start + 1; i < pattern.length; i++) {
    if (pattern[i] === '\\') i++;
    else if (pattern[i] === ']' && i > start + 1) return i;
  }
  return pattern.length;
}

/** The first pattern in a text of expressions that could take for ever; offsets in the text. */
export function findSlowPattern(text: string): { message: string; start: number; end: number } | undefined {
  for (const match of text.matchAll(MATCHES)) {
    const { raw = '', literal = '' } = match.groups ?? {};
    const inner = literal.slice(1, -1);
    const pattern = raw === '' ? inner.replace(/\\(.)/g, '$1') : inner;
    const start = match.index + match[0].length - literal.length;
    if (canBacktrackBadly(pattern)) {
      const message = 'this pattern repeats a group that itself repeats or has alternatives: it could take for ever';
      return { message, start, end: start + literal.length };
    }
  }
  return undefined;
}

/** A problem in an expression: what, and where in its text. */
export interface Problem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    'op' in value &&
    'args' in value &&
    'start' in value &&
    'end' in value
  );
}

/** Calls `visit` for every node of an expression's tree. */
export function walk(tree: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(tree)) {
    for (const item of tree) walk(item, visit);
  } else if (isNode(tree)) {
    visit(tree);
    walk(tree.args, visit);
  }
}

/** A repeated group that holds a repetition or an alternative: such a pattern can take exponential time. */
const NESTED = /\([^()]*(?:[*+|]|\{\d+,)[^()]*\)(?:[*+]|\{\d+,)/;

/** Patterns run on what strangers print, so they must be known beforehand and must not backtrack badly. */
export function findBadPattern(tree: unknown): Problem | undefined {
  let problem: Problem | undefined;
  walk(tree, (node) => {
    if (problem !== undefined || node.op !== 'rcall' || !Array.isArray(node.args) || node.args[0] !== 'matches') return;
    const args: unknown = node.args[2];
    const pattern: unknown = Array.isArray(args) ? args[0] : undefined;
    if (!isNode(pattern) || pattern.op !== 'value' || typeof pattern.args !== 'string') {
      problem = { message: 'matches() needs a pattern written out as a string', start: node.start, end: node.end };
    } else if (NESTED.test(pattern.args)) {
      problem = {
        message: 'this pattern repeats a group that itself repeats: it could take for ever',
        start: pattern.start,
        end: pattern.end,
      };
    } else {
      try {
        new RegExp(pattern.args);
      } catch {
        problem = { message: 'this pattern is no valid regular expression', start: pattern.start, end: pattern.end };
      }
    }
  });
  return problem;
}

/** The words below a variable that an expression reaches: `steps.query` gives `query`. The bare variable gives `*`. */
export function reached(tree: unknown, variable: string): ReadonlySet<string> {
  const words = new Set<string>();
  let bare = 0;
  let named = 0;
  walk(tree, (node) => {
    if (node.op === 'id' && node.args === variable) bare++;
    if ((node.op === '.' || node.op === '.?') && Array.isArray(node.args)) {
      const [object, key]: unknown[] = node.args;
      if (isNode(object) && object.op === 'id' && object.args === variable) {
        named++;
        if (typeof key === 'string') words.add(key);
        else if (isNode(key) && typeof key.args === 'string') words.add(key.args);
      }
    }
  });
  if (bare > named) words.add('*');
  return words;
}

import { canBacktrackBadly } from './backtrack.ts';

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

/** Patterns run on what strangers print, so they must be known beforehand and must not backtrack badly. */
export function findBadPattern(tree: unknown): Problem | undefined {
  let problem: Problem | undefined;
  walk(tree, (node) => {
    if (problem !== undefined || !Array.isArray(node.args)) return;
    const [name, first, second]: unknown[] = node.args;
    const matches = node.op === 'rcall' && name === 'matches';
    const extracts = node.op === 'call' && name === 'extract';
    if (!matches && !extracts) return;
    const args = matches ? second : first;
    const pattern: unknown = Array.isArray(args) ? args[matches ? 0 : 1] : undefined;
    if (!isNode(pattern) || pattern.op !== 'value' || typeof pattern.args !== 'string') {
      problem = {
        message: `${String(name)}() needs a pattern written out as a string`,
        start: node.start,
        end: node.end,
      };
    } else if (canBacktrackBadly(pattern.args)) {
      problem = {
        message: 'this pattern repeats a group that itself repeats or has alternatives: it could take for ever',
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

/** Makes a division by zero an error, for doubles too, as it is for whole numbers. CEL gives infinity or NaN, and every
 *  comparison with NaN is false: a ratio of nothing to nothing would then decide a check. */
export function refuseDivisionByZero(tree: unknown): void {
  walk(tree, (node) => {
    if (node.op !== '/') return;
    // Type-checking leaves in each node the function that computes it.
    const handle: unknown = Reflect.get(node, 'handle');
    if (typeof handle !== 'function') return;
    Reflect.set(node, 'handle', (...args: unknown[]) => {
      const quotient: unknown = Reflect.apply(handle, undefined, args);
      if (typeof quotient === 'number' && !Number.isFinite(quotient)) throw new Error('division by zero');
      return quotient;
    });
  });
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

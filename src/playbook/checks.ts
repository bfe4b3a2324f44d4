import type { Expression, ValueType } from '../model/expression.ts';
import type { Check } from '../model/playbook.ts';
import type { Check as CheckFile } from '../model/playbook-file.generated.ts';
import { type Compiler, isTruth, NOTHING_KNOWN, typeInWords } from './compiler.ts';
import type { Problems } from './problems.ts';
import { type Facts, stepsReached } from './reach.ts';
import { type Entry, positionOf, spot } from './source.ts';

/** What building a check needs to know. */
export interface CheckContext {
  readonly ids: ReadonlySet<string>;
  readonly facts: Facts;
  readonly compiler: Compiler;
  readonly problems: Problems;
}

/** One check. Absent when a part of it is not valid; that has been reported. */
export function buildCheck(entry: Entry<CheckFile>, context: CheckContext): Check | undefined {
  const { node, name } = entry;
  const { compiler, problems, ids, facts } = context;
  const text = (key: 'title' | 'say' | 'actual' | 'expected') => {
    const value = node[key];
    return value === undefined ? undefined : compiler.template(spot(entry, key), value);
  };
  if (node.step !== undefined && !ids.has(node.step)) {
    problems.error(spot(entry, 'step'), `there is no step "${node.step}"`, { written: node.step, candidates: ids });
  }
  const when = readTruth(entry, 'when', node.when, context);
  const expr = readTruth(entry, 'expr', node.expr, context);
  if (expr !== undefined) checkCanFail(entry, expr, problems);
  const [title, say, actual, expected] = [text('title'), text('say'), text('actual'), text('expected')];
  if (expr === undefined || title === undefined || say === undefined) return undefined;
  return {
    id: name,
    title,
    step: node.step ?? [...stepsReached([expr], facts)][0],
    when,
    expr,
    severity: node.severity ?? 'fail',
    optional: node.optional ?? false,
    say,
    actual,
    expected,
    at: positionOf(spot(entry, 'id')),
  };
}

/** An expression that must be true or false. */
export function readTruth(
  entry: Entry<unknown>,
  key: string | readonly (string | number)[],
  value: string | number | boolean | undefined,
  { compiler, problems }: Pick<CheckContext, 'compiler' | 'problems'>,
  locals: Readonly<Record<string, ValueType>> = {},
): Expression | undefined {
  if (value === undefined) return undefined;
  const keys = typeof key === 'string' ? [key] : key;
  const expression = compiler.expression(spot(entry, ...keys), value, locals);
  if (expression !== undefined && !isTruth(expression.type)) {
    problems.error(
      spot(entry, ...keys),
      `"${keys.at(-1)}" must be true or false, and this is ${typeInWords(expression.type)}`,
    );
    return undefined;
  }
  return expression;
}

/** Words with which an expression is true because something is absent: then nothing known does not mean always. */
const ASKS_FOR_ABSENCE = /\bhas\s*\(|\.\?|\[\?/;

/** A check that no reading can make fail looks like a check and is none. */
function checkCanFail(entry: Entry<CheckFile>, expr: Expression, problems: Problems): void {
  const at = spot(entry, 'expr');
  if (expr.constant) {
    problems.error(at, 'this check looks at nothing: its expression names no step, fact or parameter');
    return;
  }
  if (ASKS_FOR_ABSENCE.test(expr.source)) return;
  const outcome = expr.evaluate(NOTHING_KNOWN);
  if (outcome.kind === 'value' && outcome.value === true) {
    problems.error(at, 'this check can never fail: it is true whatever is read');
  }
}

import type { Expression, Template, ValueType } from '../model/expression.ts';
import type { ForEach, PlaybookParameter, RunStep, Step, ToolStep } from '../model/playbook.ts';
import type { Step as StepFile } from '../model/playbook-file.generated.ts';
import type { Tool } from '../model/tool.ts';
import { oneLine } from '../util/text.ts';
import { parseDuration } from '../util/time.ts';
import { type Compiler, isTruth, itemType, NOTHING_KNOWN, typeInWords } from './compiler.ts';
import { checkLocalName, checkWord } from './names.ts';
import type { Problems } from './problems.ts';
import { type Facts, factsNamed, stepsReached } from './reach.ts';
import { type Entry, keySpot, positionOf, spot } from './source.ts';
import { readToolArguments } from './tool-arguments.ts';

type StepEntry = Entry<StepFile>;
type Locals = Readonly<Record<string, ValueType>>;

/** A command without a deadline of its own: long enough for three tries of anything that waits a few seconds. */
const DEFAULT_DEADLINE_MS = 10_000;

/** What building a step needs to know. */
export interface StepContext {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly ids: ReadonlySet<string>;
  readonly facts: Facts;
  readonly params: readonly PlaybookParameter[];
  readonly compiler: Compiler;
  readonly problems: Problems;
}

/** The parts that every kind of step has, and what its item is called. */
interface Common {
  readonly when: Expression | undefined;
  readonly forEach: ForEach | undefined;
  readonly locals: Locals;
}

/** One step. Absent when a part of it is not valid; that has been reported. */
export function buildStep(entry: StepEntry, context: StepContext): Step | undefined {
  const { node } = entry;
  checkWord(entry.name, spot(entry, 'id'), context.problems);
  checkAfter(entry, context);
  checkSaveAs(entry, context);
  const common = readCommon(entry, context);
  if (node.use !== undefined) return buildToolStep(entry, node.use, common, context);
  if (node.run !== undefined) return buildRunStep(entry, node.run, common, context);
  return buildManualStep(entry, common, context);
}

function checkAfter(entry: StepEntry, { ids, problems }: StepContext): void {
  for (const [index, id] of (entry.node.after ?? []).entries()) {
    const at = spot(entry, 'after', index);
    if (!ids.has(id)) problems.error(at, `there is no step "${id}"`, { written: id, candidates: ids });
  }
}

function checkSaveAs(entry: StepEntry, { params, problems }: StepContext): void {
  const { save_as: name, for_each: list } = entry.node;
  if (name === undefined) return;
  const at = spot(entry, 'save_as');
  const files = params.filter(({ type }) => type === 'output_file').map((param) => param.name);
  if (list !== undefined) problems.error(at, '"save_as" and "for_each": one file cannot hold what many commands print');
  if (!files.includes(name))
    problems.error(at, `there is no parameter "${name}" of type output_file`, { written: name, candidates: files });
}

function readCommon(entry: StepEntry, context: StepContext): Common {
  const { compiler, problems } = context;
  const { node } = entry;
  const whenAt = spot(entry, 'when');
  const itemName = node.as ?? 'item';
  const early = `"when" is asked once, before there is "${itemName}"; take items out of the list in "for_each"`;
  const hints = node.for_each === undefined ? undefined : new Map([[itemName, early]]);
  const when = node.when === undefined ? undefined : compiler.expression(whenAt, node.when, {}, hints);
  if (when !== undefined && !isTruth(when.type)) {
    problems.error(whenAt, `"when" must be true or false, and this is ${typeInWords(when.type)}`);
  }
  if (node.for_each === undefined) {
    for (const key of ['as', 'one_at_a_time', 'pace'] as const) {
      if (node[key] !== undefined) problems.error(keySpot(entry, key), `"${key}" needs "for_each": there is no item`);
    }
    return { when, forEach: undefined, locals: {} };
  }
  const usable = node.as === undefined || checkLocalName(node.as, spot(entry, 'as'), problems);
  const as = node.as !== undefined && usable ? node.as : 'item';
  const list = compiler.expression(spot(entry, 'for_each'), node.for_each);
  const item = list === undefined ? 'dyn' : readItemType(entry, list, problems);
  // A name that cannot be used is reported once, at its place, not again wherever it stands.
  const locals: Locals = usable ? { [as]: item } : {};
  const forEach =
    list === undefined
      ? undefined
      : { list, as, oneAtATime: node.one_at_a_time ?? false, paceMs: paceOf(entry, problems) };
  return { when, forEach, locals };
}

/** Milliseconds of `pace`. */
function paceOf(entry: StepEntry, problems: Problems): number {
  const { pace, one_at_a_time: oneAtATime } = entry.node;
  if (pace === undefined) return 0;
  if (oneAtATime !== true)
    problems.error(
      keySpot(entry, 'pace'),
      '"pace" needs "one_at_a_time: true": items that run side by side do not wait',
    );
  return parseDuration(pace) ?? 0;
}

function readItemType(entry: StepEntry, list: Expression, problems: Problems): ValueType {
  const at = spot(entry, 'for_each');
  const type = itemType(list.type);
  if (type === undefined) {
    problems.error(at, `"for_each" needs a list, and this is ${typeInWords(list.type)}`);
    return 'dyn';
  }
  const outcome = list.constant ? list.evaluate(NOTHING_KNOWN) : undefined;
  if (outcome?.kind === 'value' && Array.isArray(outcome.value) && outcome.value.length === 0) {
    problems.error(at, 'this list is always empty: the step would never run');
  }
  return type;
}

/** Milliseconds of `deadline`. */
function readDeadline(entry: StepEntry, problems: Problems): number | undefined {
  const text = entry.node.deadline;
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms !== undefined && ms > 0) return ms;
  problems.error(spot(entry, 'deadline'), `a deadline must be longer than nothing and at most nine digits: ${text}`);
  return undefined;
}

/** Whether the text cannot be judged since the item's name is not valid. */
function isJudged(entry: StepEntry, { locals }: Common): boolean {
  return entry.node.for_each === undefined || Object.keys(locals).length > 0;
}

/** The title, else what stands for it. `fallback` is absent when what it is made of is not valid. */
function readTitle(
  entry: StepEntry,
  common: Common,
  fallback: string | undefined,
  { compiler }: StepContext,
): Template | undefined {
  const { title } = entry.node;
  if (title !== undefined) return compiler.template(spot(entry, 'title'), title, common.locals);
  return fallback === undefined ? undefined : compiler.template(spot(entry), fallback, common.locals);
}

/** What all kinds of steps have, once their own expressions are known. */
function shared(
  entry: StepEntry,
  common: Common,
  title: Template,
  own: readonly (Template | undefined)[],
  { facts }: StepContext,
) {
  const expressions = [common.when, common.forEach?.list, ...own, title];
  return {
    id: entry.name,
    title,
    when: common.when,
    dependsOn: new Set([...stepsReached(expressions, facts), ...(entry.node.after ?? [])]),
    after: new Set(entry.node.after ?? []),
    facts: factsNamed(expressions),
    vantage: entry.node.vantage ?? 'target',
    saveAs: entry.node.save_as,
    at: positionOf(spot(entry, 'id')),
  };
}

function buildToolStep(entry: StepEntry, name: string, common: Common, context: StepContext): ToolStep | undefined {
  const { tools, problems } = context;
  const tool = tools.get(name);
  if (tool === undefined) {
    reportNoTool(entry, 'use', name, context);
    return undefined;
  }
  const deadlineMs = readDeadline(entry, problems);
  if (!isJudged(entry, common)) return undefined;
  const args = readToolArguments(entry, tool, common.locals, context);
  const title = readTitle(entry, common, tool.summary, context);
  if (args === undefined || title === undefined) return undefined;
  const own = Object.values(args).map((arg) => (arg.kind === 'template' ? arg.template : undefined));
  return {
    kind: 'tool',
    ...shared(entry, common, title, own, context),
    tool: name,
    with: args,
    forEach: common.forEach,
    deadlineMs,
  };
}

function buildRunStep(
  entry: StepEntry,
  run: readonly (string | number)[],
  common: Common,
  context: StepContext,
): RunStep | undefined {
  const { tools, compiler, problems } = context;
  const { node } = entry;
  if (node.read !== undefined && !tools.has(node.read)) reportNoTool(entry, 'read', node.read, context);
  const deadlineMs = readDeadline(entry, problems) ?? DEFAULT_DEADLINE_MS;
  if (!isJudged(entry, common)) return undefined;
  const argv = run.map((arg, index) => compiler.template(spot(entry, 'run', index), arg, common.locals));
  const known = argv.filter((arg) => arg !== undefined);
  const title = readTitle(entry, common, known.length < argv.length ? undefined : run.join(' '), context);
  if (title === undefined || known.length < argv.length) return undefined;
  return {
    kind: 'run',
    ...shared(entry, common, title, known, context),
    argv: known,
    read: node.read,
    needs: node.needs ?? [],
    behaviour: node.behaviour ?? 'active',
    forEach: common.forEach,
    deadlineMs,
  };
}

function buildManualStep(entry: StepEntry, common: Common, context: StepContext): Step | undefined {
  const { manual } = entry.node;
  if (manual === undefined) return undefined;
  const ask = context.compiler.template(spot(entry, 'manual', 'ask'), manual.ask);
  const title = readTitle(entry, common, ask === undefined ? undefined : manual.ask, context);
  if (ask === undefined || title === undefined) return undefined;
  return { kind: 'manual', ...shared(entry, common, title, [ask], context), ask, answer: manual.answer };
}

function reportNoTool(entry: StepEntry, key: 'use' | 'read', name: string, { tools, problems }: StepContext): void {
  const message = `step "${entry.name}" ${key === 'use' ? 'uses' : 'reads with'} tool "${oneLine(name, 60)}", which does not exist`;
  problems.error(spot(entry, key), message, { written: name, candidates: tools.keys() });
}

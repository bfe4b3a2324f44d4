import type { Template, ValueType } from '../model/expression.ts';
import type { Cause, EvidenceSource, Fix } from '../model/playbook.ts';
import type { Cause as CauseFile } from '../model/playbook-file.generated.ts';
import { type CheckContext, readTruth } from './checks.ts';
import { itemType } from './compiler.ts';
import { showCycle, sortGraph } from './graph.ts';
import type { Problems } from './problems.ts';
import { stepsReached } from './reach.ts';
import { type Entry, positionOf, type Source, type Spot, spot } from './source.ts';

type CauseEntry = Entry<CauseFile>;
type Locals = Readonly<Record<string, ValueType>>;

/** What building a cause needs to know. */
export interface CauseContext extends CheckContext {
  readonly checks: ReadonlySet<string>;
  readonly causes: ReadonlySet<string>;
  /** Whether the file is one of a set that is made to be included together: what its causes explain may be in another
   *  of them. */
  readonly oneOfSet: (source: Source) => boolean;
  /** Ids of steps that run once for each item. */
  readonly loops: ReadonlySet<string>;
}

/** One cause. Absent when a part of it is not valid; that has been reported. */
export function buildCause(entry: CauseEntry, context: CauseContext): Cause | undefined {
  const { node } = entry;
  const { compiler } = context;
  checkExplains(entry, context);
  for (const [index, id] of (node.verify ?? []).entries()) checkStep(id, spot(entry, 'verify', index), context);
  const when = readTruth(entry, 'when', node.when, context);
  const object = compiler.template(spot(entry, 'object'), node.object);
  const locals: Locals = { object: object === undefined ? 'dyn' : (itemType(object.type) ?? object.type) };
  const proof = readTruth(entry, 'proof', node.proof, context, locals);
  const title = compiler.template(spot(entry, 'title'), node.title, locals);
  const settle = optional(entry, 'settle', node.settle, locals, context);
  const evidence = readEvidence(entry, locals, context);
  const fix = readFix(entry, locals, context);
  const explainsIf = (node.explains_if ?? []).flatMap(({ when: condition, explains }, index) => {
    const truth = readTruth(entry, ['explains_if', index, 'when'], condition, context, locals);
    return truth === undefined ? [] : [{ when: truth, explains }];
  });
  if (when === undefined || object === undefined || title === undefined) return undefined;
  if (evidence === undefined || fix === undefined) return undefined;
  const reached = [...stepsReached([when, proof], context.facts)];
  return {
    code: entry.name,
    title,
    severity: node.severity ?? 'critical',
    when,
    proof,
    coarse: node.coarse ?? false,
    object,
    explains: node.explains,
    explainsIf,
    unless: node.unless ?? [],
    evidence: evidence.length > 0 ? evidence : reached.map((step) => ({ step, item: undefined, contains: [] })),
    settle,
    fix,
    verify: node.verify ?? [],
    at: positionOf(spot(entry, 'code')),
  };
}

function optional(
  entry: CauseEntry,
  key: string,
  text: string | undefined,
  locals: Locals,
  { compiler }: CauseContext,
): Template | undefined {
  return text === undefined ? undefined : compiler.template(spot(entry, key), text, locals);
}

function checkStep(id: string, at: Spot, { ids, problems }: CauseContext): void {
  if (!ids.has(id)) problems.error(at, `there is no step "${id}"`, { written: id, candidates: ids });
}

/** All that a cause explains, always or under a condition, with the places in the file. */
function namesExplained(entry: CauseEntry): readonly { readonly id: string; readonly at: Spot }[] {
  const { explains, explains_if: groups = [] } = entry.node;
  return [
    ...explains.map((id, index) => ({ id, at: spot(entry, 'explains', index) })),
    ...groups.flatMap((group, number) =>
      group.explains.map((id, index) => ({ id, at: spot(entry, 'explains_if', number, 'explains', index) })),
    ),
  ];
}

/** Ids of checks have no dot and codes have one. A check must be there; a code may belong to a playbook that this one
 *  is included with. */
function checkExplains(entry: CauseEntry, { checks, causes, problems, oneOfSet }: CauseContext): void {
  const named = namesExplained(entry);
  const known = named.filter(({ id }) => checks.has(id) || causes.has(id));
  for (const { id, at } of named) {
    if (id === entry.name) problems.error(at, 'a cause cannot explain itself');
    if (checks.has(id) || causes.has(id) || oneOfSet(entry.source)) continue;
    const suggestion = { written: id, candidates: [...checks, ...causes] };
    if (!id.includes('.')) {
      problems.error(at, `there is no check "${id}"`, suggestion);
    } else if (known.length === 0) {
      problems.error(at, `cause "${entry.name}" explains nothing: there is no cause "${id}"`, suggestion);
    } else {
      problems.warn(at, `no cause here has the code "${id}"`, suggestion);
    }
  }
}

function readEvidence(entry: CauseEntry, locals: Locals, context: CauseContext): EvidenceSource[] | undefined {
  const { compiler, problems, loops, ids } = context;
  let whole = true;
  const lines = (entry.node.evidence ?? []).map((line, index) => {
    checkStep(line.step, spot(entry, 'evidence', index, 'step'), context);
    const itemAt = spot(entry, 'evidence', index, 'item');
    if (line.item !== undefined && ids.has(line.step) && !loops.has(line.step)) {
      problems.error(itemAt, `step "${line.step}" has no "for_each", so it has no items`);
    }
    const item = line.item === undefined ? undefined : compiler.template(itemAt, line.item, locals);
    const texts = typeof line.contains === 'string' ? [line.contains] : (line.contains ?? []);
    const contains = texts.map((text, place) => {
      const keys = typeof line.contains === 'string' ? ['contains'] : ['contains', place];
      return compiler.template(spot(entry, 'evidence', index, ...keys), text, locals);
    });
    const known = contains.filter((template) => template !== undefined);
    if (known.length < contains.length || (line.item !== undefined && item === undefined)) whole = false;
    return { step: line.step, item, contains: known };
  });
  return whole ? lines : undefined;
}

function readFix(entry: CauseEntry, locals: Locals, { compiler }: CauseContext): readonly Fix[] | undefined {
  const fixes: Fix[] = [];
  for (const [index, { say, run, risk }] of entry.node.fix.entries()) {
    const sentence = compiler.template(spot(entry, 'fix', index, 'say'), say, locals);
    const command = run === undefined ? undefined : compiler.template(spot(entry, 'fix', index, 'run'), run, locals);
    if (sentence !== undefined && (run === undefined || command !== undefined)) {
      fixes.push({ say: sentence, run: command, risk: risk ?? 'none' });
    }
  }
  return fixes.length === entry.node.fix.length ? fixes : undefined;
}

/** Reports causes that stand above each other in a circle. One that explains another stands above it, and so does one
 *  that another names in `unless`. */
export function checkCauseCycles(entries: ReadonlyMap<string, CauseEntry>, problems: Problems): void {
  const below = new Map<string, Set<string>>();
  const add = (upper: string, lower: string): void => {
    if (upper !== lower) below.set(upper, (below.get(upper) ?? new Set()).add(lower));
  };
  for (const [code, entry] of entries) {
    for (const { id } of namesExplained(entry)) if (entries.has(id)) add(code, id);
    for (const id of entry.node.unless ?? []) add(id, code);
  }
  for (const cycle of sortGraph(entries.keys(), (code) => below.get(code) ?? []).cycles) {
    const entry = entries.get(cycle[0] ?? '');
    if (entry === undefined) continue;
    problems.error(spot(entry, 'code'), `"explains" and "unless" go round in a circle: ${showCycle(cycle)}`);
  }
  for (const entry of entries.values()) {
    const index = entry.node.unless?.indexOf(entry.name) ?? -1;
    if (index >= 0) problems.error(spot(entry, 'unless', index), 'a cause cannot rule itself out');
  }
}

import type { ValueType } from '../model/expression.ts';
import type { Fact } from '../model/playbook.ts';
import type { Expression as ExpressionFile } from '../model/playbook-file.generated.ts';
import { type Compiler, namedWords } from './compiler.ts';
import { showCycle, sortGraph } from './graph.ts';
import { checkWord } from './names.ts';
import type { Problems } from './problems.ts';
import { type Entry, keySpot, positionOf, spot } from './source.ts';

type Entries = ReadonlyMap<string, Entry<ExpressionFile>>;

/** How far each fact stands from the readings: 0 names no fact, 1 names facts of 0, and so on. */
function levels(order: readonly string[], needs: (name: string) => readonly string[]): readonly (readonly string[])[] {
  const level = new Map<string, number>();
  const out: string[][] = [];
  for (const name of order) {
    const own = Math.max(0, ...needs(name).map((needed) => (level.get(needed) ?? -1) + 1));
    level.set(name, own);
    const names = out[own] ?? [];
    out[own] = names;
    names.push(name);
  }
  return out;
}

/** The facts in dependency order. Facts of one level are compiled together: each scope costs as much as there are
 *  steps. */
export function buildFacts(entries: Entries, compiler: Compiler, problems: Problems): readonly Fact[] {
  const needs = (name: string): readonly string[] => namedWords(String(entries.get(name)?.node ?? ''), 'facts');
  const { order, cycles } = sortGraph(entries.keys(), needs);
  for (const cycle of cycles) {
    const entry = entries.get(cycle[0] ?? '');
    if (entry !== undefined) problems.error(keySpot(entry), `facts need each other: ${showCycle(cycle)}`);
    for (const name of cycle) compiler.markUnclear(name);
  }
  const facts = new Map<string, Fact>();
  for (const names of levels(order, needs)) {
    const types = new Map<string, ValueType>();
    for (const name of names) {
      const fact = buildFact(entries.get(name), facts, compiler, problems);
      if (fact === undefined) {
        compiler.markUnclear(name);
        continue;
      }
      facts.set(name, fact);
      types.set(name, fact.expression.type);
    }
    compiler.addFacts(types);
  }
  return [...facts.values()];
}

function buildFact(
  entry: Entry<ExpressionFile> | undefined,
  before: ReadonlyMap<string, Fact>,
  compiler: Compiler,
  problems: Problems,
): Fact | undefined {
  if (entry === undefined) return undefined;
  checkWord(entry.name, keySpot(entry), problems);
  const expression = compiler.expression(spot(entry), entry.node);
  if (expression === undefined) return undefined;
  const steps = new Set(expression.references.steps);
  for (const name of expression.references.facts) for (const step of before.get(name)?.steps ?? []) steps.add(step);
  return { name: entry.name, expression, steps, at: positionOf(keySpot(entry)) };
}

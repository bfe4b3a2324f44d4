import type { References } from '../model/expression.ts';
import type { Fact } from '../model/playbook.ts';

/** Facts by name. */
export type Facts = ReadonlyMap<string, Fact>;

interface Referring {
  readonly references: References;
}

/** Steps that expressions reach, directly first, then through facts; in the order in which they are named. */
export function stepsReached(expressions: Iterable<Referring | undefined>, facts: Facts): ReadonlySet<string> {
  const steps = new Set<string>();
  const all = [...expressions];
  for (const expression of all) for (const step of expression?.references.steps ?? []) steps.add(step);
  for (const expression of all)
    for (const name of expression?.references.facts ?? [])
      for (const step of facts.get(name)?.steps ?? []) steps.add(step);
  return steps;
}

/** Facts that expressions name. */
export function factsNamed(expressions: Iterable<Referring | undefined>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const expression of expressions) for (const name of expression?.references.facts ?? []) names.add(name);
  return names;
}

import type { References, Template } from '../model/expression.ts';
import type { Argument, Cause, Check, Fact, PlaybookParameter, Step } from '../model/playbook.ts';
import type { Merged } from './merge.ts';
import type { Problems } from './problems.ts';
import { keySpot, type Source, spot } from './source.ts';

/** Everything that a playbook was built to. */
export interface Parts {
  readonly params: readonly PlaybookParameter[];
  readonly steps: readonly Step[];
  readonly facts: readonly Fact[];
  readonly checks: readonly Check[];
  readonly causes: readonly Cause[];
}

type Referring = { readonly references: References } | undefined;

function inArgument(argument: Argument | undefined): Template | undefined {
  return argument?.kind === 'template' ? argument.template : undefined;
}

function inStep(step: Step): readonly Referring[] {
  const shared = [step.when, step.title];
  switch (step.kind) {
    case 'tool':
      return [...shared, step.forEach?.list, ...Object.values(step.with).map(inArgument)];
    case 'run':
      return [...shared, step.forEach?.list, ...step.argv];
    case 'manual':
      return [...shared, step.ask];
  }
}

function inCause({ when, proof, object, title, settle, evidence, fix, explainsIf }: Cause): readonly Referring[] {
  const lines = evidence.flatMap(({ item, contains }) => [item, ...contains]);
  return [
    when,
    proof,
    object,
    title,
    settle,
    ...explainsIf.map((group) => group.when),
    ...lines,
    ...fix.flatMap(({ say, run }) => [say, run]),
  ];
}

/** Warns of steps, facts and parameters of the root file that nothing uses: a leftover, or a word misspelt. What was
 *  included is not judged: its own file's load does that. A file without causes of its own is a part of other
 *  playbooks: they use it. */
export function warnUnused(parts: Parts, merged: Merged, root: Source, problems: Problems): void {
  if (merged.causes.size === 0 && root.value.checks === undefined) return;
  const all: readonly Referring[] = [
    ...parts.params.map((param) => inArgument(param.default)),
    ...parts.steps.flatMap(inStep),
    ...parts.facts.map(({ expression }) => expression),
    ...parts.checks.flatMap(({ when, expr, title, say, actual, expected }) => [
      when,
      expr,
      title,
      say,
      actual,
      expected,
    ]),
    ...parts.causes.flatMap(inCause),
  ];
  const used = (family: 'steps' | 'facts' | 'params'): Set<string> =>
    new Set(all.flatMap((referring) => [...(referring?.references[family] ?? [])]));
  const steps = used('steps');
  for (const { step } of parts.checks) if (step !== undefined) steps.add(step);
  for (const { evidence, verify } of parts.causes)
    for (const id of [...evidence.map((line) => line.step), ...verify]) steps.add(id);
  for (const entry of merged.steps.values()) for (const id of entry.node.after ?? []) steps.add(id);
  const [facts, params] = [used('facts'), used('params')];
  for (const { id, saveAs } of parts.steps) {
    if (saveAs === undefined) continue;
    steps.add(id);
    params.add(saveAs);
  }
  for (const entry of merged.steps.values()) {
    // A person's answer belongs to the report whether or not an expression reads it.
    if (entry.source === root && entry.node.manual === undefined && !steps.has(entry.name))
      problems.warn(spot(entry, 'id'), `nothing uses step "${entry.name}"`);
  }
  for (const entry of merged.facts.values())
    if (entry.source === root && !facts.has(entry.name))
      problems.warn(keySpot(entry), `nothing uses fact "${entry.name}"`);
  for (const entry of merged.params.values())
    if (entry.source === root && !params.has(entry.name))
      problems.warn(keySpot(entry), `nothing uses parameter "${entry.name}"`);
}

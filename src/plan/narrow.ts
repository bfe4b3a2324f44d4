import type { Expression, References, Template } from '../model/expression.ts';
import type { Argument, Cause, Check, Playbook, Step } from '../model/playbook.ts';

/** What is to be looked at again. */
export interface Wanted {
  /** Ids of checks. */
  readonly checks: ReadonlySet<string>;
  /** Codes of causes. */
  readonly causes: ReadonlySet<string>;
}

type Referring = { readonly references: References } | undefined;

/** The part of a playbook that some of its checks and causes rest on: these, the causes that could take a wanted one back,
 *  and every step and fact that any of them needs. Pure. */
export function narrowPlaybook(playbook: Playbook, wanted: Wanted): Playbook {
  const checks = playbook.checks.filter(({ id }) => wanted.checks.has(id));
  const causes = withExceptions(playbook.causes, wanted.causes);
  const steps = stepsFor(playbook, checks, causes);
  return { ...playbook, checks, causes, steps: playbook.steps.filter(({ id }) => steps.has(id)) };
}

/** The causes of these codes, and those whose `unless` they are, down to the last. */
function withExceptions(causes: readonly Cause[], codes: ReadonlySet<string>): readonly Cause[] {
  const kept = new Set(codes);
  for (const code of kept)
    for (const cause of causes) if (cause.code === code) for (const other of cause.unless) kept.add(other);
  return causes.filter(({ code }) => kept.has(code));
}

function stepsFor(playbook: Playbook, checks: readonly Check[], causes: readonly Cause[]): ReadonlySet<string> {
  const factSteps = new Map(playbook.facts.map(({ name, steps }) => [name, steps]));
  const byId = new Map(playbook.steps.map((step) => [step.id, step]));
  const needed = new Set<string>();
  const open: string[] = [];
  const add = (id: string) => {
    if (needed.has(id)) return;
    needed.add(id);
    open.push(id);
  };
  const follow = (referring: Referring) => {
    for (const id of referring?.references.steps ?? []) add(id);
    for (const fact of referring?.references.facts ?? []) for (const id of factSteps.get(fact) ?? []) add(id);
  };
  for (const check of checks) {
    if (check.step !== undefined) add(check.step);
    for (const part of [check.when, check.expr, check.title, check.say, check.actual, check.expected]) follow(part);
  }
  for (const cause of causes) {
    for (const id of [...cause.verify, ...cause.evidence.map(({ step }) => step)]) add(id);
    for (const part of inCause(cause)) follow(part);
  }
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = byId.get(id);
    if (step === undefined) continue;
    for (const other of step.dependsOn) add(other);
    for (const part of inStep(step)) follow(part);
  }
  return needed;
}

function inCause({ when, proof, object, title, settle, evidence, fix }: Cause): readonly Referring[] {
  const lines = evidence.flatMap(({ item, contains }) => [item, ...contains]);
  return [when, proof, object, title, settle, ...lines, ...fix.flatMap(({ say, run }) => [say, run])];
}

function inStep(step: Step): readonly (Expression | Template | undefined)[] {
  const shared = [step.when, step.title];
  switch (step.kind) {
    case 'tool':
      return [...shared, step.forEach?.list, ...Object.values(step.with).map(templateOf)];
    case 'run':
      return [...shared, step.forEach?.list, ...step.argv];
    case 'manual':
      return [...shared, step.ask];
  }
}

function templateOf(argument: Argument): Template | undefined {
  return argument.kind === 'template' ? argument.template : undefined;
}

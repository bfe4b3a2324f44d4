import type { Context, References } from '../model/expression.ts';
import type { Fact, Playbook, Step } from '../model/playbook.ts';
import type { StepRecord } from '../model/report.ts';
import { NotYet, Pending } from './pending.ts';

/** Why a step has no value. `not_applicable` and `no_input` are decisions of the playbook; the others mean that we could
 *  not look, or could not read what we saw. */
export interface Gap {
  readonly step: string;
  readonly reason: 'not_applicable' | 'no_input' | 'could_not_look';
  readonly because: string;
}

/** The words that hold for the whole run. */
export interface Givens {
  readonly params: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
  readonly target: Readonly<Record<string, unknown>>;
  /** Empty without a peer: what is asked of it has no value. */
  readonly peer: Readonly<Record<string, unknown>>;
}

/** What is known so far: grows as steps end, and gives the context in which expressions are evaluated. Facts are
 *  computed once, as soon as every step that they reach has ended. */
export class Knowledge {
  readonly #playbook: Playbook;
  readonly #givens: Givens;
  readonly #factsByName: ReadonlyMap<string, Fact>;
  readonly #values: Record<string, unknown> = {};
  readonly #whySteps: Record<string, string> = {};
  readonly #gaps = new Map<string, Gap>();
  readonly #ended = new Set<string>();
  /** A fresh object when a fact is added: what is derived from it may be kept until then. */
  #facts: Readonly<Record<string, unknown>> = {};
  readonly #whyFacts: Record<string, string> = {};
  readonly #triedFacts = new Set<string>();
  /** A fresh object when a step is added, so that what is derived from it may be kept until then. */
  #steps: Readonly<Record<string, unknown>> = {};
  /** Facts that were decided before all their steps had ended; undefined for those that have no value. */
  readonly #earlyFacts = new Map<string, unknown>();
  readonly #pending = new Pending({ step: (id) => this.#stepSoFar(id), fact: (name) => this.#factSoFar(name) });
  #early = false;

  constructor(playbook: Playbook, givens: Givens) {
    this.#playbook = playbook;
    this.#givens = givens;
    this.#factsByName = new Map(playbook.facts.map((fact) => [fact.name, fact]));
  }

  /** Adds what a step's commands came to: one record, or one for each item in order. */
  add(step: Step, records: readonly StepRecord[]): void {
    const list = step.kind !== 'manual' && step.forEach !== undefined;
    const gaps = records.map(gapOf).filter((gap) => gap !== undefined);
    const [gap] = gaps;
    if (gap !== undefined) {
      this.#gaps.set(step.id, gap);
      this.#whySteps[step.id] = gap.because;
    }
    if (list) {
      // A list that was never begun is no empty list: it is not known.
      const items = records.filter((record) => record.index !== undefined);
      if (items.length > 0 || records.every(isEmptyList)) this.#values[step.id] = items.map(stepValue);
    } else if (records[0] !== undefined && gap === undefined) {
      this.#values[step.id] = stepValue(records[0]);
    }
    this.#ended.add(step.id);
    this.#steps = { ...this.#values };
    this.#computeFacts();
  }

  /** The context for an expression, with the names that its place binds. */
  context(locals: Readonly<Record<string, unknown>> = {}): Context {
    // Facts that rest on no step are known before any has ended.
    if (this.#ended.size === 0) this.#computeFacts();
    return this.#words(locals);
  }

  /** What `make` comes to while steps still run: undefined when more of them have to end first. What it comes to else
   *  is what it would come to at the end. */
  sofar<T>(make: () => T): T | undefined {
    this.#early = true;
    try {
      return make();
    } catch (error) {
      if (error instanceof NotYet) return undefined;
      throw error;
    } finally {
      this.#early = false;
    }
  }

  #stepSoFar(id: string): unknown {
    if (!this.#ended.has(id)) throw new NotYet();
    return this.#values[id];
  }

  #factSoFar(name: string): unknown {
    if (this.#triedFacts.has(name)) return this.#facts[name];
    if (this.#earlyFacts.has(name)) return this.#earlyFacts.get(name);
    const outcome = this.#factsByName.get(name)?.expression.evaluate(this.#words());
    const value = outcome?.kind === 'value' ? outcome.typed : undefined;
    this.#earlyFacts.set(name, value);
    return value;
  }

  #words(locals: Readonly<Record<string, unknown>> = {}): Context {
    return {
      ...(this.#early ? { pending: this.#pending } : {}),
      steps: this.#steps,
      facts: this.#facts,
      params: this.#givens.params,
      to: this.#givens.to,
      target: this.#givens.target,
      peer: this.#givens.peer,
      locals,
      why: { steps: this.#whySteps, facts: this.#whyFacts, params: {} },
    };
  }

  /** The steps without a value, or not one for each item, that an expression reaches directly or through facts. */
  gaps(references: References): readonly Gap[] {
    const steps = new Set(references.steps);
    for (const fact of this.#playbook.facts)
      if (references.facts.has(fact.name)) for (const step of fact.steps) steps.add(step);
    return [...steps].map((step) => this.#gaps.get(step)).filter((gap) => gap !== undefined);
  }

  #computeFacts(): void {
    for (const { name, expression, steps } of this.#playbook.facts) {
      if (this.#triedFacts.has(name) || ![...steps].every((step) => this.#ended.has(step))) continue;
      this.#triedFacts.add(name);
      const outcome = expression.evaluate(this.#words());
      if (outcome.kind === 'value') this.#facts = { ...this.#facts, [name]: outcome.typed };
      else this.#whyFacts[name] = outcome.because;
    }
  }
}

/** A record's value with what every step's value has. */
function stepValue(record: StepRecord): Record<string, unknown> {
  const item = record.item === undefined ? {} : { item: record.item };
  if (gapOf(record) !== undefined) return item;
  const code = record.ending.how === 'exited' ? { exit_code: record.ending.code } : {};
  const value = typeof record.value === 'object' && record.value !== null ? record.value : {};
  return { ...value, ...item, ...code, duration_ms: record.duration_ms };
}

/** A step that had no item to run for: its value is the empty list. */
function isEmptyList({ ending }: StepRecord): boolean {
  return ending.how === 'skipped' && ending.reason === 'empty_list';
}

function gapOf(record: StepRecord): Gap | undefined {
  const step = record.id;
  const name = record.item === undefined ? `step ${step}` : `step ${step} for ${record.item}`;
  const { ending, unreadable } = record;
  if (unreadable !== undefined) {
    return { step, reason: 'could_not_look', because: `what ${name} printed could not be read: ${unreadable.because}` };
  }
  if (record.value !== undefined || isEmptyList(record)) return undefined;
  switch (ending.how) {
    case 'skipped':
      return {
        step,
        reason: ending.reason === 'not_applicable' || ending.reason === 'no_input' ? ending.reason : 'could_not_look',
        because: ending.because,
      };
    case 'tool_missing':
    case 'not_permitted':
    case 'not_found':
    case 'lost':
    case 'aborted':
      // Not with the step's name: many steps have the same reason, and it is to be told once.
      return { step, reason: 'could_not_look', because: ending.because };
    case 'deadline':
      return { step, reason: 'could_not_look', because: `${name} did not end in time` };
    case 'exited':
    case 'signaled':
      return { step, reason: 'could_not_look', because: `${name} gave no reading` };
    default:
      return never(ending);
  }
}

function never(value: never): never {
  throw new Error(`no such ending: ${JSON.stringify(value)}`);
}

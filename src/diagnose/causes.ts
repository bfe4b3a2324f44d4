import type { Knowledge } from '../expression/knowledge.ts';
import type { Cause as CauseRule, Playbook } from '../model/playbook.ts';
import type { Cause, Open, StepRecord } from '../model/report.ts';
import { oneLine, shellQuote } from '../util/text.ts';
import { findEvidence } from './evidence.ts';

/** Causes that hold, before it is said which of them is a root. */
export interface CauseVerdicts {
  /** True causes that no `unless` takes back, in playbook order; one entry for each object. */
  readonly active: readonly Cause[];
  /** Causes that could be neither shown nor excluded because something could not be looked at. */
  readonly open: readonly Open[];
}

/** Evaluates every cause of the playbook. */
export function judgeCauses(playbook: Playbook, knowledge: Knowledge, records: readonly StepRecord[]): CauseVerdicts {
  const outcomes = new Map<string, boolean | string>();
  for (const cause of playbook.causes) {
    const outcome = cause.when.evaluate(knowledge.context());
    outcomes.set(cause.code, outcome.kind === 'unknown' ? outcome.because : outcome.value === true);
  }
  const holding = withoutExceptions(playbook, outcomes);
  const active = playbook.causes
    .filter(({ code }) => holding.has(code))
    .flatMap((cause) => statements(cause, knowledge, records));
  const open = playbook.causes.flatMap((cause): readonly Open[] => {
    const outcome = outcomes.get(cause.code);
    if (typeof outcome !== 'string' || !couldNotLook(cause, knowledge)) return [];
    return [
      {
        kind: 'cause',
        name: cause.code,
        statement: oneLine(cause.title.render(knowledge.context({ object: objectText(cause, knowledge) }))),
        because: oneLine(whyOpen(cause, knowledge), 400),
      },
    ];
  });
  return { active, open };
}

/** A cause with an `unless` that holds does not; exceptions are settled before what they except (lint: no cycles). */
function withoutExceptions(playbook: Playbook, outcomes: ReadonlyMap<string, boolean | string>): ReadonlySet<string> {
  const byCode = new Map(playbook.causes.map((cause) => [cause.code, cause]));
  const settled = new Map<string, boolean>();
  const holds = (code: string): boolean => {
    const known = settled.get(code);
    if (known !== undefined) return known;
    settled.set(code, false);
    const result = outcomes.get(code) === true && !(byCode.get(code)?.unless ?? []).some(holds);
    settled.set(code, result);
    return result;
  };
  return new Set([...byCode.keys()].filter(holds));
}

function couldNotLook(cause: CauseRule, knowledge: Knowledge): boolean {
  return knowledge.gaps(cause.when.references).some(({ reason }) => reason === 'could_not_look');
}

/** What could not be looked at, each reason once. */
function whyOpen(cause: CauseRule, knowledge: Knowledge): string {
  const gaps = knowledge.gaps(cause.when.references).filter(({ reason }) => reason === 'could_not_look');
  return [...new Set(gaps.map(({ because }) => because))].slice(0, 3).join('; ');
}

function objectText(cause: CauseRule, knowledge: Knowledge): string {
  const outcome = cause.object.evaluate(knowledge.context());
  return outcome.kind === 'unknown'
    ? 'an object that is not known'
    : String(Array.isArray(outcome.value) ? outcome.value.join(', ') : outcome.value);
}

/** One cause, or one for each object when `object` is a list. */
function statements(cause: CauseRule, knowledge: Knowledge, records: readonly StepRecord[]): readonly Cause[] {
  const outcome = cause.object.evaluate(knowledge.context());
  const objects =
    outcome.kind === 'unknown'
      ? ['(unknown)']
      : Array.isArray(outcome.value)
        ? [...new Set(outcome.value.map(String))]
        : [String(outcome.value)];
  return objects.map((object) => statement(cause, object, knowledge, records));
}

function statement(cause: CauseRule, object: string, knowledge: Knowledge, records: readonly StepRecord[]): Cause {
  const context = knowledge.context({ object });
  const proof = cause.proof?.evaluate(context);
  const proved = proof?.kind === 'value' && proof.value === true;
  const also = cause.explainsIf.flatMap(({ when, explains }) => {
    const outcome = when.evaluate(context);
    return outcome.kind === 'value' && outcome.value === true ? explains : [];
  });
  const confidence = cause.coarse ? 'possible' : proved ? 'proved' : 'likely';
  return {
    code: cause.code,
    object: oneLine(object),
    title: oneLine(cause.title.render(context), 400),
    severity: cause.severity,
    confidence,
    role: 'root',
    explains: [...cause.explains, ...also],
    evidence: [...findEvidence(cause.evidence, records, context)],
    ...(confidence === 'proved' || cause.settle === undefined
      ? {}
      : { settle: oneLine(cause.settle.render(context), 400) }),
    fix: cause.fix.map(({ say, run, risk }) => ({
      say: oneLine(say.render(context), 400),
      ...(run === undefined ? {} : { run: oneLine(run.render(context, shellQuote), 1000) }),
      risk,
    })),
    verify: [...cause.verify],
  };
}

import type { Knowledge } from '../expression/knowledge.ts';
import type { Expression } from '../model/expression.ts';
import type { Check, Playbook } from '../model/playbook.ts';
import type { Finding } from '../model/report.ts';
import { oneLine } from '../util/text.ts';

/** Judges every check, in playbook order. */
export function judgeChecks(playbook: Playbook, knowledge: Knowledge): readonly Finding[] {
  return playbook.checks.map((check) => judge(check, knowledge));
}

function judge(check: Check, knowledge: Knowledge): Finding {
  const context = knowledge.context();
  const base = {
    check: check.id,
    ...(check.step === undefined ? {} : { step: check.step }),
    ...(check.optional ? { optional: true } : {}),
  };
  const title = check.title.render(context);
  if (check.when !== undefined) {
    const applies = check.when.evaluate(context);
    if (applies.kind === 'unknown')
      return { ...base, ...noVerdict(knowledge, check.when, applies.because), statement: title };
    if (applies.value !== true)
      return {
        ...base,
        verdict: 'skipped',
        statement: title,
        because: 'it does not apply here',
      };
  }
  const outcome = check.expr.evaluate(context);
  if (outcome.kind === 'unknown')
    return { ...base, ...noVerdict(knowledge, check.expr, outcome.because), statement: title };
  const texts = {
    ...(check.actual === undefined ? {} : { actual: oneLine(check.actual.render(context)) }),
    ...(check.expected === undefined ? {} : { expected: oneLine(check.expected.render(context)) }),
  };
  if (outcome.value === true) return { ...base, verdict: 'pass', statement: oneLine(title, 400), ...texts };
  return { ...base, verdict: check.severity, statement: oneLine(check.say.render(context), 400), ...texts };
}

/** Without a value: `skipped` when the playbook itself decided that a step is not for this run, `unknown` when we could
 *  not look, or could not read what we saw. */
function noVerdict(
  knowledge: Knowledge,
  expression: Expression,
  because: string,
): { verdict: 'unknown' | 'skipped'; because: string } {
  const gaps = knowledge.gaps(expression.references);
  const decided = gaps.length > 0 && gaps.every(({ reason }) => reason !== 'could_not_look');
  return {
    verdict: decided || isAboutParameters(expression, because) ? 'skipped' : 'unknown',
    because: oneLine(because, 400),
  };
}

/** `no name was given` is a decision of the user. */
function isAboutParameters(expression: Expression, because: string): boolean {
  return [...expression.references.params].some((name) => because === `no ${name} was given`);
}

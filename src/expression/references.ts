import type { References } from '../model/expression.ts';
import { reached } from './pattern.ts';

/** The words that an expression uses. */
export function referencesOf(ast: unknown): References {
  return {
    steps: reached(ast, 'steps'),
    facts: reached(ast, 'facts'),
    params: reached(ast, 'params'),
    to: reached(ast, 'to').size > 0,
    target: reached(ast, 'target').size > 0,
    peer: reached(ast, 'peer').size > 0,
  };
}

/** Whether it refers to nothing. */
export function isConstant(references: References): boolean {
  const { steps, facts, params, to, target, peer } = references;
  return steps.size === 0 && facts.size === 0 && params.size === 0 && !to && !target && !peer;
}

import { below } from './describe.ts';
import type { SchemaProblem } from './problem.ts';

/** The three kinds of steps, and the keys that belong to the other kinds: the words for the schema's `oneOf`. */
const KINDS = ['use', 'run', 'manual'] as const;
const FOREIGN = {
  use: { read: 'run', needs: 'run', behaviour: 'run' },
  run: { with: 'use' },
  manual: { with: 'use', read: 'run', needs: 'run', behaviour: 'run', for_each: 'use" or "run' },
} as const;

/** One problem for each mistake in which keys a step has together. ajv tells it as up to nine errors of three
 *  branches, which nobody can read. */
export function describeStepShape(pointer: string, step: unknown): readonly SchemaProblem[] {
  if (typeof step !== 'object' || step === null || Array.isArray(step)) return [];
  const kinds = KINDS.filter((kind) => kind in step);
  const [kind] = kinds;
  if (kind === undefined) {
    const message =
      'a step needs one of "use" (a tool), "run" (a command) and "manual" (a question); this one has none';
    return [{ pointer, at: 'value', message, spoils: pointer }];
  }
  if (kinds.length > 1) {
    const second = below(pointer, kinds[1] ?? kind);
    const message = `a step has only one of "use", "run" and "manual"; this one has ${kinds.map((k) => `"${k}"`).join(' and ')}`;
    return [{ pointer: second, at: 'key', message, spoils: pointer }];
  }
  return Object.entries(FOREIGN[kind])
    .filter(([key]) => key in step)
    .map(([key, owner]) => {
      const place = below(pointer, key);
      const message = `"${key}" belongs to a step with "${owner}"; this one has "${kind}"`;
      return { pointer: place, at: 'key', message, spoils: place };
    });
}

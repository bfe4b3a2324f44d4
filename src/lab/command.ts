import { type ExecResult, explainEnding, lastWords, type RunOptions, run, succeeded } from '../engine/exec.ts';
import type { NodeName } from '../model/lab.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { oneLine, shellLine } from '../util/text.ts';
import { nodeId, type Place } from './place.ts';

const DEADLINE_MS = 30_000;

/** Runs a command of the lab's own and waits for its end. Never throws. */
export function command(argv: readonly string[], options: RunOptions = {}): Promise<ExecResult> {
  return run(argv, { timeoutMs: DEADLINE_MS, ...options });
}

/** Words before a command that put it into a machine's network namespace. */
export function within(place: Place, node: NodeName): readonly string[] {
  return ['ip', 'netns', 'exec', nodeId(place, node)];
}

/** What a command that had to work printed, or the trouble. */
export async function must(argv: readonly string[], options: RunOptions = {}): Promise<Result<string>> {
  const result = await command(argv, options);
  if (succeeded(result)) return ok(result.stdout);
  const words = lastWords(result) || explainEnding(result);
  return fail({
    what: `a command of the lab failed: ${oneLine(words, 300)}`,
    where: oneLine(shellLine(argv), 200),
    todo: 'netshoot-run lab down removes what is there; netshoot-run lab list says what this machine can do',
    exit: 4,
  });
}

/** The results one after another, up to the first trouble. */
export async function inOrder(steps: readonly (() => Promise<Result<unknown>>)[]): Promise<Result<void>> {
  for (const step of steps) {
    const done = await step();
    if (!done.ok) return done;
  }
  return ok(undefined);
}

/** All at once; the first trouble when there is one, after all have ended. */
export async function together(works: readonly Promise<Result<unknown>>[]): Promise<Result<void>> {
  const done = await Promise.all(works);
  for (const one of done) if (!one.ok) return one;
  return ok(undefined);
}

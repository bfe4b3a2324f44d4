import { fail, ok, type Result } from '../model/result.ts';
import { engineTrouble } from './docker-trouble.ts';
import { explainEnding, run } from './exec.ts';
import { LABEL } from './netshoot-container.ts';

/** A container of ours that was found, and what became of it. */
export interface CleanedUp {
  readonly name: string;
  /** The run that started it. */
  readonly run: string;
  readonly status: string;
  readonly removed: boolean;
  /** Why it could not be removed. Absent when it was, or when nothing was to be removed. */
  readonly because?: string;
  /** Why nobody can remove it. Absent for what can be. */
  readonly stays?: string;
}

/** Finds every container that carries our label, and removes it unless `dryRun`. Runs that are going on are ended by it. */
export async function cleanUp(dryRun: boolean): Promise<Result<readonly CleanedUp[]>> {
  const format = `{{.Names}}\t{{.Label "${LABEL}"}}\t{{.Status}}`;
  const listed = await run(['docker', 'ps', '--all', '--filter', `label=${LABEL}`, '--format', format], {
    timeoutMs: 20_000,
  });
  const trouble = engineTrouble(listed);
  if (trouble !== undefined) return fail(trouble);
  const found = listed.stdout.split('\n').filter((line) => line !== '');
  const out: CleanedUp[] = [];
  for (const line of found) {
    const [name = '', id = '', status = ''] = line.split('\t');
    if (dryRun) {
      out.push({ name, run: id, status, removed: false });
      continue;
    }
    const result = await run(['docker', 'rm', '--force', name], { timeoutMs: 30_000 });
    const removed = result.how === 'exited' && result.code === 0;
    out.push({ name, run: id, status, removed, ...(removed ? {} : { because: `docker rm ${explainEnding(result)}` }) });
  }
  return ok(out);
}

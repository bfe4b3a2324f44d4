import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import { type ContainerEngine, containerEngines } from './container-engine.ts';
import { listLabelled } from './container-list.ts';
import { runEngine } from './engine-trouble.ts';
import { explainEnding } from './exec.ts';
import { LABEL } from './netshoot-container.ts';

/** Something of ours that was found, and what became of it. */
export interface CleanedUp {
  /** Where it is: `docker`, `podman` ... */
  readonly engine: string;
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

/** What was found where. */
export interface Cleaning {
  readonly found: readonly CleanedUp[];
  /** The engines that answered. */
  readonly looked: readonly string[];
  /** Engines that are there and did not answer, so that something of ours may still be on them. */
  readonly silent: readonly Trouble[];
}

/** Finds every container that carries our label, on every engine that answers, and removes it unless `dryRun`. Runs that
 *  are going on are ended by it. */
export async function cleanUp(dryRun: boolean): Promise<Result<Cleaning>> {
  const all = await Promise.all(
    containerEngines.map(async (engine) => ({ engine, listed: await cleanEngine(engine, dryRun) })),
  );
  const answered = all.flatMap(({ engine, listed }) => (listed.ok ? [{ engine, found: listed.value }] : []));
  const troubles = all.flatMap(({ listed }) => (listed.ok ? [] : [listed.trouble]));
  const silent = troubles.filter(({ where }) => where !== 'PATH');
  const first = silent[0] ?? troubles[0];
  if (answered.length === 0 && first !== undefined) return fail(first);
  return ok({
    found: answered.flatMap(({ found }) => found),
    looked: answered.map(({ engine }) => engine.name),
    silent,
  });
}

async function cleanEngine(engine: ContainerEngine, dryRun: boolean): Promise<Result<readonly CleanedUp[]>> {
  const listed = await listLabelled(engine, LABEL);
  if (!listed.ok) return listed;
  const out: CleanedUp[] = [];
  for (const { name, status, labels } of listed.value) {
    const own = { engine: engine.name, name, run: labels[LABEL] ?? '', status };
    if (dryRun) {
      out.push({ ...own, removed: false });
      continue;
    }
    const result = await runEngine(engine, ['rm', '--force', name], { timeoutMs: 30_000 });
    // With --force nerdctl succeeds whatever happened, and names what it removed.
    const named = engine.name !== 'nerdctl' || result.stdout.split('\n').includes(name);
    const removed = result.how === 'exited' && result.code === 0 && named;
    out.push({ ...own, removed, ...(removed ? {} : { because: `${engine.name} rm ${explainEnding(result)}` }) });
  }
  return ok(out);
}

import { availableParallelism } from 'node:os';
import { fail, ok, type Result } from '../model/result.ts';
import type { Candidate } from '../model/session.ts';
import { oneLine } from '../util/text.ts';
import { asEngineName, containerEngine, containerEngines } from './container-engine.ts';
import { expectContainers } from './container-list.ts';
import { containerLister } from './container-lister.ts';
import { type EngineChoice, findTarget } from './find.ts';
import type { ClusterFlags } from './kubernetes/kubectl.ts';
import { podLister } from './kubernetes/lister.ts';
import { parseTargetRef, type TargetRef } from './target-ref.ts';

/** How more than one target is named. */
export interface ManyTargets {
  /** Every replica of each service or workload, instead of an error that lists them. */
  readonly all: boolean;
  /** Labels that a target must have, each `KEY=VALUE` or `KEY`. Empty: targets are named. */
  readonly selectors: readonly string[];
}

/** What can list targets. An engine of another kind (pods of a cluster) is a file like container-lister.ts, and a case in
 *  `listerOf`. */
export interface TargetLister {
  /** Every replica behind a name. One that is not running is among them: it cannot be entered, and that is told. */
  readonly replicas: (ref: TargetRef) => Promise<Result<readonly string[]>>;
  /** Every running target with all of these labels. */
  readonly selected: (selectors: readonly string[]) => Promise<Result<readonly string[]>>;
}

/** What can list what a name stands for, or with a selector, whatever has the labels. Absent for a name that stands for
 *  one thing: a host, a namespace. */
function listerOf(ref: TargetRef | undefined, engine: EngineChoice, cluster: ClusterFlags): TargetLister | undefined {
  if (engine === 'local') return undefined;
  if (ref?.kind === 'kubernetes') return podLister(cluster);
  const kind = ref?.kind ?? 'name';
  if (kind !== 'name' && kind !== 'compose') return undefined;
  const chosen = asEngineName(engine);
  return containerLister(chosen === undefined ? containerEngines : [containerEngine(chosen)]);
}

/** Targets that are looked at side by side unless somebody says otherwise. Starting a container is work for two
 *  processors; after that a session mostly waits. */
export function usualConcurrency(): number {
  return Math.min(16, Math.max(2, availableParallelism() * 2));
}

/** What several `--target`, `--all` and `--selector` name: a list to be looked up one by one, so that one which is not
 *  there does not stop the others. A mistake in how they are written is an error before anything is run. */
export async function findTargets(
  texts: readonly string[],
  many: ManyTargets,
  engine: EngineChoice,
  cluster: ClusterFlags = {},
): Promise<Result<readonly Candidate[]>> {
  if (many.selectors.length > 0) return select(many.selectors, engine);
  const names: string[] = [];
  for (const text of texts) {
    const parsed = parseTargetRef(text);
    if (!parsed.ok) return parsed;
    const lister = many.all ? listerOf(parsed.value, engine, cluster) : undefined;
    const listed = lister === undefined ? ok([text]) : await lister.replicas(parsed.value);
    if (!listed.ok) return listed;
    names.push(...listed.value);
  }
  return ok(candidates(names, engine, cluster));
}

async function select(selectors: readonly string[], engine: EngineChoice): Promise<Result<readonly Candidate[]>> {
  const lister = listerOf(undefined, engine, {});
  if (lister === undefined) {
    return fail({
      what: 'the local engine knows no labels',
      where: '--selector',
      todo: 'name the targets: --target netns:NAME, --target pid:NUMBER; it may be repeated',
      exit: 2,
    });
  }
  const wrong = selectors.find(
    (text) => !/^[^\s=,\u0000-\u001f-][^\s=,\u0000-\u001f]*(?:=[^\u0000-\u001f]*)?$/.test(text),
  );
  if (wrong !== undefined) {
    return fail({
      what: `"${oneLine(wrong, 80)}" is no label`,
      where: '--selector',
      todo: 'write it as KEY=VALUE, or KEY for any value; repeat the flag for several labels',
      exit: 2,
    });
  }
  const listed = await lister.selected(selectors);
  return listed.ok ? ok(candidates(listed.value, engine, {})) : listed;
}

function candidates(names: readonly string[], engine: EngineChoice, cluster: ClusterFlags): readonly Candidate[] {
  // A bare name and the same name of an engine are one target.
  const each = new Map(names.map((name) => [name.replace(/^docker:/, ''), name]));
  if (engine !== 'local') expectContainers(names);
  return [...each.values()].map((ref) => ({ ref, find: () => findTarget(ref, engine, '--target', cluster) }));
}

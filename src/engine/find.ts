import { fail, ok, type Result } from '../model/result.ts';
import type { FoundTarget } from '../model/session.ts';
import { composeFolder, findComposeTarget } from './compose.ts';
import { engineHostTarget, findContainerTarget, findNetworkTarget } from './container.ts';
import {
  asEngineName,
  type ContainerEngine,
  containerEngine,
  containerEngines,
  type EngineName,
} from './container-engine.ts';
import { engineTrouble, runEngine } from './engine-trouble.ts';
import { findByName } from './find-name.ts';
import { findBareName } from './kubernetes/bare-name.ts';
import { findKubernetesTarget } from './kubernetes/find.ts';
import type { ClusterFlags } from './kubernetes/kubectl.ts';
import { findLocalTarget } from './local.ts';
import { parseTargetRef } from './target-ref.ts';

/** Which engine to use. `auto`: whatever can reach the target. */
export type EngineChoice = 'auto' | EngineName | 'kubernetes' | 'local';

/** Every choice, as `--engine` takes it. */
export const engineChoices: readonly EngineChoice[] = [
  'auto',
  ...containerEngines.map(({ name }) => name),
  'kubernetes',
  'local',
];

/** Finds what `--target` or `--peer` names, and the engine that can enter it. */
export async function findTarget(
  text: string,
  engine: EngineChoice,
  flag: '--target' | '--peer' | '--vs' = '--target',
  cluster: ClusterFlags = {},
): Promise<Result<FoundTarget>> {
  const found = await find(text, engine, cluster);
  if (found.ok || found.trouble.where !== '--target') return found;
  return fail({ ...found.trouble, where: flag });
}

async function find(text: string, engine: EngineChoice, cluster: ClusterFlags): Promise<Result<FoundTarget>> {
  const parsed = parseTargetRef(text);
  if (!parsed.ok) return parsed;
  const ref = parsed.value;
  const chosen = asEngineName(engine);
  const engines = chosen === undefined ? containerEngines : [containerEngine(chosen)];
  const folder = composeFolder(process.cwd());
  switch (ref.kind) {
    case 'kubernetes':
      return findKubernetesTarget(text, ref.ref, cluster);
    case 'name':
      if (engine === 'local') return noContainers(ref.name);
      return findBareName(() => findByName(engines, text, ref.name, folder), text, ref.name, engine, cluster);
    case 'docker':
    case 'podman':
    case 'nerdctl':
      return named(ref.kind, engine, ref.name) ?? findContainerTarget(containerEngine(ref.kind), text, ref.name);
    case 'compose':
      return engine === 'local' ? noContainers(ref.text) : findComposeTarget(engines, text, ref, folder);
    case 'network':
      return named(ref.engine, engine, ref.name) ?? findNetworkTarget(containerEngine(ref.engine), text, ref.name);
    case 'host':
      return engine === 'local'
        ? findLocalTarget(text, { kind: 'host' })
        : hostTarget(text, engines, engine === 'auto');
    case 'netns':
      return findLocalTarget(text, { kind: 'netns', name: ref.name });
    case 'pid':
      return findLocalTarget(text, { kind: 'pid', pid: ref.pid });
    default:
      return never(ref);
  }
}

/** A target that names another engine than `--engine` does. */
function named(own: EngineName, engine: EngineChoice, name: string): Result<never> | undefined {
  if (engine === 'auto' || engine === own) return undefined;
  if (engine === 'local') return noContainers(name);
  return fail({
    what: `"${name}" is named as one of ${own}, and --engine says ${engine}`,
    where: '--engine',
    todo: `leave --engine out, or write --target ${engine}:${name}`,
    exit: 2,
  });
}

function noContainers(name: string): Result<never> {
  return fail({
    what: `the local engine knows no containers, so it cannot find "${name}"`,
    where: '--engine local',
    todo: 'name the namespace: --target pid:NUMBER with a process of the container, or netns:NAME',
    exit: 2,
  });
}

/** The machine itself: through the first container engine that answers, else with the machine's own tools. */
async function hostTarget(
  text: string,
  engines: readonly ContainerEngine[],
  any: boolean,
): Promise<Result<FoundTarget>> {
  const [first, ...others] = engines;
  if (first === undefined) return findLocalTarget(text, { kind: 'host' });
  const answer = await runEngine(first, ['version'], { timeoutMs: 10_000 });
  const trouble = engineTrouble(first, answer);
  if (trouble === undefined) return ok(engineHostTarget(first, text));
  return any ? hostTarget(text, others, any) : fail(trouble);
}

function never(value: never): never {
  throw new Error(`no such target: ${JSON.stringify(value)}`);
}

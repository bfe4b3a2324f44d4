import { fail, type Result } from '../model/result.ts';
import type { FoundTarget } from '../model/session.ts';
import { findComposeTarget } from './compose.ts';
import { dockerHostTarget, findDockerTarget, findNetworkTarget } from './docker.ts';
import { engineTrouble } from './docker-trouble.ts';
import { run } from './exec.ts';
import { findBareName } from './kubernetes/bare-name.ts';
import { findKubernetesTarget } from './kubernetes/find.ts';
import type { ClusterFlags } from './kubernetes/kubectl.ts';
import { findLocalTarget } from './local.ts';
import { parseTargetRef } from './target-ref.ts';

/** Which engine to use. `auto`: whatever can reach the target. */
export type EngineChoice = 'auto' | 'docker' | 'kubernetes' | 'local';

/** Finds what `--target` or `--peer` names, and the engine that can enter it. */
export async function findTarget(
  text: string,
  engine: EngineChoice,
  flag: '--target' | '--peer' = '--target',
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
  switch (ref.kind) {
    case 'kubernetes':
      return findKubernetesTarget(text, ref.ref, cluster);
    case 'name':
      if (engine === 'local') return noContainers(ref.name);
      return findBareName(text, ref.name, engine, cluster);
    case 'docker':
      return engine === 'local' ? noContainers(ref.name) : findDockerTarget(text, ref.name);
    case 'compose':
      return engine === 'local' ? noContainers(ref.text) : findComposeTarget(text, ref.project, ref.service);
    case 'docker-network':
      return engine === 'local' ? noContainers(ref.text) : findNetworkTarget(text, ref.name);
    case 'host':
      if (engine === 'local') return findLocalTarget(text, { kind: 'host' });
      return hostTarget(text, engine);
    case 'netns':
      return findLocalTarget(text, { kind: 'netns', name: ref.name });
    case 'pid':
      return findLocalTarget(text, { kind: 'pid', pid: ref.pid });
    default:
      return never(ref);
  }
}

function noContainers(name: string): Result<never> {
  return fail({
    what: `the local engine knows no containers, so it cannot find "${name}"`,
    where: '--engine local',
    todo: 'name the namespace: --target pid:NUMBER with a process of the container, or netns:NAME',
    exit: 2,
  });
}

/** The machine itself: through the container engine when one answers, else with the machine's own tools. */
async function hostTarget(text: string, engine: EngineChoice): Promise<Result<FoundTarget>> {
  const answer = await run(['docker', 'version', '--format', '{{.Server.Version}}'], { timeoutMs: 10_000 });
  const trouble = engineTrouble(answer);
  if (trouble === undefined) return { ok: true, value: dockerHostTarget(text) };
  return engine === 'docker' ? fail(trouble) : findLocalTarget(text, { kind: 'host' });
}

function never(value: never): never {
  throw new Error(`no such target: ${JSON.stringify(value)}`);
}

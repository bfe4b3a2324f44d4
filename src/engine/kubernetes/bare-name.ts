import type { Result } from '../../model/result.ts';
import type { FoundTarget } from '../../model/session.ts';
import { findKubernetesTarget } from './find.ts';
import { type ClusterFlags, kubectlFor } from './kubectl.ts';

/** A name without a kind. With a flag of kubectl it is a pod; else a container, and a pod when no container has it and
 *  kubectl knows a cluster. */
export async function findBareName(
  findContainer: () => Promise<Result<FoundTarget>>,
  text: string,
  name: string,
  engine: string,
  flags: ClusterFlags,
): Promise<Result<FoundTarget>> {
  const asPod = () => findKubernetesTarget(text, { kind: 'pod', name }, flags);
  if (engine === 'kubernetes' || (engine === 'auto' && Object.values(flags).some((flag) => flag !== undefined)))
    return asPod();
  const container = await findContainer();
  if (container.ok || engine !== 'auto' || container.trouble.exit !== 4) return container;
  if (!/^no container is called|^there is no docker|^no Docker engine/.test(container.trouble.what)) return container;
  // Only a cluster that somebody set up is asked: without one kubectl has nothing to say.
  const context = await kubectlFor(flags).call(['config', 'current-context'], { timeoutMs: 5000 });
  if (context.how !== 'exited' || context.code !== 0) return container;
  const pod = await asPod();
  // With no engine at all it is the cluster's answer that helps.
  return pod.ok || !container.trouble.what.startsWith('no container') ? pod : container;
}

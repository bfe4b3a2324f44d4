import { fail, ok, type Result } from '../../model/result.ts';
import type { CleanedUp, Cleaning } from '../cleanup.ts';
import { LABEL } from '../netshoot-container.ts';
import { type ClusterFlags, getJson, kubectlFor, refusal } from './kubectl.ts';
import { itemsOf } from './objects.ts';
import { type Pod, readPod } from './pod.ts';
import { POD_LABEL, RUN_LABEL } from './throwaway.ts';

/** Where in a cluster is cleaned up. */
export interface CleanFlags extends ClusterFlags {
  readonly allNamespaces?: boolean | undefined;
}

/** Finds every pod of ours and removes it unless `dryRun`, and tells of every ephemeral container of ours: those nobody can
 *  remove. Runs that are going on are ended by it. */
export async function cleanUpCluster(flags: CleanFlags, dryRun: boolean): Promise<Result<Cleaning>> {
  const kubectl = kubectlFor(flags);
  const all = flags.allNamespaces === true ? ['--all-namespaces'] : [];
  const listed = await getJson(kubectl, ['pods', ...all]);
  if (!listed.ok) return fail(listed.trouble);
  const pods = itemsOf(listed.value).map(readPod);
  const out: CleanedUp[] = [];
  for (const pod of pods.filter(({ labels }) => labels[POD_LABEL] === LABEL)) {
    const known = {
      engine: 'kubernetes',
      name: `pod ${pod.namespace}/${pod.name}`,
      run: pod.labels[RUN_LABEL] ?? 'unknown',
      status: pod.phase,
    };
    if (dryRun) {
      out.push({ ...known, removed: false });
      continue;
    }
    const words = [
      'delete',
      'pod',
      pod.name,
      `--namespace=${pod.namespace}`,
      '--ignore-not-found',
      '--wait=false',
      '--grace-period=1',
    ];
    const result = await kubectl.call(words);
    const removed = result.how === 'exited' && result.code === 0;
    out.push({ ...known, removed, ...(removed ? {} : { because: refusal(result) }) });
  }
  return ok({ found: [...out, ...pods.flatMap(staying)], looked: ['kubernetes'], silent: [] });
}

function staying(pod: Pod): readonly CleanedUp[] {
  return pod.containers
    .filter(({ kind, name }) => kind === 'ephemeral' && name.startsWith(`${LABEL}-`))
    .map(({ name, running }) => ({
      engine: 'kubernetes',
      name: `ephemeral container ${name} of pod ${pod.namespace}/${pod.name}`,
      run: name.split('-')[2] ?? 'unknown',
      status: running ? 'running' : 'ended',
      removed: false,
      stays: running
        ? 'it ends by itself when it was idle for 15 minutes; its entry stays as long as the pod, as Kubernetes removes none'
        : 'it has ended; its entry stays as long as the pod, as Kubernetes removes none',
    }));
}

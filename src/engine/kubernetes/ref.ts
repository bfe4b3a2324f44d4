/** Pods that a target of Kubernetes names. */
export type PodsRef =
  | { readonly kind: 'pod'; readonly name: string }
  | { readonly kind: Workload; readonly name: string }
  | { readonly kind: 'selector'; readonly labels: string };

/** A place in a cluster: one of its nodes, or wherever a pod of ours is put. */
export type PlaceRef = { readonly kind: 'node'; readonly name: string } | { readonly kind: 'cluster' };

/** What a target of Kubernetes names. */
export type KubernetesRef = PodsRef | PlaceRef;

/** The resource that a kind of workload is. */
export const RESOURCES = {
  deploy: 'deployments.apps',
  sts: 'statefulsets.apps',
  ds: 'daemonsets.apps',
  job: 'jobs.batch',
  rs: 'replicasets.apps',
  svc: 'services',
} as const;

export type Workload = keyof typeof RESOURCES;

/** Every word that may stand before the slash, as in kubectl. */
const WORDS: Readonly<Record<string, Workload | 'pod' | 'node'>> = {
  ...{ pod: 'pod', po: 'pod', pods: 'pod', node: 'node', no: 'node', nodes: 'node' },
  ...{ deploy: 'deploy', deployment: 'deploy', deployments: 'deploy', 'deployment.apps': 'deploy' },
  ...{ sts: 'sts', statefulset: 'sts', statefulsets: 'sts', ds: 'ds', daemonset: 'ds', daemonsets: 'ds' },
  ...{ job: 'job', jobs: 'job', rs: 'rs', replicaset: 'rs', replicasets: 'rs' },
  ...{ svc: 'svc', service: 'svc', services: 'svc' },
};

/** The words for messages. */
export const KINDS: readonly string[] = ['pod', 'deploy', 'sts', 'ds', 'job', 'rs', 'svc', 'node'];

/** A name of Kubernetes: lowercase letters, digits, dashes and dots. */
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
/** `app=web,tier in (front, back),!canary` */
const LABELS = /^[A-Za-z0-9!(][A-Za-z0-9_./=!,() -]{0,1000}$/;

/** Reads `KIND/NAME`, `cluster` or `selector:LABELS`. @returns the reason when it is meant to be one and is not; nothing
 *  when it is something else. */
export function readKubernetesRef(
  text: string,
): KubernetesRef | { readonly kind: 'wrong'; readonly why: string } | undefined {
  if (text === 'cluster') return { kind: 'cluster' };
  if (text.startsWith('selector:')) {
    const labels = text.slice('selector:'.length);
    return LABELS.test(labels)
      ? { kind: 'selector', labels }
      : { kind: 'wrong', why: 'after selector: come labels, as app=web,tier!=back' };
  }
  const slash = text.indexOf('/');
  if (slash < 0 || text.slice(0, slash).includes(':')) return undefined;
  const kind = WORDS[text.slice(0, slash).toLowerCase()];
  const name = text.slice(slash + 1);
  if (kind === undefined) return { kind: 'wrong', why: `before the slash stands a kind: ${KINDS.join(', ')}` };
  if (!NAME.test(name))
    return { kind: 'wrong', why: 'names of Kubernetes have lowercase letters, digits, dashes and dots' };
  return { kind, name };
}

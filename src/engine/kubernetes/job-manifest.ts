import type { Json } from './objects.ts';
import { yamlOf } from './yaml.ts';

/** What is to run on every node. */
export interface JobWish {
  readonly kind: 'CronJob' | 'DaemonSet';
  readonly playbook: string;
  /** The words after the playbook: parameters, destination. */
  readonly words: readonly string[];
  readonly namespace: string;
  /** The namespace is made too, for these pods alone. */
  readonly ownNamespace: boolean;
  /** An image with netshoot-run, kubectl and the tools in it (docs/kubernetes.md). */
  readonly runner: string;
  /** The netshoot image of the pods that a CronJob puts on the nodes. */
  readonly image: string;
  /** cron's five fields, with CronJob. */
  readonly schedule: string;
  /** Seconds between two runs on a node, with DaemonSet. */
  readonly everySeconds: number;
}

const NAME = 'netshoot-run';

/** One line of JSON for each node and run, on the standard output: `kubectl logs` collects them. The words reach the shell
 *  as its arguments, never as its text. */
const EVERY_NODE =
  'for node in $(kubectl get nodes -o name); do netshoot-run "$@" --target "$node" --format ndjson --quiet || code=$?; done; exit "${code:-0}"';
const EVERY_TIME =
  'while :; do netshoot-run "$@" --target host --engine local --format ndjson --quiet; sleep "$0"; done';

/** A manifest that runs a playbook on every node. CronJob: one pod goes from node to node by the API, as a person would.
 *  DaemonSet: a pod on each node looks from there, again and again, with no right in the cluster at all. */
export function jobManifest(wish: JobWish): string {
  const documents = wish.kind === 'CronJob' ? cronJob(wish) : [daemonSet(wish)];
  const all = wish.ownNamespace ? [namespaceOf(wish), ...documents] : documents;
  return all.map(yamlOf).join('---\n');
}

/** Pods in the network of a node are what only the standard `privileged` lets through (Pod Security Admission). */
function namespaceOf({ namespace }: JobWish): Json {
  const labels = { 'app.kubernetes.io/name': NAME, 'pod-security.kubernetes.io/enforce': 'privileged' };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } };
}

function metadata({ namespace, playbook }: JobWish, name = NAME): Json {
  return { name, namespace, labels: { 'app.kubernetes.io/name': NAME, 'netshoot-run/playbook': playbook } };
}

function cronJob(wish: JobWish): readonly Json[] {
  const { namespace, playbook, words, runner, image, schedule } = wish;
  const subject = { kind: 'ServiceAccount', name: NAME, namespace };
  const role = `${NAME}-${namespace}`;
  const container = {
    name: NAME,
    image: runner,
    command: ['sh', '-c', EVERY_NODE, 'sh', playbook, `--namespace=${namespace}`, `--image=${image}`, ...words],
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
  };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadata(wish) },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: metadata(wish),
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'create', 'delete'] },
        { apiGroups: [''], resources: ['pods/exec'], verbs: ['create', 'get'] },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: metadata(wish),
      subjects: [subject],
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: NAME },
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: role },
      rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: role },
      subjects: [subject],
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: metadata(wish),
      spec: {
        schedule,
        concurrencyPolicy: 'Forbid',
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          spec: {
            // A fault that was found is an exit code of 1: a second try would say the same.
            backoffLimit: 0,
            template: {
              metadata: { labels: { 'app.kubernetes.io/name': NAME } },
              spec: { serviceAccountName: NAME, restartPolicy: 'Never', containers: [container] },
            },
          },
        },
      },
    },
  ];
}

function daemonSet(wish: JobWish): Json {
  const { playbook, words, runner, everySeconds } = wish;
  const labels = { 'app.kubernetes.io/name': NAME, 'app.kubernetes.io/component': 'node' };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: metadata(wish),
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          hostNetwork: true,
          dnsPolicy: 'Default',
          automountServiceAccountToken: false,
          tolerations: [{ operator: 'Exists' }],
          terminationGracePeriodSeconds: 5,
          containers: [
            {
              name: NAME,
              image: runner,
              command: ['sh', '-c', EVERY_TIME, String(everySeconds), playbook, ...words],
              securityContext: {
                runAsUser: 0,
                allowPrivilegeEscalation: false,
                // SETPCAP only takes the others away again, step by step.
                capabilities: { drop: ['ALL'], add: ['NET_RAW', 'NET_ADMIN', 'SETPCAP'] },
              },
              resources: { requests: { cpu: '10m', memory: '128Mi' }, limits: { memory: '512Mi' } },
              env: [{ name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
            },
          ],
        },
      },
    },
  };
}

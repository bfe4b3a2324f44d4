import { spawn } from 'node:child_process';
import type { Capability } from '../../model/evidence.ts';
import { LABEL } from '../netshoot-container.ts';
import type { Made } from './ephemeral.ts';
import { KEEPER_COMMAND, LIFE_S } from './keeper.ts';
import { forbiddenByRole, type Kubectl, refusal } from './kubectl.ts';
import { type Json, objectIn, textIn } from './objects.ts';
import type { Pod } from './pod.ts';
import { type SecurityLevel, securityContext } from './security.ts';

/** The labels of every pod of ours; cleanup looks for the first. */
export const POD_LABEL = 'app.kubernetes.io/managed-by';
export const RUN_LABEL = `${LABEL}/run`;

/** What a throwaway pod is made of. */
export interface PodWish {
  readonly name: string;
  readonly namespace: string;
  readonly runId: string;
  readonly image: string;
  /** Absent: the scheduler chooses. */
  readonly node: string | undefined;
  readonly hostNetwork: boolean;
  /** The pod that it stands in for: it gets the same resolver settings. */
  readonly like: Pod | undefined;
  readonly level: SecurityLevel;
  readonly capabilities: readonly Capability[];
}

/** The pod as the API is given it: no service account token, no volume of the node, nothing that a service selects. */
export function throwawayPod(wish: PodWish): Json {
  const { name, namespace, runId, image, node, hostNetwork, like, level, capabilities } = wish;
  const spec = objectIn(like?.json ?? {}, 'spec');
  const dnsConfig = objectIn(spec, 'dnsConfig');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: { [POD_LABEL]: LABEL, [RUN_LABEL]: runId, 'sidecar.istio.io/inject': 'false' },
      annotations: { 'linkerd.io/inject': 'disabled', 'sidecar.istio.io/inject': 'false' },
    },
    spec: {
      restartPolicy: 'Never',
      activeDeadlineSeconds: LIFE_S,
      terminationGracePeriodSeconds: 1,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      hostNetwork,
      // In the network of a node the node's own resolver is what is looked at.
      dnsPolicy: hostNetwork ? 'Default' : (textIn(spec, 'dnsPolicy') ?? 'ClusterFirst'),
      ...(hostNetwork || Object.keys(dnsConfig).length === 0 ? {} : { dnsConfig }),
      ...(node === undefined ? {} : { nodeName: node, tolerations: [{ operator: 'Exists' }] }),
      containers: [
        {
          name: 'netshoot',
          image,
          imagePullPolicy: 'IfNotPresent',
          command: [...KEEPER_COMMAND],
          securityContext: { ...securityContext(level, capabilities), readOnlyRootFilesystem: true },
          resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '1', memory: '512Mi' } },
          volumeMounts: [
            { name: 'tmp', mountPath: '/tmp' },
            { name: 'run', mountPath: '/run' },
          ],
        },
      ],
      volumes: [
        { name: 'tmp', emptyDir: { medium: 'Memory', sizeLimit: '160Mi' } },
        { name: 'run', emptyDir: { medium: 'Memory', sizeLimit: '8Mi' } },
      ],
    },
  };
}

/** Makes the pod. */
export async function createPod(kubectl: Kubectl, wish: PodWish, signal: AbortSignal): Promise<Made> {
  const stdin = JSON.stringify(throwawayPod(wish));
  const result = await kubectl.call(['create', '-f', '-', '-o', 'name', '--validate=false'], { stdin, signal });
  if (result.how === 'exited' && result.code === 0) return { made: true };
  const because = refusal(result);
  return { made: false, by: forbiddenByRole(because) ? 'role' : 'policy', because };
}

/** Removes one pod when it is told to, or when we are gone, however we went: it reads from a pipe that only we hold. Begun
 *  before the pod is made, so that there is no moment without it. */
export interface Reaper {
  /** Removes the pod; resolves when the cluster has taken the order. */
  readonly reap: () => Promise<void>;
}

/** A line says: now. The end of the pipe says: we were killed, and what makes the pod may still be under way. */
const REAP = 'if read -r _; then exec "$@"; else sleep 3; exec "$@"; fi';

export function startReaper(kubectl: Kubectl, namespace: string, pod: string): Reaper {
  const words = [
    'delete',
    'pod',
    pod,
    `--namespace=${namespace}`,
    '--ignore-not-found',
    '--wait=false',
    '--grace-period=1',
  ];
  const child = spawn('sh', ['-c', REAP, 'sh', ...kubectl.argv(words)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  child.stdin.on('error', () => {});
  // It must not keep us: when we end, it does its work.
  child.unref();
  let reaping: Promise<void> | undefined;
  return {
    reap: () => {
      child.ref();
      if (reaping === undefined) child.stdin.end('now\n');
      reaping ??= ended;
      return reaping;
    },
  };
}

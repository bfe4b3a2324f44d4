import type { TargetFacts } from '../../model/report.ts';
import { environmentFacts } from '../target-environment.ts';
import { type Json, numberIn, objectIn, objectsIn, textIn, textMapIn, textsIn } from './objects.ts';

/** A container of a pod, as far as entering it goes. */
export interface PodContainer {
  readonly name: string;
  readonly kind: 'container' | 'sidecar' | 'init' | 'ephemeral';
  readonly image: string;
  readonly running: boolean;
  /** Why it waits or ended, with the API's sentence. Absent while it runs. */
  readonly trouble: string | undefined;
  readonly startedAt: string | undefined;
  readonly capAdd: readonly string[];
}

/** A pod as found. */
export interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly node: string | undefined;
  readonly phase: string;
  readonly ready: boolean;
  readonly deleting: boolean;
  readonly ip: string | undefined;
  readonly hostNetwork: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly containers: readonly PodContainer[];
  readonly json: Json;
}

const LISTS = [
  ['containers', 'containerStatuses', 'container'],
  ['initContainers', 'initContainerStatuses', 'init'],
  ['ephemeralContainers', 'ephemeralContainerStatuses', 'ephemeral'],
] as const;

/** Reads a pod of the API. */
export function readPod(json: Json): Pod {
  const metadata = objectIn(json, 'metadata');
  const spec = objectIn(json, 'spec');
  const status = objectIn(json, 'status');
  return {
    name: textIn(metadata, 'name') ?? '',
    namespace: textIn(metadata, 'namespace') ?? 'default',
    uid: textIn(metadata, 'uid') ?? '',
    node: textIn(spec, 'nodeName'),
    phase: textIn(status, 'phase') ?? 'Unknown',
    ready: objectsIn(status, 'conditions').some(({ type, status: is }) => type === 'Ready' && is === 'True'),
    deleting: textIn(metadata, 'deletionTimestamp') !== undefined,
    ip: textIn(status, 'podIP'),
    hostNetwork: spec.hostNetwork === true,
    labels: textMapIn(metadata, 'labels'),
    containers: LISTS.flatMap(([specs, statuses, kind]) => {
      const told = objectsIn(status, statuses);
      return objectsIn(spec, specs).map((one) => readContainer(one, told, kind));
    }),
    json,
  };
}

function readContainer(spec: Json, statuses: readonly Json[], kind: PodContainer['kind']): PodContainer {
  const name = textIn(spec, 'name') ?? '';
  const state = objectIn(statuses.find((one) => textIn(one, 'name') === name) ?? {}, 'state');
  const running = objectIn(state, 'running');
  const isRunning = 'running' in state;
  const other = 'waiting' in state ? objectIn(state, 'waiting') : objectIn(state, 'terminated');
  const words = [textIn(other, 'reason'), textIn(other, 'message')].filter((word) => word !== undefined);
  return {
    name,
    kind: kind === 'init' && textIn(spec, 'restartPolicy') === 'Always' ? 'sidecar' : kind,
    image: textIn(spec, 'image') ?? '',
    running: isRunning,
    trouble: isRunning ? undefined : words.join(': ') || ('terminated' in state ? 'it has ended' : undefined),
    startedAt: textIn(running, 'startedAt'),
    capAdd: textsIn(objectIn(objectIn(spec, 'securityContext'), 'capabilities'), 'add'),
  };
}

/** The container that kubectl exec would choose: the one that an annotation names, else the first. */
export function defaultContainer(pod: Pod): string | undefined {
  const named = textMapIn(objectIn(pod.json, 'metadata'), 'annotations')['kubectl.kubernetes.io/default-container'];
  const own = pod.containers.filter(({ kind }) => kind === 'container');
  return own.find(({ name }) => name === named)?.name ?? own[0]?.name;
}

/** Restarts of all containers. */
export function restartsOf(pod: Pod): number {
  return objectsIn(objectIn(pod.json, 'status'), 'containerStatuses')
    .map((one) => numberIn(one, 'restartCount') ?? 0)
    .reduce((sum, one) => sum + one, 0);
}

/** What a report says of a pod. */
export function podFacts(
  ref: string,
  pod: Pod,
  container: string | undefined,
  context: string | undefined,
): TargetFacts {
  const spec = objectIn(pod.json, 'spec');
  const own = objectsIn(spec, 'containers').find((one) => textIn(one, 'name') === container);
  const ips = objectsIn(objectIn(pod.json, 'status'), 'podIPs').flatMap((one) => textIn(one, 'ip') ?? []);
  const image = pod.containers.find(({ name }) => name === container)?.image;
  return {
    ref,
    engine: 'kubernetes',
    kind: 'pod',
    id: pod.uid,
    name: pod.name,
    namespace: pod.namespace,
    ...(context === undefined ? {} : { context }),
    ...(pod.node === undefined ? {} : { node: pod.node }),
    ...(container === undefined ? {} : { container }),
    ...(image === undefined || image === '' ? {} : { image }),
    network_mode: pod.hostNetwork ? 'host' : 'pod',
    labels: { ...pod.labels },
    pod_ips: ips.length > 0 || pod.ip === undefined ? ips : [pod.ip],
    dns_policy: textIn(spec, 'dnsPolicy') ?? 'ClusterFirst',
    ...environmentFacts(environmentOf(own)),
  };
}

/** The variables that are written out in a container's spec. Absent when some come from elsewhere: a proxy may be one. */
function environmentOf(container: Json | undefined): readonly string[] | undefined {
  if (container === undefined || objectsIn(container, 'envFrom').length > 0) return undefined;
  return objectsIn(container, 'env').map((one) => `${textIn(one, 'name') ?? ''}=${textIn(one, 'value') ?? ''}`);
}

import type { TargetFacts } from '../../model/report.ts';
import { fail, ok, type Result, type Trouble } from '../../model/result.ts';
import type { FoundTarget } from '../../model/session.ts';
import { nearest } from '../../util/text.ts';
import { type ClusterFlags, currentNamespace, getJson, type Kubectl, kubectlFor, kubectlTrouble } from './kubectl.ts';
import { itemsOf, type Json, objectIn, selectorWords, textIn, textMapIn } from './objects.ts';
import { defaultContainer, type Pod, podFacts, readPod, restartsOf } from './pod.ts';
import { type KubernetesRef, type PlaceRef, type PodsRef, RESOURCES, type Workload } from './ref.ts';
import { clusterTarget, nodeTarget, podTarget } from './target.ts';
import { POD_LABEL } from './throwaway.ts';

/** Finds the one pod (node, cluster) that is looked at. Of a workload's pods one that is ready is taken. */
export async function findKubernetesTarget(
  text: string,
  ref: KubernetesRef,
  flags: ClusterFlags,
): Promise<Result<FoundTarget>> {
  const kubectl = kubectlFor(flags);
  if (ref.kind === 'cluster' || ref.kind === 'node') return findPlace(text, ref, kubectl);
  const found = await podsOf(ref, kubectl);
  if (!found.ok) return found;
  const [first] = found.value;
  if (first === undefined) return fail(nobody(text, ref, []));
  const unfit = notUsable(first);
  if (unfit !== undefined) return fail(ref.kind === 'pod' ? { ...unfit, where: text } : nobody(text, ref, found.value));
  const context = await contextOf(kubectl);
  return targetOf(
    text,
    ref,
    kubectl,
    first,
    context,
    found.value.filter((pod) => notUsable(pod) === undefined).length - 1,
  );
}

/** All pods that a workload or selector names and that can be looked at, the readiest first: for runs against many. Those
 *  that cannot are told apart, with the reason. */
export async function findKubernetesTargets(
  text: string,
  ref: PodsRef,
  flags: ClusterFlags,
): Promise<
  Result<{
    readonly targets: readonly FoundTarget[];
    readonly unfit: readonly { readonly name: string; readonly because: string }[];
  }>
> {
  const kubectl = kubectlFor(flags);
  const [found, context] = await Promise.all([podsOf(ref, kubectl), contextOf(kubectl)]);
  if (!found.ok) return found;
  const targets: FoundTarget[] = [];
  const unfit: { name: string; because: string }[] = [];
  for (const pod of found.value) {
    const trouble = notUsable(pod);
    if (trouble !== undefined) {
      unfit.push({ name: pod.name, because: trouble.what });
      continue;
    }
    const made = targetOf(text, ref, kubectl, pod, context, 0);
    if (!made.ok) return made;
    targets.push(made.value);
  }
  if (targets.length === 0) return fail(nobody(text, ref, found.value));
  return ok({ targets, unfit });
}

function targetOf(
  text: string,
  ref: KubernetesRef,
  kubectl: Kubectl,
  pod: Pod,
  context: string | undefined,
  siblings: number,
): Result<FoundTarget> {
  const wanted = kubectl.flags.container;
  const own = pod.containers.filter(({ kind }) => kind !== 'ephemeral').map(({ name }) => name);
  if (wanted !== undefined && !own.includes(wanted))
    return fail({
      what: `pod ${pod.name} has no container "${wanted}"; it has: ${own.join(', ')}`,
      where: '--container',
      todo: `name one of them, for example --container ${nearest(wanted, own) ?? own[0] ?? ''}`,
      exit: 4,
    });
  const container = wanted ?? defaultContainer(pod);
  const facts: TargetFacts = {
    ...podFacts(text, pod, container, context),
    ...(ref.kind === 'pod' ? {} : { workload: text, siblings }),
  };
  // Whatever was named, from here on it is this pod's namespace that is meant.
  const there = kubectlFor({ ...kubectl.flags, namespace: pod.namespace });
  return ok(podTarget(there, pod, container, facts));
}

async function contextOf(kubectl: Kubectl): Promise<string | undefined> {
  if (kubectl.flags.context !== undefined) return kubectl.flags.context;
  const answer = await kubectl.call(['config', 'current-context']);
  return answer.how === 'exited' && answer.code === 0 ? answer.stdout.trim() || undefined : undefined;
}

/** The names of the pods of a workload or with labels, those too that cannot be looked at: why is told of each. */
export async function podNames(ref: PodsRef, flags: ClusterFlags): Promise<Result<readonly string[]>> {
  const found = await podsOf(ref, kubectlFor(flags));
  return found.ok ? ok(found.value.map(({ name }) => name)) : found;
}

/** The pods that are meant, the one to take first. */
async function podsOf(ref: PodsRef, kubectl: Kubectl): Promise<Result<readonly Pod[]>> {
  if (ref.kind === 'pod') {
    const json = await getJson(kubectl, ['pod', ref.name]);
    if (json.ok) return ok([readPod(json.value)]);
    return /\(NotFound\): pods/.test(json.trouble.what) ? fail(await noSuchPod(ref.name, kubectl)) : json;
  }
  if (ref.kind === 'selector') return podsWith(ref.labels, kubectl);
  const json = await getJson(kubectl, [RESOURCES[ref.kind], ref.name]);
  if (!json.ok)
    return /\(NotFound\): (?!namespaces)/.test(json.trouble.what)
      ? fail(await noSuch(ref, kubectl, json.trouble.what))
      : json;
  const spec = objectIn(json.value, 'spec');
  const labels =
    ref.kind === 'svc'
      ? selectorWords({ matchLabels: textMapIn(spec, 'selector') })
      : selectorWords(objectIn(spec, 'selector'));
  if (labels === '')
    return fail({
      what: `${ref.kind}/${ref.name} selects no pods: it has no selector`,
      where: `${ref.kind}/${ref.name}`,
      todo:
        ref.kind === 'svc'
          ? 'its endpoints are kept by hand or it is an ExternalName: give the address with --to, and a pod with --target'
          : 'name a pod',
      exit: 4,
    });
  const pods = await podsWith(labels, kubectl);
  return pods.ok ? ok(ownedBy(json.value, ref.kind, pods.value)) : pods;
}

async function podsWith(labels: string, kubectl: Kubectl): Promise<Result<readonly Pod[]>> {
  const { node } = kubectl.flags;
  const words = [
    'pods',
    `--selector=${labels}`,
    ...(node === undefined ? [] : [`--field-selector=spec.nodeName=${node}`]),
  ];
  const json = await getJson(kubectl, words);
  if (!json.ok) return json;
  return ok(itemsOf(json.value).map(readPod).sort(readiestFirst));
}

/** Labels may select pods of somebody else's: those that the workload made are meant, where the pods say who made them. */
function ownedBy(workload: Json, kind: Workload, pods: readonly Pod[]): readonly Pod[] {
  if (kind === 'svc') return pods;
  const metadata = objectIn(workload, 'metadata');
  const [name, uid] = [textIn(metadata, 'name') ?? '', textIn(metadata, 'uid')];
  const own = pods.filter(({ json }) => {
    const owners = objectIn(json, 'metadata').ownerReferences;
    if (!Array.isArray(owners)) return false;
    return itemsOf({ kind: 'List', items: owners }).some((owner) =>
      kind === 'deploy' ? textIn(owner, 'name')?.startsWith(`${name}-`) === true : textIn(owner, 'uid') === uid,
    );
  });
  return own.length > 0 ? own : pods;
}

/** Running and ready before the others, then few restarts, then by name. */
function readiestFirst(a: Pod, b: Pod): number {
  const rank = (pod: Pod) => (notUsable(pod) !== undefined ? 2 : pod.ready ? 0 : 1);
  return rank(a) - rank(b) || restartsOf(a) - restartsOf(b) || (a.name < b.name ? -1 : 1);
}

/** Why a pod has no network to look at. */
function notUsable(pod: Pod): Trouble | undefined {
  const trouble = (what: string, todo: string): Trouble => ({ what, where: pod.name, todo, exit: 4 });
  if (pod.deleting)
    return trouble(
      `pod ${pod.name} is being deleted`,
      'name the pod that takes its place, or its workload: deploy/NAME',
    );
  if (pod.phase === 'Succeeded' || pod.phase === 'Failed')
    return trouble(
      `pod ${pod.name} has ended (${pod.phase}): it has no network to look at`,
      `kubectl logs ${pod.name} -n ${pod.namespace} says why`,
    );
  if (pod.node === undefined)
    return trouble(
      `pod ${pod.name} has no node yet (${pod.phase}): it has no network to look at`,
      `kubectl describe pod ${pod.name} -n ${pod.namespace} says what it waits for`,
    );
  if (pod.ip === undefined) {
    const why = pod.containers.find((one) => one.trouble !== undefined)?.trouble;
    return trouble(
      `pod ${pod.name} has no address yet (${pod.phase}${why === undefined ? '' : `, ${why}`}): its network is not made`,
      `kubectl describe pod ${pod.name} -n ${pod.namespace} says what it waits for; --target node/${pod.node} looks at its node`,
    );
  }
  return undefined;
}

function nobody(text: string, ref: KubernetesRef, pods: readonly Pod[]): Trouble {
  const told = pods.slice(0, 5).map((pod) => notUsable(pod)?.what ?? pod.name);
  return {
    what:
      pods.length === 0
        ? `no pod belongs to ${text}`
        : `none of the ${pods.length} pods of ${text} can be looked at: ${told.join('; ')}`,
    where: '--target',
    todo:
      ref.kind === 'svc'
        ? 'its selector matches no pod that runs: kubectl get pods --show-labels'
        : 'kubectl get pods shows their state; kubectl describe says why',
    exit: 4,
  };
}

async function noSuchPod(name: string, kubectl: Kubectl): Promise<Trouble> {
  const namespace = await currentNamespace(kubectl);
  const all = await namesOf('pods', kubectl);
  const begun = all.filter((one) => one.startsWith(`${name}-`));
  const near = begun[0] ?? nearest(name, all);
  return {
    what: `there is no pod "${name}" in the namespace ${namespace}${all.length === 0 ? '' : `; there are: ${all.slice(0, 12).join(', ')}${all.length > 12 ? ', …' : ''}`}`,
    where: '--target',
    todo:
      near === undefined
        ? 'kubectl get pods -A lists the pods of all namespaces; -n names another one'
        : begun.length > 0
          ? `did you mean --target deploy/${name} (or sts/, ds/), or --target pod/${near}?`
          : `did you mean --target pod/${near}?`,
    exit: 4,
  };
}

async function noSuch(
  ref: { readonly kind: Workload; readonly name: string },
  kubectl: Kubectl,
  said: string,
): Promise<Trouble> {
  const all = await namesOf(RESOURCES[ref.kind], kubectl);
  const near = nearest(ref.name, all);
  return {
    what: `${said.replace(/^kubectl failed: /, '')}${all.length === 0 ? '' : `; there are: ${all.slice(0, 12).join(', ')}`}`,
    where: '--target',
    todo:
      near === undefined
        ? `kubectl get ${RESOURCES[ref.kind]} -A lists all; -n names another namespace`
        : `did you mean --target ${ref.kind}/${near}?`,
    exit: 4,
  };
}

async function namesOf(resource: string, kubectl: Kubectl): Promise<readonly string[]> {
  // Pods of ours are nothing to look at.
  const answer = await kubectl.call(['get', resource, '-o', 'name', `--selector=${POD_LABEL}!=netshoot-run`]);
  if (answer.how !== 'exited' || answer.code !== 0) return [];
  return answer.stdout.split('\n').flatMap((line) => (line === '' ? [] : line.slice(line.indexOf('/') + 1)));
}

/** A node, or the cluster as a pod sees it. */
async function findPlace(text: string, ref: PlaceRef, kubectl: Kubectl): Promise<Result<FoundTarget>> {
  const node = ref.kind === 'node' ? ref.name : kubectl.flags.node;
  const [namespace, context, looked] = await Promise.all([
    currentNamespace(kubectl),
    contextOf(kubectl),
    node === undefined ? undefined : kubectl.call(['get', 'node', node, '-o', 'name']),
  ]);
  // Who may not read nodes may still put a pod on one.
  if (
    looked !== undefined &&
    !(looked.how === 'exited' && (looked.code === 0 || /\(Forbidden\)/.test(looked.stderr)))
  ) {
    const trouble = kubectlTrouble(looked);
    if (!/\(NotFound\)/.test(looked.stderr)) return fail(trouble);
    const all = await namesOf('nodes', kubectl);
    const near = nearest(node ?? '', all);
    return fail({
      what: `there is no node "${node ?? ''}"; there are: ${all.slice(0, 12).join(', ')}`,
      where: ref.kind === 'node' ? '--target' : '--node',
      todo: near === undefined ? 'kubectl get nodes lists them' : `did you mean ${near}?`,
      exit: 4,
    });
  }
  const facts: TargetFacts = {
    ref: text,
    engine: 'kubernetes',
    kind: ref.kind,
    name: ref.kind === 'node' ? ref.name : 'cluster',
    namespace,
    ...(context === undefined ? {} : { context }),
    ...(node === undefined ? {} : { node }),
    network_mode: ref.kind === 'node' ? 'host' : 'pod',
  };
  const there = kubectlFor({ ...kubectl.flags, namespace });
  return ok(
    ref.kind === 'node' ? nodeTarget(there, namespace, ref.name, facts) : clusterTarget(there, namespace, node, facts),
  );
}

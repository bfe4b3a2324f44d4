import type { Capability } from '../../model/evidence.ts';
import type { Access } from '../../model/report.ts';
import { fail, ok } from '../../model/result.ts';
import {
  type Climb,
  type Denied,
  enter,
  imageTrouble,
  interrupted,
  levelWords,
  nameFor,
  nowhere,
  type Reached,
  type Reaching,
} from './climb.ts';
import { addEphemeral, reusable } from './ephemeral.ts';
import { IN_IMAGE, inOwnPod } from './own-pod.ts';
import type { Pod, PodContainer } from './pod.ts';
import { LEVELS } from './security.ts';
import { untilRunning } from './wait.ts';

/** A container that is netshoot already. */
const NETSHOOT = /netshoot/i;

/** Brings netshoot as near to a pod's network as this user and the cluster's policies let it: a netshoot sidecar of the
 *  pod, an ephemeral container (one that runs already, or a new one), a pod of its own on the same node, a pod in the
 *  network of the node. The last two are beside the target, not in its namespace. */
export async function intoPod(climb: Climb, pod: Pod): Reaching {
  const denied: Denied = [];
  const may = mayExec(climb);
  let best: Reached | undefined;
  for await (const reached of inPlace(climb, pod, denied)) {
    if (reached.access.lacks.length === 0) {
      await best?.session.close();
      return ok(reached);
    }
    best = await better(best, reached);
  }
  const refused = await may;
  if (refused !== undefined) {
    denied.push({ what: 'kubectl exec', because: refused });
    return best === undefined ? fail(nowhere(`pod ${pod.name}`, denied)) : ok(best);
  }
  if (climb.signal.aborted) return interrupted();
  const made = await inNewEphemeral(climb, pod, denied, best);
  if (made !== undefined) return made;
  if (climb.signal.aborted) return interrupted();
  const stand = { node: pod.node, standsInFor: pod };
  // In a pod that is in its node's network already, a pod there is no stand-in but the same place.
  const last = pod.hostNetwork ? { ...stand, standsInFor: undefined } : stand;
  if (!pod.hostNetwork) {
    const beside = await inOwnPod(climb, { ...stand, hostNetwork: false }, denied);
    if (beside.ok || beside.trouble.exit === 130 || imageTrouble('', beside.trouble.what) !== undefined) return beside;
  }
  const onNode = await inOwnPod(climb, { ...last, hostNetwork: true }, denied);
  if (onNode.ok || onNode.trouble.exit === 130 || imageTrouble('', onNode.trouble.what) !== undefined) return onNode;
  return fail(nowhere(`pod ${pod.name}`, denied));
}

/** Of two that are not all that was wanted, the one that lacks less; the other is closed. */
async function better(one: Reached | undefined, other: Reached): Promise<Reached> {
  if (one === undefined) return other;
  const [kept, left] = other.access.lacks.length < one.access.lacks.length ? [other, one] : [one, other];
  await left.session.close();
  return kept;
}

/** What is in the pod already. */
async function* inPlace(climb: Climb, pod: Pod, denied: Denied): AsyncGenerator<Reached> {
  const sidecars = pod.containers.filter(
    ({ kind, running, image, name }) =>
      (kind === 'container' || kind === 'sidecar') &&
      running &&
      (NETSHOOT.test(image) || NETSHOOT.test(name)) &&
      name !== climb.kubectl.flags.container,
  );
  const own = pod.containers.filter(({ kind }) => kind === 'container');
  // A pod that is nothing but netshoot is the target itself.
  const usable = own.length > 1 || sidecars.some(({ kind }) => kind === 'sidecar') ? sidecars : [];
  const again = reusable(pod, climb.needs.image, climb.needs.capabilities, new Date());
  for (const container of [...usable, ...again]) {
    const rung = container.kind === 'ephemeral' ? 'ephemeral_container' : 'sidecar';
    const entered = await enter(climb, pod.name, container.name, `in the container ${container.name}`);
    if (entered.ok) {
      if (entered.lacks.length > 0)
        denied.push({
          what: `the ${container.kind === 'ephemeral' ? 'ephemeral container' : 'sidecar'} ${container.name}`,
          because: `it was not given ${entered.lacks.join(', ')}`,
        });
      yield reached(climb, pod, container, { rung, reused: true, denied }, entered);
    } else denied.push({ what: `exec into ${container.name}`, because: entered.because });
  }
}

function reached(
  climb: Climb,
  pod: Pod,
  container: Pick<PodContainer, 'name'>,
  access: Pick<Access, 'rung' | 'reused' | 'denied'>,
  { session, lacks }: Pick<Reached, 'session'> & { readonly lacks: readonly Capability[] },
): Reached {
  const where = `${pod.name}/${container.name}`;
  return {
    session,
    pod: pod.name,
    access: {
      ...access,
      denied: [...access.denied],
      vantage: climb.vantage,
      where,
      stand_in: false,
      lacks: [...lacks],
    },
  };
}

/** A new ephemeral container, as much trusted as policy lets through. Absent when none is let through, and `best` is not
 *  there either. */
async function inNewEphemeral(
  climb: Climb,
  pod: Pod,
  denied: Denied,
  best: Reached | undefined,
): Promise<Awaited<Reaching> | undefined> {
  const { kubectl, needs, signal } = climb;
  const name = nameFor(needs, climb.vantage);
  for (const level of LEVELS) {
    // It would lack at least as much as what there is.
    if (level === 'restricted' && best !== undefined) break;
    if (level === 'runtime' && needs.capabilities.length === 0) continue;
    const what = `an ephemeral container ${levelWords(level, needs.capabilities)}`;
    const made = await addEphemeral(
      kubectl,
      pod,
      { name, image: needs.image, level, capabilities: needs.capabilities },
      signal,
    );
    if (!made.made) {
      denied.push({ what, because: made.because });
      if (made.by === 'role') break;
      continue;
    }
    const running = await untilRunning(kubectl, pod.name, name, signal);
    const entered = running.started
      ? await enter(climb, pod.name, name, IN_IMAGE)
      : { ok: false as const, because: running.because };
    if (entered.ok) {
      const now = reached(climb, pod, { name }, { rung: 'ephemeral_container', reused: false, denied }, entered);
      return ok(await better(best, now));
    }
    if (signal.aborted) {
      await best?.session.close();
      return interrupted();
    }
    denied.push({ what, because: entered.because });
    if (best !== undefined) break;
    const trouble = imageTrouble(needs.image, entered.because);
    // The name cannot be given twice, and the next level would be stopped by the same.
    return trouble === undefined ? undefined : fail(trouble);
  }
  return best === undefined ? undefined : ok({ ...best, access: { ...best.access, denied: [...denied] } });
}

/** Whether this user may exec at all: asked before anything is made that would then stay unused. @returns why not. */
async function mayExec({ kubectl, namespace }: Climb): Promise<string | undefined> {
  const answer = await kubectl.call([
    'auth',
    'can-i',
    'create',
    'pods',
    '--subresource=exec',
    `--namespace=${namespace}`,
  ]);
  // Only a plain no counts: a cluster that cannot be asked will say so in its own words.
  if (answer.how !== 'exited' || answer.code !== 1 || !/^no\b/.test(answer.stdout)) return undefined;
  return `this user may not create pods/exec in the namespace ${namespace} (kubectl auth can-i says: ${answer.stdout.trim()})`;
}

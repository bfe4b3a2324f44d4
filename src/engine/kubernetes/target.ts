import type { Vantage } from '../../model/evidence.ts';
import type { Access, TargetFacts } from '../../model/report.ts';
import { fail, ok, type Result, type Trouble } from '../../model/result.ts';
import type { FoundTarget, OpenedTarget, OpenNeeds, Session, VantageTable } from '../../model/session.ts';
import { apiSession } from './api-session.ts';
import type { Climb, Reached } from './climb.ts';
import { kubectlInside, sessionInside } from './inside.ts';
import { getJson, type Kubectl } from './kubectl.ts';
import { intoPod } from './ladder.ts';
import { inOwnPod, type OwnPod } from './own-pod.ts';
import { type Pod, readPod } from './pod.ts';

/** A pod, as a target. */
export function podTarget(kubectl: Kubectl, pod: Pod, container: string | undefined, facts: TargetFacts): FoundTarget {
  return {
    facts,
    open: (vantages, needs, signal) =>
      openAll(vantages, {
        kubectl,
        climb: (vantage) => climbOf(kubectl, pod.namespace, vantage, vantages, needs, signal),
        reach: (climb) =>
          climb.vantage === 'host'
            ? inOwnPod(climb, { node: pod.node, hostNetwork: true, standsInFor: undefined }, [])
            : intoPod(climb, pod),
        inside: (shared) =>
          container === undefined
            ? `pod ${pod.name} has no container to look into`
            : kubectlInside(kubectl, pod.name, container, shared),
      }),
    stillThere: () => podStillThere(kubectl, pod),
  };
}

/** A pod of our own as a target: what a pod sees that the scheduler, or `--node`, puts somewhere. */
export function clusterTarget(
  kubectl: Kubectl,
  namespace: string,
  node: string | undefined,
  facts: TargetFacts,
): FoundTarget {
  const own: OwnPod = { node, hostNetwork: false, standsInFor: undefined };
  return ownPodTarget(kubectl, namespace, own, facts, 'all', '');
}

/** A node, seen by a pod in its network. */
export function nodeTarget(kubectl: Kubectl, namespace: string, node: string, facts: TargetFacts): FoundTarget {
  const own: OwnPod = { node, hostNetwork: true, standsInFor: undefined };
  const otherwise = `of node ${node} only its network and its resolv.conf are looked at`;
  return ownPodTarget(kubectl, namespace, own, facts, new Set(['/etc/resolv.conf']), otherwise);
}

function ownPodTarget(
  kubectl: Kubectl,
  namespace: string,
  own: OwnPod,
  facts: TargetFacts,
  files: ReadonlySet<string> | 'all',
  otherwise: string,
): FoundTarget {
  return {
    facts,
    open: async (vantages, needs, signal) => {
      // Its own files are seen through the session, so there has to be one.
      const asked: VantageTable =
        vantages.has('inside') && !vantages.has('target') && !vantages.has('peer')
          ? new Map([...vantages, ['target', { capabilities: [], programs: [] }]])
          : vantages;
      return openAll(asked, {
        kubectl,
        climb: (vantage) => climbOf(kubectl, namespace, vantage, asked, needs, signal),
        reach: async (climb, first) => {
          if (climb.vantage !== 'host') return inOwnPod(climb, own, []);
          const node = own.node ?? (await nodeOf(kubectl, first));
          if (node === undefined) return fail(noNode());
          return inOwnPod(climb, { node, hostNetwork: true, standsInFor: undefined }, []);
        },
        inside: (shared) => {
          const session = shared();
          return session === undefined ? 'netshoot could not be started' : sessionInside(session, files, otherwise);
        },
      });
    },
    stillThere: async () => ({ there: true }),
  };
}

function noNode(): Trouble {
  return { what: 'the node of the throwaway pod is not known', todo: 'name one with --node', exit: 4 };
}

async function nodeOf(kubectl: Kubectl, pod: string | undefined): Promise<string | undefined> {
  const json = pod === undefined ? undefined : await getJson(kubectl, ['pod', pod]);
  return json?.ok === true ? readPod(json.value).node : undefined;
}

function climbOf(
  kubectl: Kubectl,
  namespace: string,
  vantage: Climb['vantage'],
  vantages: VantageTable,
  needs: OpenNeeds,
  signal: AbortSignal,
): Climb {
  const own = vantages.get(vantage) ?? { capabilities: [], programs: [] };
  return { kubectl, namespace, vantage, needs: { ...needs, ...own }, signal };
}

/** How the vantages of one kind of target are opened. */
interface Ways {
  readonly kubectl: Kubectl;
  readonly climb: (vantage: Climb['vantage']) => Climb;
  /** `first`: the pod of the target or peer session. */
  readonly reach: (climb: Climb, first: string | undefined) => Promise<Result<Reached>>;
  /** The session, or why there is none. `shared`: the session in the target's own pod, if it is one. */
  readonly inside: (shared: () => Session | undefined) => Session | string;
}

async function openAll(vantages: VantageTable, ways: Ways): Promise<Result<OpenedTarget>> {
  const sessions: Partial<Record<Vantage, Session>> = {};
  const denied: Partial<Record<Vantage, string>> = {};
  const access: Access[] = [];
  const closeAll = async () => {
    await Promise.all(Object.values(sessions).map((session) => session.close()));
  };
  let first: string | undefined;
  const take = (reached: Reached) => {
    sessions[reached.access.vantage] = reached.session;
    access.push(reached.access);
  };
  let trouble: Trouble | undefined;
  for (const vantage of ['target', 'peer'] as const) {
    if (!vantages.has(vantage)) continue;
    const reached = await ways.reach(ways.climb(vantage), undefined);
    if (reached.ok) {
      take(reached.value);
      first ??= reached.value.pod;
    } else trouble ??= reached.trouble;
  }
  if (trouble !== undefined) {
    await closeAll();
    return fail(trouble);
  }
  if (vantages.has('host')) {
    const reached = await ways.reach(ways.climb('host'), first);
    if (reached.ok) take(reached.value);
    else denied.host = reached.trouble.what;
  }
  // Nothing is started for it before it is asked, and a session beside the target needs it. The peer's is nobody's business.
  if (vantages.has('inside') || vantages.has('target')) {
    const inside = ways.inside(() => sessions.target);
    if (typeof inside === 'string') denied.inside = inside;
    else sessions.inside = inside;
  }
  if (vantages.has('engine')) sessions.engine = apiSession(ways.kubectl);
  return ok({ sessions, denied, access, close: closeAll });
}

async function podStillThere(kubectl: Kubectl, pod: Pod): Promise<Awaited<ReturnType<FoundTarget['stillThere']>>> {
  const json = await getJson(kubectl, ['pod', pod.name]);
  // That it could not be asked is no sign that the pod is gone.
  if (!json.ok)
    return /\(NotFound\)/.test(json.trouble.what)
      ? { there: false, because: `pod ${pod.name} is gone` }
      : { there: true };
  const now = readPod(json.value);
  if (now.uid !== pod.uid)
    return { there: false, because: `pod ${pod.name} was replaced by another of that name during the run` };
  if (now.deleting) return { there: false, because: `pod ${pod.name} is being deleted` };
  if (now.phase === 'Failed' || now.phase === 'Succeeded')
    return { there: false, because: `pod ${pod.name} ended during the run (${now.phase})` };
  return { there: true };
}

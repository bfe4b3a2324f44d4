import type { TargetFacts } from '../model/report.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { ContainerEngine } from './container-engine.ts';
import { containerNow, describeContainer, inspectContainer, listContainers } from './container-list.ts';
import type { Inspected } from './inspected.ts';
import { networkFacts } from './network-facts.ts';
import { noSuchContainer } from './not-found.ts';
import { environmentFacts } from './target-environment.ts';
import { labelFacts, ownAddresses } from './target-labels.ts';

/** A running container that can be joined. */
export interface FoundContainer {
  readonly engine: ContainerEngine;
  readonly inspected: Inspected;
  /** What to give to `run --network`: the container itself, or `host`. */
  readonly join: string;
  readonly facts: TargetFacts;
}

/** Looks a container up by name or id, and refuses what cannot be diagnosed: unknown (with candidates), ambiguous,
 *  stopped, paused, restarting. */
export async function findContainer(
  engine: ContainerEngine,
  ref: string,
  name: string,
): Promise<Result<FoundContainer>> {
  // Who is around is asked for meanwhile: what the target's network comes to needs it.
  void listContainers(engine, 'running');
  const looked = await inspectContainer(engine, name);
  if (!looked.ok) return looked;
  if (looked.value.ambiguous) return ambiguousId(engine, name);
  const [first] = looked.value.found;
  return first === undefined ? noSuchContainer([engine], name) : useContainer(engine, ref, first);
}

/** Takes a container that was found as the target, if it can be one. */
export async function useContainer(
  engine: ContainerEngine,
  ref: string,
  inspected: Inspected,
): Promise<Result<FoundContainer>> {
  const refused = notUsable(engine, inspected, ref);
  if (refused !== undefined) return refused;
  const { id, name, networkMode, image, environment, dns } = inspected;
  const network = await networkFacts(engine, inspected);
  const facts: TargetFacts = {
    ref,
    engine: engine.name,
    kind: 'container',
    id,
    name,
    network_mode: networkMode,
    ...network,
    ...(image === undefined ? {} : { image }),
    ...ownAddresses(inspected.endpoints.flatMap(({ addresses }) => addresses)),
    ...labelFacts(inspected.labels),
    ...environmentFacts(environment),
    ...(dns.length === 0 ? {} : { dns: [...dns] }),
  };
  return ok({ engine, inspected, join: whatToJoin(engine, inspected, network.namespace_owner), facts });
}

/** What to give to `run --network`. nerdctl cannot join a container that has joined another: it wants that one's own
 *  resolv.conf and hosts file, and they are the other's. So the other is joined; where that has a namespace of another life
 *  now, the namespace itself, with the names of this machine. */
function whatToJoin(
  engine: ContainerEngine,
  { id, networkMode, pid }: Inspected,
  owner: TargetFacts['namespace_owner'],
): string {
  if (networkMode === 'host') return 'host';
  if (engine.name !== 'nerdctl' || !networkMode.startsWith('container:')) return `container:${id}`;
  if (owner?.kind === 'machine') return 'host';
  return owner?.state === 'running' ? networkMode : `ns:/proc/${pid}/ns/net`;
}

function notUsable(engine: ContainerEngine, container: Inspected, ref: string): Result<never> | undefined {
  const { name, status, running } = container;
  if (status === 'paused') {
    return fail({
      what: `container ${name} is paused: nothing in it runs, so nothing in it can talk`,
      where: ref,
      todo: `${engine.name} unpause ${name}, then repeat the command`,
      exit: 4,
    });
  }
  if (status === 'restarting') {
    return fail({
      what: `container ${name} is restarting: it has no network to look at`,
      where: ref,
      todo: `${engine.name} logs --tail 50 ${name} says why it ends`,
      exit: 4,
    });
  }
  if (!running) {
    return fail({
      what: `container ${name} is not running (${status}): it has no network to look at`,
      where: ref,
      todo: `${engine.name} logs --tail 50 ${name} says why it ended; ${engine.name} start ${name} starts it`,
      exit: 4,
    });
  }
  return undefined;
}

async function ambiguousId(engine: ContainerEngine, prefix: string): Promise<Result<never>> {
  const listed = await listContainers(engine, 'all');
  const matching = (listed.ok ? listed.value : []).filter(({ id }) => id.startsWith(prefix));
  return fail({
    what: `"${prefix}" is the beginning of several ids: ${matching.map((container) => describeContainer({ engine, container })).join(', ')}`,
    where: '--target',
    todo: 'use a name, or more of the id',
    exit: 4,
  });
}

/** Whether the container that was found is still running, and was not restarted since. */
export async function stillRunning({
  engine,
  inspected,
}: FoundContainer): Promise<{ readonly there: true } | { readonly there: false; readonly because: string }> {
  const { id, name } = inspected;
  const seen = await containerNow(engine, id);
  if (seen?.running === true && seen.startedAt === inspected.startedAt && seen.pid === inspected.pid)
    return { there: true };
  const looked = await inspectContainer(engine, id);
  const [now] = looked.ok ? looked.value.found : [];
  if (now === undefined) return { there: false, because: `container ${name} is gone` };
  if (!now.running) return { there: false, because: `container ${name} stopped during the run (${now.status})` };
  if (now.startedAt !== inspected.startedAt || now.pid !== inspected.pid)
    return { there: false, because: `container ${name} was restarted during the run` };
  return { there: true };
}

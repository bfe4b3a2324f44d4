import type { TargetFacts } from '../model/report.ts';
import type { ContainerEngine } from './container-engine.ts';
import { listContainers } from './container-list.ts';
import { inspectNetworks, type NetworkDetails } from './container-network.ts';
import type { Inspected } from './inspected.ts';

type NetworkFacts = Pick<
  TargetFacts,
  'networks' | 'network_kind' | 'namespace_owner' | 'namespace_shared_with' | 'attachments'
>;
type Attachment = NonNullable<TargetFacts['attachments']>[number];

/** Told of one network at most. */
const MOST_PEERS = 50;
/** A chain of joined containers longer than this is a mistake of ours. */
const LONGEST_CHAIN = 16;

/** What a container's network mode comes to: whose namespace it is in, who else is there, which networks it is on, and
 *  who else is on them. What the engine does not tell is left out. */
export async function networkFacts(engine: ContainerEngine, container: Inspected): Promise<NetworkFacts> {
  const listed = await listContainers(engine, 'running');
  const around = listed.ok ? listed.value : [container];
  const all = around.some(({ id }) => id === container.id) ? around : [...around, container];
  const chain = await followChain(container, all, () => listContainers(engine, 'all'));
  const { root } = chain;
  const endpoints = container.endpoints.length > 0 ? container.endpoints : (root?.endpoints ?? []);
  const names = endpoints.map(({ network }) => network);
  const details = await inspectNetworks(engine, names);
  const own = all.filter((other) => other.id !== container.id && sameNamespace(container, other, all));
  const insiders = new Set([container.id, ...own.map(({ id }) => id)]);
  return {
    networks: names,
    network_kind: networkKind(container.networkMode, names),
    ...(chain.owner === undefined ? {} : { namespace_owner: chain.owner }),
    ...(listed.ok ? { namespace_shared_with: own.map(({ name }) => name).sort() } : {}),
    ...(listed.ok
      ? {
          attachments: endpoints.map(({ network, addresses }) =>
            attachment(network, addresses, details.get(network), all, insiders),
          ),
        }
      : {}),
  };
}

/** The engine's default network, under the name that each engine gives it. */
const DEFAULT_NETWORKS = ['bridge', 'podman'];

/** What a network mode comes to, given the networks that the container is on. */
export function networkKind(mode: string, networks: readonly string[]): NonNullable<TargetFacts['network_kind']> {
  if (mode === 'host' || mode === 'none') return mode;
  if (mode.startsWith('container:')) return 'container';
  if (mode.startsWith('ns:')) return 'namespace';
  if (/^(?:slirp4netns|pasta)\b/.test(mode)) return 'user_mode';
  const named = networks.length === 0 && mode !== 'default' ? [mode] : networks;
  return named.every((name) => DEFAULT_NETWORKS.includes(name)) ? 'bridge' : 'user';
}

interface Chain {
  /** The container at its end, when it is there. */
  readonly root: Inspected | undefined;
  readonly owner: TargetFacts['namespace_owner'];
}

/** Follows `container:OTHER` to the one whose namespace it is. */
async function followChain(
  container: Inspected,
  running: readonly Inspected[],
  listAll: () => ReturnType<typeof listContainers>,
): Promise<Chain> {
  const through: string[] = [];
  let at = container;
  for (let i = 0; i < LONGEST_CHAIN; i++) {
    const joined = joinedBy(at);
    if (joined === undefined) break;
    let next = find(running, joined);
    if (next === undefined) {
      const all = await listAll();
      next = all.ok ? find(all.value, joined) : undefined;
      const words = { kind: 'container', ...between(through) } as const;
      if (next === undefined) return { root: undefined, owner: { ...words, name: joined, state: 'gone' } };
      // One that was started after those that run were listed is no stopped one.
      if (next.status !== 'running') return { root: next, owner: { ...words, name: next.name, state: 'stopped' } };
    }
    if (startedAfter(next, at))
      return { root: next, owner: { kind: 'container', name: next.name, ...between(through), state: 'restarted' } };
    if (at !== container) through.push(at.name);
    at = next;
  }
  if (at.networkMode === 'host')
    return {
      root: at,
      owner: {
        kind: 'machine',
        name: 'host',
        ...between(at === container ? [] : [...through, at.name]),
        state: 'running',
      },
    };
  if (at === container) return { root: at, owner: undefined };
  const kind = at.infra ? 'pod' : 'container';
  return { root: at, owner: { kind, name: at.name, ...between(through), state: 'running' } };
}

function between(through: readonly string[]): { readonly through?: string[] } {
  return through.length === 0 ? {} : { through: [...through] };
}

/** The container that one has joined, as the engine names it. */
function joinedBy({ networkMode }: Inspected): string | undefined {
  return /^container:(?<other>.+)$/.exec(networkMode)?.groups?.other;
}

function find(all: readonly Inspected[], name: string): Inspected | undefined {
  return all.find((one) => one.id === name || one.name === name);
}

/** Whether the owner was started anew after the other had joined it. Both times are RFC 3339 in UTC. */
function startedAfter(owner: Inspected, other: Inspected): boolean {
  const [mine, theirs] = [Date.parse(owner.startedAt), Date.parse(other.startedAt)];
  return Number.isFinite(mine) && Number.isFinite(theirs) && mine > theirs;
}

/** Whether two running containers are in one network namespace, by their modes. */
function sameNamespace(one: Inspected, other: Inspected, all: readonly Inspected[]): boolean {
  return rootKey(one, all) === rootKey(other, all);
}

function rootKey(container: Inspected, all: readonly Inspected[]): string {
  let at = container;
  for (let i = 0; i < LONGEST_CHAIN; i++) {
    const joined = joinedBy(at);
    if (joined === undefined) break;
    const next = find(all, joined);
    // What has lost its owner shares with those that had joined the same life of it: by that, they are told apart.
    if (next === undefined) return `former ${joined}`;
    if (startedAfter(next, at)) return `former ${next.id}`;
    at = next;
  }
  if (at.networkMode === 'host' || at.networkMode.startsWith('ns:')) return at.networkMode;
  return at.id;
}

function attachment(
  network: string,
  addresses: readonly string[],
  details: NetworkDetails | undefined,
  all: readonly Inspected[],
  insiders: ReadonlySet<string>,
): Attachment {
  const peers = all
    .filter((other) => !insiders.has(other.id) && joinedBy(other) === undefined)
    .flatMap((other) =>
      other.endpoints
        .filter((endpoint) => endpoint.network === network)
        .map((endpoint) => ({ name: other.name, addresses: [...endpoint.addresses] })),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
  return {
    network,
    ...(details?.driver === undefined ? {} : { driver: details.driver }),
    ...(details?.subnets === undefined ? {} : { subnets: [...details.subnets] }),
    ...(details?.internal === undefined ? {} : { internal: details.internal }),
    ...(details?.parent === undefined ? {} : { parent: details.parent }),
    addresses: [...addresses],
    peers: peers.slice(0, MOST_PEERS),
    ...(peers.length > MOST_PEERS ? { more_peers: peers.length - MOST_PEERS } : {}),
  };
}

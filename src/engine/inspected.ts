import { type ContainerEngine, PORT_START } from './container-engine.ts';
import type { ExecResult } from './exec.ts';

/** A container as an engine's `container inspect` tells it. Every field may be missing in old or odd engines. */
interface Raw {
  readonly Id?: string;
  readonly Name?: string;
  /** podman: the id of the pod that it is in; empty without one. */
  readonly Pod?: string;
  readonly IsInfra?: boolean;
  readonly ImageName?: string;
  readonly HostsPath?: string;
  readonly State?: {
    readonly Status?: string;
    readonly Running?: boolean;
    readonly Paused?: boolean;
    readonly Restarting?: boolean;
    readonly StartedAt?: string;
    readonly Pid?: number;
  };
  readonly Config?: {
    readonly Image?: string;
    readonly Labels?: Readonly<Record<string, string>> | null;
    readonly Env?: readonly string[] | null;
  };
  readonly HostConfig?: {
    readonly NetworkMode?: string;
    readonly Dns?: readonly string[] | null;
    readonly Sysctls?: Readonly<Record<string, string>> | null;
  };
  readonly NetworkSettings?: { readonly Networks?: Readonly<Record<string, RawEndpoint | null>> | null };
}

interface RawEndpoint {
  readonly IPAddress?: string;
  readonly GlobalIPv6Address?: string;
}

/** A network that a container is attached to. */
export interface Endpoint {
  readonly network: string;
  readonly addresses: readonly string[];
}

/** A container, told the same way whatever engine it is on. */
export interface Inspected {
  readonly id: string;
  readonly name: string;
  /** `running`, `paused`, `restarting`, `exited`, `created` ... */
  readonly status: string;
  readonly running: boolean;
  /** Empty where the engine does not say. */
  readonly startedAt: string;
  /** 0 when it does not run. */
  readonly pid: number;
  readonly image: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** Absent when the engine does not say. */
  readonly environment: readonly string[] | undefined;
  /** The engine's own word: `bridge`, `host`, `none`, `container:ID`, `shop_default`, `slirp4netns` ... */
  readonly networkMode: string;
  readonly endpoints: readonly Endpoint[];
  readonly dns: readonly string[];
  readonly hostsPath: string | undefined;
  /** The sysctl `PORT_START`, where the engine has set it. */
  readonly portStart: string | undefined;
  /** podman: the id of its pod. */
  readonly pod: string | undefined;
  /** podman: it only holds the namespaces of a pod. */
  readonly infra: boolean;
}

/** Reads what `container inspect` printed. Absent when it is no such list. */
export function readInspected(engine: ContainerEngine, result: ExecResult): readonly Inspected[] | undefined {
  const parsed = parseJson(result.stdout);
  if (!Array.isArray(parsed)) return undefined;
  return parsed.filter(isRaw).map((raw) => normal(engine, raw));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && 'Id' in value;
}

function normal(engine: ContainerEngine, raw: Raw): Inspected {
  const { State: state, Config: config, HostConfig: host } = raw;
  const labels = config?.Labels ?? {};
  const paused = state?.Paused === true;
  const running = state?.Running === true;
  const isNerdctl = engine.name === 'nerdctl';
  // nerdctl says Restarting of each container with a restart policy, even of one that was stopped: its Status knows better.
  // docker's Running is true between two starts too.
  const restarting = state?.Status === 'restarting' || (!isNerdctl && state?.Restarting === true && !running);
  // nerdctl tells no Status of a container that has no process yet; its ps calls it created.
  const unsaid = running ? 'running' : isNerdctl ? 'created' : 'not running';
  const status = paused ? 'paused' : restarting ? 'restarting' : state?.Status || unsaid;
  const id = raw.Id ?? '';
  return {
    id,
    name: raw.Name?.replace(/^\//, '') || id.slice(0, 12),
    status,
    running: running && !restarting,
    startedAt: state?.StartedAt ?? '',
    pid: state?.Pid ?? 0,
    image: config?.Image || raw.ImageName || undefined,
    labels,
    environment: config === undefined ? undefined : (config.Env ?? []),
    networkMode: host?.NetworkMode || nerdctlNetworks(labels)[0] || 'default',
    endpoints: endpointsOf(engine, raw, labels),
    dns: host?.Dns ?? [],
    hostsPath: raw.HostsPath?.startsWith('/') === true ? raw.HostsPath : undefined,
    portStart: host?.Sysctls?.[PORT_START] || undefined,
    pod: raw.Pod || undefined,
    infra: raw.IsInfra === true,
  };
}

function endpointsOf(engine: ContainerEngine, raw: Raw, labels: Inspected['labels']): readonly Endpoint[] {
  const told = Object.entries(raw.NetworkSettings?.Networks ?? {}).map(([network, endpoint]) => ({
    network,
    addresses: [endpoint?.IPAddress ?? '', endpoint?.GlobalIPv6Address ?? ''].filter((one) => one !== ''),
  }));
  return engine.name === 'nerdctl' ? nerdctlEndpoints(told, nerdctlNetworks(labels)) : told;
}

/** nerdctl tells of every interface in the namespace instead of the networks: `unknown-eth0` is on the first of them. Those
 *  that no network made, and those of a namespace that is another's, are left out, as docker does. */
function nerdctlEndpoints(told: readonly Endpoint[], networks: readonly string[]): readonly Endpoint[] {
  // What nerdctl did not make has no such label.
  if (networks.length === 0) return told;
  if (networks.some((name) => /^(?:host|none)$|^(?:container|ns):/.test(name))) return [];
  return told.flatMap(({ network: key, addresses }) => {
    const nth = /^unknown-eth(?<n>\d+)$/.exec(key)?.groups?.n;
    const network = nth === undefined ? undefined : networks[Number(nth)];
    return network === undefined ? [] : [{ network, addresses }];
  });
}

/** nerdctl keeps the networks of a container in a label, as JSON. */
function nerdctlNetworks(labels: Inspected['labels']): readonly string[] {
  const text = labels['nerdctl/networks'];
  const parsed = text === undefined ? undefined : parseJson(text);
  return Array.isArray(parsed) ? parsed.filter((name) => typeof name === 'string') : [];
}

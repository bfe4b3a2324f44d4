import { fail, ok, type Result } from '../model/result.ts';
import { didYouMean, oneLine } from '../util/text.ts';
import type { ContainerEngine } from './container-engine.ts';
import { engineTrouble, failed, runEngine } from './engine-trouble.ts';
import type { ExecResult } from './exec.ts';
import { Recent } from './recent.ts';

/** A network of an engine. */
export interface NetworkDetails {
  readonly name: string;
  readonly id: string;
  /** bridge, overlay, macvlan ... */
  readonly driver: string | undefined;
  readonly subnets: readonly string[] | undefined;
  readonly internal: boolean | undefined;
  /** The interface of the machine that a macvlan or ipvlan sits on. */
  readonly parent: string | undefined;
}

/** A network as `network inspect` tells it: docker and nerdctl with capitals, podman without. nerdctl tells no driver. */
interface Raw {
  readonly Name?: string;
  readonly name?: string;
  readonly Id?: string;
  readonly id?: string;
  readonly Driver?: string;
  readonly driver?: string;
  readonly Internal?: boolean;
  readonly internal?: boolean;
  readonly IPAM?: { readonly Config?: readonly { readonly Subnet?: string }[] | null };
  readonly subnets?: readonly { readonly subnet?: string }[] | null;
  readonly Options?: { readonly parent?: string } | null;
  readonly options?: { readonly parent?: string } | null;
  readonly network_interface?: string;
}

const DEADLINE_MS = 20_000;
const recent = new Recent<ReadonlyMap<string, NetworkDetails>>();

/** Looks a network up by its name or id. Those that no container can be a member of are refused. */
export async function findNetwork(engine: ContainerEngine, name: string): Promise<Result<NetworkDetails>> {
  const result = await runEngine(engine, ['network', 'inspect', name], { timeoutMs: DEADLINE_MS });
  if (result.how !== 'exited' || result.code !== 0) return notFound(engine, name, result);
  const [found] = readNetworks(result);
  if (found === undefined) return failed(engine, `network inspect ${name}`, result);
  if (found.driver === 'host' || found.driver === 'null') {
    return fail({
      what: `network "${name}" has no namespace of its own (driver ${found.driver})`,
      where: '--target',
      todo:
        found.driver === 'host'
          ? '--target host looks at this machine'
          : `name the container that has it: ${engine.name}:NAME`,
      exit: 4,
    });
  }
  return ok(found);
}

/** What the engine tells of these networks, by name. What it does not tell is left out. */
export async function inspectNetworks(
  engine: ContainerEngine,
  names: readonly string[],
): Promise<ReadonlyMap<string, NetworkDetails>> {
  if (names.length === 0) return new Map();
  return recent.get([engine.name, ...names].join(' '), async () => {
    const result = await runEngine(engine, ['network', 'inspect', ...names], { timeoutMs: DEADLINE_MS });
    return new Map(readNetworks(result).map((network) => [network.name, network]));
  });
}

/** Reads what `network inspect` printed. */
export function readNetworks({ stdout }: Pick<ExecResult, 'stdout'>): readonly NetworkDetails[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(stdout);
  } catch {
    return [];
  }
  return Array.isArray(parsed) ? parsed.filter(isRaw).map(normal) : [];
}

/** What other engines call the driver of two networks that nerdctl has by name only. */
const PSEUDO: ReadonlyMap<string, string> = new Map([
  ['host', 'host'],
  ['none', 'null'],
]);

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && ('Name' in value || 'name' in value);
}

function normal(raw: Raw): NetworkDetails {
  const name = raw.Name ?? raw.name ?? '';
  const driver = (raw.Driver ?? raw.driver) || PSEUDO.get(name);
  const subnets = raw.IPAM?.Config?.map(({ Subnet }) => Subnet) ?? raw.subnets?.map(({ subnet }) => subnet);
  const onParent = driver === 'macvlan' || driver === 'ipvlan';
  return {
    name,
    id: raw.Id ?? raw.id ?? '',
    driver,
    subnets: subnets?.filter((subnet) => subnet !== undefined),
    internal: raw.Internal ?? raw.internal,
    // podman keeps the parent of a macvlan as the interface of the network.
    parent: raw.Options?.parent ?? raw.options?.parent ?? (onParent ? raw.network_interface : undefined),
  };
}

async function notFound(engine: ContainerEngine, name: string, result: ExecResult): Promise<Result<never>> {
  const trouble = engineTrouble(engine, result);
  if (trouble !== undefined) return fail(trouble);
  if (!/no such network|not found|no network found|unable to find any network/i.test(result.stderr))
    return failed(engine, `network inspect ${name}`, result);
  const listed = await runEngine(engine, ['network', 'ls', '--format', '{{.Name}}'], { timeoutMs: DEADLINE_MS });
  const names = listed.stdout.split('\n').filter((line) => line !== '');
  return fail({
    what: `there is no network called "${oneLine(name, 80)}".${didYouMean(name, names)}`,
    where: '--target',
    todo: `${engine.name} network ls lists the networks`,
    exit: 4,
  });
}

import type { Trouble } from '../../model/result.ts';
import { lastWords } from '../exec.ts';
import { type ClusterFlags, currentNamespace, kubectlFor, kubectlTrouble } from './kubectl.ts';
import { objectIn, parseObject, textIn } from './objects.ts';

/** One right that a run uses. */
export interface Right {
  readonly verb: string;
  readonly resource: string;
  readonly subresource?: string;
  /** Absent: the namespace of the target. */
  readonly namespace?: string;
  /** What it is used for, and what happens without it. */
  readonly without: string;
  /** Nothing can be done without it. */
  readonly needed: boolean;
}

/** What the cluster says of it, in its own words. */
export interface AskedRight extends Right {
  readonly name: string;
  readonly allowed: 'yes' | 'no' | 'unknown';
  readonly words: string;
}

/** Where the cluster's own DNS is. */
const DNS_NAMESPACE = 'kube-system';

const RIGHTS: readonly Right[] = [
  { verb: 'get', resource: 'pods', needed: true, without: 'no pod can be found' },
  { verb: 'create', resource: 'pods', subresource: 'exec', needed: true, without: 'netshoot cannot be talked to' },
  {
    verb: 'patch',
    resource: 'pods',
    subresource: 'ephemeralcontainers',
    needed: false,
    without: "netshoot comes into a pod's own network only where it has a netshoot sidecar; else it is put beside it",
  },
  {
    verb: 'create',
    resource: 'pods',
    needed: false,
    without: 'no throwaway pod: no node, no cluster target, no host vantage',
  },
  {
    verb: 'delete',
    resource: 'pods',
    needed: false,
    without: 'throwaway pods end by themselves but stay until they are removed',
  },
  {
    verb: 'list',
    resource: 'pods',
    needed: false,
    without: 'workloads and selectors cannot be followed to their pods',
  },
  {
    verb: 'get',
    resource: 'deployments.apps',
    needed: false,
    without: 'deploy/NAME cannot be followed to its pods; the same goes for sts, ds, rs and job',
  },
  { verb: 'list', resource: 'services', needed: false, without: 'what services say is not known' },
  {
    verb: 'list',
    resource: 'endpointslices.discovery.k8s.io',
    needed: false,
    without: 'what is behind a service is not known',
  },
  {
    verb: 'list',
    resource: 'networkpolicies.networking.k8s.io',
    needed: false,
    without: 'a policy that blocks is not named',
  },
  { verb: 'get', resource: 'nodes', needed: false, without: 'the state of nodes is not known' },
  {
    verb: 'list',
    resource: 'services',
    namespace: DNS_NAMESPACE,
    needed: false,
    without: "dns-check does not know which service is the cluster's DNS",
  },
  {
    verb: 'list',
    resource: 'endpointslices.discovery.k8s.io',
    namespace: DNS_NAMESPACE,
    needed: false,
    without: "dns-check does not ask each pod behind the cluster's DNS",
  },
];

/** The cluster that kubectl reaches. */
export interface ClusterAnswer {
  readonly client: string;
  readonly server: string;
  readonly context: string;
  readonly namespace: string;
  readonly rights: readonly AskedRight[];
}

/** Asks `kubectl auth can-i` for every right that a run uses. Nothing when kubectl knows no cluster, and nobody named one. */
export async function askRights(
  flags: ClusterFlags,
): Promise<
  | { readonly kind: 'none'; readonly because: string }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  | { readonly kind: 'cluster'; readonly cluster: ClusterAnswer }
> {
  const kubectl = kubectlFor(flags);
  const context = await kubectl.call(['config', 'current-context'], { timeoutMs: 5000 });
  if (context.how === 'not_started') return { kind: 'none', because: 'there is no kubectl command' };
  if ((context.how !== 'exited' || context.code !== 0) && flags.context === undefined)
    return { kind: 'none', because: `kubectl knows no cluster (${lastWords(context)})` };
  const [version, namespace] = await Promise.all([
    kubectl.call(['version', '-o', 'json'], { timeoutMs: 12_000 }),
    currentNamespace(kubectl),
  ]);
  if (version.how !== 'exited' || version.code !== 0) return { kind: 'trouble', trouble: kubectlTrouble(version) };
  const told = parseObject(version.stdout) ?? {};
  const rights = await Promise.all(RIGHTS.map((right) => ask(flags, right)));
  return {
    kind: 'cluster',
    cluster: {
      client: textIn(objectIn(told, 'clientVersion'), 'gitVersion') ?? 'of unknown version',
      server: textIn(objectIn(told, 'serverVersion'), 'gitVersion') ?? 'of unknown version',
      context: flags.context ?? context.stdout.trim(),
      namespace,
      rights,
    },
  };
}

async function ask(flags: ClusterFlags, right: Right): Promise<AskedRight> {
  const { verb, resource, subresource, namespace } = right;
  const words = [
    'auth',
    'can-i',
    verb,
    resource,
    ...(subresource === undefined ? [] : [`--subresource=${subresource}`]),
  ];
  const where = namespace === undefined ? flags : { ...flags, namespace };
  const answer = await kubectlFor(where).call(words, { timeoutMs: 12_000 });
  const said = answer.how === 'exited' ? answer.stdout.trim() : '';
  const place = namespace === undefined ? '' : ` in ${namespace}`;
  const name = `${verb} ${resource}${subresource === undefined ? '' : `/${subresource}`}${place}`;
  if (/^yes\b/.test(said)) return { ...right, name, allowed: 'yes', words: said };
  if (/^no\b/.test(said)) return { ...right, name, allowed: 'no', words: said };
  return { ...right, name, allowed: 'unknown', words: lastWords(answer) };
}

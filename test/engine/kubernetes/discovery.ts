/** The resources that the test's cluster has, by the word of their path. */
export const RESOURCES: Readonly<
  Record<
    string,
    {
      readonly kind: string;
      readonly apiVersion: string;
      readonly short: readonly string[];
      readonly namespaced: boolean;
    }
  >
> = {
  pods: { kind: 'Pod', apiVersion: 'v1', short: ['po'], namespaced: true },
  services: { kind: 'Service', apiVersion: 'v1', short: ['svc'], namespaced: true },
  nodes: { kind: 'Node', apiVersion: 'v1', short: ['no'], namespaced: false },
  namespaces: { kind: 'Namespace', apiVersion: 'v1', short: ['ns'], namespaced: false },
  events: { kind: 'Event', apiVersion: 'v1', short: ['ev'], namespaced: true },
  deployments: { kind: 'Deployment', apiVersion: 'apps/v1', short: ['deploy'], namespaced: true },
  statefulsets: { kind: 'StatefulSet', apiVersion: 'apps/v1', short: ['sts'], namespaced: true },
  daemonsets: { kind: 'DaemonSet', apiVersion: 'apps/v1', short: ['ds'], namespaced: true },
  replicasets: { kind: 'ReplicaSet', apiVersion: 'apps/v1', short: ['rs'], namespaced: true },
  jobs: { kind: 'Job', apiVersion: 'batch/v1', short: [], namespaced: true },
  endpointslices: { kind: 'EndpointSlice', apiVersion: 'discovery.k8s.io/v1', short: [], namespaced: true },
  networkpolicies: { kind: 'NetworkPolicy', apiVersion: 'networking.k8s.io/v1', short: ['netpol'], namespaced: true },
};

const VERBS = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

/** What the API says of itself. Absent for other paths. */
export function discovery(path: string): unknown {
  const groups = [
    ...new Set(Object.values(RESOURCES).map(({ apiVersion }) => apiVersion)),
    'authorization.k8s.io/v1',
  ].filter((one) => one !== 'v1');
  if (path === '/version') return { major: '1', minor: '36', gitVersion: 'v1.36.2' };
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
  if (path === '/apis')
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: groups.map((groupVersion) => {
        const version = { groupVersion, version: 'v1' };
        return { name: groupVersion.split('/')[0], versions: [version], preferredVersion: version };
      }),
    };
  const groupVersion = path === '/api/v1' ? 'v1' : /^\/apis\/([^/]+\/v1)$/.exec(path)?.[1];
  if (groupVersion === undefined) return undefined;
  const own = Object.entries(RESOURCES).filter(([, { apiVersion }]) => apiVersion === groupVersion);
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: own.map(([name, { kind, short, namespaced }]) => ({
      name,
      singularName: kind.toLowerCase(),
      kind,
      namespaced,
      shortNames: short,
      verbs: VERBS,
    })),
  };
}

// An API server of a few lines, so that a real kubectl can be recorded where there is no cluster: it serves the objects
// below, says NotFound to every other name, Forbidden in namespace "locked", Unauthorized in "who", an internal error in
// "broken", and nothing at all in "slow".
//   node api-server.mjs PORT
//   npm run capture -- kubectl-pod running --here --as kubectl-1.32 -- kubectl --server=http://127.0.0.1:PORT get pods ...
import http from 'node:http';

const [, , port = '8001'] = process.argv;
const NAMESPACE = 'shop';
const time = '2026-01-02T03:04:05Z';

/** @param {string} name @param {object} [labels] @param {object} [more] */
const meta = (name, labels = {}, more = {}) => ({
  name,
  namespace: NAMESPACE,
  labels,
  creationTimestamp: time,
  resourceVersion: '7',
  uid: `00000000-0000-4000-8000-${Buffer.from(name).toString('hex').padEnd(12, '0').slice(0, 12)}`,
  ...more,
});
/** @param {string} ready @param {string} [reason] */
const conditions = (ready, reason) =>
  ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
    type,
    status: type === 'Ready' || type === 'ContainersReady' ? ready : 'True',
    ...(ready === 'True' || !reason || type === 'Initialized' || type === 'PodScheduled' ? {} : { reason }),
    lastProbeTime: null,
    lastTransitionTime: time,
  }));
/** @param {string} name @param {object} state @param {object} [more] */
const status = (name, state, more = {}) => ({
  name,
  image: 'web:1',
  imageID: '',
  lastState: {},
  ready: 'running' in state,
  restartCount: 0,
  state,
  ...more,
});
const owner = {
  ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', uid: 'x', controller: true }],
};
const running = { running: { startedAt: time } };

const pods = [
  {
    metadata: meta('web-1-a', { app: 'web' }, owner),
    spec: {
      nodeName: 'node1',
      serviceAccountName: 'web',
      dnsPolicy: 'ClusterFirst',
      dnsConfig: {
        nameservers: ['192.0.2.53'],
        searches: ['corp.example'],
        options: [{ name: 'ndots', value: '2' }, { name: 'edns0' }],
      },
      hostAliases: [{ ip: '192.0.2.20', hostnames: ['db', 'db.example'] }],
      restartPolicy: 'Always',
      securityContext: { sysctls: [{ name: 'net.ipv4.ip_local_port_range', value: '40000 40100' }] },
      initContainers: [
        { name: 'setup', image: 'setup:1' },
        {
          name: 'mesh',
          image: 'mesh:1',
          restartPolicy: 'Always',
          securityContext: { capabilities: { add: ['NET_ADMIN'], drop: ['ALL'] } },
        },
      ],
      containers: [
        {
          name: 'app',
          image: 'web:1',
          env: [
            { name: 'HTTP_PROXY', value: 'http://user:secret@proxy.example:3128' },
            { name: 'PASSWORD', value: 'hunter2' },
            { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 't', key: 'k' } } },
          ],
          ports: [
            { name: 'http', containerPort: 8080, protocol: 'TCP' },
            { containerPort: 53, hostPort: 5353, protocol: 'UDP' },
          ],
          readinessProbe: { httpGet: { path: '/ready', port: 'http', scheme: 'HTTP' }, timeoutSeconds: 1 },
          livenessProbe: { tcpSocket: { port: 8080 }, timeoutSeconds: 3 },
        },
      ],
      ephemeralContainers: [{ name: 'debugger', image: 'netshoot:1', targetContainerName: 'app' }],
    },
    status: {
      phase: 'Running',
      conditions: conditions('True'),
      podIP: '10.244.0.3',
      podIPs: [{ ip: '10.244.0.3' }, { ip: 'fd00:244::3' }],
      hostIP: '192.0.2.2',
      hostIPs: [{ ip: '192.0.2.2' }],
      qosClass: 'BestEffort',
      startTime: time,
      initContainerStatuses: [
        status(
          'setup',
          { terminated: { exitCode: 0, reason: 'Completed', startedAt: time, finishedAt: time } },
          { ready: true },
        ),
        status('mesh', running, { started: true }),
      ],
      containerStatuses: [
        status('app', running, {
          started: true,
          containerID: 'containerd://1e37',
          restartCount: 2,
          lastState: { terminated: { exitCode: 137, reason: 'OOMKilled', startedAt: time, finishedAt: time } },
        }),
      ],
      ephemeralContainerStatuses: [
        status('debugger', { terminated: { exitCode: 3, reason: 'Error', startedAt: time, finishedAt: time } }),
      ],
    },
  },
  {
    metadata: meta('web-1-b', { app: 'web' }, { ...owner, deletionTimestamp: time, deletionGracePeriodSeconds: 30 }),
    spec: { nodeName: 'node1', hostNetwork: true, dnsPolicy: 'Default', containers: [{ name: 'app', image: 'web:1' }] },
    status: {
      phase: 'Running',
      conditions: conditions('False', 'ContainersNotReady'),
      podIP: '192.0.2.2',
      podIPs: [{ ip: '192.0.2.2' }],
      hostIP: '192.0.2.2',
      containerStatuses: [
        status(
          'app',
          { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s restarting failed container' } },
          {
            restartCount: 9,
            lastState: { terminated: { exitCode: 1, reason: 'Error', startedAt: time, finishedAt: time } },
          },
        ),
      ],
    },
  },
  {
    metadata: meta('pending', { app: 'web' }),
    spec: { dnsPolicy: 'None', containers: [{ name: 'app', image: 'web:1' }] },
    status: {
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message: '0/1 nodes are available',
          lastProbeTime: null,
          lastTransitionTime: time,
        },
      ],
    },
  },
  {
    metadata: meta('no-image', { app: 'other' }),
    spec: { nodeName: 'node1', containers: [{ name: 'app', image: 'registry.invalid/web:1' }] },
    status: {
      phase: 'Pending',
      conditions: conditions('False', 'ContainersNotReady'),
      hostIP: '192.0.2.2',
      containerStatuses: [
        status('app', { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image' } }),
      ],
    },
  },
];

const services = [
  {
    metadata: meta('web'),
    spec: {
      type: 'ClusterIP',
      clusterIP: '10.96.51.247',
      clusterIPs: ['10.96.51.247', 'fd00:96::247'],
      ipFamilies: ['IPv4', 'IPv6'],
      ipFamilyPolicy: 'PreferDualStack',
      internalTrafficPolicy: 'Cluster',
      sessionAffinity: 'None',
      selector: { app: 'web', tier: 'front' },
      ports: [
        { name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' },
        { name: 'dns', port: 53, protocol: 'UDP', targetPort: 5353 },
      ],
    },
    status: { loadBalancer: {} },
  },
  {
    metadata: meta('db'),
    spec: {
      type: 'ClusterIP',
      clusterIP: 'None',
      clusterIPs: ['None'],
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      publishNotReadyAddresses: true,
      sessionAffinity: 'None',
      selector: { app: 'db' },
      ports: [{ port: 5432, protocol: 'TCP', targetPort: 5432 }],
    },
    status: { loadBalancer: {} },
  },
  {
    metadata: meta('front'),
    spec: {
      type: 'LoadBalancer',
      clusterIP: '10.96.0.80',
      clusterIPs: ['10.96.0.80'],
      externalIPs: ['203.0.113.9'],
      externalTrafficPolicy: 'Local',
      healthCheckNodePort: 32000,
      loadBalancerSourceRanges: ['198.51.100.0/24'],
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } },
      ports: [{ name: 'https', port: 443, nodePort: 30443, protocol: 'TCP', targetPort: 8443, appProtocol: 'https' }],
    },
    status: { loadBalancer: { ingress: [{ ip: '203.0.113.10' }, { hostname: 'lb.example' }] } },
  },
  {
    metadata: meta('outside'),
    spec: { type: 'ExternalName', externalName: 'api.example', sessionAffinity: 'None' },
    status: { loadBalancer: {} },
  },
];

const pod = (/** @type {string} */ name) => ({ kind: 'Pod', name, namespace: NAMESPACE, uid: 'x' });
const slices = [
  {
    metadata: meta('web-v4', { 'kubernetes.io/service-name': 'web' }),
    addressType: 'IPv4',
    ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
    endpoints: [
      {
        addresses: ['10.244.0.3'],
        conditions: { ready: true, serving: true, terminating: false },
        nodeName: 'node1',
        zone: 'a',
        targetRef: pod('web-1-a'),
      },
      {
        addresses: ['10.244.0.4'],
        conditions: { ready: false, serving: false, terminating: false },
        nodeName: 'node1',
        targetRef: pod('web-1-c'),
      },
      {
        addresses: ['10.244.0.5'],
        conditions: { ready: false, serving: true, terminating: true },
        nodeName: 'node1',
        targetRef: pod('web-1-b'),
      },
      { addresses: ['10.244.0.6'], conditions: {} },
    ],
  },
  {
    metadata: meta('web-v6', { 'kubernetes.io/service-name': 'web' }),
    addressType: 'IPv6',
    ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
    endpoints: [{ addresses: ['fd00:244::3'], conditions: { ready: true }, targetRef: pod('web-1-a') }],
  },
  {
    metadata: meta('orphan-1', { 'kubernetes.io/service-name': 'orphan' }),
    addressType: 'IPv4',
    ports: null,
    endpoints: null,
  },
];
const endpoints = [
  {
    metadata: meta('web'),
    subsets: [
      {
        addresses: [{ ip: '10.244.0.3', nodeName: 'node1', targetRef: pod('web-1-a') }],
        notReadyAddresses: [{ ip: '10.244.0.4', targetRef: pod('web-1-c') }],
        ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      },
    ],
  },
  { metadata: meta('orphan') },
];
const policies = [
  { metadata: meta('deny-all'), spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } },
  {
    metadata: meta('web'),
    spec: {
      podSelector: {
        matchLabels: { app: 'web' },
        matchExpressions: [
          { key: 'tier', operator: 'In', values: ['front', 'back'] },
          { key: 'canary', operator: 'DoesNotExist' },
        ],
      },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            { podSelector: { matchLabels: { app: 'front' } } },
            { namespaceSelector: { matchLabels: { team: 'ops' } } },
            { namespaceSelector: {}, podSelector: { matchLabels: { app: 'probe' } } },
          ],
          ports: [{ port: 'http', protocol: 'TCP' }],
        },
      ],
      egress: [
        {
          to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.9.0.0/16'] } }],
          ports: [
            { port: 5432, protocol: 'TCP' },
            { port: 32000, endPort: 32768, protocol: 'TCP' },
          ],
        },
        { ports: [{ port: 53, protocol: 'UDP' }] },
      ],
    },
  },
  { metadata: meta('open'), spec: { podSelector: { matchLabels: { app: 'open' } }, ingress: [{}] } },
];
const nodes = [
  {
    metadata: { ...meta('node1', { 'kubernetes.io/hostname': 'node1' }), namespace: undefined },
    spec: { podCIDR: '10.244.0.0/24', podCIDRs: ['10.244.0.0/24', 'fd00:244::/64'], providerID: 'kind://a/b/node1' },
    status: {
      addresses: [
        { type: 'InternalIP', address: '192.0.2.2' },
        { type: 'InternalIP', address: '2001:db8::2' },
        { type: 'ExternalIP', address: '203.0.113.2' },
        { type: 'Hostname', address: 'node1' },
      ],
      conditions: [
        ['NetworkUnavailable', 'False', 'RouteCreated'],
        ['MemoryPressure', 'False', 'KubeletHasSufficientMemory'],
        ['Ready', 'True', 'KubeletReady'],
      ].map(([type, holds, reason]) => ({
        type,
        status: holds,
        reason,
        message: 'told by the test',
        lastHeartbeatTime: time,
        lastTransitionTime: time,
      })),
      nodeInfo: {
        architecture: 'amd64',
        containerRuntimeVersion: 'containerd://2.1.9',
        kernelVersion: '6.1.0',
        kubeletVersion: 'v1.32.4',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
        operatingSystem: 'linux',
      },
    },
  },
  {
    metadata: { ...meta('node2'), namespace: undefined },
    spec: {
      unschedulable: true,
      taints: [
        { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute', timeAdded: time },
        { key: 'team', value: 'ops', effect: 'NoSchedule' },
      ],
    },
    status: {
      addresses: [{ type: 'InternalIP', address: '192.0.2.3' }],
      conditions: [
        ['DiskPressure', 'True', 'KubeletHasDiskPressure'],
        ['NetworkUnavailable', 'True', 'NoRouteCreated'],
        ['Ready', 'Unknown', 'NodeStatusUnknown'],
      ].map(([type, holds, reason]) => ({ type, status: holds, reason, lastTransitionTime: time })),
    },
  },
];
const events = [
  {
    metadata: meta('web-1-a.1'),
    involvedObject: { kind: 'Pod', name: 'web-1-a', namespace: NAMESPACE, fieldPath: 'spec.containers{app}' },
    type: 'Warning',
    reason: 'Unhealthy',
    message:
      'Readiness probe failed: Get "http://10.244.0.3:8080/ready": dial tcp 10.244.0.3:8080: connect: connection refused',
    count: 12,
    firstTimestamp: time,
    lastTimestamp: '2026-01-02T04:04:05Z',
    source: { component: 'kubelet', host: 'node1' },
  },
  {
    metadata: meta('pending.1'),
    involvedObject: { kind: 'Pod', name: 'pending', namespace: NAMESPACE },
    type: 'Warning',
    reason: 'FailedScheduling',
    message: '0/1 nodes are available',
    eventTime: '2026-01-02T03:04:05.000000Z',
    firstTimestamp: null,
    lastTimestamp: null,
    source: {},
    reportingComponent: 'default-scheduler',
    series: { count: 3, lastObservedTime: '2026-01-02T04:04:05.000000Z' },
  },
];

/** @type {Record<string, [apiVersion: string, kind: string, namespaced: boolean, items: any[]]>} */
const resources = {
  namespaces: ['v1', 'Namespace', false, [{ metadata: { name: NAMESPACE } }]],
  pods: ['v1', 'Pod', true, pods],
  services: ['v1', 'Service', true, services],
  endpoints: ['v1', 'Endpoints', true, endpoints],
  nodes: ['v1', 'Node', false, nodes],
  events: ['v1', 'Event', true, events],
  endpointslices: ['discovery.k8s.io/v1', 'EndpointSlice', true, slices],
  networkpolicies: ['networking.k8s.io/v1', 'NetworkPolicy', true, policies],
};
const groups = ['discovery.k8s.io', 'networking.k8s.io'];

/** @param {number} code @param {string} reason @param {string} message @param {object} [details] */
const failure = (code, reason, message, details) => ({
  code,
  body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, details, code },
});

/** @param {string} version */
const resourceList = (version) => ({
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion: version,
  resources: Object.entries(resources)
    .filter(([, [own]]) => own === version)
    .map(([name, [, kind, namespaced]]) => ({
      name,
      singularName: kind.toLowerCase(),
      namespaced,
      kind,
      verbs: ['get', 'list'],
    })),
});

/** @param {string} plural @param {string | undefined} namespace @param {string | undefined} name @param {string | null} selector */
function objectsFor(plural, namespace, name, selector) {
  const [apiVersion = '', kind = '', , items = []] = resources[plural] ?? [];
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  if (namespace === 'locked')
    return failure(
      403,
      'Forbidden',
      `${plural}${group ? `.${group}` : ''} is forbidden: User "viewer" cannot list resource "${plural}" in API group "${group}" in the namespace "locked"`,
    );
  if (namespace === 'who') return failure(401, 'Unauthorized', 'Unauthorized');
  if (namespace === 'broken')
    return failure(
      500,
      'InternalError',
      'an error on the server ("etcdserver: leader changed") has prevented the request from succeeding',
    );
  const full = items.map((item) => ({ apiVersion, kind, ...item }));
  const here = full.filter(
    (item) => namespace === undefined || item.metadata.namespace === undefined || item.metadata.namespace === namespace,
  );
  if (name !== undefined) {
    const found = here.find((item) => item.metadata.name === name);
    return found
      ? { code: 200, body: found }
      : failure(404, 'NotFound', `${plural}${group ? `.${group}` : ''} "${name}" not found`, { name, kind: plural });
  }
  const [key = '', value] = (selector ?? '').split('=');
  const chosen = here.filter((item) => !selector || item.metadata.labels?.[key] === value);
  return { code: 200, body: { apiVersion, kind: `${kind}List`, metadata: { resourceVersion: '7' }, items: chosen } };
}

http
  .createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    const path = url.pathname;
    const named =
      /^\/(?:api|apis\/[^/]+)\/v1(?:\/namespaces\/(?<namespace>[^/]+))?\/(?<plural>[a-z]+)(?:\/(?<name>[^/]+))?$/.exec(
        path,
      )?.groups;
    if (named?.namespace === 'slow') return;
    const version = /^\/(?:api|apis\/(?<group>[^/]+))\/v1$/.exec(path);
    const answer =
      path === '/api'
        ? { code: 200, body: { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] } }
        : path === '/apis'
          ? {
              code: 200,
              body: {
                kind: 'APIGroupList',
                apiVersion: 'v1',
                groups: groups.map((name) => ({
                  name,
                  versions: [{ groupVersion: `${name}/v1`, version: 'v1' }],
                  preferredVersion: { groupVersion: `${name}/v1`, version: 'v1' },
                })),
              },
            }
          : version
            ? { code: 200, body: resourceList(version.groups?.group ? `${version.groups.group}/v1` : 'v1') }
            : path === '/version'
              ? { code: 200, body: { major: '1', minor: '36', gitVersion: 'v1.36.2' } }
              : named?.plural
                ? objectsFor(named.plural, named.namespace, named.name, url.searchParams.get('labelSelector'))
                : failure(404, 'NotFound', 'the server could not find the requested resource');
    response.writeHead(answer.code, {
      'content-type': 'application/json',
      ...(named?.plural === 'endpoints'
        ? { warning: '299 - "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"' }
        : {}),
    });
    response.end(JSON.stringify(answer.body));
  })
  .listen(Number(port), '127.0.0.1');

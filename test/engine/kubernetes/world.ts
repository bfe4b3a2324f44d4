import { docker, mustDocker, ownName } from '../docker-cli.ts';
import { type Obj, runningPod, TestCluster } from './cluster.ts';

/** Addresses of services in the test's cluster: no machine has them, the target's own rules make them pods' addresses. */
export const DNS_IP = '10.96.0.10';
export const API_IP = '10.96.51.247';
const DOMAIN = 'svc.cluster.local';

/** A cluster whose pods are containers of this machine: `web` (the target), `api` (a server), and two DNS servers. The API
 *  is a test's; kubectl, the network and the tools are real. */
export class World {
  readonly cluster: TestCluster;
  readonly image: string;
  readonly #name = ownName();
  readonly #made: string[] = [];

  private constructor(cluster: TestCluster, image: string) {
    this.cluster = cluster;
    this.image = image;
  }

  static async start(image: string): Promise<World> {
    const cluster = await TestCluster.start([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system' } },
    ]);
    const world = new World(cluster, image);
    const resolver = [DNS_IP, `shop.${DOMAIN}`, DOMAIN, 'cluster.local'];
    world.#pod(
      'web',
      ['--dns', DNS_IP, ...resolver.slice(1).flatMap((one) => ['--dns-search', one]), '--dns-opt', 'ndots:5'],
      'sleep 600',
    );
    world.#pod('api', [], 'sleep 600');
    for (const name of ['dns1', 'dns2'])
      world.#pod(
        name,
        [],
        `dnsmasq -k --no-resolv --no-hosts --user=root --address=/api.shop.${DOMAIN}/${API_IP} --local=/local/ --local=/shop/ --local=//`,
      );
    cluster.rules = { runtime: (pod, container, argv) => world.#exec(pod, container, argv) };
    return world;
  }

  /** Everything as in a healthy cluster; scenarios change it afterwards. */
  reset(): void {
    const { cluster } = this;
    for (const key of [...cluster.objects.keys()]) if (!key.startsWith('namespaces/')) cluster.objects.delete(key);
    cluster.rules = { runtime: cluster.rules.runtime ?? (() => []) };
    for (const name of ['web', 'api', 'dns1', 'dns2'])
      this.inNetwork(name, 'iptables -t nat -F; iptables -F; for p in $(pgrep socat); do kill $p; done; true');
    cluster.put(this.pod('web', { labels: { app: 'web' } }));
    cluster.put(this.pod('api', { labels: { app: 'api' } }, [{ name: 'http', containerPort: 8080, protocol: 'TCP' }]));
    cluster.put(
      service('kube-system', 'kube-dns', DNS_IP, [dnsPort('UDP'), dnsPort('TCP')], { 'k8s-app': 'kube-dns' }),
    );
    this.dnsPods(['dns1', 'dns2']);
    cluster.put(
      service('shop', 'api', API_IP, [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 8080 }], { app: 'api' }),
    );
    this.apiPods(['api'], 8080);
    this.listen('api', '8080');
  }

  /** The DNS service's endpoints, and the rules that hand out questions to them in turn. */
  dnsPods(names: readonly string[]): void {
    const ports = [
      { name: 'dns', port: 53, protocol: 'UDP' },
      { name: 'dns-tcp', port: 53, protocol: 'TCP' },
    ];
    this.cluster.put(
      slice(
        'kube-system',
        'kube-dns',
        names.length === 0 ? null : ports,
        names.map((name) => this.#endpoint('kube-system', name)),
      ),
    );
    for (const protocol of ['udp', 'tcp']) this.#serve(DNS_IP, protocol, 53, names, 53);
  }

  apiPods(names: readonly string[], port: number): void {
    const ports = [{ name: 'http', port, protocol: 'TCP' }];
    this.cluster.put(
      slice(
        'shop',
        'api',
        names.length === 0 ? null : ports,
        names.map((name) => this.#endpoint('shop', name)),
      ),
    );
    this.#serve(API_IP, 'tcp', 80, names, port);
  }

  /** As kube-proxy does it: one of the pods, or a refusal when there is none. */
  #serve(ip: string, protocol: string, port: number, names: readonly string[], podPort: number): void {
    const match = `-d ${ip} -p ${protocol} --dport ${port}`;
    const lines = names.map((name, i) => {
      const chance = names.length - i > 1 ? `-m statistic --mode nth --every ${names.length - i} --packet 0` : '';
      return `iptables -t nat -A OUTPUT ${match} ${chance} -j DNAT --to-destination ${this.address(name)}:${podPort}`;
    });
    if (names.length === 0) lines.push(`iptables -A OUTPUT ${match} -j REJECT`);
    const own = `-d ${ip}/32 -p ${protocol}`;
    const forget = `iptables -t nat -S OUTPUT | sed -n "s|^-A \\(.*${own}.*\\)|-D \\1|p" | while read -r rule; do iptables -t nat $rule; done`;
    lines.unshift(forget);
    this.inNetwork('web', lines.join('\n'));
  }

  listen(name: string, port: string, bind = '0.0.0.0'): void {
    mustDocker(
      'exec',
      '--detach',
      this.container(name),
      'socat',
      `TCP-LISTEN:${port},fork,reuseaddr,bind=${bind}`,
      'SYSTEM:printf "HTTP/1.0 200 OK\\r\\nContent-Length\\: 0\\r\\n\\r\\n"',
    );
    mustDocker(
      'exec',
      this.container(name),
      'sh',
      '-c',
      `for i in 1 2 3 4 5 6 7 8 9 10; do ss -Hltn sport = :${port} | grep -q . && exit 0; sleep 0.1; done; exit 1`,
    );
  }

  deaf(name: string): void {
    mustDocker('exec', this.container(name), 'sh', '-c', 'for p in $(pgrep socat); do kill $p; done; true');
  }

  /** Runs a script with root's rights in the network of a pod. */
  inNetwork(name: string, script: string): void {
    mustDocker(
      ...[
        'run',
        '--rm',
        '--network',
        `container:${this.container(name)}`,
        '--pid',
        `container:${this.container(name)}`,
        '--cap-add',
        'NET_ADMIN',
      ],
      '--entrypoint',
      'sh',
      this.image,
      '-c',
      script,
    );
  }

  container(name: string): string {
    return `${this.#name}-${name}`;
  }

  address(name: string): string {
    return mustDocker('inspect', '--format', '{{.NetworkSettings.IPAddress}}', this.container(name));
  }

  pod(name: string, metadata: Obj, ports: readonly Obj[] = []): Obj {
    const ip = this.address(name);
    return runningPod(`${name}-7b9d49bb6d-4szsq`, {
      metadata: { annotations: { test: name }, ...metadata },
      containers: [{ name: 'app', image: `shop/${name}:1`, ports }],
      status: { podIP: ip, podIPs: [{ ip }], hostIP: '192.0.2.2' },
    });
  }

  async stop(): Promise<void> {
    docker('rm', '-f', ...this.#made);
    await this.cluster.stop();
  }

  #pod(name: string, options: readonly string[], script: string): void {
    this.#made.push(this.container(name));
    mustDocker(
      'run',
      '--detach',
      '--name',
      this.container(name),
      ...options,
      '--entrypoint',
      'sh',
      this.image,
      '-c',
      script,
    );
  }

  #endpoint(namespace: string, name: string): Obj {
    return {
      addresses: [this.address(name)],
      conditions: { ready: true, serving: true, terminating: false },
      nodeName: 'node1',
      targetRef: {
        kind: 'Pod',
        name: `${name === 'api' ? 'api' : 'coredns'}-7b9d49bb6d-${name === 'api' ? '4szsq' : name}`,
        namespace,
      },
    };
  }

  /** The target's own container is the container; one of ours joins its network with the capabilities that it was given. */
  #exec(pod: Obj, container: Obj, argv: readonly string[]): readonly string[] {
    const target = this.container(pod.metadata.annotations.test ?? 'web');
    if (container.securityContext === undefined) return ['docker', 'exec', target, ...argv];
    const [program = 'sh', ...args] = argv;
    const added = (container.securityContext.capabilities?.add ?? []).flatMap((one: string) => ['--cap-add', one]);
    return [
      ...['docker', 'run', '--rm', '-i', '--network', `container:${target}`, '--cap-drop', 'ALL', ...added],
      '--entrypoint',
      program,
      this.image,
      ...args,
    ];
  }
}

function dnsPort(protocol: string): Obj {
  return { name: protocol === 'UDP' ? 'dns' : 'dns-tcp', port: 53, protocol, targetPort: 53 };
}

export function service(namespace: string, name: string, ip: string, ports: readonly Obj[], selector: Obj): Obj {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels: {} },
    spec: {
      clusterIP: ip,
      clusterIPs: [ip],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ports,
      selector,
      sessionAffinity: 'None',
      type: 'ClusterIP',
    },
    status: { loadBalancer: {} },
  };
}

function slice(namespace: string, of: string, ports: readonly Obj[] | null, endpoints: readonly Obj[]): Obj {
  return {
    addressType: 'IPv4',
    apiVersion: 'discovery.k8s.io/v1',
    endpoints: endpoints.length === 0 ? null : endpoints,
    kind: 'EndpointSlice',
    metadata: { name: `${of}-8tmtm`, namespace, labels: { 'kubernetes.io/service-name': of } },
    ports,
  };
}

/** A policy for the pods with these labels. */
export function policy(name: string, selects: Obj, spec: Obj): Obj {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: 'shop' },
    spec: { podSelector: { matchLabels: selects }, ...spec },
  };
}

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { discovery, RESOURCES } from './discovery.ts';
import { confined, execLocally } from './exec-locally.ts';
import { accessReview } from './protobuf.ts';

/** An object of the API. */
export type Obj = ReturnType<typeof JSON.parse>;

/** What is refused, and with which words: as RBAC or an admission policy would. */
export interface Rules {
  /** `verb resource[/subresource]`, as `patch pods/ephemeralcontainers`. */
  readonly forbid?: readonly string[];
  /** An admission policy: why this pod may not be, or nothing. */
  readonly admit?: (pod: Obj) => string | undefined;
  /** What becomes of a new container: its state. Default: it runs. */
  readonly state?: (container: Obj) => Obj;
  /** What a container's command is on this machine. Default: a process of this machine. */
  readonly runtime?: (pod: Obj, container: Obj, argv: readonly string[]) => readonly string[];
}

/** An API server that knows a few objects, for the real kubectl: it speaks just enough of the API for what this project
 *  asks. Containers are processes of this machine. */
export class TestCluster {
  readonly objects = new Map<string, Obj>();
  readonly requests: string[] = [];
  rules: Rules = {};
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #home = mkdtempSync(join(tmpdir(), 'nsrk8s-'));
  kubeconfig = '';
  readonly #upgraded = new Set<Duplex>();
  /** The process of the last exec. */
  #last: number | undefined;

  static async start(objects: readonly Obj[] = []): Promise<TestCluster> {
    const cluster = new TestCluster();
    for (const object of objects) cluster.put(object);
    cluster.#server.on('upgrade', (request, socket) => cluster.#exec(request, socket));
    await new Promise<void>((resolve) => {
      cluster.#server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = cluster.#server.address() as AddressInfo;
    cluster.kubeconfig = join(cluster.#home, 'config');
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'test',
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'test', namespace: 'shop' } }],
      clusters: [{ name: 'test', cluster: { server: `http://127.0.0.1:${port}` } }],
      users: [{ name: 'test', user: {} }],
    };
    writeFileSync(cluster.kubeconfig, JSON.stringify(config));
    return cluster;
  }

  /** What kubectl keeps stays in a folder of our own. */
  get env(): Record<string, string> {
    return { KUBECONFIG: this.kubeconfig, KUBECACHEDIR: join(this.#home, 'cache'), HOME: this.#home };
  }

  /** Ends the container's side of the last exec, without a word to it. */
  killLast(): void {
    if (this.#last !== undefined) process.kill(-this.#last, 'SIGKILL');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    // Those that were upgraded are no longer the server's.
    for (const socket of this.#upgraded) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#home, { recursive: true, force: true });
  }

  put(object: Obj): Obj {
    const { kind, metadata } = object;
    metadata.uid ??= randomUUID();
    metadata.resourceVersion = String(this.requests.length + this.objects.size + 1);
    const resource = Object.entries(RESOURCES).find(([, one]) => one.kind === kind)?.[0];
    this.objects.set(`${resource}/${metadata.namespace ?? ''}/${metadata.name}`, object);
    return object;
  }

  get(resource: string, name: string, namespace = 'shop'): Obj | undefined {
    return this.objects.get(`${resource}/${namespace}/${name}`);
  }

  pods(): Obj[] {
    return [...this.objects].filter(([key]) => key.startsWith('pods/')).map(([, pod]) => pod);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://cluster');
    const bytes = await all(request);
    const body = bytes.toString('utf8');
    const method = request.method ?? 'GET';
    const send = (code: number, value: unknown) => {
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    const found = discovery(url.pathname);
    if (found !== undefined) return send(200, found);
    if (url.pathname.endsWith('/selfsubjectaccessreviews')) return send(201, this.#review(accessReview(bytes)));
    const path = PATH.exec(url.pathname)?.groups;
    if (path === undefined)
      return send(404, status(404, 'NotFound', 'the server could not find the requested resource'));
    const { resource = '', namespace = '', name, subresource } = path;
    const verb = verbOf(method, name);
    this.requests.push(
      `${verb} ${resource}${subresource === undefined ? '' : `/${subresource}`}${name === undefined ? '' : ` ${name}`}`,
    );
    const refused = this.#forbidden(verb, resource, subresource, namespace, name);
    if (refused !== undefined) return send(403, refused);
    const [code, value] = this.#handle({ verb, resource, namespace, name, subresource, body, url });
    send(code, value);
  }

  #handle({ verb, resource, namespace, name, subresource, body, url }: Obj): readonly [number, Obj] {
    if (verb === 'list') return [200, this.#list(resource, namespace, url)];
    if (verb === 'create') return this.#create(namespace, JSON.parse(body));
    const object = this.get(resource, name, namespace);
    if (object === undefined)
      return [404, status(404, 'NotFound', `${resource} "${name}" not found`, { name, kind: resource })];
    if (subresource === 'ephemeralcontainers') return this.#addEphemeral(object, JSON.parse(body));
    if (verb === 'delete') this.objects.delete(`${resource}/${namespace}/${name}`);
    return [200, object];
  }

  #list(resource: string, namespace: string, url: URL): Obj {
    const wanted = (url.searchParams.get('labelSelector') ?? '').split(',').filter((one) => one !== '');
    const node = /spec\.nodeName=(.+)/.exec(url.searchParams.get('fieldSelector') ?? '')?.[1];
    const items = [...this.objects]
      .filter(([key]) => key.startsWith(`${resource}/${namespace}`))
      .map(([, one]) => one)
      .filter((one) => wanted.every((requirement) => meets(one.metadata.labels ?? {}, requirement)))
      .filter((one) => node === undefined || one.spec.nodeName === node);
    const { kind, apiVersion } = RESOURCES[resource] ?? { kind: 'Unknown', apiVersion: 'v1' };
    return { apiVersion, kind: `${kind}List`, metadata: { resourceVersion: '1' }, items };
  }

  #create(namespace: string, pod: Obj): readonly [number, Obj] {
    const why = this.rules.admit?.(pod);
    if (why !== undefined) return [403, status(403, 'Forbidden', `pods "${pod.metadata.name}" is forbidden: ${why}`)];
    pod.metadata.namespace = namespace;
    pod.spec.nodeName ??= 'node1';
    pod.spec.securityContext ??= {};
    pod.status = {
      phase: 'Running',
      podIP: '10.244.0.99',
      containerStatuses: pod.spec.containers.map((one: Obj) => ({ name: one.name, state: this.#stateOf(one) })),
    };
    return [201, this.put(pod)];
  }

  /** A strategic merge patch, or the whole pod: of both only the new containers count. */
  #addEphemeral(pod: Obj, change: Obj): readonly [number, Obj] {
    const before = pod.spec.ephemeralContainers ?? [];
    const added = (change.spec?.ephemeralContainers ?? []).filter(
      (one: Obj) => !before.some((old: Obj) => old.name === one.name),
    );
    const next = { ...pod, spec: { ...pod.spec, ephemeralContainers: [...before, ...added] } };
    const why = this.rules.admit?.(next);
    if (why !== undefined) return [403, status(403, 'Forbidden', `pods "${pod.metadata.name}" is forbidden: ${why}`)];
    const told = added.map((one: Obj) => ({ name: one.name, state: this.#stateOf(one) }));
    next.status = {
      ...pod.status,
      ephemeralContainerStatuses: [...(pod.status.ephemeralContainerStatuses ?? []), ...told],
    };
    return [200, this.put(next)];
  }

  #stateOf(container: Obj): Obj {
    return this.rules.state?.(container) ?? { running: { startedAt: new Date().toISOString() } };
  }

  #forbidden(
    verb: string,
    resource: string,
    subresource: string | undefined,
    namespace: string,
    name: string | undefined,
  ): Obj | undefined {
    const whole = subresource === undefined ? resource : `${resource}/${subresource}`;
    if (this.rules.forbid?.includes(`${verb} ${whole}`) !== true) return undefined;
    const where = namespace === '' ? 'at the cluster scope' : `in the namespace "${namespace}"`;
    const what = `${resource}${name === undefined ? '' : ` "${name}"`} is forbidden: User "jane" cannot ${verb} resource "${whole}" in API group "" ${where}`;
    return status(403, 'Forbidden', what, { name, kind: resource });
  }

  #review(review: ReturnType<typeof accessReview>): Obj {
    const { verb, resource, subresource, namespace } = review;
    const allowed = this.#forbidden(verb, resource, subresource || undefined, namespace ?? '', undefined) === undefined;
    return {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      metadata: {},
      spec: { resourceAttributes: review },
      status: { allowed },
    };
  }

  #exec(request: IncomingMessage, socket: Duplex): void {
    this.#upgraded.add(socket);
    socket.on('close', () => this.#upgraded.delete(socket));
    const url = new URL(request.url ?? '/', 'http://cluster');
    const { namespace = '', name = '' } = PATH.exec(url.pathname)?.groups ?? {};
    this.requests.push(`create pods/exec ${name}`);
    const pod = this.get('pods', name, namespace);
    const container = url.searchParams.get('container') ?? '';
    const specs = [
      ...(pod?.spec.containers ?? []),
      ...(pod?.spec.initContainers ?? []),
      ...(pod?.spec.ephemeralContainers ?? []),
    ];
    const spec = specs.find((one: Obj) => one.name === container);
    const refused = this.#forbidden('create', 'pods', 'exec', namespace, name);
    const missing = spec === undefined ? status(404, 'NotFound', `pods "${name}" not found`) : undefined;
    const words = url.searchParams.getAll('command');
    const argv = spec === undefined ? words : (this.rules.runtime?.(pod, spec, words) ?? confined(spec, words));
    execLocally({
      ...{ request, socket, argv, refusal: refused ?? missing },
      started: (pid) => {
        this.#last = pid;
      },
    });
  }
}

const PATH =
  /^\/(?:api\/v1|apis\/[^/]+\/v1)(?:\/namespaces\/(?<namespace>[^/]+))?\/(?<resource>[a-z]+)(?:\/(?<name>[^/]+)(?:\/(?<subresource>[a-z]+))?)?$/;

function verbOf(method: string, name: string | undefined): string {
  if (method === 'GET') return name === undefined ? 'list' : 'get';
  return { POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' }[method] ?? method;
}

export function status(code: number, reason: string, message: string, details: Obj = {}): Obj {
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, details, code };
}

async function all(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A pod that runs. */
export function runningPod(name: string, more: Obj = {}): Obj {
  const containers = more.containers ?? [{ name: 'app', image: 'shop/web:1' }];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', labels: { app: 'web' }, ...more.metadata },
    // What the API fills in where it is not said: kubectl counts on it.
    spec: {
      ...{ containers, nodeName: 'node1', dnsPolicy: 'ClusterFirst', restartPolicy: 'Always', securityContext: {} },
      ...more.spec,
    },
    status: {
      phase: 'Running',
      podIP: '10.244.0.3',
      podIPs: [{ ip: '10.244.0.3' }],
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: containers.map((one: Obj) => ({
        name: one.name,
        ready: true,
        restartCount: 0,
        state: { running: { startedAt: '2026-11-22T19:43:48Z' } },
      })),
      ...more.status,
    },
  };
}

/** `app=web`, `app!=web`. */
function meets(labels: Readonly<Record<string, string>>, requirement: string): boolean {
  const [, label = '', operator, value] = /^(.+?)(!?=)(.*)$/.exec(requirement) ?? [];
  return (labels[label] === value) === (operator === '=');
}

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { ownName } from '../engine/docker-cli.ts';
import { image, kubeconfig, kubectl, mustKubectl, whyNoCluster } from '../engine/kubernetes/real.ts';
import { COMMAND, isBuilt } from './command.ts';
import { use } from './user.ts';

const namespace = ownName();

/** Why there is no cluster to test with. Empty when there is one. */
function whyNot(): string {
  return isBuilt() ? whyNoCluster() : ' needs dist/main.js: npm run build makes it';
}

const lacks = whyNot();

const WORLD = (name: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: ${name} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${name} }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: app
          image: ${image}
          imagePullPolicy: IfNotPresent
          command: [sh, -c, "socat TCP-LISTEN:8080,fork,reuseaddr SYSTEM:cat || nc -lk -p 8080"]
          ports: [{ name: http, containerPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: ${name} }
spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] }
---
apiVersion: v1
kind: Service
metadata: { name: orphan, namespace: ${name} }
spec: { selector: { app: nobody }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Service
metadata: { name: astray, namespace: ${name} }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8099 }] }
`;

const LOCKED = (name: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: ${name}-locked, labels: { pod-security.kubernetes.io/enforce: restricted } }
---
apiVersion: v1
kind: Pod
metadata: { name: nonroot, namespace: ${name}-locked }
spec:
  terminationGracePeriodSeconds: 1
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: RuntimeDefault } }
  containers:
    - name: app
      image: ${image}
      imagePullPolicy: IfNotPresent
      command: [sleep, "3600"]
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
`;

const PLAYBOOK = `name: who-is-this
title: Which addresses does the target have, and does it reach itself?
steps:
  - { id: addresses, title: Read its addresses, use: ip-addr }
  - { id: ping, title: Ping itself, use: ping, with: { host: 127.0.0.1, count: 1 } }
  - { id: resolver, title: Read its resolver configuration, use: resolv-conf }
checks:
  - { id: has-address, title: It has an address, step: addresses, expr: "steps.addresses.addresses.exists(a, !is_loopback(a))", say: none }
  - { id: pings, title: It reaches itself, step: ping, expr: steps.ping.answered, say: no }
  - { id: has-resolver, title: It has a nameserver, step: resolver, expr: steps.resolver.nameservers.size() > 0, say: none }
`;

function run(
  words: readonly string[],
  config = kubeconfig,
): Promise<{ readonly code: number; readonly report: Report }> {
  const argv = [COMMAND, ...words, '--kubeconfig', config, '--image', image, '--format', 'json', '--quiet'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, argv, { maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      try {
        resolve({ code: error === null ? 0 : Number(error.code), report: JSON.parse(stdout) });
      } catch {
        reject(new Error(stderr));
      }
    });
  });
}

describe.skipIf(lacks !== '')(`a real cluster${lacks}`, () => {
  let folder = '';
  let playbook = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
    playbook = join(folder, 'who.yaml');
    writeFileSync(playbook, PLAYBOOK);
    const made = kubectl(['apply', '-f', '-'], `${WORLD(namespace)}---${LOCKED(namespace)}`);
    if (made.status !== 0) throw new Error(made.stderr);
    const ready = kubectl(['-n', namespace, 'rollout', 'status', 'deploy/web', '--timeout=150s']);
    if (ready.status !== 0) throw new Error(ready.stderr);
    kubectl(['-n', `${namespace}-locked`, 'wait', 'pod/nonroot', '--for=condition=Ready', '--timeout=60s']);
  }, 240_000);
  afterAll(() => {
    kubectl(['delete', 'namespace', namespace, `${namespace}-locked`, '--wait=false']);
    rmSync(folder, { recursive: true, force: true });
  });
  const look = (target: string, ...more: readonly string[]) =>
    run(['run', playbook, '--target', target, '-n', namespace, ...more]);
  const pods = () =>
    kubectl(['-n', namespace, 'get', 'pods', '-o', 'name'])
      .stdout.split('\n')
      .filter((line) => line !== '');

  it('a pod is entered by an ephemeral container, which the next run uses again', async () => {
    const first = await look('deploy/web');
    expect([first.code, first.report.findings.map(({ verdict }) => verdict)]).toEqual([0, ['pass', 'pass', 'pass']]);
    expect(first.report.run.access).toMatchObject([
      { rung: 'ephemeral_container', reused: false, lacks: [], denied: [] },
    ]);
    const again = await look(`pod/${first.report.run.target.name}`);
    expect(again.report.run.access).toMatchObject([{ rung: 'ephemeral_container', reused: true }]);
  }, 240_000);

  it('the rights of docs/rbac.yaml and docs/rbac-cluster.yaml are all that a run needs', async () => {
    const docs = (name: string) => join(import.meta.dirname, '../../docs', name);
    const config = JSON.parse(mustKubectl(['config', 'view', '--raw', '--minify', '-o', 'json']));
    Object.assign(config.users[0].user, { as: 'nsr-e2e', 'as-groups': ['on-call', 'system:authenticated'] });
    const own = join(folder, 'on-call.json');
    writeFileSync(own, JSON.stringify(config));
    mustKubectl(['apply', '-n', namespace, '-f', docs('rbac.yaml')]);
    mustKubectl(['apply', '-f', docs('rbac-cluster.yaml')]);
    try {
      const words = ['service-check', '--target', 'deploy/web', '--to', 'tcp://web:80', '-n', namespace];
      const { code, report } = await run(words, own);
      expect([code, report.run.access?.[0]?.denied]).toEqual([0, []]);
      expect(report.steps.filter(({ ending }) => ending.how === 'not_permitted')).toEqual([]);
      const doctor = await use(['doctor', '--kubeconfig', own, '-n', namespace]);
      expect(doctor.stdout).toContain('list endpointslices.discovery.k8s.io in kube-system');
      expect(doctor.stdout).not.toContain('not allowed');
    } finally {
      kubectl(['delete', '-f', docs('rbac-cluster.yaml')]);
    }
  }, 240_000);

  it.each(['cluster', 'node'])(
    '%s is seen by a pod that is gone afterwards',
    async (kind) => {
      const node = kubectl(['get', 'nodes', '-o', 'jsonpath={.items[0].metadata.name}']).stdout;
      const before = pods();
      const { code, report } = await look(kind === 'node' ? `node/${node}` : 'cluster');
      expect([code, report.run.access?.[0]?.rung]).toEqual([0, kind === 'node' ? 'node_pod' : 'throwaway_pod']);
      kubectl([
        '-n',
        namespace,
        'wait',
        'pods',
        '-l',
        'app.kubernetes.io/managed-by=netshoot-run',
        '--for=delete',
        '--timeout=60s',
      ]);
      expect(pods()).toEqual(before);
    },
    240_000,
  );

  it('where the restricted standard is enforced it goes without root, says so, and what needs more is unknown', async () => {
    const { code, report } = await run(['run', playbook, '--target', 'pod/nonroot', '-n', `${namespace}-locked`]);
    expect([code, report.verdict]).toEqual([3, 'undecided']);
    expect(report.run.access).toMatchObject([{ rung: 'ephemeral_container', stand_in: false, lacks: ['NET_RAW'] }]);
    expect(report.run.access?.[0]?.denied[0]?.because).toContain('violates PodSecurity "restricted');
    expect(report.findings.map(({ check, verdict }) => [check, verdict])).toEqual([
      ['has-address', 'pass'],
      ['pings', 'unknown'],
      ['has-resolver', 'pass'],
    ]);
  }, 240_000);

  it.each([
    ['web', 'healthy', undefined],
    ['orphan', 'fault', 'k8s.service_no_endpoints'],
    ['astray', 'fault', 'k8s.wrong_target_port'],
  ])(
    'service-check of %s is %s',
    async (service, verdict, code) => {
      const { report } = await run([
        'service-check',
        '--target',
        'deploy/web',
        '-n',
        namespace,
        '--to',
        `tcp://${service}.${namespace}.svc.cluster.local:80`,
      ]);
      expect([report.verdict, report.causes.find(({ role }) => role === 'root')?.code]).toEqual([verdict, code]);
    },
    240_000,
  );
});

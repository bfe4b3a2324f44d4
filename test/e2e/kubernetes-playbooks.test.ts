import { execFile, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { policy, World } from '../engine/kubernetes/world.ts';
import { recordScenario } from '../playbooks/scenario.ts';
import { engineForTests } from '../setup/engine.ts';
import { COMMAND, isBuilt } from './command.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const kubectl = spawnSync('kubectl', ['version', '--client'], { stdio: 'ignore' }).status === 0;
const lacks = !engine.available
  ? ` needs docker: ${engine.reason}`
  : !kubectl
    ? ' needs kubectl, which is not on PATH'
    : isBuilt()
      ? ''
      : ' needs dist/main.js: npm run build makes it';

const EGRESS = { policyTypes: ['Egress'], egress: [{ ports: [{ port: 443, protocol: 'TCP' }] }] };
const INGRESS = { policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: { matchLabels: { app: 'front' } } }] }] };

interface Case {
  readonly name: string;
  readonly playbook: 'dns-check' | 'service-check';
  readonly to: string;
  readonly more?: readonly string[];
  readonly make: (world: World) => void;
  /** `code @ object`; none for a healthy or undecided run. */
  readonly root?: (world: World) => string;
  readonly verdict: Report['verdict'];
  /** Run every time. The others are replayed from their recorded runs, and run when NSR_DIAGNOSE=all or KEEP_RUNS=1 asks. */
  readonly always?: true;
}

const everything = process.env.NSR_DIAGNOSE === 'all' || process.env.KEEP_RUNS === '1';

const cases: readonly Case[] = [
  {
    name: 'ok-cluster',
    playbook: 'dns-check',
    to: 'tcp://api.shop.svc.cluster.local:80',
    make: () => {},
    verdict: 'healthy',
    always: true,
  },
  {
    name: 'cluster-dns-pod-dead',
    playbook: 'dns-check',
    to: 'tcp://api.shop.svc.cluster.local:80',
    make: (world) =>
      world.inNetwork(
        'dns2',
        'iptables -A INPUT -p udp --dport 53 -j DROP; iptables -A INPUT -p tcp --dport 53 -j DROP',
      ),
    root: (world) => `k8s.dns_endpoint_dead @ ${world.address('dns2')}`,
    verdict: 'fault',
  },
  {
    name: 'cluster-dns-no-pods',
    playbook: 'dns-check',
    to: 'tcp://api.shop.svc.cluster.local:80',
    make: (world) => world.dnsPods([]),
    root: () => 'k8s.dns_no_endpoints @ kube-system/kube-dns',
    verdict: 'fault',
  },
  {
    name: 'cluster-policy-stops-dns',
    playbook: 'dns-check',
    to: 'tcp://api.shop.svc.cluster.local:80',
    make: (world) => {
      world.cluster.put(policy('deny-egress', { app: 'web' }, EGRESS));
      for (const name of ['dns1', 'dns2'])
        world.inNetwork(name, `iptables -A INPUT -s ${world.address('web')} -j DROP`);
    },
    root: () => 'k8s.network_policy_dns @ shop/deny-egress',
    verdict: 'fault',
  },
  { name: 'healthy', playbook: 'service-check', to: 'http://api:80/', make: () => {}, verdict: 'healthy' },
  {
    name: 'port-missing',
    playbook: 'service-check',
    to: 'http://api.shop:8081/',
    make: (world) => world.inNetwork('web', 'iptables -A OUTPUT -d 10.96.51.247 -p tcp --dport 8081 -j DROP'),
    root: () => 'k8s.service_port_missing @ shop/api:8081',
    verdict: 'fault',
  },
  {
    name: 'no-endpoints',
    playbook: 'service-check',
    to: 'http://api:80/',
    make: (world) => {
      const api = world.cluster.get('services', 'api');
      api.spec.selector = { app: 'apl' };
      world.apiPods([], 8080);
    },
    root: () => 'k8s.service_no_endpoints @ shop/api',
    verdict: 'fault',
  },
  {
    name: 'wrong-target-port',
    playbook: 'service-check',
    to: 'http://api:80/',
    make: (world) => {
      world.cluster.get('services', 'api').spec.ports[0].targetPort = 8081;
      world.apiPods(['api'], 8081);
    },
    root: () => 'k8s.wrong_target_port @ shop/api:80',
    verdict: 'fault',
  },
  {
    name: 'pod-on-loopback',
    playbook: 'service-check',
    to: 'http://api:80/',
    more: ['--peer', 'pod/api-7b9d49bb6d-4szsq'],
    make: (world) => {
      world.deaf('api');
      world.listen('api', '8080', '127.0.0.1');
    },
    root: () => 'k8s.pod_loopback @ 127.0.0.1:8080',
    verdict: 'fault',
    always: true,
  },
  {
    name: 'pod-not-listening',
    playbook: 'service-check',
    to: 'http://api:80/',
    make: (world) => world.deaf('api'),
    root: (world) => `k8s.pod_not_listening @ ${world.address('api')}:8080`,
    verdict: 'fault',
  },
  {
    name: 'policy-stops-egress',
    playbook: 'service-check',
    to: 'http://api:80/',
    make: (world) => {
      world.cluster.put(policy('deny-egress', { app: 'web' }, EGRESS));
      world.inNetwork('api', `iptables -A INPUT -s ${world.address('web')} -j DROP`);
    },
    root: () => 'k8s.network_policy @ shop/deny-egress',
    verdict: 'fault',
  },
  {
    name: 'policy-stops-ingress',
    playbook: 'service-check',
    to: 'http://api:80/',
    make: (world) => {
      world.cluster.put(policy('front-only', { app: 'api' }, INGRESS));
      world.inNetwork('api', `iptables -A INPUT -s ${world.address('web')} -j DROP`);
    },
    root: () => 'k8s.network_policy @ shop/front-only',
    verdict: 'fault',
  },
  {
    name: 'undecided',
    playbook: 'service-check',
    to: 'http://api:80/',
    make: (world) => {
      world.cluster.rules = { ...world.cluster.rules, forbid: ['list endpointslices'] };
    },
    verdict: 'undecided',
  },
];

/** Runs the built command as a child process, while this one plays the cluster. */
function run(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<Report> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env, NO_COLOR: '1' }, maxBuffer: 64 << 20 };
    execFile(process.execPath, [COMMAND, ...argv, '--format', 'json', '--quiet'], options, (_, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(new Error(`no report: ${stderr}`));
      }
    });
  });
}

describe.skipIf(lacks !== '')(`playbooks against pods, with the real kubectl and a test's API${lacks}`, () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start(image);
  }, 60_000);
  afterAll(() => world?.stop());

  it.each(
    cases
      .filter(({ always }) => everything || always === true)
      .map((one) => [`${one.playbook}: ${one.name}`, one] as const),
  )(
    '%s',
    async (_, one) => {
      world.reset();
      one.make(world);
      const argv = [one.playbook, '--target', 'deploy/web', '--to', one.to, '--image', image, ...(one.more ?? [])];
      world.cluster.put({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web', namespace: 'shop' },
        spec: { selector: { matchLabels: { app: 'web' } } },
      });
      const report = await run(argv, world.cluster.env);
      // KEEP_RUNS=1 keeps the run for test/playbooks: read the diff before it is committed.
      if (process.env.KEEP_RUNS === '1') recordScenario(one.playbook, one.name, report);
      const roots = report.causes
        .filter(({ role }) => role === 'root')
        .map(({ code, object }) => `${code} @ ${object}`);
      const failed = report.findings.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check);
      expect({ verdict: report.verdict, roots, failed: one.root === undefined ? failed : [] }).toEqual({
        verdict: one.verdict,
        roots: one.root === undefined ? [] : [one.root(world)],
        failed: [],
      });
    },
    120_000,
  );
});

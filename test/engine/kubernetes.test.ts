import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cleanUpCluster } from '../../src/engine/kubernetes/cleanup.ts';
import { findKubernetesTarget, findKubernetesTargets } from '../../src/engine/kubernetes/find.ts';
import type { KubernetesRef } from '../../src/engine/kubernetes/ref.ts';
import type { Vantage } from '../../src/model/evidence.ts';
import type { OpenedTarget, SessionNeeds } from '../../src/model/session.ts';
import { ownName } from './docker-cli.ts';
import { runningPod, TestCluster } from './kubernetes/cluster.ts';
import { sessionContract } from './session-contract.ts';

const lacks =
  spawnSync('kubectl', ['version', '--client'], { stdio: 'ignore' }).status === 0
    ? ''
    : ' needs kubectl, which is not on PATH';
const root = process.getuid?.() === 0;
const never = new AbortController().signal;
const image = 'netshoot:test';
const web = { kind: 'pod', name: 'web-1' } as const;
const NET_RAW = { capabilities: ['NET_RAW'], programs: [] } as const;
const PATCH = ['patch pods/ephemeralcontainers', 'update pods/ephemeralcontainers'];
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { selector: { matchLabels: { app: 'web' } } },
};

let cluster: TestCluster;

async function find(ref: KubernetesRef, flags: { container?: string; node?: string } = {}) {
  return findKubernetesTarget('web', ref, { kubeconfig: cluster.kubeconfig, ...flags });
}

async function open(
  ref: KubernetesRef = web,
  vantages: readonly Vantage[] = ['target'],
  needs: Partial<Pick<SessionNeeds, 'capabilities' | 'programs'>> = NET_RAW,
  runId = ownName(),
) {
  const found = await find(ref);
  if (!found.ok) throw new Error(found.trouble.what);
  const own = { capabilities: [], programs: [], ...needs };
  return found.value.open(new Map(vantages.map((vantage) => [vantage, own])), { runId, image }, never);
}

async function opened(...args: Parameters<typeof open>): Promise<OpenedTarget> {
  const result = await open(...args);
  if (!result.ok) throw new Error(result.trouble.what);
  return result.value;
}

describe.skipIf(lacks !== '')(`the kubernetes engine, with the real kubectl and a test's API${lacks}`, () => {
  beforeAll(async () => {
    cluster = await TestCluster.start();
    vi.stubEnv('KUBECACHEDIR', cluster.env.KUBECACHEDIR ?? '');
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await cluster?.stop();
  });
  const fresh = (pods = [runningPod('web-1'), runningPod('web-2')]) => {
    cluster.objects.clear();
    cluster.requests.length = 0;
    cluster.rules = {};
    const space = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node1' } };
    for (const object of [space, node, deployment, ...pods]) cluster.put(structuredClone(object));
  };
  beforeAll(() => fresh());
  afterEach(() => fresh());

  describe('a session in an ephemeral container', () => {
    sessionContract({
      missingFrom: 'in the image',
      endsChildren: true,
      open: async (needs) => {
        const { sessions } = await opened(web, ['target'], needs);
        const session = sessions.target;
        if (session === undefined) throw new Error('there is no session');
        const ps = () => spawnSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).stdout.split('\n');
        return {
          session,
          kill: async () => cluster.killLast(),
          processesWith: async (text) => ps().filter((line) => line.includes(text) && !line.includes('ps -eo')),
        };
      },
    });
  });

  describe('finds', () => {
    it('the pod that is ready, of a deployment, and says how many others run', async () => {
      fresh([
        runningPod('web-1', { status: { conditions: [{ type: 'Ready', status: 'False' }] } }),
        runningPod('web-2'),
        runningPod('web-3', { status: { phase: 'Failed' } }),
        runningPod('other-1', { metadata: { labels: { app: 'other' } } }),
      ]);
      const found = await find({ kind: 'deploy', name: 'web' });
      expect(found.ok && found.value.facts).toMatchObject({
        engine: 'kubernetes',
        kind: 'pod',
        name: 'web-2',
        namespace: 'shop',
        node: 'node1',
        container: 'app',
        context: 'test',
        workload: 'web',
        siblings: 1,
        pod_ips: ['10.244.0.3'],
        labels: { app: 'web' },
      });
    });

    it('all pods of a selector, and tells those that cannot be looked at', async () => {
      fresh([runningPod('web-1'), runningPod('web-2'), runningPod('web-3', { status: { phase: 'Succeeded' } })]);
      const found = await findKubernetesTargets(
        'selector:app=web',
        { kind: 'selector', labels: 'app=web' },
        { kubeconfig: cluster.kubeconfig },
      );
      expect(found.ok && found.value.targets.map(({ facts }) => facts.name)).toEqual(['web-1', 'web-2']);
      expect(found.ok && found.value.unfit).toEqual([
        { name: 'web-3', because: 'pod web-3 has ended (Succeeded): it has no network to look at' },
      ]);
    });

    it.each([
      [
        'a pod that is not there',
        { kind: 'pod', name: 'web' } as const,
        'there is no pod "web" in the namespace shop; there are: web-1, web-2',
        'did you mean --target deploy/web (or sts/, ds/), or --target pod/web-1?',
      ],
      [
        'a deployment that is not there',
        { kind: 'deploy', name: 'wib' } as const,
        'Error from server (NotFound): deployments "wib" not found; there are: web',
        'did you mean --target deploy/web?',
      ],
      [
        'a node that is not there',
        { kind: 'node', name: 'node2' } as const,
        'there is no node "node2"; there are: node1',
        'did you mean node1?',
      ],
    ])('%s: the message says what there is', async (_, ref, what, todo) => {
      // Of a run's own pods nobody wants to hear.
      cluster.put(runningPod('ours', { metadata: { labels: { 'app.kubernetes.io/managed-by': 'netshoot-run' } } }));
      expect(await find(ref)).toMatchObject({ ok: false, trouble: { what, todo, exit: 4 } });
    });

    it('no container of a name that the pod does not have', async () => {
      expect(await find(web, { container: 'ap' })).toMatchObject({
        ok: false,
        trouble: {
          what: 'pod web-1 has no container "ap"; it has: app',
          todo: 'name one of them, for example --container app',
        },
      });
    });
  });

  describe('the ladder', () => {
    it('puts an ephemeral container into the pod, with just the capabilities of the plan, and uses it again', async () => {
      const first = await opened();
      expect(first.access).toEqual([
        expect.objectContaining({ rung: 'ephemeral_container', reused: false, stand_in: false, lacks: [], denied: [] }),
      ]);
      expect(cluster.get('pods', 'web-1').spec.ephemeralContainers).toEqual([
        expect.objectContaining({
          image,
          imagePullPolicy: 'IfNotPresent',
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { add: ['NET_RAW'], drop: ['ALL'] },
            privileged: false,
            runAsNonRoot: false,
            runAsUser: 0,
            seccompProfile: { type: 'RuntimeDefault' },
          },
        }),
      ]);
      await first.close();
      const second = await opened();
      expect(second.access).toEqual([expect.objectContaining({ rung: 'ephemeral_container', reused: true })]);
      await second.close();
      expect(cluster.get('pods', 'web-1').spec.ephemeralContainers).toHaveLength(1);
      expect(cluster.pods()).toHaveLength(2);
    });

    it('uses a netshoot sidecar where the pod has one, and adds nothing', async () => {
      fresh([
        runningPod('web-1', {
          containers: [
            { name: 'app', image: 'shop/web:1' },
            { name: 'tools', image: 'nicolaka/netshoot:v0.16' },
          ],
        }),
      ]);
      const { access, close } = await opened(web, ['target'], {});
      await close();
      expect(access).toEqual([expect.objectContaining({ rung: 'sidecar', where: 'web-1/tools', reused: true })]);
      expect(cluster.requests.filter((request) => request.startsWith('patch') || request.startsWith('update'))).toEqual(
        [],
      );
    });

    it('puts the container with an update where a patch is forbidden', async () => {
      cluster.rules = { forbid: ['patch pods/ephemeralcontainers'] };
      const { access, close } = await opened();
      await close();
      expect(access).toEqual([expect.objectContaining({ rung: 'ephemeral_container', denied: [] })]);
      expect(cluster.requests).toContain('update pods/ephemeralcontainers web-1');
    });

    it('puts the container with an update where kubectl debug itself breaks', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'nsr-kubectl-'));
      const path = process.env.PATH ?? '';
      const source = `#!/bin/sh\nPATH='${path}'\nfor word; do [ "$word" = debug ] && { echo 'panic: runtime error' >&2; exit 2; }; done\nexec kubectl "$@"\n`;
      writeFileSync(join(folder, 'kubectl'), source, { mode: 0o755 });
      process.env.PATH = `${folder}:${path}`;
      try {
        const { access, close } = await opened();
        await close();
        expect(access).toEqual([expect.objectContaining({ rung: 'ephemeral_container', denied: [] })]);
        expect(cluster.requests).toContain('update pods/ephemeralcontainers web-1');
      } finally {
        process.env.PATH = path;
        rmSync(folder, { recursive: true, force: true });
      }
    });

    it.skipIf(!root)(
      'asks for less where policy refuses, and says what it lacks and in which words it was refused',
      async () => {
        const why =
          'violates PodSecurity "restricted:latest": runAsNonRoot != true (container must set securityContext.runAsNonRoot=true)';
        const refused = (one: { securityContext?: { runAsNonRoot?: boolean } }) =>
          one.securityContext?.runAsNonRoot !== true;
        cluster.rules = { admit: (pod) => ((pod.spec.ephemeralContainers ?? []).some(refused) ? why : undefined) };
        const { access, sessions, close } = await opened();
        const id = await sessions.target?.run({ kind: 'exec', argv: ['id', '-u'], deadlineMs: 5000 });
        await close();
        expect(id?.stdout).toBe('65534\n');
        const because = `Error from server (Forbidden): pods "web-1" is forbidden: ${why}`;
        expect(access).toEqual([
          expect.objectContaining({
            rung: 'ephemeral_container',
            lacks: ['NET_RAW'],
            denied: [
              { what: 'an ephemeral container as root with NET_RAW', because },
              {
                what: 'an ephemeral container as root with the capabilities that the runtime gives everybody',
                because,
              },
            ],
          }),
        ]);
      },
    );

    it('goes beside the pod, on its node, where none may be added; and takes its pod away again', async () => {
      cluster.rules = { forbid: PATCH };
      const { access, close } = await opened();
      expect(access).toEqual([
        expect.objectContaining({
          rung: 'throwaway_pod',
          stand_in: true,
          denied: [
            {
              what: 'an ephemeral container as root with NET_RAW',
              // A kubectl before 1.31 has no patch to try.
              because: expect.stringMatching(
                /^Error from server \(Forbidden\): pods "web-1" is forbidden: User "jane" cannot (?:patch|update) resource "pods\/ephemeralcontainers" in API group "" in the namespace "shop"$/,
              ),
            },
          ],
        }),
      ]);
      const pod = cluster.pods().find(({ metadata }) => metadata.name.startsWith('netshoot-run-'));
      expect(pod.metadata.labels).toMatchObject({ 'app.kubernetes.io/managed-by': 'netshoot-run' });
      expect(pod.spec).toMatchObject({
        nodeName: 'node1',
        hostNetwork: false,
        automountServiceAccountToken: false,
        dnsPolicy: 'ClusterFirst',
      });
      await close();
      expect(cluster.pods().map(({ metadata }) => metadata.name)).toEqual(['web-1', 'web-2']);
    });

    it('ends with all that was denied when no rung holds, and leaves nothing', async () => {
      cluster.rules = { forbid: [...PATCH, 'create pods'] };
      const result = await open();
      expect(result).toMatchObject({ ok: false, trouble: { where: 'pod web-1', exit: 4 } });
      expect(!result.ok && result.trouble.what).toMatch(
        /cannot (?:patch|update) resource .* cannot create resource "pods"/,
      );
      expect(cluster.pods()).toHaveLength(2);
    });

    it('adds nothing to a pod that could not be talked to', async () => {
      cluster.rules = { forbid: ['create pods/exec'] };
      const result = await open();
      expect(!result.ok && result.trouble.what).toContain('this user may not create pods/exec in the namespace shop');
      expect(cluster.get('pods', 'web-1').spec.ephemeralContainers).toBeUndefined();
    });

    it('says that the node cannot get the image, and tries no other rung', async () => {
      const message = 'failed to pull image "netshoot:test": not found';
      cluster.rules = { state: () => ({ waiting: { reason: 'ErrImagePull', message } }) };
      expect(await open()).toMatchObject({
        ok: false,
        trouble: { what: `the node cannot get the netshoot image: ErrImagePull: ${message}`, where: image },
      });
      expect(cluster.pods()).toHaveLength(2);
    });

    it('reaches the node by a pod in its network, as the vantage host and as a target', async () => {
      const both = await opened(web, ['target', 'host'], {});
      expect(both.access?.map(({ vantage, rung }) => [vantage, rung])).toEqual([
        ['target', 'ephemeral_container'],
        ['host', 'node_pod'],
      ]);
      await both.close();
      const node = await opened({ kind: 'node', name: 'node1' }, ['target'], {});
      const pod = cluster.pods().find(({ metadata }) => metadata.name.startsWith('netshoot-run-'));
      expect(pod.spec).toMatchObject({ nodeName: 'node1', hostNetwork: true, dnsPolicy: 'Default' });
      await node.close();
      expect(cluster.pods()).toHaveLength(2);
    });

    it('without the right to make pods has no vantage host, and says so', async () => {
      cluster.rules = { forbid: ['create pods'] };
      const { denied, sessions, close } = await opened(web, ['target', 'host'], {});
      await close();
      expect(denied.host).toContain('cannot create resource "pods"');
      expect(Object.keys(sessions).sort()).toEqual(['inside', 'target']);
    });
  });

  describe('inside the target', () => {
    it('files and programs are its own; what is missing is said to be missing', async () => {
      const { sessions, close } = await opened(web, ['target', 'inside'], {});
      const run = async (argv: readonly string[]) =>
        (await sessions.inside?.run({ kind: 'exec', argv, deadlineMs: 2000 })) ?? {};
      const file = async (path: string) => (await sessions.inside?.run({ kind: 'file', path, deadlineMs: 5000 })) ?? {};
      expect(await run(['sh', '-c', 'echo out; echo err >&2; exit 3'])).toMatchObject({
        ending: { how: 'exited', code: 3 },
        stdout: 'out\n',
        stderr: 'err\n',
      });
      expect(await run(['no-such-program'])).toMatchObject({ ending: { how: 'tool_missing' } });
      expect(await run(['sleep', '60'])).toMatchObject({ ending: { how: 'deadline', after_ms: 2000 } });
      expect(await file('/etc/hostname')).toMatchObject({ ending: { how: 'exited', code: 0 } });
      expect(await file('/no/such/file')).toMatchObject({
        ending: { how: 'not_found', because: 'the target has no /no/such/file' },
      });
      await close();
    });
  });

  it('the API is asked with kubectl get and nothing else', async () => {
    const { sessions, close } = await opened(web, ['engine'], {});
    const run = async (argv: readonly string[]) => sessions.engine?.run({ kind: 'exec', argv, deadlineMs: 10_000 });
    expect((await run(['kubectl', 'get', 'pods', 'web-1', '-o', 'name']))?.stdout).toBe('pod/web-1\n');
    expect((await run(['kubectl', 'delete', 'pod', 'web-1']))?.ending).toMatchObject({ how: 'not_permitted' });
    cluster.rules = { forbid: ['get pods'] };
    expect((await run(['kubectl', 'get', 'pods', 'web-2', '-o', 'name']))?.ending).toEqual({
      how: 'not_permitted',
      because: expect.stringMatching(
        /^this user may not look: Error from server \(Forbidden\): pods "web-2" is forbidden/,
      ),
    });
    await close();
  });

  it('what two targets ask of the API at the same time is asked once, also when the first to ask is closed', async () => {
    const [first, second] = [await opened(web, ['engine'], {}), await opened(web, ['engine'], {})];
    const argv = ['kubectl', 'get', 'pods', '-o', 'name', '--selector', 'app=web'];
    const ask = (target: OpenedTarget) => target.sessions.engine?.run({ kind: 'exec', argv, deadlineMs: 10_000 });
    cluster.requests.length = 0;
    const [one, other] = await Promise.all([ask(first), ask(second)]);
    expect([one?.stdout, one]).toEqual(['pod/web-1\npod/web-2\n', other]);
    expect(cluster.requests.filter((request) => request === 'list pods')).toHaveLength(1);
    argv.push('--ignore-not-found');
    const [lost, mine] = [ask(first), ask(second)];
    await first.close();
    expect([(await lost)?.ending.how, (await mine)?.stdout]).toEqual(['lost', 'pod/web-1\npod/web-2\n']);
    await second.close();
  });

  it('a pod that is replaced or gone during the run is no longer there', async () => {
    const found = await find(web);
    if (!found.ok) throw new Error(found.trouble.what);
    expect(await found.value.stillThere()).toEqual({ there: true });
    cluster.put(runningPod('web-1'));
    expect(await found.value.stillThere()).toEqual({
      there: false,
      because: 'pod web-1 was replaced by another of that name during the run',
    });
    cluster.objects.delete('pods/shop/web-1');
    expect(await found.value.stillThere()).toEqual({ there: false, because: 'pod web-1 is gone' });
  });

  it('cleanup removes pods of ours by their label, and says which containers cannot be removed', async () => {
    await (await opened(web, ['target'], {}, 'abc')).close();
    cluster.put(
      runningPod('left', {
        metadata: { labels: { 'app.kubernetes.io/managed-by': 'netshoot-run', 'netshoot-run/run': 'def' } },
      }),
    );
    const cleaned = await cleanUpCluster({ kubeconfig: cluster.kubeconfig }, false);
    expect(cleaned.ok && cleaned.value.found).toEqual([
      { engine: 'kubernetes', name: 'pod shop/left', run: 'def', status: 'Running', removed: true },
      {
        engine: 'kubernetes',
        name: 'ephemeral container netshoot-run-abc-target of pod shop/web-1',
        run: 'abc',
        status: 'running',
        removed: false,
        stays: expect.stringContaining('its entry stays as long as the pod'),
      },
    ]);
    expect(cluster.pods().map(({ metadata }) => metadata.name)).toEqual(['web-1', 'web-2']);
  });
});

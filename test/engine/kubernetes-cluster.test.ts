import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findKubernetesTarget } from '../../src/engine/kubernetes/find.ts';
import type { KubernetesRef } from '../../src/engine/kubernetes/ref.ts';
import type { Vantage } from '../../src/model/evidence.ts';
import type { OpenedTarget, SessionNeeds } from '../../src/model/session.ts';
import { ownName } from './docker-cli.ts';
import { image, kubeconfig, kubectl, mustKubectl, whyNoCluster } from './kubernetes/real.ts';
import { sessionContract } from './session-contract.ts';

const lacks = whyNoCluster();
const namespace = ownName();
const never = new AbortController().signal;
const NONE = { capabilities: [], programs: [] } as const;

/** Ends everything in a container but its first process, as if it had no memory left. */
const KILL = 'kill -KILL -1';

const podOf = (name: string) => `
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: { app: ${name} } }
spec:
  terminationGracePeriodSeconds: 0
  containers:
    - { name: app, image: "${image}", imagePullPolicy: IfNotPresent, command: [sleep, "3600"] }
`;

function startPods(...names: readonly string[]): void {
  mustKubectl(['apply', '-f', '-'], names.map(podOf).join('---'));
  for (const name of names)
    mustKubectl(['-n', namespace, 'wait', `pod/${name}`, '--for=condition=Ready', '--timeout=120s']);
}

async function find(ref: KubernetesRef) {
  const found = await findKubernetesTarget('web', ref, { kubeconfig, namespace });
  if (!found.ok) throw new Error(found.trouble.what);
  return found.value;
}

async function open(
  ref: KubernetesRef,
  vantages: readonly Vantage[] = ['target'],
  needs: Partial<SessionNeeds> = NONE,
): Promise<OpenedTarget> {
  const own = { ...NONE, ...needs };
  const wanted = new Map(vantages.map((vantage) => [vantage, own]));
  const opened = await (await find(ref)).open(wanted, { runId: ownName(), image }, never);
  if (!opened.ok) throw new Error(opened.trouble.what);
  return opened.value;
}

/** Runs a command in a container of a pod, beside any session. */
function inPod(pod: string, container: string, ...argv: readonly string[]) {
  return kubectl(['-n', namespace, 'exec', pod, '-c', container, '--', ...argv]);
}

describe.skipIf(lacks !== '')(`the kubernetes engine on a real cluster${lacks}`, () => {
  const web = { kind: 'pod', name: 'web' } as const;
  beforeAll(() => {
    mustKubectl(['create', 'namespace', namespace]);
    startPods('web', 'doomed', 'files');
  }, 240_000);
  afterAll(() => void kubectl(['delete', 'namespace', namespace, '--wait=false']));

  describe('a session in an ephemeral container', () => {
    sessionContract({
      missingFrom: 'in the image',
      endsChildren: true,
      open: async (needs) => {
        const { sessions, access } = await open(web, ['target'], needs);
        const session = sessions.target;
        const container = access?.[0]?.where.split('/')[1];
        if (session === undefined || container === undefined) throw new Error('there is no session');
        const argv = () => inPod('web', container, 'ps', '-eo', 'args').stdout.split('\n');
        return {
          session,
          kill: async () => void inPod('web', container, 'sh', '-c', KILL),
          processesWith: async (text) => argv().filter((line) => line.includes(text)),
        };
      },
    });
  });

  it('is in the network of the pod, has its resolv.conf and hosts, and the node is another network', async () => {
    const { sessions, close } = await open(web, ['target', 'host']);
    const read = async (vantage: 'target' | 'host', ...argv: readonly string[]) =>
      (await sessions[vantage]?.run({ kind: 'exec', argv, deadlineMs: 10_000 }))?.stdout;
    const namespaceOf = ['readlink', '/proc/self/ns/net'];
    const files = ['cat', '/etc/resolv.conf', '/etc/hosts'];
    const [own, host, told] = await Promise.all([
      read('target', ...namespaceOf),
      read('host', ...namespaceOf),
      read('target', ...files),
    ]);
    await close();
    expect(own).toBe(inPod('web', 'app', ...namespaceOf).stdout);
    expect(host).not.toBe(own);
    expect(told).toBe(inPod('web', 'app', ...files).stdout);
  }, 120_000);

  it('is one of many at once: each answers for itself', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => open(web)));
    const said = await Promise.all(
      all.map(({ sessions }, at) =>
        sessions.target?.run({ kind: 'exec', argv: ['echo', String(at)], deadlineMs: 20_000 }),
      ),
    );
    await Promise.all(all.map(({ close }) => close()));
    expect(said.map((evidence) => evidence?.stdout)).toEqual(all.map((_, at) => `${at}\n`));
  }, 120_000);

  it('files and programs of the target are its own; what is missing is said to be missing', async () => {
    const { sessions, close } = await open({ kind: 'pod', name: 'files' }, ['inside']);
    inPod('files', 'app', 'sh', '-c', 'mkdir /nsr && echo here >/nsr/plain && ln -s nothing /nsr/dangling');
    const file = async (path: string) =>
      (await sessions.inside?.run({ kind: 'file', path, deadlineMs: 10_000 })) ?? undefined;
    const exec = async (...argv: readonly string[]) =>
      (await sessions.inside?.run({ kind: 'exec', argv, deadlineMs: 10_000 })) ?? undefined;
    expect((await file('/nsr/plain'))?.stdout).toBe('here\n');
    expect((await file('/nsr/absent'))?.ending).toEqual({
      how: 'not_found',
      because: expect.stringContaining('/nsr/absent'),
    });
    expect((await file('/nsr/dangling'))?.ending).toMatchObject({ how: 'not_found' });
    expect(await exec('sh', '-c', 'echo out; echo err >&2; exit 3')).toMatchObject({
      ending: { how: 'exited', code: 3 },
      stdout: 'out\n',
    });
    expect((await exec('no-such-program'))?.ending).toMatchObject({ how: 'tool_missing' });
    await close();
  }, 120_000);

  it('a pod that goes away loses the session, and is no longer there', async () => {
    const found = await find({ kind: 'pod', name: 'doomed' });
    const opened = await found.open(new Map([['target', NONE]]), { runId: ownName(), image }, never);
    if (!opened.ok) throw new Error(opened.trouble.what);
    const running = opened.value.sessions.target?.run({ kind: 'exec', argv: ['sleep', '60'], deadlineMs: 60_000 });
    mustKubectl(['-n', namespace, 'delete', 'pod', 'doomed', '--grace-period=0', '--force']);
    expect((await running)?.ending).toMatchObject({ how: 'lost' });
    await opened.value.close();
    await vi.waitFor(
      async () => expect(await found.stillThere()).toEqual({ there: false, because: 'pod doomed is gone' }),
      {
        timeout: 60_000,
        interval: 500,
      },
    );
  }, 120_000);

  it.each(['cluster', 'node'] as const)(
    'of %s the pod is gone after the end',
    async (kind) => {
      const name = mustKubectl(['get', 'nodes', '-o', 'jsonpath={.items[0].metadata.name}']);
      const { sessions, close } = await open(kind === 'node' ? { kind, name } : { kind });
      const echo = await sessions.target?.run({ kind: 'exec', argv: ['echo', 'here'], deadlineMs: 10_000 });
      await close();
      expect(echo?.stdout).toBe('here\n');
      const ours = ['-n', namespace, 'get', 'pods', '-l', 'app.kubernetes.io/managed-by=netshoot-run', '-o', 'name'];
      await vi.waitFor(() => expect(mustKubectl(ours)).toBe(''), { timeout: 60_000, interval: 500 });
    },
    120_000,
  );
});

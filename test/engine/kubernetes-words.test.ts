import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExecResult } from '../../src/engine/exec.ts';
import { jobManifest } from '../../src/engine/kubernetes/job-manifest.ts';
import { forbiddenByRole, kubectlTrouble, refusal } from '../../src/engine/kubernetes/kubectl.ts';
import { itemsOf, parseObject, selectorWords } from '../../src/engine/kubernetes/objects.ts';
import { defaultContainer, readPod } from '../../src/engine/kubernetes/pod.ts';
import { readKubernetesRef } from '../../src/engine/kubernetes/ref.ts';
import { lacking, securityContext } from '../../src/engine/kubernetes/security.ts';
import { throwawayPod } from '../../src/engine/kubernetes/throwaway.ts';
import { sourceFiles, text } from '../architecture/source.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus/kubectl');
const there = existsSync(corpus);
const lacks = there ? '' : ' needs ../shared/corpus/kubectl, transcripts of a real kubectl';

/** What a recorded command left. */
function recorded(name: string): ExecResult & { readonly argv: readonly string[] } {
  const file = readdirSync(corpus).find((one) => one.includes(name)) ?? '';
  const { argv, exit, stdout, stderr } = JSON.parse(readFileSync(join(corpus, file), 'utf8'));
  return {
    how: 'exited',
    code: exit,
    stdout,
    stderr,
    stdoutBytes: Buffer.from(stdout),
    cut: false,
    durationMs: 1,
    argv,
  };
}

describe.skipIf(!there)(`what a real kubectl says${lacks}`, () => {
  it.each([
    ['get-pod-not-found', 'kubectl', 'kubectl failed: Error from server (NotFound): pods "nope" not found'],
    [
      'server-unreachable',
      'kubectl',
      'the cluster does not answer: The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?',
    ],
    ['bad-token', 'kubectl', 'error: You must be logged in to the server (Unauthorized)'],
    ['no-such-context', '--context', 'Error in configuration: context was not found for specified context: zzz'],
    ['no-such-namespace', '--namespace', 'Error from server (NotFound): namespaces "zzz" not found'],
  ])('%s is told as %s: %s', (name, where, what) => {
    expect(kubectlTrouble(recorded(name))).toMatchObject({ where, what, exit: 4 });
  });

  it('a role that forbids and a policy that refuses are told apart, each in the words of the API', () => {
    const role = refusal(recorded('debug-forbidden'));
    const policy = refusal(recorded('debug-pod-security-forbids'));
    expect([forbiddenByRole(role), forbiddenByRole(policy)]).toEqual([true, false]);
    expect(role).toMatch(/^Error from server \(Forbidden\): pods .* cannot patch resource "pods\/ephemeralcontainers"/);
    // The warnings that kubectl prints before it are no part of it.
    expect(policy).toMatch(/^Error from server \(Forbidden\): pods "nonroot" is forbidden: violates PodSecurity/);
    expect(forbiddenByRole(refusal(recorded('exec-forbidden')))).toBe(true);
  });

  it('a pod with an ephemeral container is read: what runs, since when, with which capabilities', () => {
    const pod = readPod(parseObject(recorded('pod-with-ephemeral').stdout) ?? {});
    expect(pod).toMatchObject({
      name: 'web-7b9d49bb6d-4szsq',
      namespace: 'shop',
      node: 'node1',
      phase: 'Running',
      ready: true,
      ip: '10.244.0.3',
    });
    expect(pod.containers.map(({ name, kind, running, capAdd }) => [name, kind, running, capAdd])).toEqual([
      ['app', 'container', true, []],
      ['ns1', 'ephemeral', true, ['NET_ADMIN', 'NET_RAW']],
    ]);
    expect(defaultContainer(pod)).toBe('app');
  });

  it('a List is its items, and an empty one is none', () => {
    const items = (name: string) => itemsOf(parseObject(recorded(name).stdout) ?? {});
    expect([items('get-pods-by-label.').length, items('get-pods-by-label-none').length]).toEqual([3, 0]);
  });

  it('the selector of a deployment is what selects its pods', () => {
    const spec = parseObject(recorded('get-deployment').stdout)?.spec;
    expect(
      selectorWords(
        spec !== null && typeof spec === 'object' && 'selector' in spec ? { ...Object(spec.selector) } : {},
      ),
    ).toBe('app=web');
  });

  it('the capabilities of a session are seen in what the kernel says of it', () => {
    const hex = (name: string) => /CapEff:\s+([0-9a-f]+)/.exec(recorded(name).stdout)?.[1] ?? '';
    expect(lacking(hex('exec-custom-caps'), ['NET_ADMIN', 'NET_RAW'])).toEqual(['NET_ADMIN']);
    expect(lacking(hex('restricted-exec-caps'), ['NET_ADMIN', 'NET_RAW'])).toEqual(['NET_ADMIN', 'NET_RAW']);
    expect(lacking('unknown', ['NET_RAW'])).toEqual([]);
  });
});

describe('what is asked of the cluster', () => {
  it('is never privileged, and always says all of its security context', () => {
    for (const level of ['exact', 'runtime', 'restricted'] as const)
      expect(securityContext(level, ['NET_RAW'])).toMatchObject({
        privileged: false,
        allowPrivilegeEscalation: false,
        seccompProfile: { type: 'RuntimeDefault' },
      });
    expect(
      securityContext('restricted', ['NET_RAW'], { spec: { securityContext: { runAsUser: 1000 } } }),
    ).toMatchObject({ runAsUser: 1000, runAsNonRoot: true, capabilities: { drop: ['ALL'] } });
  });

  it('is a pod without token, volumes of the node and labels that a service selects', () => {
    const wish = {
      name: 'n',
      namespace: 'shop',
      runId: 'r',
      image: 'i',
      node: undefined,
      hostNetwork: false,
      like: undefined,
      level: 'exact',
      capabilities: [],
    } as const;
    const { metadata, spec } = throwawayPod(wish);
    expect(metadata).toMatchObject({
      labels: { 'app.kubernetes.io/managed-by': 'netshoot-run', 'netshoot-run/run': 'r' },
    });
    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      restartPolicy: 'Never',
      activeDeadlineSeconds: 10_800,
      volumes: [{ emptyDir: {} }, { emptyDir: {} }],
    });
  });

  it.each([
    ['pod/web-1', { kind: 'pod', name: 'web-1' }],
    ['deployment/web', { kind: 'deploy', name: 'web' }],
    ['sts/db', { kind: 'sts', name: 'db' }],
    ['node/worker-3.example', { kind: 'node', name: 'worker-3.example' }],
    ['cluster', { kind: 'cluster' }],
    ['selector:app=web,tier in (a, b)', { kind: 'selector', labels: 'app=web,tier in (a, b)' }],
    ['compose:shop/web', undefined],
    ['netns:/run/netns/x', undefined],
    ['web', undefined],
    ['pod/-rf', { kind: 'wrong', why: 'names of Kubernetes have lowercase letters, digits, dashes and dots' }],
    ['selector:-A', { kind: 'wrong', why: 'after selector: come labels, as app=web,tier!=back' }],
    ['ingress/web', { kind: 'wrong', why: 'before the slash stands a kind: pod, deploy, sts, ds, job, rs, svc, node' }],
  ])('%s is understood', (text, ref) => {
    expect(readKubernetesRef(text)).toEqual(ref);
  });

  it('of a manifest the words reach the shell as its arguments, whatever they hold', () => {
    const words = ['--name', 'a"; rm -rf /; "'];
    const wish = {
      playbook: 'dns-check',
      words,
      namespace: 'n',
      ownNamespace: false,
      runner: 'r:1',
      image: 'i:1',
      schedule: '0 * * * *',
      everySeconds: 900,
    };
    for (const kind of ['CronJob', 'DaemonSet'] as const) {
      const text = jobManifest({ ...wish, kind });
      expect(text).toContain(`- ${JSON.stringify(words[1])}\n`);
      expect(
        text
          .split('\n')
          .filter((line) => line.includes('while :') || line.includes('for node'))
          .join(),
      ).not.toContain('rm -rf');
    }
  });

  it('a manifest for a namespace of its own makes it first, open to pods in the network of a node', () => {
    const wish = {
      playbook: 'dns-check',
      words: [],
      namespace: 'n',
      runner: 'r:1',
      image: 'i:1',
      schedule: '0 * * * *',
    };
    const texts = [true, false].map((ownNamespace) =>
      jobManifest({ ...wish, ownNamespace, everySeconds: 900, kind: 'DaemonSet' }),
    );
    const kinds = texts.map((text) => [...text.matchAll(/^kind: (.+)$/gm)].map(([, kind]) => kind));
    expect(kinds).toEqual([['Namespace', 'DaemonSet'], ['DaemonSet']]);
    expect(texts[0]).toContain('pod-security.kubernetes.io/enforce: privileged\n');
  });

  // With it kubectl in a pod does not use the pod's service account: the CronJob of k8s-job would know no cluster.
  it('kubectl is never called with --request-timeout', () => {
    const calls = sourceFiles.filter((file) => /'--request-timeout/.test(text(file)));
    expect(calls).toEqual([]);
  });
});

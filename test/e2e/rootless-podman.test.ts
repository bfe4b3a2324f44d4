import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../src/model/report.ts';
import { ownName } from '../engine/docker-cli.ts';
import { podmanForTests } from '../setup/engine.ts';
import { COMMAND, isBuilt } from './command.ts';
import { type Unprivileged, unprivileged, whyNoUnprivileged } from './unprivileged.ts';
import { messageIn, start, use } from './user.ts';

const engine = podmanForTests();
const image = engine.available ? `localhost/${engine.image}` : '';

function whyNot(): string {
  if (!engine.available) return ` needs podman: ${engine.reason}`;
  if (!isBuilt()) return ' needs dist/main.js: npm run build makes it';
  const lacks = whyNoUnprivileged();
  return lacks === '' ? '' : ` needs ${lacks}`;
}
const lacks = whyNot();

const PLAYBOOK = `name: who-is-this
title: Which addresses does it have, and does its nameserver answer?
steps:
  - { id: addresses, use: ip-addr }
  - { id: resolver, use: resolv-conf }
  - { id: neighbour, use: ping, with: { host: 10.0.2.2, count: 1 } }
checks:
  - { id: has-address, expr: "steps.addresses.addresses.exists(a, a.startsWith('10.0.2.'))", say: none, title: It has an address }
  - { id: has-resolver, expr: "steps.resolver.nameservers.exists(n, n == '10.0.2.3')", say: none, title: It has a nameserver }
  - { id: pings, expr: steps.neighbour.answered, say: no, title: Its gateway answers }
`;

function verdicts(findings: readonly Finding[]): string[] {
  return findings.map(({ check, verdict }) => `${check} ${verdict}`);
}

describe.skipIf(lacks !== '')(`rootless podman${lacks}`, () => {
  const target = ownName();
  let user: Unprivileged;
  let playbook = '';
  const podman = (...args: readonly string[]) => {
    const [program = '', ...words] = [...user.before, 'podman', ...args];
    const done = spawnSync(program, words, { encoding: 'utf8', env: { ...process.env, ...user.env }, cwd: '/' });
    if (done.status !== 0) throw new Error(`podman ${args.join(' ')}: ${done.stderr}`);
    return done.stdout.trim();
  };
  const how = () => ({ before: user.before, env: user.env, cwd: '/' });
  const args = (name: string) => ['run', playbook, '--target', name, '--image', image, '--format', 'json', '--quiet'];
  const containers = () => podman('ps', '-a', '--format', '{{.Names}}').split('\n');

  beforeAll(() => {
    user = unprivileged();
    playbook = user.write('who.yaml', PLAYBOOK);
    const words = ['docker save "$0" | "$@"', image.slice('localhost/'.length), ...user.before, 'podman', 'load'];
    const loaded = spawnSync('sh', ['-c', ...words], { encoding: 'utf8', env: { ...process.env, ...user.env } });
    if (loaded.status !== 0) throw new Error(loaded.stderr);
    const sleep = ['--stop-timeout', '0', '--entrypoint', 'sh', image, '-c', 'exec sleep 300'];
    podman('run', '-d', '--name', target, '--network', 'slirp4netns', ...sleep);
  }, 180_000);
  afterAll(() => {
    try {
      podman('system', 'reset', '--force');
    } finally {
      user.remove();
    }
  }, 60_000);

  it('a container behind a program of the user (slirp4netns) is entered, and told as such', async () => {
    const { code, stdout, stderr } = await use(args(target), how());
    expect([code, stderr]).toEqual([0, '']);
    const { run, findings } = JSON.parse(stdout);
    expect(run.target).toMatchObject({ engine: 'podman', name: target, network_mode: 'slirp4netns' });
    expect(verdicts(findings)).toEqual(['has-address pass', 'has-resolver pass', 'pings pass']);
    expect(containers()).toEqual([target]);
  });

  it('a container of one user is none of another', async () => {
    const { code, stderr } = await use(args(`podman:${target}`));
    expect([code, messageIn(stderr)]).toMatchObject([4, { what: expect.stringContaining(target) }]);
  });

  it('its process is entered by pid through its user namespace', async () => {
    const pid = podman('inspect', '--format', '{{.State.Pid}}', target);
    const { stdout } = await use(args(`pid:${pid}`), how());
    const { run, findings } = JSON.parse(stdout);
    expect(run.target).toMatchObject({ engine: 'local', kind: 'pid' });
    // The machine's own programs run there: ping may not be among them.
    expect(verdicts(findings).slice(0, 2)).toEqual(['has-address pass', 'has-resolver pass']);
  });

  it('nothing stays of a run that was killed', async () => {
    const { child, seen } = start([...args(target).slice(0, -1)], how());
    await vi.waitUntil(() => containers().length > 1, { timeout: 30_000, interval: 100 });
    spawnSync('pkill', ['-KILL', '--uid', String(user.uid), '--full', COMMAND]);
    child.kill('SIGKILL');
    await seen;
    await vi.waitUntil(() => containers().length === 1, { timeout: 30_000, interval: 200 });
    expect(containers()).toEqual([target]);
  });
});

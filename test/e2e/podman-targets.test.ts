import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { docker, mustDocker, ownName } from '../engine/docker-cli.ts';
import { engineCli } from '../engine/engine-cli.ts';
import { podmanForTests } from '../setup/engine.ts';
import { COMMAND, isBuilt } from './command.ts';
import { messageIn, use } from './user.ts';

const engine = podmanForTests();
const image = engine.available ? engine.image : '';
const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const lacks = engine.available ? unbuilt : ` needs podman: ${engine.reason}`;
const podman = engineCli('podman');

const PLAYBOOK = `name: who-is-this
title: Which addresses do both have?
steps:
  - { id: addresses, use: ip-addr }
  - { id: far, use: ip-addr, vantage: peer }
checks:
  - { id: has-address, title: It has an address, expr: "steps.addresses.addresses.exists(a, !is_loopback(a))", say: none }
`;

describe.skipIf(lacks !== '')(`targets of podman${lacks}`, () => {
  const [both, only, far] = [ownName(), ownName(), ownName()];
  const folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
  const playbook = join(folder, 'who.yaml');
  beforeAll(() => {
    writeFileSync(playbook, PLAYBOOK);
    const sleep = ['--stop-timeout', '0', '--entrypoint', 'sh', image, '-c', 'exec sleep 300'];
    for (const name of [both, only]) podman.must('run', '-d', '--name', name, ...sleep);
    for (const name of [both, far]) mustDocker('run', '-d', '--name', name, ...sleep);
  }, 60_000);
  afterAll(() => {
    podman.run('rm', '-f', '-t', '0', both, only);
    docker('rm', '-f', both, far);
    rmSync(folder, { recursive: true });
  }, 60_000);
  const args = (target: string) => ['run', playbook, '--target', target, '--quiet', '--image', image];
  const look = async (target: string, ...more: readonly string[]) => {
    const { code, stdout, stderr } = await use([...args(target), '--format', 'json', ...more]);
    if (code === 4 || code === 2) return { code, message: messageIn(stderr) };
    const { run, steps } = JSON.parse(stdout);
    return { code, engine: run.target.engine, name: run.target.name, peer: run.peer?.engine, steps };
  };

  it('are entered by their name, bare or with the engine, and with --engine', async () => {
    for (const seen of [await look(`podman:${only}`), await look(only), await look(both, '--engine', 'podman')])
      expect(seen).toMatchObject({ code: 0, engine: 'podman' });
  }, 60_000);

  it('that Docker has too are told as two, with how to name each', async () => {
    expect(await look(both)).toEqual({
      code: 4,
      message: {
        what: `"${both}" may be 2 things: docker:${both} (running), podman:${both} (running)`,
        where: '--target',
        todo: `name the one that is meant, for example --target docker:${both}`,
      },
    });
    expect(await look(`podman:${both}`, '--engine', 'docker')).toMatchObject({ code: 2 });
  }, 60_000);

  it('can have a peer on another engine: each is entered by its own', async () => {
    const seen = await look(`podman:${only}`, '--peer', `docker:${far}`);
    expect(seen).toMatchObject({ code: 0, engine: 'podman', peer: 'docker' });
    expect(seen.steps.map(({ ending }: { readonly ending: unknown }) => ending)).toEqual([
      { how: 'exited', code: 0 },
      { how: 'exited', code: 0 },
    ]);
  }, 60_000);

  it('are left as they were when the command is killed in the middle', async () => {
    const triage = ['triage', '--target', `podman:${only}`, '--to', 'tcp://192.0.2.1:80', '--quiet', '--image', image];
    const child = spawn(process.execPath, [COMMAND, ...triage], { stdio: 'ignore' });
    const owner = podman.must('inspect', '--format', '{{.Id}}', only);
    const sessions = () =>
      podman
        .must('ps', '-a', '--filter', 'label=netshoot-run', '--format', '{{.ID}}')
        .split('\n')
        .filter((id) => id !== '')
        .filter((id) => podman.run('inspect', '--format', '{{.HostConfig.NetworkMode}}', id).stdout.includes(owner));
    await vi.waitFor(() => expect(sessions()).toHaveLength(1), { timeout: 30_000, interval: 300 });
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(sessions()).toEqual([]), { timeout: 30_000, interval: 300 });
  }, 90_000);

  it('without the image say how podman gets it', async () => {
    const { code, message } = await look(`podman:${only}`, '--image', 'nosuch.invalid/none:1');
    expect([code, message]).toEqual([
      4,
      {
        what: expect.stringMatching(/^the netshoot image is not on podman and cannot be fetched: ./),
        where: 'nosuch.invalid/none:1',
        todo: "build it here with netshoot-run image build --engine podman, or take over Docker's with netshoot-run image copy --from docker --to podman, or name one that is here with --image or NETSHOOT_IMAGE",
      },
    ]);
  }, 60_000);
});

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docker, mustDocker, ownName } from '../engine/docker-cli.ts';
import { engineCli } from '../engine/engine-cli.ts';
import { engineForTests, podmanForTests } from '../setup/engine.ts';
import { isBuilt } from './command.ts';
import { onlyDocker } from './only-docker.ts';
import { messageIn, use } from './user.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const podman = podmanForTests();
const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const lacks = engine.available ? unbuilt : ` needs docker: ${engine.reason}`;

describe.skipIf(lacks !== '')(`cleanup${lacks}`, () => {
  const left = ownName();
  const other = ownName();
  const run = ownName();
  let folder = '';
  let env: Record<string, string> = {};
  beforeAll(() => {
    const make = (name: string, ...flags: readonly string[]) =>
      mustDocker('create', '--name', name, ...flags, '--entrypoint', 'sh', image);
    make(left, '--label', `netshoot-run=${run}`);
    make(other, '--label', 'netshoot-runner=1');
    // Runs of other tests are going on: a docker in front of the real one lists only what this test made.
    folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
    const real = process.env.PATH ?? '';
    const instead = (program: string, source: string) => {
      writeFileSync(join(folder, program), `#!/bin/sh\nPATH='${real}'\n${source}\n`);
      chmodSync(join(folder, program), 0o755);
    };
    const only = (program: string) =>
      `if [ "$1" = ps ]; then shift; exec ${program} ps --filter 'name=^/?(${left}|${other})$' "$@"; fi\nexec ${program} "$@"`;
    instead('docker', only('docker'));
    instead('podman', podman.available ? only('podman') : 'exit 0');
    env = { PATH: `${folder}:${real}` };
    if (podman.available)
      engineCli('podman').must('create', '--name', left, '--label', `netshoot-run=${run}`, '--entrypoint', 'sh', image);
  });
  afterAll(() => {
    docker('rm', '-f', left, other);
    if (podman.available) engineCli('podman').run('rm', '-f', left);
    rmSync(folder, { recursive: true, force: true });
  });
  const lines = (became: string) =>
    [
      `docker:${left} (run ${run}, created): ${became}\n`,
      podman.available ? `podman:${left} (run ${run}, created): ${became}\n` : '',
    ].join('');
  const isThere = (name: string) => docker('inspect', name).code === 0;

  it('with --dry-run says what it would remove, and leaves it', async () => {
    const { code, stdout, stderr } = await use(['cleanup', '--dry-run'], { env });
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: lines('would be removed'),
      stderr: '',
    });
    expect([isThere(left), isThere(other)]).toEqual([true, true]);
  });

  it('removes what has our label, and nothing else; then there is nothing', async () => {
    const first = await use(['cleanup'], { env });
    expect([first.code, first.stdout]).toEqual([0, lines('removed')]);
    expect([isThere(left), isThere(other)]).toEqual([false, true]);
    const second = await use(['cleanup'], { env });
    expect([second.code, second.stdout]).toEqual([0, 'nothing of netshoot-run is left on docker, podman\n']);
  });

  it('without an engine says so', async () => {
    const { code, stdout, stderr } = await use(['cleanup'], {
      env: { DOCKER_HOST: 'unix:///nonexistent.sock', PATH: onlyDocker(folder) },
    });
    expect({ code, stdout, message: messageIn(stderr) }).toMatchObject({
      code: 4,
      stdout: '',
      message: { what: 'no Docker engine answers', where: 'unix:///nonexistent.sock' },
    });
  });
});

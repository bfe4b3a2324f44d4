import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTargets } from '../../src/engine/targets.ts';
import { docker, mustDocker, ownName } from '../engine/docker-cli.ts';
import { engineForTests } from '../setup/engine.ts';
import { isBuilt } from './command.ts';
import { messageIn, use } from './user.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';

/** docker-compose, or the plugin of docker's client. Absent without any. */
function composeProgram(): readonly string[] | undefined {
  const works = ([program = '', ...words]: readonly string[]) =>
    spawnSync(program, [...words, 'version'], { stdio: 'ignore' }).status === 0;
  return [['docker-compose'], ['docker', 'compose']].find(works);
}

function whyNot(): string {
  if (!isBuilt()) return ' needs dist/main.js: npm run build makes it';
  if (!engine.available) return ` needs docker: ${engine.reason}`;
  return composeProgram() === undefined ? ' needs docker-compose: it is not installed' : '';
}

const lacks = whyNot();

const PLAYBOOK = `name: who-is-this
title: Which addresses does the target have?
steps:
  - { id: addresses, use: ip-addr }
checks:
  - { id: has-address, title: It has an address, expr: "steps.addresses.addresses.exists(a, !is_loopback(a))", say: none }
`;
const SERVICE = `image: ${image}, entrypoint: [sh, -c, "exec sleep 300"], stop_grace_period: 0s`;
const COMPOSE = `version: "3.4"
services:
  web: { ${SERVICE} }
  worker: { ${SERVICE} }
  side: { ${SERVICE}, network_mode: "service:web", depends_on: [web] }
`;

describe.skipIf(lacks !== '')(`a project of compose${lacks}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
  const project = ownName();
  const playbook = join(folder, 'who.yaml');
  const compose = (...words: readonly string[]) => {
    const [program = '', ...own] = composeProgram() ?? [];
    const { status, stderr } = spawnSync(program, [...own, '-p', project, ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, COMPOSE_INTERACTIVE_NO_CLI: '1' },
    });
    if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`);
  };
  beforeAll(() => {
    writeFileSync(playbook, PLAYBOOK);
    writeFileSync(join(folder, 'docker-compose.yml'), COMPOSE);
    mkdirSync(join(folder, 'deeper'));
    compose('up', '-d', '--scale', 'worker=2');
    // A container that is not to stay is no replica.
    compose('run', '-d', '--name', `${project}-oneoff`, 'web');
  }, 120_000);
  afterAll(() => {
    docker('rm', '-f', `${project}-oneoff`);
    compose('down', '-t', '0');
    rmSync(folder, { recursive: true });
  }, 60_000);

  const look = async (target: string, cwd = folder) => {
    const { code, stdout, stderr } = await use(
      ['run', playbook, '--target', target, '--format', 'json', '--quiet', '--image', image],
      { cwd },
    );
    if (code === 4) return { code, message: messageIn(stderr) };
    const { run } = JSON.parse(stdout);
    return { code, id: run.target.id, owner: run.target.namespace_owner?.name };
  };
  const idOf = (service: string, number: number) => {
    const filters = [`project=${project}`, `service=${service}`, `container-number=${number}`, 'oneoff=False'];
    const flags = filters.flatMap((one) => ['--filter', `label=com.docker.compose.${one}`]);
    return mustDocker('ps', '-q', '--no-trunc', ...flags);
  };

  it('has its services under their bare names in its folder, and below', async () => {
    const web = idOf('web', 1);
    expect(await look('web')).toEqual({ code: 0, id: web, owner: undefined });
    expect(await look('web', join(folder, 'deeper'))).toEqual({ code: 0, id: web, owner: undefined });
    expect(await look('compose:web')).toEqual({ code: 0, id: web, owner: undefined });
    expect(await look(`compose:${project}/web`, '/')).toEqual({ code: 0, id: web, owner: undefined });
  }, 60_000);

  it('tells of a service that shares the namespace of another one whose it is', async () => {
    const web = mustDocker('inspect', '--format', '{{.Name}}', idOf('web', 1)).slice(1);
    expect(await look('side')).toEqual({ code: 0, id: idOf('side', 1), owner: web });
  }, 60_000);

  it('with several containers of a service names them, and how to choose one', async () => {
    const ref = (number: number) => `compose:${project}/worker#${number}`;
    const { code, message } = await look('worker');
    expect([code, message]).toEqual([
      4,
      {
        what: expect.stringMatching(
          `^service "worker" has 2 running containers: ${ref(1)} \\(docker:.*\\), ${ref(2)} \\(docker:.*\\)$`,
        ),
        where: '--target',
        todo: `name one of them: --target ${ref(1)}, or by its container's name`,
      },
    ]);
    expect(await look(ref(2), '/')).toEqual({ code: 0, id: idOf('worker', 2), owner: undefined });
    const all = await findTargets([`compose:${project}/worker`], { all: true, selectors: [] }, 'auto');
    expect(all.ok && all.value.map(({ ref: found }) => found.startsWith('docker:'))).toEqual([true, true]);
  }, 60_000);
});

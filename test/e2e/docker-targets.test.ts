import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docker, mustDocker, ownName } from '../engine/docker-cli.ts';
import { engineForTests } from '../setup/engine.ts';
import { isBuilt, netshootRun } from './command.ts';
import { messageIn, use } from './user.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const lacks = engine.available ? unbuilt : ` needs docker: ${engine.reason}`;

const PLAYBOOK = `name: who-is-this
title: Which addresses does the target have?
steps:
  - { id: addresses, use: ip-addr }
checks:
  - { id: has-address, title: It has an address, expr: "steps.addresses.addresses.exists(a, !is_loopback(a))", say: none }
`;

describe.skipIf(lacks !== '')(`targets of compose and networks${lacks}`, () => {
  const network = ownName();
  const [project, other] = [ownName(), ownName()];
  const [web, two, shop, stopped] = [ownName(), ownName(), ownName(), ownName()];
  let folder = '';
  let playbook = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
    playbook = join(folder, 'who.yaml');
    writeFileSync(playbook, PLAYBOOK);
    mustDocker('network', 'create', network);
    const labels = (of: string, service: string) =>
      [`project=${of}`, `service=${service}`].flatMap((label) => ['--label', `com.docker.compose.${label}`]);
    const make = (name: string, of: string, service: string, command: string) =>
      mustDocker(
        ...['run', '--detach', '--name', name, '--network', network, ...labels(of, service)],
        ...['--entrypoint', 'sh', image, '-c', command],
      );
    make(web, project, 'web', 'sleep 300');
    make(two, project, 'worker', 'sleep 300');
    make(shop, other, 'worker', 'sleep 300');
    make(stopped, project, 'job', 'exit 3');
  }, 60_000);
  afterAll(() => {
    docker('rm', '-f', web, two, shop, stopped);
    docker('network', 'rm', network);
    rmSync(folder, { recursive: true, force: true });
  });
  const look = (target: string) => netshootRun(['run', playbook, '--target', target, '--format', 'json'], image);
  const refusal = async (target: string) => {
    const { code, stdout, stderr } = await use(['run', playbook, '--target', target]);
    expect([code, stdout]).toEqual([4, '']);
    const message = messageIn(stderr);
    return typeof message === 'string' ? message : `${message.what} | ${message.todo}`;
  };

  it('compose:PROJECT/SERVICE and compose:SERVICE are the running container of that service', async () => {
    for (const target of [`compose:${project}/web`, `compose:${project}/worker`]) {
      const { code, report } = await look(target);
      expect([code, report?.run.target.ref, report?.run.target.name]).toEqual([
        0,
        target,
        target.endsWith('web') ? web : two,
      ]);
    }
  });

  it('a service that several projects have, or that does not run, or that is not there, is told with what to do', async () => {
    expect(await refusal('compose:worker')).toContain('2 compose projects have a running service "worker"');
    expect(await refusal(`compose:${project}/job`)).toContain(
      `${stopped} is exited | docker logs --tail 50 ${stopped}`,
    );
    expect(await refusal(`compose:${project}/wbe`)).toContain(`there are: compose:`);
  });

  it('docker-network:NAME is looked at by a member that is gone afterwards', async () => {
    const { code, report } = await look(`docker-network:${network}`);
    expect([code, report?.run.target.kind, report?.run.target.network_mode]).toEqual([0, 'network', 'bridge']);
    const members = mustDocker('network', 'inspect', '--format', '{{range .Containers}}{{.Name}} {{end}}', network);
    expect(members.trim().split(' ').sort()).toEqual([web, two, shop].sort());
  });

  it('a network that is not there, or that nobody can be a member of, is told', async () => {
    expect(await refusal(`docker-network:${network}x`)).toContain(`Did you mean "${network}"?`);
    expect(await refusal('docker-network:host')).toContain('--target host looks at this machine');
  });
});

import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findContainerTarget } from '../../src/engine/container.ts';
import { containerEngine } from '../../src/engine/container-engine.ts';
import { forgetLists } from '../../src/engine/container-list.ts';
import type { TargetFacts } from '../../src/model/report.ts';
import { engineForTests, podmanForTests } from '../setup/engine.ts';
import { startTarget } from './container-contract.ts';
import { ownName } from './docker-cli.ts';
import { engineCli } from './engine-cli.ts';

/** What is told of a container's network. */
type Told = {
  readonly [Fact in 'network_kind' | 'networks' | 'namespace_owner' | 'namespace_shared_with' | 'attachments']:
    | TargetFacts[Fact]
    | undefined;
};

/** Why no macvlan can be made here; empty when it can. */
function noMacvlan(): string {
  const link = `nsr${ownName().slice(-8)}`;
  const made = spawnSync('ip', ['link', 'add', link, 'type', 'veth', 'peer', 'name', `${link}p`]);
  spawnSync('ip', ['link', 'del', link]);
  return made.status === 0 ? '' : ' needs ip link add: not permitted here';
}

describe.each([
  ['docker', engineForTests()],
  ['podman', podmanForTests()],
] as const)('the network mode of a container of %s', (name, available) => {
  const image = available.available ? available.image : '';
  const lacks = available.available ? '' : ` needs ${name}: ${available.reason}`;
  const cli = engineCli(name);
  const engine = containerEngine(name);
  const made: string[] = [];
  const start = (...flags: readonly string[]) => {
    forgetLists();
    const id = startTarget({ cli, image }, ':', ...flags);
    made.push(id);
    return id;
  };
  const network = ownName();
  const link = `nsr${network.slice(-8)}`;
  const told = async (target: string): Promise<Told> => {
    const found = await findContainerTarget(engine, target, target);
    if (!found.ok) throw new Error(found.trouble.what);
    const { network_kind, networks, namespace_owner, namespace_shared_with, attachments } = found.value.facts;
    return { network_kind, networks, namespace_owner, namespace_shared_with, attachments };
  };

  describe.skipIf(lacks !== '')(`is understood${lacks}`, () => {
    let web = '';
    let side = '';
    let third = '';
    let api = '';
    beforeAll(() => {
      cli.must('network', 'create', '--internal', '--subnet', '198.18.77.0/24', network);
      web = start('--network', network, '--ip', '198.18.77.10');
      api = start('--network', network, '--ip', '198.18.77.20');
      side = start('--network', `container:${web}`);
      third = start('--network', `container:${side}`);
    }, 60_000);
    afterAll(() => {
      // Those that joined others first: podman removes no container that others depend on.
      for (const one of [...made].reverse()) cli.run('rm', '-f', one);
      cli.run('network', 'rm', network);
      cli.run('network', 'rm', `${network}-mac`);
      spawnSync('ip', ['link', 'del', link]);
    }, 60_000);

    const attachment = () => ({
      network,
      driver: 'bridge',
      subnets: ['198.18.77.0/24'],
      internal: true,
      addresses: ['198.18.77.10'],
      peers: [{ name: api, addresses: ['198.18.77.20'] }],
    });

    it('on a network of its own: who else is there, and who shares its namespace', async () => {
      expect(await told(web)).toEqual({
        network_kind: 'user',
        networks: [network],
        namespace_owner: undefined,
        namespace_shared_with: [side, third].sort(),
        attachments: [attachment()],
      });
    });

    it('container:OTHER, and a chain of them: whose namespace it really is, and through whom', async () => {
      expect(await told(side)).toEqual({
        network_kind: 'container',
        networks: [network],
        namespace_owner: { kind: 'container', name: web, state: 'running' },
        namespace_shared_with: [web, third].sort(),
        attachments: [attachment()],
      });
      expect(await told(third)).toEqual({
        network_kind: 'container',
        networks: [network],
        namespace_owner: { kind: 'container', name: web, through: [side], state: 'running' },
        namespace_shared_with: [web, side].sort(),
        attachments: [attachment()],
      });
    });

    it('none, host and the default network', async () => {
      const [none, host, plain] = [start('--network', 'none'), start('--network', 'host'), start()];
      expect(await told(none)).toMatchObject({ network_kind: 'none', namespace_shared_with: [] });
      expect((await told(none)).namespace_owner).toBeUndefined();
      const machine = await told(host);
      expect(machine).toMatchObject({
        network_kind: 'host',
        namespace_owner: { kind: 'machine', name: 'host', state: 'running' },
      });
      const { attachments, ...own } = await told(plain);
      expect(own).toMatchObject({ network_kind: 'bridge', namespace_shared_with: [] });
      expect(attachments).toMatchObject([{ driver: 'bridge', addresses: [expect.stringMatching(/^[0-9.]+$/)] }]);
    });

    const cannot = lacks === '' ? noMacvlan() : '';
    it.skipIf(cannot !== '')(`macvlan: which interface it sits on${cannot}`, async () => {
      spawnSync('ip', ['link', 'add', link, 'type', 'veth', 'peer', 'name', `${link}p`]);
      const own = ['--driver', 'macvlan', '--opt', `parent=${link}`, '--subnet', '198.18.78.0/24'];
      cli.must('network', 'create', ...own, `${network}-mac`);
      const one = start('--network', `${network}-mac`);
      const { network_kind, attachments } = await told(one);
      expect(network_kind).toBe('user');
      expect(attachments).toMatchObject([
        { network: `${network}-mac`, driver: 'macvlan', parent: link, subnets: ['198.18.78.0/24'], peers: [] },
      ]);
    });

    it('container:OTHER, when the other was started anew since: the target is in the namespace of its former life', async () => {
      const owner = start('--network', network);
      const joined = start('--network', `container:${owner}`);
      if (name === 'podman') {
        // podman starts what depends on a container anew with it, or refuses; there is no such state to be told.
        expect((await told(joined)).namespace_owner?.state).toBe('running');
        return;
      }
      cli.must('restart', '--time', '0', owner);
      forgetLists();
      expect((await told(joined)).namespace_owner).toEqual({ kind: 'container', name: owner, state: 'restarted' });
      const found = await findContainerTarget(engine, joined, joined);
      const opened = found.ok
        ? await found.value.open(
            new Map([['target', { capabilities: [], programs: [] }]] as const),
            { runId: ownName(), image },
            new AbortController().signal,
          )
        : found;
      if (!opened.ok) throw new Error(opened.trouble.what);
      const argv = ['readlink', '/proc/self/ns/net'];
      const seen = await opened.value.sessions.target?.run({ kind: 'exec', argv, deadlineMs: 10_000 });
      await opened.value.close();
      // netshoot is where the target is, not where the owner is now.
      expect(seen?.stdout.trim()).toBe(cli.must('exec', joined, ...argv));
      expect(seen?.stdout.trim()).not.toBe(cli.must('exec', owner, ...argv));
      cli.must('rm', '-f', owner);
      forgetLists();
      expect((await told(joined)).namespace_owner).toMatchObject({ kind: 'container', state: 'gone' });
    }, 60_000);
  });
});

describe.skipIf(!podmanForTests().available)('a pod of podman needs podman with an infra image', () => {
  const cli = engineCli('podman');
  const pod = ownName();
  const member = ownName();
  const engine = podmanForTests();
  const image = engine.available ? engine.image : '';
  afterAll(() => void cli.run('pod', 'rm', '-f', pod));

  it('holds one namespace for all its containers: it is told as the pod’s', async () => {
    const create = ['pod', 'create', '--name', pod, '--infra-image', image, '--infra-command', 'sleep infinity'];
    cli.must(...create);
    cli.must(
      'run',
      '-d',
      '--pod',
      pod,
      '--name',
      member,
      '--pull',
      'never',
      '--entrypoint',
      'sh',
      image,
      '-c',
      'exec sleep infinity',
    );
    const found = await findContainerTarget(containerEngine('podman'), member, member);
    if (!found.ok) throw new Error(found.trouble.what);
    expect(found.value.facts).toMatchObject({
      network_kind: 'container',
      namespace_owner: { kind: 'pod', state: 'running' },
    });
  }, 60_000);
});

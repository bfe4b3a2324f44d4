import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { containerEngine, containerEngines } from '../../src/engine/container-engine.ts';
import { readNetworks } from '../../src/engine/container-network.ts';
import { engineTrouble } from '../../src/engine/engine-trouble.ts';
import { readInspected } from '../../src/engine/inspected.ts';
import { netshootArgv } from '../../src/engine/netshoot-container.ts';
import { networkKind } from '../../src/engine/network-facts.ts';
import { engineCli } from './engine-cli.ts';

const printed = (stdout: string) =>
  ({ how: 'exited', code: 0, stdout, stderr: '', stdoutBytes: new Uint8Array(), cut: false, durationMs: 1 }) as const;

/** What an engine printed when the fixtures of the tools were recorded. */
function recorded(tool: string, name: string) {
  const file = join(import.meta.dirname, '../tools', tool, 'fixtures', `${name}.json`);
  const { stdout }: { stdout: string } = JSON.parse(readFileSync(file, 'utf8'));
  return printed(stdout);
}

describe('container inspect', () => {
  it.each([
    [
      'docker',
      'docker-20.10-user-networks',
      { networkMode: 'hft-net', status: 'running' },
      ['10.91.2.2', '10.91.1.10', '10.91.3.2', 'fd91:3::2'],
    ],
    ['docker', 'docker-20.10-paused', { status: 'paused' }, undefined],
    ['docker', 'docker-20.10-exited', { status: 'exited', running: false, pid: 0 }, undefined],
    ['docker', 'docker-20.10-host-network', { networkMode: 'host' }, undefined],
    [
      'podman',
      'podman-4.3-user-networks',
      { name: 'hft-web', networkMode: 'bridge', image: 'localhost/hft-small:1', pod: undefined },
      ['10.92.2.2', 'fd92:1::2', '10.92.1.10'],
    ],
    [
      'podman',
      'podman-4.3-shared-namespace',
      { networkMode: expect.stringMatching(/^container:a78eafc22a22/) },
      undefined,
    ],
    ['podman', 'podman-4.3-exited', { status: 'exited', running: false }, undefined],
  ] as const)('of %s (%s) is told the same way', (name, fixture, fields, addresses) => {
    const [found] = readInspected(containerEngine(name), recorded(`${name}-inspect`, fixture)) ?? [];
    expect(found).toMatchObject(fields);
    if (addresses !== undefined)
      expect(found?.endpoints.flatMap((one) => one.addresses).sort()).toEqual([...addresses].sort());
  });

  // Not recorded: nerdctl is not packaged where these tests were written. Made after its pkg/inspecttypes/dockercompat.
  it('of nerdctl: networks by its label, and a container that it would restart is running all the same', () => {
    const nerdctl = {
      Id: 'c0ffee',
      Name: 'web',
      State: { Status: 'running', Running: true, Paused: false, Restarting: true, Pid: 42, StartedAt: '' },
      Config: { Labels: { 'nerdctl/networks': '["shop_default","bridge"]' } },
      HostConfig: { NetworkMode: '', Dns: null },
      NetworkSettings: {
        Networks: {
          'unknown-eth1': { IPAddress: '198.51.100.3', GlobalIPv6Address: '' },
          'unknown-eth0': { IPAddress: '192.0.2.3', GlobalIPv6Address: '2001:db8::3' },
        },
      },
    };
    expect(readInspected(containerEngine('nerdctl'), printed(JSON.stringify([nerdctl])))).toMatchObject([
      {
        status: 'running',
        running: true,
        networkMode: 'shop_default',
        endpoints: [
          { network: 'bridge', addresses: ['198.51.100.3'] },
          { network: 'shop_default', addresses: ['192.0.2.3', '2001:db8::3'] },
        ],
      },
    ]);
  });

  it('that is no list is nothing, and that lacks every field still is a container', () => {
    expect(readInspected(containerEngine('docker'), printed('Error'))).toBeUndefined();
    expect(readInspected(containerEngine('docker'), printed('[{"Id":"abc"}, 7, null]'))).toMatchObject([
      { id: 'abc', name: 'abc', status: 'not running', running: false, networkMode: 'default', environment: undefined },
    ]);
  });
});

it.each([
  ['none', [], 'none'],
  ['host', [], 'host'],
  ['container:abc', ['shop'], 'container'],
  ['default', ['bridge'], 'bridge'],
  ['default', [], 'bridge'],
  ['bridge', ['podman'], 'bridge'],
  ['bridge', ['shop_default'], 'user'],
  ['shop_default', ['shop_default'], 'user'],
  ['slirp4netns', [], 'user_mode'],
  ['pasta', [], 'user_mode'],
  ['ns:/run/netns/blue', [], 'namespace'],
] as const)('network mode %s on %j is %s', (mode, networks, kind) => {
  expect(networkKind(mode, networks)).toBe(kind);
});

it('network inspect is read with capitals and without', () => {
  expect(readNetworks(recorded('podman-network-inspect', 'podman-4.3-internal-dual-stack'))).toMatchObject([
    { driver: 'bridge', internal: true, subnets: [expect.any(String), expect.any(String)] },
  ]);
  expect(readNetworks(printed('no'))).toEqual([]);
});

describe('an engine as a whole', () => {
  it.each([
    ['docker', 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.', 'no Docker engine answers'],
    ['podman', 'Cannot connect to Podman. Please verify your connection', 'no podman service answers'],
    [
      'podman',
      'cannot set up namespace using "/usr/bin/newuidmap": exit status 1',
      'podman cannot make a user namespace for this user',
    ],
    [
      'nerdctl',
      'level=fatal msg="cannot access containerd socket \\"/run/containerd/containerd.sock\\": no such file or directory"',
      'no containerd answers',
    ],
    [
      'nerdctl',
      'level=fatal msg="cannot access containerd socket \\"/run/containerd/containerd.sock\\": permission denied"',
      'you may not use containerd',
    ],
    [
      'nerdctl',
      'rootless containerd not running? (hint: use `containerd-rootless-setuptool.sh install`)',
      'no containerd answers',
    ],
  ] as const)('%s that cannot be used is told: %s', (name, stderr, what) => {
    expect(engineTrouble(containerEngine(name), { stderr })).toMatchObject({ what, exit: 4 });
  });

  it('says of another trouble nothing', () => {
    for (const engine of containerEngines)
      expect(engineTrouble(engine, { stderr: 'no such container: web' })).toBeUndefined();
  });
});

it.each([
  ['docker', []],
  ['podman', ['--no-hosts', '--volume', '/run/x/hosts:/etc/hosts:ro']],
  ['nerdctl', []],
] as const)('%s starts netshoot with the same rights, and its own words for the hosts file', (name, own) => {
  const place = { engine: containerEngine(name), join: 'container:abc', joined: { hostsPath: '/run/x/hosts' } };
  const needs = { runId: 'r', image: 'i', capabilities: ['NET_RAW'], programs: [] } as const;
  expect(netshootArgv('n', place, needs)).toEqual([
    ...[name, 'run', '--interactive', '--rm', '--pull', 'never', '--name', 'n', '--label', 'netshoot-run=r'],
    ...['--network', 'container:abc', '--user', '0:0', '--cap-drop', 'ALL', '--cap-add', 'NET_RAW'],
    ...['--security-opt', 'no-new-privileges', '--read-only'],
    ...['--tmpfs', '/tmp:rw,nosuid,nodev,size=160m', '--tmpfs', '/run:rw,nosuid,nodev,size=8m'],
    ...['--pids-limit', '256', '--memory', '512m', '--log-driver', 'none', '--entrypoint', 'sh', ...own, 'i'],
  ]);
});

it.each([
  ['nicolaka/netshoot:v0.16', 'docker.io/nicolaka/netshoot:v0.16'],
  ['debian', 'docker.io/library/debian'],
  ['quay.io/a/b', 'quay.io/a/b'],
  ['localhost/a', 'localhost/a'],
  ['registry:5000/a', 'registry:5000/a'],
])('podman fetches %s as %s', (image, full) => {
  expect(containerEngine('podman').registryName(image)).toBe(full);
});

const real = engineCli('nerdctl').run('ps', '--all', '--quiet', '--no-trunc');
const ids = real.code === 0 ? real.stdout.split('\n').filter((id) => id !== '') : [];
const absent =
  ids.length > 0 ? '' : ' needs nerdctl: it is not installed, no containerd answers, or it has no container';
it.skipIf(absent !== '')(`a real nerdctl tells of its containers what is read here${absent}`, () => {
  const told = printed(engineCli('nerdctl').must('container', 'inspect', ...ids));
  const found = readInspected(containerEngine('nerdctl'), told);
  expect(found?.map(({ id }) => id).sort()).toEqual([...ids].sort());
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { containerEngine, containerEngines } from '../../src/engine/container-engine.ts';
import { readNetworks } from '../../src/engine/container-network.ts';
import { engineTrouble, NO_IMAGE, openTrouble } from '../../src/engine/engine-trouble.ts';
import { readInspected } from '../../src/engine/inspected.ts';
import { readNerdctlExec } from '../../src/engine/nerdctl-exec.ts';
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

  // As nerdctl 2.3 fills it: every interface of the namespace, and no Status before there is a process.
  const ofNerdctl = (networks: readonly string[], state: Readonly<Record<string, unknown>>) => ({
    Id: 'c0ffee',
    Name: 'web',
    State: { Status: 'running', Running: true, Paused: false, Restarting: false, Pid: 42, ExitCode: 0, ...state },
    Config: { Labels: { 'nerdctl/networks': JSON.stringify(networks) } },
    HostConfig: {
      NetworkMode: networks[0],
      Dns: null,
      Sysctls: { 'net.ipv4.ip_unprivileged_port_start': '0' },
    },
    NetworkSettings: {
      Networks: {
        'unknown-eth0': { IPAddress: '192.0.2.3', IPPrefixLen: 24, GlobalIPv6Address: '', MacAddress: '' },
        'unknown-wg0': { IPAddress: '198.51.100.3', IPPrefixLen: 32, GlobalIPv6Address: '', MacAddress: '' },
      },
    },
  });

  it.each([
    [['shop_default'], {}, { networkMode: 'shop_default', portStart: '0', endpoints: [{ network: 'shop_default' }] }],
    [['host'], {}, { networkMode: 'host', endpoints: [] }],
    [['container:beef'], {}, { networkMode: 'container:beef', endpoints: [] }],
    [['ns:/run/netns/blue'], {}, { networkMode: 'ns:/run/netns/blue', endpoints: [] }],
    [['bridge'], { Status: 'paused', Running: false, Paused: true }, { status: 'paused' }],
    // Stopped by hand: its restart policy is no reason to wait for it.
    [['bridge'], { Status: 'exited', Running: false, Restarting: true, Pid: 0 }, { status: 'exited', running: false }],
    [['bridge'], { Status: 'restarting', Running: false, Restarting: true, Pid: 0 }, { status: 'restarting' }],
    [['bridge'], { Status: '', Running: false, Pid: 0 }, { status: 'created', running: false }],
  ] as const)('of nerdctl on %j with %j', (networks, state, fields) => {
    const text = JSON.stringify([ofNerdctl(networks, state)]);
    expect(readInspected(containerEngine('nerdctl'), printed(text))).toMatchObject([fields]);
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
  // nerdctl tells no driver, and of the two that are no networks only their names.
  const nerdctl = [
    { Name: 'bridge', Id: 'abc', IPAM: { Config: [{ Subnet: '10.4.0.0/24' }] }, Labels: {}, Containers: {} },
    { Name: 'host', IPAM: {}, Labels: null, Containers: {} },
  ];
  expect(readNetworks(printed(JSON.stringify(nerdctl)))).toMatchObject([
    { name: 'bridge', driver: undefined, subnets: ['10.4.0.0/24'], internal: undefined },
    { name: 'host', driver: 'host' },
  ]);
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
    [
      'nerdctl',
      'level=warning msg="failed to inspect the rootless containerd socket address" error="stat /run/user/1000/containerd-rootless: no such file or directory"',
      'no containerd answers',
    ],
    [
      'nerdctl',
      'level=fatal msg="rpc error: code = Unavailable desc = connection error: desc = \\"transport: Error while dialing: dial unix:///run/containerd/containerd.sock: timeout\\""',
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

describe('what nerdctl says', () => {
  const nerdctl = containerEngine('nerdctl');
  const fatal = (said: string) => `time="2026-08-01T12:00:00Z" level=fatal msg="${said}"\n`;

  it.each([
    ['no running task found: task c0ffee not found: not found', 'the target stopped before netshoot could join it'],
    ['invalid target container: c0ffee, should be running', 'the target stopped before netshoot could join it'],
    ['exec: \\"sh\\": executable file not found in $PATH: unknown', 'the image has no sh'],
    [
      'error mounting \\"/var/lib/nerdctl/x/hosts\\": no such file or directory',
      'the netshoot container did not start',
    ],
  ])('of a session that did not start: %s', (said, what) => {
    const trouble = openTrouble(nerdctl, 'web', 'netshoot', fatal(said));
    expect(trouble.what.startsWith(what)).toBe(true);
  });

  it('of an image that it lacks', () => {
    expect(NO_IMAGE.test(fatal('image not available: \\"nicolaka/netshoot:v0.16\\"'))).toBe(true);
    expect(NO_IMAGE.test(fatal('image \\"docker.io/netshoot-run/netshoot:local\\": not found'))).toBe(true);
  });

  it('of a file that is not there, and of what only sounds so', () => {
    expect(nerdctl.noFile.test(fatal('unable to copy: source does not exist'))).toBe(true);
    expect(nerdctl.noFile.test(fatal('unable to copy: exec: \\"tar\\": executable file not found in $PATH'))).toBe(
      false,
    );
  });

  it.each([
    [`bad name\n${fatal('exec failed with exit code 2')}`, { code: 2, stderr: 'bad name\n' }, undefined],
    [fatal('exec failed with exit code 124'), { code: 124, stderr: '' }, undefined],
    [
      fatal('OCI runtime exec failed: exec failed: exec: \\"timeout\\": executable file not found in $PATH: unknown'),
      { code: 126, stderr: expect.stringContaining('"timeout"') },
      undefined,
    ],
    [fatal('cannot exec in a paused state: unknown'), { code: 1 }, 'cannot exec in a paused state: unknown'],
    ['only words\n', { code: 1, stderr: 'only words\n' }, undefined],
  ])('of a command that ended: %j', (stderr, result, lost) => {
    expect(readNerdctlExec({ ...printed(''), code: 1, stderr })).toMatchObject({ result, ...(lost && { lost }) });
  });
});

it('nerdctl leaves the ports that the target may bind as they are', () => {
  const place = { engine: containerEngine('nerdctl'), join: 'container:abc', joined: { portStart: '1024' } };
  const needs = { runId: 'r', image: 'i', capabilities: [], programs: [] } as const;
  expect(netshootArgv('n', place, needs).slice(-3)).toEqual([
    ...['--sysctl', 'net.ipv4.ip_unprivileged_port_start=1024'],
    'i',
  ]);
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

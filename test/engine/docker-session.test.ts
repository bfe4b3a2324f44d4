import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../src/engine/attached-session.ts';
import { findContainerTarget } from '../../src/engine/container.ts';
import { containerEngine } from '../../src/engine/container-engine.ts';
import { netshootArgv } from '../../src/engine/netshoot-container.ts';
import type { Vantage } from '../../src/model/evidence.ts';
import type { OpenedTarget, SessionNeeds } from '../../src/model/session.ts';
import { engineForTests } from '../setup/engine.ts';
import { docker, mustDocker, ownName, processesIn } from './docker-cli.ts';
import { type OpenedForTest, sessionContract } from './session-contract.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const lacks = engine.available ? '' : ` needs docker: ${engine.reason}`;
const never = new AbortController().signal;

/** Starts a container that only sleeps, with `setUp` run first. */
function startTarget(setUp = ':', ...flags: readonly string[]): string {
  const name = ownName();
  mustDocker('run', '-d', '--name', name, ...flags, '--entrypoint', 'sh', image, '-c', `${setUp}; exec sleep infinity`);
  return name;
}

const JUST_TARGET = new Map([['target', { capabilities: [], programs: [] }]] as const);

async function openTarget(
  name: string,
  vantages: readonly Vantage[],
  needs: Partial<SessionNeeds> = {},
): Promise<OpenedTarget> {
  const found = await findContainerTarget(containerEngine('docker'), name, name);
  if (!found.ok) throw new Error(found.trouble.what);
  const own = { capabilities: [], programs: [], ...needs };
  const wanted = new Map(vantages.map((vantage) => [vantage, own]));
  const opened = await found.value.open(wanted, { runId: ownName(), image, ...needs }, never);
  if (!opened.ok) throw new Error(opened.trouble.what);
  return opened.value;
}

function forTest(session: OpenedForTest['session'], container: string): OpenedForTest {
  return {
    session,
    kill: async () => void mustDocker('kill', container),
    processesWith: async (word) => processesIn(container).filter((line) => line.includes(word)),
  };
}

describe.skipIf(lacks !== '')(`a docker session${lacks}`, () => {
  let target = '';
  beforeAll(() => {
    target = startTarget();
  });
  afterAll(() => void docker('rm', '-f', target));

  describe('with the image’s own shell', () => {
    sessionContract({
      missingFrom: 'in the image',
      endsChildren: true,
      open: async (needs) => {
        const runId = ownName();
        const { sessions } = await openTarget(target, ['target'], { runId, ...needs });
        if (sessions.target === undefined) throw new Error('no session');
        return forTest(sessions.target, `netshoot-run-${runId}-target`);
      },
    });
  });

  // What nicolaka/netshoot has: Alpine's BusyBox shell, timeout, mktemp, wc and sed.
  describe('with BusyBox', () => {
    sessionContract({
      missingFrom: 'in the image',
      endsChildren: false,
      open: async ({ programs, capabilities }) => {
        const name = ownName();
        const own = netshootArgv(
          name,
          { engine: containerEngine('docker'), join: `container:${target}` },
          { runId: name, image, capabilities, programs },
        );
        const argv = own.with(own.indexOf('--entrypoint') + 1, 'busybox');
        const start = 'mkdir /tmp/bb && busybox --install -s /tmp/bb && PATH=/tmp/bb:$PATH exec sh';
        const opened = await openSession(
          {
            vantage: 'target',
            argv: [...argv, 'sh', '-c', start],
            programs,
            among: 'in the image',
            openDeadlineMs: 30_000,
            sweep: async () => void docker('rm', '-f', name),
          },
          never,
        );
        if (!opened.ok) throw new Error(opened.failure.stderr || opened.failure.because);
        return forTest(opened.session, name);
      },
    });
  });

  it('has a root that cannot be written, scratch space that can, and nothing of this machine', async () => {
    const runId = ownName();
    const { sessions, close } = await openTarget(target, ['target'], { runId });
    const sh = async (source: string) =>
      (await sessions.target?.run({ kind: 'exec', argv: ['sh', '-c', source], deadlineMs: 10_000 }))?.ending;
    expect(await sh('touch /x /etc/x /var/x 2>&1 | grep -c "Read-only file system" | grep -qx 3')).toEqual({
      how: 'exited',
      code: 0,
    });
    expect(await sh('touch /tmp/x && touch /run/x')).toEqual({ how: 'exited', code: 0 });
    const [inspected] = JSON.parse(mustDocker('inspect', `netshoot-run-${runId}-target`));
    await close();
    expect(inspected.Mounts).toEqual([]);
    expect(inspected.HostConfig).toMatchObject({ Binds: null, Privileged: false, ReadonlyRootfs: true, PidMode: '' });
  });

  it('is in the target’s network and nobody else’s', async () => {
    const { sessions, close } = await openTarget(target, ['target', 'host']);
    const read = async (vantage: 'target' | 'host') =>
      (await sessions[vantage]?.run({ kind: 'exec', argv: ['readlink', '/proc/self/ns/net'], deadlineMs: 10_000 }))
        ?.stdout;
    const [own, host] = await Promise.all([read('target'), read('host')]);
    await close();
    expect(own).toBe(`${mustDocker('exec', target, 'readlink', '/proc/self/ns/net')}\n`);
    expect(own).not.toBe(host);
  });

  it('of a container that joined another one is in the network of that one', async () => {
    const sidecar = startTarget(':', '--network', `container:${target}`);
    const { sessions, close } = await openTarget(sidecar, ['target']);
    const own = await sessions.target?.run({
      kind: 'exec',
      argv: ['readlink', '/proc/self/ns/net'],
      deadlineMs: 10_000,
    });
    await close();
    docker('rm', '-f', sidecar);
    expect(own?.stdout).toBe(`${mustDocker('exec', target, 'readlink', '/proc/self/ns/net')}\n`);
  });

  it('leaves no container behind', async () => {
    const runId = ownName();
    const { close } = await openTarget(target, ['target', 'host'], { runId });
    const left = () => mustDocker('ps', '-aq', '--filter', `label=netshoot-run=${runId}`);
    expect(left().split('\n')).toHaveLength(2);
    await close();
    expect(left()).toBe('');
  });

  it('does not hang when the target stops in the middle, and the target is then no longer there', async () => {
    const doomed = startTarget();
    const found = await findContainerTarget(containerEngine('docker'), doomed, doomed);
    if (!found.ok) throw new Error(found.trouble.what);
    const opened = await found.value.open(JUST_TARGET, { runId: ownName(), image }, never);
    if (!opened.ok) throw new Error(opened.trouble.what);
    expect(await found.value.stillThere()).toEqual({ there: true });
    const running = opened.value.sessions.target?.run({ kind: 'exec', argv: ['sleep', '1'], deadlineMs: 5000 });
    mustDocker('kill', doomed);
    expect(await found.value.stillThere()).toEqual({
      there: false,
      because: `container ${doomed} stopped during the run (exited)`,
    });
    // The network stays while somebody is in it: the session itself goes on.
    expect((await running)?.ending).toEqual({ how: 'exited', code: 0 });
    await opened.value.close();
    mustDocker('start', doomed);
    expect(await found.value.stillThere()).toEqual({
      there: false,
      because: `container ${doomed} was restarted during the run`,
    });
    docker('rm', '-f', doomed);
    expect(await found.value.stillThere()).toEqual({ there: false, because: `container ${doomed} is gone` });
  });

  it('is given up when it is interrupted while it opens, and leaves nothing', async () => {
    const found = await findContainerTarget(containerEngine('docker'), target, target);
    if (!found.ok) throw new Error(found.trouble.what);
    const runId = ownName();
    const opened = await found.value.open(JUST_TARGET, { runId, image }, AbortSignal.abort('interrupted'));
    expect(opened).toEqual({
      ok: false,
      trouble: { what: 'interrupted while netshoot was being started', todo: 'repeat the command', exit: 130 },
    });
    expect(mustDocker('ps', '-aq', '--filter', `label=netshoot-run=${runId}`)).toBe('');
  });
});

describe.skipIf(lacks !== '')(`inside a docker target${lacks}`, () => {
  let target = '';
  let opened: OpenedTarget | undefined;
  beforeAll(async () => {
    const files = [
      'mkdir /nsr /nsr/folder',
      'printf "nameserver 192.0.2.53\\n" >/nsr/plain',
      'ln -s plain /nsr/relative',
      'ln -s /nsr/plain /nsr/absolute',
      'ln -s nothing /nsr/dangling',
      ': >/nsr/empty',
      'printf "\\377x" >/nsr/binary',
    ];
    target = startTarget(files.join('; '));
    opened = await openTarget(target, ['inside']);
  });
  afterAll(async () => {
    await opened?.close();
    docker('rm', '-f', target);
  });

  const read = async (path: string) => {
    const evidence = await opened?.sessions.inside?.run({ kind: 'file', path, deadlineMs: 10_000 });
    return { ending: evidence?.ending, stdout: evidence?.stdout };
  };
  const exec = async (argv: readonly string[], deadlineMs = 10_000) =>
    opened?.sessions.inside?.run({ kind: 'exec', argv, deadlineMs });

  it.each([
    ['/nsr/plain', 'nameserver 192.0.2.53\n'],
    ['/nsr/relative', 'nameserver 192.0.2.53\n'],
    ['/nsr/absolute', 'nameserver 192.0.2.53\n'],
    ['/nsr/empty', ''],
    ['/nsr/binary', '\ufffdx'],
  ])('%s is read', async (path, stdout) => {
    expect(await read(path)).toEqual({ ending: { how: 'exited', code: 0 }, stdout });
  });

  it.each([
    ['/nsr/absent', 'the target has no /nsr/absent'],
    ['/no/such/folder/file', 'the target has no /no/such/folder/file'],
    ['/nsr/dangling', 'the target has no /nsr/dangling'],
    ['/nsr/folder', '/nsr/folder is no regular file'],
  ])('%s is not found: %s', async (path, because) => {
    expect(await read(path)).toEqual({ ending: { how: 'not_found', because }, stdout: '' });
  });

  it('a program of the target runs, with its exit code and its own words', async () => {
    const evidence = await exec(['sh', '-c', 'echo out; echo err >&2; exit 3']);
    expect(evidence).toMatchObject({
      ending: { how: 'exited', code: 3 },
      stdout: 'out\n',
      stderr: 'err\n',
      cut: false,
    });
  });

  it('a program that the target does not have is missing', async () => {
    expect((await exec(['no-such-program', '-x']))?.ending).toEqual({
      how: 'tool_missing',
      because: 'the target has no no-such-program',
    });
  });

  it('a command is ended at its deadline, inside as well', async () => {
    expect((await exec(['sleep', '60606'], 1000))?.ending).toEqual({ how: 'deadline', after_ms: 1000 });
    expect(processesIn(target).filter((line) => line.includes('60606'))).toEqual([]);
  });

  it('nothing is written: docker diff is empty of what we did', async () => {
    await exec(['true']);
    const changed = mustDocker('diff', target).split('\n');
    expect(changed.filter((line) => !line.includes('/nsr'))).toEqual([]);
  });

  it('files and programs of a target that has no timeout say so', async () => {
    const bare = startTarget('rm -f /usr/bin/timeout /bin/timeout');
    const own = await openTarget(bare, ['inside']);
    const evidence = await own.sessions.inside?.run({ kind: 'exec', argv: ['true'], deadlineMs: 5000 });
    docker('rm', '-f', bare);
    expect(evidence?.ending).toEqual({ how: 'tool_missing', because: 'the target has no timeout' });
  });

  it('a target that is gone loses the command', async () => {
    const doomed = startTarget();
    const own = await openTarget(doomed, ['inside']);
    docker('rm', '-f', doomed);
    const run = (command: Parameters<NonNullable<typeof own.sessions.inside>['run']>[0]) =>
      own.sessions.inside?.run(command);
    const [file, program] = await Promise.all([
      run({ kind: 'file', path: '/etc/hosts', deadlineMs: 5000 }),
      run({ kind: 'exec', argv: ['true'], deadlineMs: 5000 }),
    ]);
    expect(program?.ending).toMatchObject({ how: 'lost' });
    expect(file?.ending).toMatchObject({ how: 'lost' });
  });
});

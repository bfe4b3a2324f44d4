import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findContainerTarget } from '../../src/engine/container.ts';
import { containerEngine } from '../../src/engine/container-engine.ts';
import type { Vantage } from '../../src/model/evidence.ts';
import type { OpenedTarget, SessionNeeds } from '../../src/model/session.ts';
import { ownName } from './docker-cli.ts';
import type { EngineCli } from './engine-cli.ts';
import { type OpenedForTest, sessionContract } from './session-contract.ts';

const never = new AbortController().signal;
const JUST_TARGET = new Map([['target', { capabilities: [], programs: [] }]] as const);

/** What the contract needs of a container engine. */
export interface ContainerEngineForContract {
  readonly cli: EngineCli;
  readonly image: string;
  /** Why nothing of it can run here, as the end of a name: ` needs podman: ...`. Empty when it can. */
  readonly lacks: string;
  /** What `inspect` tells of the mounts of a session beside a target. */
  readonly mounts: readonly unknown[];
  /** Paths that the engine itself makes in a container, by the beginning of their lines in `diff`. */
  readonly ownPaths: RegExp;
}

/** A container of the test, as the session of one. */
export function forTest(cli: EngineCli, session: OpenedForTest['session'], container: string): OpenedForTest {
  return {
    session,
    kill: async () => void cli.must('kill', container),
    processesWith: async (word) => cli.processesIn(container).filter((line) => line.includes(word)),
  };
}

/** Starts a container that only sleeps, with `setUp` run first. */
export function startTarget(
  { cli, image }: Pick<ContainerEngineForContract, 'cli' | 'image'>,
  setUp = ':',
  ...flags: readonly string[]
): string {
  const name = ownName();
  const fixed = ['run', '-d', '--name', name, '--pull', 'never', '--stop-timeout', '0', ...flags];
  cli.must(...fixed, '--entrypoint', 'sh', image, '-c', `${setUp}; exec sleep infinity`);
  return name;
}

/** What every container engine promises: to find a target, to enter it, and to leave nothing behind. */
export function containerContract(given: ContainerEngineForContract): void {
  const { cli, image, lacks } = given;
  const engine = containerEngine(cli.name);
  const start = (setUp?: string, ...flags: readonly string[]) => startTarget(given, setUp, ...flags);

  async function find(name: string) {
    const found = await findContainerTarget(engine, name, name);
    if (!found.ok) throw new Error(found.trouble.what);
    return found.value;
  }

  async function openTarget(
    name: string,
    vantages: readonly Vantage[],
    needs: Partial<SessionNeeds> = {},
  ): Promise<OpenedTarget> {
    const own = { capabilities: [], programs: [], ...needs };
    const wanted = new Map(vantages.map((vantage) => [vantage, own]));
    const opened = await (await find(name)).open(wanted, { runId: ownName(), image, ...needs }, never);
    if (!opened.ok) throw new Error(opened.trouble.what);
    return opened.value;
  }

  describe.skipIf(lacks !== '')(`a session of ${cli.name}${lacks}`, () => {
    let target = '';
    beforeAll(() => {
      target = start();
    });
    afterAll(() => void cli.run('rm', '-f', target));

    describe('keeps the session contract', () => {
      sessionContract({
        missingFrom: 'in the image',
        endsChildren: true,
        open: async (needs) => {
          const runId = ownName();
          const { sessions } = await openTarget(target, ['target'], { runId, ...needs });
          if (sessions.target === undefined) throw new Error('no session');
          return forTest(cli, sessions.target, `netshoot-run-${runId}-target`);
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
      const [inspected] = JSON.parse(cli.must('inspect', `netshoot-run-${runId}-target`));
      await close();
      expect(inspected.Mounts).toEqual(given.mounts);
      expect(inspected.HostConfig).toMatchObject({ Privileged: false, ReadonlyRootfs: true });
      expect(['', 'private']).toContain(inspected.HostConfig.PidMode);
    });

    it('is in the target’s network and nobody else’s', async () => {
      const { sessions, close } = await openTarget(target, ['target', 'host']);
      const read = async (vantage: 'target' | 'host') =>
        (await sessions[vantage]?.run({ kind: 'exec', argv: ['readlink', '/proc/self/ns/net'], deadlineMs: 10_000 }))
          ?.stdout;
      const [own, host] = await Promise.all([read('target'), read('host')]);
      await close();
      expect(own).toBe(`${cli.must('exec', target, 'readlink', '/proc/self/ns/net')}\n`);
      expect(own).not.toBe(host);
    });

    it('of a container that joined another one is in the network of that one', async () => {
      const sidecar = start(':', '--network', `container:${target}`);
      const { sessions, close } = await openTarget(sidecar, ['target']);
      const own = await sessions.target?.run({
        kind: 'exec',
        argv: ['readlink', '/proc/self/ns/net'],
        deadlineMs: 10_000,
      });
      await close();
      cli.run('rm', '-f', sidecar);
      expect(own?.stdout).toBe(`${cli.must('exec', target, 'readlink', '/proc/self/ns/net')}\n`);
    });

    it('reads the hosts file and the resolv.conf of the target, and changes neither', async () => {
      const both = ['cat', '/etc/hosts', '/etc/resolv.conf'];
      const before = cli.must('exec', target, ...both);
      const { sessions, close } = await openTarget(target, ['target']);
      const seen = await sessions.target?.run({ kind: 'exec', argv: both, deadlineMs: 10_000 });
      const during = cli.must('exec', target, ...both);
      await close();
      expect([seen?.stdout.trim(), during, cli.must('exec', target, ...both)]).toEqual([before, before, before]);
    });

    it('is one of many at once: each answers for itself, and all end', async () => {
      const runIds = Array.from({ length: 8 }, ownName);
      const all = await Promise.all(runIds.map((runId) => openTarget(target, ['target'], { runId })));
      const said = await Promise.all(
        all.map(({ sessions }, i) =>
          sessions.target?.run({ kind: 'exec', argv: ['echo', String(i)], deadlineMs: 20_000 }),
        ),
      );
      await Promise.all(all.map(({ close }) => close()));
      expect(said.map((evidence) => evidence?.stdout)).toEqual(all.map((_, i) => `${i}\n`));
      const left = cli.must('ps', '-a', '--filter', 'label=netshoot-run', '--format', '{{.Names}}');
      expect(runIds.filter((runId) => left.includes(runId))).toEqual([]);
    }, 60_000);

    it('is not opened for a name that nobody has: who is there is told', async () => {
      const wrong = target.replace('nsr-e2e-', 'nsr-2ee-');
      const found = await findContainerTarget(engine, wrong, wrong);
      expect(found).toEqual({
        ok: false,
        trouble: {
          what: expect.stringMatching(
            `^no container is called "${wrong}"; running: .*${cli.name}:${target} \\(running\\)`,
          ),
          where: '--target',
          todo: `did you mean --target ${target}?`,
          exit: 4,
        },
      });
    });

    it('leaves no container behind', async () => {
      const runId = ownName();
      const { close } = await openTarget(target, ['target', 'host'], { runId });
      const left = () => cli.must('ps', '-aq', '--filter', `label=netshoot-run=${runId}`);
      expect(left().split('\n')).toHaveLength(2);
      await close();
      expect(left()).toBe('');
    });

    it('does not hang when the target stops in the middle, and the target is then no longer there', async () => {
      const doomed = start();
      const found = await findContainerTarget(engine, doomed, doomed);
      if (!found.ok) throw new Error(found.trouble.what);
      const opened = await found.value.open(JUST_TARGET, { runId: ownName(), image }, never);
      if (!opened.ok) throw new Error(opened.trouble.what);
      expect(await found.value.stillThere()).toEqual({ there: true });
      const running = opened.value.sessions.target?.run({ kind: 'exec', argv: ['sleep', '1'], deadlineMs: 5000 });
      cli.must('kill', doomed);
      expect(await found.value.stillThere()).toEqual({
        there: false,
        because: `container ${doomed} stopped during the run (exited)`,
      });
      // The network stays while somebody is in it: the session itself goes on.
      expect((await running)?.ending).toEqual({ how: 'exited', code: 0 });
      await opened.value.close();
      cli.must('start', doomed);
      expect(await found.value.stillThere()).toEqual({
        there: false,
        because: `container ${doomed} was restarted during the run`,
      });
      cli.run('rm', '-f', doomed);
      expect(await found.value.stillThere()).toEqual({ there: false, because: `container ${doomed} is gone` });
    });

    it('is given up when it is interrupted while it opens, and leaves nothing', async () => {
      const found = await findContainerTarget(engine, target, target);
      if (!found.ok) throw new Error(found.trouble.what);
      const runId = ownName();
      const opened = await found.value.open(JUST_TARGET, { runId, image }, AbortSignal.abort('interrupted'));
      expect(opened).toEqual({
        ok: false,
        trouble: { what: 'interrupted while netshoot was being started', todo: 'repeat the command', exit: 130 },
      });
      expect(cli.must('ps', '-aq', '--filter', `label=netshoot-run=${runId}`)).toBe('');
    });
  });

  describe.skipIf(lacks !== '')(`inside a target of ${cli.name}${lacks}`, () => {
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
      target = start(files.join('; '));
      opened = await openTarget(target, ['inside']);
    });
    afterAll(async () => {
      await opened?.close();
      cli.run('rm', '-f', target);
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
      expect(cli.processesIn(target).filter((line) => line.includes('60606'))).toEqual([]);
    });

    it('nothing is written: diff is empty of what we did', async () => {
      await exec(['true']);
      const changed = cli.must('diff', target).split('\n');
      expect(changed.filter((line) => !line.includes('/nsr') && !given.ownPaths.test(line))).toEqual([]);
    });

    it('files and programs of a target that has no timeout say so', async () => {
      const bare = start('rm -f /usr/bin/timeout /bin/timeout');
      const own = await openTarget(bare, ['inside']);
      const evidence = await own.sessions.inside?.run({ kind: 'exec', argv: ['true'], deadlineMs: 5000 });
      cli.run('rm', '-f', bare);
      expect(evidence?.ending).toEqual({ how: 'tool_missing', because: 'the target has no timeout' });
    });

    it('a target that is gone loses the command', async () => {
      const doomed = start();
      const own = await openTarget(doomed, ['inside']);
      cli.run('rm', '-f', doomed);
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
}

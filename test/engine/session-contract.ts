import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Session } from '../../src/model/session.ts';

/** A session that a test opened. */
export interface OpenedForTest {
  readonly session: Session;
  /** Ends the session's process from outside, without a word to it. */
  readonly kill: () => Promise<void>;
  /** Command lines of the processes that live where the session runs and hold `word`. */
  readonly processesWith: (word: string) => Promise<readonly string[]>;
}

/** What the contract needs of an engine. */
export interface EngineForContract {
  /** What is said of a program that is not there. */
  readonly missingFrom: string;
  /** False for BusyBox, whose timeout(1) ends the command alone: its children end with the session. */
  readonly endsChildren: boolean;
  readonly open: (needs: {
    readonly programs: readonly string[];
    readonly capabilities: readonly ('NET_RAW' | 'NET_ADMIN')[];
  }) => Promise<OpenedForTest>;
}

const none = { programs: [], capabilities: [] };

/** What is compared: everything but the times. */
function outcome({ argv: _argv, startedAt: _startedAt, durationMs: _durationMs, ...rest }: Evidence) {
  return rest;
}

const exited = (code: number, stdout = '', stderr = '') => ({
  ending: { how: 'exited', code },
  stdout,
  stderr,
  cut: false,
});

/** Prints its arguments, each followed by a NUL. */
const ECHO = ['sh', '-c', 'for word; do printf "%s\\0" "$word"; done', 'sh'];
const HOSTILE = [
  '',
  ' ',
  '\n',
  'a\nb\n',
  '\t',
  "'",
  "it's",
  '"',
  '\\',
  '\\n',
  '$(id)',
  '`id`',
  '${HOME}',
  ';',
  '&&',
  '|',
  '>',
  '*',
  '~',
  '#',
  '!',
  '-n',
  '--',
  '--help',
  'é\u{1f980}\u202e',
  '\u0001\u001b[31m',
  'x'.repeat(10_240),
];

/** What every engine's session promises. */
export function sessionContract(engine: EngineForContract): void {
  describe('a session', () => {
    let opened: OpenedForTest;
    beforeAll(async () => {
      opened = await engine.open({ programs: ['sh', 'no-such-program'], capabilities: [] });
    });
    afterAll(() => opened?.session.close());

    const run = (argv: readonly string[], deadlineMs = 10_000) =>
      opened.session.run({ kind: 'exec', argv, deadlineMs });
    const sh = (source: string, deadlineMs?: number) => run(['sh', '-c', source], deadlineMs);

    it('keeps exit code, stdout and stderr apart', async () => {
      const codes = [0, 1, 2, 9, 124, 125, 137, 143];
      const all = await Promise.all(codes.map((code) => sh(`echo out; echo err >&2; exit ${code}`)));
      expect(all.map(outcome)).toEqual(
        // A shell cannot tell `exit 137` from SIGKILL: both are 128 + 9.
        codes.map((code) =>
          code > 128
            ? { ...exited(code, 'out\n', 'err\n'), ending: { how: 'signaled', signal: code - 128 } }
            : exited(code, 'out\n', 'err\n'),
        ),
      );
    });

    it('names the signal that ended a command', async () => {
      const all = await Promise.all(['TERM', 'KILL', 'SEGV'].map((name) => sh(`kill -${name} $$`)));
      expect(all.map(({ ending }) => ending)).toEqual([
        { how: 'signaled', signal: 15 },
        { how: 'signaled', signal: 9 },
        { how: 'signaled', signal: 11 },
      ]);
    });

    it('tells what was run, when, and for how long', async () => {
      const before = Date.now();
      const { argv, startedAt, durationMs } = await sh('sleep 0.3');
      expect(argv).toEqual(['sh', '-c', 'sleep 0.3']);
      expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(before);
      expect(durationMs).toBeGreaterThanOrEqual(300);
      expect(durationMs).toBeLessThanOrEqual(Date.now() - before + 1);
    });

    it('hands hostile arguments on as they are', async () => {
      const { stdout, ending } = await run([...ECHO, ...HOSTILE]);
      expect(stdout.split('\0').slice(0, -1)).toEqual(HOSTILE);
      expect(ending).toEqual({ how: 'exited', code: 0 });
    });

    it('is at the end of its input for a command that reads it', async () => {
      expect(outcome(await run(['cat']))).toEqual(exited(0));
      expect(outcome(await run(['sh']))).toEqual(exited(0));
    });

    it('names the program that is missing behind a timeout, not the timeout', async () => {
      expect((await run(['timeout', '5', 'never-heard-of', 'x'])).ending).toEqual({
        how: 'tool_missing',
        because: expect.stringContaining(`never-heard-of is not ${engine.missingFrom}`),
      });
    });

    it('says that a program is missing, whether it was asked for before or not', async () => {
      const [known, unknown] = await Promise.all([run(['no-such-program']), run(['never-heard-of', 'x'])]);
      expect(known.ending).toMatchObject({
        how: 'tool_missing',
        because: expect.stringContaining(`no-such-program is not ${engine.missingFrom}`),
      });
      expect(unknown.ending).toMatchObject({
        how: 'tool_missing',
        because: expect.stringContaining(`never-heard-of is not ${engine.missingFrom}`),
      });
      const { ending } = await sh('never-heard-of; exit $?');
      expect(ending).toMatchObject({
        how: 'tool_missing',
        because: expect.stringMatching(/never-heard-of: .*not found$/),
      });
    });

    it('says that a file may not be started', async () => {
      expect((await run(['/etc/passwd'])).ending).toMatchObject({
        how: 'not_permitted',
        because: expect.stringMatching(/permission denied/i),
      });
    });

    it('runs 60 commands at once, and answers each with its own output', async () => {
      const ids = Array.from({ length: 60 }, (_, i) => i);
      const all = await Promise.all(ids.map((id) => sh(`echo o${id}; echo e${id} >&2; exit ${id % 7}`, 30_000)));
      expect(all.map(outcome)).toEqual(ids.map((id) => exited(id % 7, `o${id}\n`, `e${id}\n`)));
    }, 60_000);

    it('does not let a slow command hold up a quick one', async () => {
      const slow = sh('sleep 2');
      const quick = await sh('echo quick');
      expect(outcome(quick)).toEqual(exited(0, 'quick\n'));
      expect(quick.durationMs).toBeLessThan(1900);
      await slow;
    });

    it('ends a command at its deadline, and keeps what it printed', async () => {
      const evidence = await sh('echo so far; echo and here >&2; sleep 30', 1000);
      expect(outcome(evidence)).toEqual({
        ending: { how: 'deadline', after_ms: 1000 },
        stdout: 'so far\n',
        stderr: expect.stringMatching(/^and here\n/),
        cut: false,
      });
      expect(evidence.durationMs).toBeLessThan(2500);
    });

    it('ends a command that ignores SIGTERM', async () => {
      const evidence = await sh("trap '' TERM; while :; do sleep 1; done", 1000);
      expect(evidence.ending).toEqual({ how: 'deadline', after_ms: 1000 });
      expect(evidence.durationMs).toBeLessThan(4500);
    });

    const inTime = engine.endsChildren ? 'at its deadline too' : 'with the session at the latest';
    it(`ends the children of a command ${inTime}`, async () => {
      const own = await engine.open(none);
      const argv = ['sh', '-c', 'sleep 70707 & sleep 70708'];
      const { ending } = await own.session.run({ kind: 'exec', argv, deadlineMs: 1000 });
      expect(ending).toEqual({ how: 'deadline', after_ms: 1000 });
      if (!engine.endsChildren) await own.session.close();
      await vi.waitFor(async () => expect(await own.processesWith('sleep 7070')).toEqual([]));
      await own.session.close();
    });

    it('does not wait for a child that a command leaves behind', async () => {
      const evidence = await sh('sleep 3 & echo done', 10_000);
      expect(outcome(evidence)).toEqual(exited(0, 'done\n'));
      expect(evidence.durationMs).toBeLessThan(2900);
    });

    it('is not put out of step by a child that a command leaves behind and that goes on printing', async () => {
      const argv = ['sh', '-c', 'for i in $(seq 20000); do echo flood; echo flood >&2; done & echo on'];
      const ids = [1, 2, 3, 4, 5, 6, 7, 8];
      const own = await engine.open(none);
      const floods = await Promise.all(ids.map(() => own.session.run({ kind: 'exec', argv, deadlineMs: 5000 })));
      const next = await own.session.run({ kind: 'exec', argv: ['echo', 'next'], deadlineMs: 5000 });
      await own.session.close();
      expect(floods.map(({ ending }) => ending)).toEqual(ids.map(() => ({ how: 'exited', code: 0 })));
      expect(outcome(next)).toEqual(exited(0, 'next\n'));
    });

    it('takes a command that leaves with 124 before its deadline for what it is', async () => {
      expect((await sh('exit 124', 5000)).ending).toEqual({ how: 'exited', code: 124 });
    });

    it('cuts output that is too long, says so, and goes on', async () => {
      const evidence = await sh('head -c 10485760 /dev/zero | tr "\\0" x', 30_000);
      expect(evidence.cut).toBe(true);
      expect(evidence.stdout.length).toBe(8 * 1024 * 1024);
      expect(outcome(await sh('echo next'))).toEqual(exited(0, 'next\n'));
    }, 40_000);

    it('keeps an output of 5 MB whole', async () => {
      const evidence = await sh('head -c 5242880 /dev/zero | tr "\\0" y', 30_000);
      expect([evidence.cut, evidence.stdout.length, evidence.ending]).toEqual([
        false,
        5_242_880,
        { how: 'exited', code: 0 },
      ]);
    }, 40_000);

    it('decodes output once, whole: what is not UTF-8 is U+FFFD', async () => {
      const { stdout } = await run(['printf', '\\000\\377\\303\\251\\n\\303']);
      expect(stdout).toBe('\0\ufffd\u00e9\n\ufffd');
    });

    it('has the C locale and finds tools in sbin', async () => {
      const { stdout } = await sh('echo "$LC_ALL"; case ":$PATH:" in *:/usr/sbin:*) echo sbin;; esac');
      expect(stdout).toBe('C\nsbin\n');
    });

    it('fetches no files: that is what `inside` is for', async () => {
      const evidence = await opened.session.run({ kind: 'file', path: '/etc/hosts', deadlineMs: 1000 });
      expect(outcome(evidence)).toEqual({
        ending: { how: 'lost', because: 'this vantage fetches no files' },
        stdout: '',
        stderr: '',
        cut: false,
      });
    });

    it('cannot gain privileges, and has none that were not asked for', async () => {
      const { stdout } = await sh(
        "sed -n 's/^\\(CapEff\\|CapPrm\\|CapBnd\\|CapInh\\|NoNewPrivs\\):[[:space:]]*/\\1 /p' /proc/self/status",
      );
      expect(stdout.trim().split('\n').sort()).toEqual([
        'CapBnd 0000000000000000',
        'CapEff 0000000000000000',
        'CapInh 0000000000000000',
        'CapPrm 0000000000000000',
        'NoNewPrivs 1',
      ]);
    });
  });

  describe('capabilities', () => {
    it.each([
      [['NET_RAW'], '0000000000002000'],
      [['NET_ADMIN', 'NET_RAW'], '0000000000003000'],
    ] as const)('%j are exactly what was asked for', async (capabilities, mask) => {
      const { session } = await engine.open({ programs: [], capabilities });
      const argv = ['sed', '-n', 's/^\\(CapEff\\|CapBnd\\):[[:space:]]*/\\1 /p', '/proc/self/status'];
      const { stdout } = await session.run({ kind: 'exec', argv, deadlineMs: 10_000 });
      await session.close();
      expect(stdout.trim().split('\n').sort()).toEqual([`CapBnd ${mask}`, `CapEff ${mask}`]);
    });
  });

  describe('the end of a session', () => {
    it('ends what still runs as lost, leaves nothing running, and can be asked for twice', async () => {
      const { session, processesWith } = await engine.open(none);
      const running = session.run({
        kind: 'exec',
        argv: ['sh', '-c', 'sleep 80808 & sleep 80809'],
        deadlineMs: 60_000,
      });
      await session.run({ kind: 'exec', argv: ['true'], deadlineMs: 5000 });
      const begin = performance.now();
      await Promise.all([session.close(), session.close()]);
      await session.close();
      expect(performance.now() - begin).toBeLessThan(5000);
      expect((await running).ending).toEqual({ how: 'lost', because: 'the session was closed' });
      await vi.waitFor(async () => expect(await processesWith('sleep 8080')).toEqual([]));
    });

    it('is quick when nothing runs', async () => {
      const { session } = await engine.open(none);
      const begin = performance.now();
      await session.close();
      expect(performance.now() - begin).toBeLessThan(4000);
    });

    it('ends a command asked for after it as lost', async () => {
      const { session } = await engine.open(none);
      await session.close();
      const { ending } = await session.run({ kind: 'exec', argv: ['true'], deadlineMs: 5000 });
      expect(ending).toEqual({ how: 'lost', because: 'the session was closed' });
    });

    it('is noticed when its process is killed: what runs is lost, and run never hangs', async () => {
      const { session, kill } = await engine.open(none);
      const running = [1, 2].map(() => session.run({ kind: 'exec', argv: ['sleep', '60'], deadlineMs: 60_000 }));
      await session.run({ kind: 'exec', argv: ['true'], deadlineMs: 5000 });
      await kill();
      const all = await Promise.all([...running, session.run({ kind: 'exec', argv: ['true'], deadlineMs: 5000 })]);
      expect(all.map(({ ending }) => ending)).toEqual(
        Array.from({ length: 3 }, () => ({ how: 'lost', because: expect.stringMatching(/./) })),
      );
      await session.close();
    });
  });
}

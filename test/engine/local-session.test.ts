import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findLocalTarget, type LocalPlace } from '../../src/engine/local.ts';
import type { Vantage } from '../../src/model/evidence.ts';
import type { OpenedTarget, Session } from '../../src/model/session.ts';
import { ownName } from './docker-cli.ts';
import { type EngineForContract, sessionContract } from './session-contract.ts';

const never = new AbortController().signal;

/** Why network namespaces cannot be made here; nothing when they can. */
function whyNot(): string {
  if (process.getuid?.() !== 0) return ' needs root: network namespaces cannot be made';
  const name = ownName();
  const { status, error } = spawnSync('ip', ['netns', 'add', name], { stdio: 'ignore' });
  if (error !== undefined) return ' needs ip(8): it is not on this machine';
  if (status !== 0) return ' needs ip netns add: it is not permitted here';
  spawnSync('ip', ['netns', 'del', name]);
  const setpriv = spawnSync('setpriv', ['--version'], { stdio: 'ignore' });
  return setpriv.error === undefined ? '' : ' needs setpriv(1): it is not on this machine';
}

const lacks = whyNot();

const JUST_TARGET = new Map([['target', { capabilities: [], programs: [] }]] as const);

async function open(
  place: LocalPlace,
  vantages: readonly Vantage[],
  needs: Partial<Parameters<EngineForContract['open']>[0]> = {},
): Promise<OpenedTarget> {
  const found = findLocalTarget('it', place);
  if (!found.ok) throw new Error(found.trouble.what);
  const own = { capabilities: [], programs: [], ...needs };
  const wanted = new Map(vantages.map((vantage) => [vantage, own]));
  const opened = await found.value.open(wanted, { runId: ownName(), image: '' }, never);
  if (!opened.ok) throw new Error(opened.trouble.what);
  return opened.value;
}

function must(argv: readonly string[]): void {
  const [program = '', ...args] = argv;
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
}

/** Command lines of this machine's processes that are in the network namespace `netns` and hold `word`. */
function processesWith(netns: string, word: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return line.includes(word) && readlinkSync(`/proc/${pid}/ns/net`) === netns ? [line] : [];
      } catch {
        return []; // it has ended meanwhile
      }
    });
}

const textOf = async (session: Session | undefined, argv: readonly string[]) =>
  (await session?.run({ kind: 'exec', argv, deadlineMs: 10_000 }))?.stdout;

describe.skipIf(lacks !== '')(`a local session${lacks}`, () => {
  const netns = ownName();
  const etc = `/etc/netns/${netns}`;
  beforeAll(() => must(['ip', 'netns', 'add', netns]));
  afterAll(() => {
    spawnSync('ip', ['netns', 'del', netns]);
    rmSync(etc, { recursive: true, force: true });
  });

  describe('in a named namespace', () => {
    sessionContract({
      missingFrom: 'on this machine',
      endsChildren: true,
      open: async (needs) => {
        const { sessions } = await open({ kind: 'netns', name: netns }, ['target'], needs);
        const session = sessions.target;
        if (session === undefined) throw new Error('no session');
        const own = (await textOf(session, ['readlink', '/proc/self/ns/net']))?.trim() ?? '';
        // Field 6 of proc(5) stat: the session leader, which is the process that we started.
        const leader = Number((await textOf(session, ['cut', '-d', ' ', '-f', '6', '/proc/self/stat']))?.trim());
        return {
          session,
          kill: async () => void process.kill(leader, 'SIGKILL'),
          processesWith: async (word) => processesWith(own, word),
        };
      },
    });
  });

  it('is in the namespace, by name and by path, and the host vantage is not', async () => {
    const inside = spawnSync('ip', ['netns', 'exec', netns, 'readlink', '/proc/self/ns/net'], { encoding: 'utf8' });
    const seen = await Promise.all(
      [netns, `/run/netns/${netns}`].map(async (name) => {
        const { sessions, close } = await open({ kind: 'netns', name }, ['target', 'host']);
        const both = await Promise.all(
          [sessions.target, sessions.host].map((session) => textOf(session, ['readlink', '/proc/self/ns/net'])),
        );
        await close();
        return both;
      }),
    );
    const here = `${readlinkSync('/proc/self/ns/net')}\n`;
    expect(seen).toEqual([
      [inside.stdout, here],
      [inside.stdout, here],
    ]);
  });

  it('sees the files that /etc/netns keeps for the namespace, inside as well, and the machine’s own elsewhere', async () => {
    mkdirSync(etc, { recursive: true });
    writeFileSync(`${etc}/resolv.conf`, 'nameserver 192.0.2.53\n');
    const { sessions, close } = await open({ kind: 'netns', name: netns }, ['target', 'inside']);
    const file = (path: string) => sessions.inside?.run({ kind: 'file', path, deadlineMs: 5000 });
    const [cat, own, passwd, absent] = await Promise.all([
      textOf(sessions.target, ['cat', '/etc/resolv.conf']),
      file('/etc/resolv.conf'),
      file('/etc/passwd'),
      file('/etc/nsr-not-there'),
    ]);
    await close();
    rmSync(etc, { recursive: true });
    expect([cat, own?.stdout]).toEqual(['nameserver 192.0.2.53\n', 'nameserver 192.0.2.53\n']);
    expect(passwd?.stdout).toBe(readFileSync('/etc/passwd', 'utf8'));
    expect(absent?.ending).toEqual({ how: 'not_found', because: 'the target has no /etc/nsr-not-there' });
  });

  it('is no longer there when the namespace is removed, and does not hang', async () => {
    const doomed = ownName();
    must(['ip', 'netns', 'add', doomed]);
    const found = findLocalTarget(`netns:${doomed}`, { kind: 'netns', name: doomed });
    if (!found.ok) throw new Error(found.trouble.what);
    const opened = await found.value.open(JUST_TARGET, { runId: ownName(), image: '' }, never);
    if (!opened.ok) throw new Error(opened.trouble.what);
    must(['ip', 'netns', 'del', doomed]);
    expect(await found.value.stillThere()).toEqual({
      there: false,
      because: `there is no network namespace /run/netns/${doomed}`,
    });
    expect(await textOf(opened.value.sessions.target, ['echo', 'on'])).toBe('on\n');
    await opened.value.close();
  });

  it('leaves no file in /tmp behind', async () => {
    const { sessions, close } = await open({ kind: 'netns', name: netns }, ['target']);
    const path = (await textOf(sessions.target, ['readlink', '/proc/self/fd/1']))?.trim() ?? '';
    const [, folder = ''] = /^\/tmp\/([^/]+)\/[0-9]+\.o$/.exec(path) ?? [];
    expect(readdirSync('/tmp')).toContain(folder);
    await close();
    expect(readdirSync('/tmp')).not.toContain(folder);
  });
});

describe('a namespace that is not there', () => {
  it.each([
    [
      { kind: 'netns', name: 'nsr-e2e-none' },
      'there is no network namespace /run/netns/nsr-e2e-none',
      'ip netns list shows the named ones',
    ],
    [
      { kind: 'netns', name: '/nsr-e2e/none' },
      'there is no network namespace /nsr-e2e/none',
      'ip netns list shows the named ones',
    ],
    [{ kind: 'pid', pid: 4_194_305 }, 'there is no process 4194305', 'ps -e shows the processes of this machine'],
  ] as const)('%j is refused', (place, what, todo) => {
    expect(findLocalTarget('it', place)).toEqual({ ok: false, trouble: { what, where: 'it', todo, exit: 4 } });
  });
});

describe.skipIf(lacks !== '')(`a process as the target${lacks}`, () => {
  let child: ChildProcess | undefined;
  let pid = 0;
  const files = `/tmp/${ownName()}`;
  beforeAll(async () => {
    // A process with a network and an /etc/resolv.conf of its own, as a container has.
    mkdirSync(files);
    writeFileSync(`${files}/resolv.conf`, 'nameserver 198.51.100.53\n');
    const source = `mount --bind ${files}/resolv.conf /etc/resolv.conf && echo ready && exec sleep infinity`;
    child = spawn('unshare', ['--net', '--mount', 'sh', '-c', source], { stdio: ['ignore', 'pipe', 'inherit'] });
    pid = child.pid ?? 0;
    await new Promise((ready) => child?.stdout?.once('data', ready));
  });
  afterAll(() => {
    child?.kill('SIGKILL');
    rmSync(files, { recursive: true, force: true });
  });

  describe('keeps the session contract', () => {
    sessionContract({
      missingFrom: 'on this machine',
      endsChildren: true,
      open: async (needs) => {
        const { sessions } = await open({ kind: 'pid', pid }, ['target'], needs);
        const session = sessions.target;
        if (session === undefined) throw new Error('no session');
        // Field 6 of proc(5) stat: the session leader, which is the process that we started.
        const leader = Number((await textOf(session, ['cut', '-d', ' ', '-f', '6', '/proc/self/stat']))?.trim());
        return {
          session,
          kill: async () => void process.kill(leader, 'SIGKILL'),
          processesWith: async (word) => processesWith(readlinkSync(`/proc/${pid}/ns/net`), word),
        };
      },
    });
  });

  it('tells who else is in its namespace, and is another one when its number was given away', async () => {
    const other = spawn('nsenter', ['--target', String(pid), '--net', 'sleep', '300'], { stdio: 'ignore' });
    await vi.waitFor(() => {
      const found = findLocalTarget(`pid:${pid}`, { kind: 'pid', pid });
      expect(found.ok && found.value.facts.namespace_shared_with).toEqual([`sleep (${other.pid})`]);
    });
    other.kill('SIGKILL');
    const brief = spawn('sleep', ['300'], { stdio: 'ignore' });
    const found = findLocalTarget('it', { kind: 'pid', pid: brief.pid ?? 0 });
    if (!found.ok) throw new Error(found.trouble.what);
    expect(found.value.facts.namespace_owner).toEqual({ kind: 'machine', name: 'host', state: 'running' });
    expect(await found.value.stillThere()).toEqual({ there: true });
    brief.kill('SIGKILL');
    await vi.waitFor(async () =>
      expect(await found.value.stillThere()).toEqual({ there: false, because: `there is no process ${brief.pid}` }),
    );
  });

  it('shares its network and its resolv.conf, and the machine keeps its own', async () => {
    const before = readFileSync('/etc/resolv.conf', 'utf8');
    const { sessions, close } = await open({ kind: 'pid', pid }, ['target', 'inside']);
    const [net, cat, inside, program] = await Promise.all([
      textOf(sessions.target, ['readlink', '/proc/self/ns/net']),
      textOf(sessions.target, ['cat', '/etc/resolv.conf']),
      sessions.inside?.run({ kind: 'file', path: '/etc/resolv.conf', deadlineMs: 5000 }),
      textOf(sessions.inside, ['cat', '/etc/resolv.conf']),
    ]);
    await close();
    expect(net).toBe(`${readlinkSync(`/proc/${pid}/ns/net`)}\n`);
    expect([cat, inside?.stdout, program]).toEqual(Array.from({ length: 3 }, () => 'nameserver 198.51.100.53\n'));
    expect(readFileSync('/etc/resolv.conf', 'utf8')).toBe(before);
  });

  it('inside, tells a program that is missing, an exit code and a deadline apart', async () => {
    const { sessions, close } = await open({ kind: 'pid', pid }, ['inside']);
    const ending = async (argv: readonly string[]) =>
      (await sessions.inside?.run({ kind: 'exec', argv, deadlineMs: 1000 }))?.ending;
    expect(await Promise.all([['no-such-program'], ['sh', '-c', 'exit 3'], ['sleep', '60']].map(ending))).toEqual([
      { how: 'tool_missing', because: 'the target has no no-such-program' },
      { how: 'exited', code: 3 },
      { how: 'deadline', after_ms: 1000 },
    ]);
    await close();
  });
});

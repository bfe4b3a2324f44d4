import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownName } from '../engine/docker-cli.ts';
import { COMMAND, isBuilt } from './command.ts';
import { messageIn, use } from './user.ts';

/** The words that run a command as nobody. */
const AS_NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];

function whyNot(): string {
  if (!isBuilt()) return ' needs dist/main.js: npm run build makes it';
  if (process.getuid?.() !== 0) return ' needs root: it becomes another user';
  const [program = '', ...words] = AS_NOBODY;
  const own = spawnSync(program, [...words, 'unshare', '--user', '--map-root-user', '--net', 'true']);
  if (own.status !== 0) return ' needs user namespaces for any user: not permitted here';
  const read = spawnSync(program, [...words, process.execPath, COMMAND, '--version']);
  return read.status === 0 ? '' : ' needs a command that another user can read';
}

const lacks = whyNot();

const PLAYBOOK = `name: who-is-this
title: Which links does the target have?
steps:
  - { id: links, use: ip-link }
checks:
  - { id: has-link, title: It has a link, expr: "steps.links.links.size() > 0", say: none }
`;

describe.skipIf(lacks !== '')(`namespaces of this machine${lacks}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
  const playbook = join(folder, 'who.yaml');
  const netns = ownName();
  let child: ChildProcess | undefined;
  beforeAll(async () => {
    chmodSync(folder, 0o755);
    writeFileSync(playbook, PLAYBOOK);
    spawnSync('ip', ['netns', 'add', netns]);
    const [program = '', ...words] = AS_NOBODY;
    const source = 'echo ready; exec sleep 300';
    const apart = ['unshare', '--user', '--map-root-user', '--net', '--mount', 'sh', '-c', source];
    child = spawn(program, [...words, ...apart], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((ready) => child?.stdout?.once('data', ready));
  });
  afterAll(() => {
    child?.kill('SIGKILL');
    spawnSync('ip', ['netns', 'del', netns]);
    rmSync(folder, { recursive: true });
  });
  const look = (target: string, before: readonly string[]) =>
    use(['run', playbook, '--target', target, '--engine', 'local', '--format', 'json', '--quiet'], {
      before,
      cwd: '/',
      env: { HOME: folder },
    });

  it('without root, a process in a user namespace of one’s own is entered, and that of others is refused', async () => {
    const own = await look(`pid:${child?.pid}`, AS_NOBODY);
    expect([own.code, JSON.parse(own.stdout).verdict]).toEqual([0, 'healthy']);
    const others = await look(`pid:${process.pid}`, AS_NOBODY);
    expect([others.code, messageIn(others.stderr)]).toEqual([
      4,
      {
        what: `you may not look into process ${process.pid}: it is not yours`,
        where: `pid:${process.pid}`,
        todo: 'run the command as root (sudo)',
      },
    ]);
    const named = await look(`netns:${netns}`, AS_NOBODY);
    expect([named.code, messageIn(named.stderr)]).toEqual([
      4,
      {
        what: expect.stringMatching(/^you may not enter this network namespace: .*not permitted/),
        where: `netns:${netns}`,
        todo: 'run the command as root (sudo)',
      },
    ]);
  }, 60_000);

  it('with root, the same process is entered as it is, and a named one too', async () => {
    for (const target of [`pid:${child?.pid}`, `netns:${netns}`]) expect((await look(target, [])).code).toBe(0);
  }, 60_000);
});

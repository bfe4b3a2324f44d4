import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { docker, mustDocker, ownName } from '../engine/docker-cli.ts';
import { engineForTests } from '../setup/engine.ts';
import { COMMAND, isBuilt } from './command.ts';
import { onlyDocker } from './only-docker.ts';
import { makeSite, netshootsIn, type Site } from './site.ts';
import { messageIn, type Start, use } from './user.ts';

const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const engine = engineForTests();
const image = engine.available ? engine.image : '';
const lacks = engine.available ? unbuilt : ` needs docker: ${engine.reason}`;

/** What a user is told, when that is all there is: exit code, empty stdout, one message in three parts. */
async function refusal(args: readonly string[], how: Start = {}) {
  const { code, stdout, stderr } = await use(args, { ...how, env: { NETSHOOT_IMAGE: image, ...how.env } });
  return { code, stdout, message: messageIn(stderr) };
}

/** The words that run a command as nobody. */
const AS_NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];

/** Why the command cannot be run as another user here; nothing when it can. */
function whyNotAsNobody(): string {
  const [program = '', ...words] = AS_NOBODY;
  const { status, error } = spawnSync(program, [...words, process.execPath, COMMAND, '--version']);
  if (error !== undefined) return ' needs setpriv(1): it is not on this machine';
  return status === 0 ? '' : ' needs to run as another user: not permitted here, or that user cannot read the command';
}

describe.skipIf(unbuilt !== '')(`no engine${unbuilt}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
  const PATH = onlyDocker(folder);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('that answers: where it was looked for, and what to do', async () => {
    const seen = await refusal(['dns-check', '--target', 'web'], {
      env: { DOCKER_HOST: 'unix:///nonexistent.sock', PATH },
    });
    expect(seen).toEqual({
      code: 4,
      stdout: '',
      message: {
        what: 'no Docker engine answers',
        where: 'unix:///nonexistent.sock',
        todo: 'start it (systemctl start docker), or point DOCKER_HOST or docker context at the one that carries the target',
      },
    });
  });

  it('at all: there is no docker command', async () => {
    const seen = await refusal(['dns-check', '--target', 'web'], { env: { PATH: '/nonexistent' } });
    expect(seen).toEqual({
      code: 4,
      stdout: '',
      message: {
        what: 'there is no docker command',
        where: 'PATH',
        todo: 'install Docker (Debian, Ubuntu: apt-get install docker.io), or diagnose a namespace with host tools: --target netns:NAME or pid:NUMBER',
      },
    });
  });

  it('is what doctor says too, with 4', async () => {
    const { code, stdout, stderr } = await use(['doctor', '--json'], {
      env: { DOCKER_HOST: 'unix:///nonexistent.sock', PATH },
    });
    expect({ code, stderr }).toEqual({ code: 4, stderr: '' });
    expect(JSON.parse(stdout)).toContainEqual({
      what: 'docker',
      state: 'missing',
      detail: 'no Docker engine answers (unix:///nonexistent.sock)',
      todo: expect.any(String),
    });
  });
});

const notNobody = unbuilt || whyNotAsNobody();
describe.skipIf(notNobody !== '')(`an engine that this user may not use${notNobody}`, () => {
  let folder = '';
  let server: Server | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
    chmodSync(folder, 0o755);
    server = createServer();
    await new Promise<void>((ready) => server?.listen(join(folder, 'docker.sock'), ready));
    chmodSync(join(folder, 'docker.sock'), 0o000);
  });
  afterAll(() => {
    server?.close();
    rmSync(folder, { recursive: true });
  });

  it('is told apart from none', async () => {
    const socket = `unix://${join(folder, 'docker.sock')}`;
    const seen = await refusal(['dns-check', '--target', 'web', '--engine', 'docker'], {
      env: { DOCKER_HOST: socket, HOME: folder },
      before: AS_NOBODY,
      cwd: '/',
    });
    expect(seen).toEqual({
      code: 4,
      stdout: '',
      message: {
        what: 'you may not use the Docker engine',
        where: socket,
        todo: 'run it with sudo, or add yourself to the docker group (usermod -aG docker "$USER") and log in again',
      },
    });
  });
});

describe.skipIf(lacks !== '')(`a target that cannot be diagnosed${lacks}`, () => {
  const made: string[] = [];
  afterAll(() => void docker('rm', '-f', ...made));

  function make(source: string, ...flags: readonly string[]): string {
    const name = ownName();
    made.push(name);
    mustDocker('run', '-d', '--name', name, '--network', 'none', ...flags, '--entrypoint', 'sh', image, '-c', source);
    return name;
  }
  const SLEEP = 'exec sleep infinity';

  it('is unknown: who is there, and which name was meant', async () => {
    const name = make(SLEEP);
    const wrong = name.replace('nsr-e2e-', 'nsr-2ee-');
    const { code, stdout, message } = await refusal(['dns-check', '--target', wrong]);
    expect({ code, stdout, message }).toEqual({
      code: 4,
      stdout: '',
      message: {
        what: expect.stringMatching(`^no container is called "${wrong}"; running: .*docker:${name} \\(running\\)`),
        where: '--target',
        todo: `did you mean --target ${name}?`,
      },
    });
  });

  it('is unknown and like nothing that is there', async () => {
    const { code, message } = await refusal(['dns-check', '--target', 'docker:Quetzalcoatl_Quetzalcoatl']);
    expect({ code, message }).toMatchObject({
      code: 4,
      message: { todo: 'docker ps -a lists every container; --target host looks at this machine' },
    });
  });

  it('is the beginning of two ids: both are named', async () => {
    const owners = new Map<string, string>();
    let pair: readonly [string, string, string] | undefined;
    // 17 ids have two with the same first digit, at the latest.
    for (let i = 0; i < 17 && pair === undefined; i++) {
      const name = ownName();
      made.push(name);
      const first = mustDocker('create', '--name', name, '--entrypoint', 'sh', image).slice(0, 1);
      const other = owners.get(first);
      if (other !== undefined) pair = [first, other, name];
      owners.set(first, name);
    }
    const [first = '', one = '', two = ''] = pair ?? [];
    const { code, stdout, message } = await refusal(['dns-check', '--target', `docker:${first}`]);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(message).toMatchObject({ where: '--target', todo: 'use a name, or more of the id' });
    for (const part of [`"${first}" is the beginning of several ids: `, `docker:${one} (`, `docker:${two} (`])
      expect(message).toMatchObject({ what: expect.stringContaining(part) });
  }, 60_000);

  it('is stopped, paused or restarting: each says so, and how to go on', async () => {
    const restarting = make('exit 1', '--restart', 'always');
    const stopped = make(SLEEP);
    const paused = make(SLEEP);
    mustDocker('kill', stopped);
    mustDocker('pause', paused);
    // Docker doubles the pause with each restart: after the sixth it is seconds long.
    const state = () => mustDocker('inspect', '--format', '{{.State.Restarting}} {{.RestartCount}}', restarting);
    await vi.waitFor(() => expect(state()).toMatch(/^true [6-9]$/), { timeout: 30_000, interval: 200 });
    const seen = await Promise.all(
      [restarting, stopped, paused].map((name) => refusal(['dns-check', '--target', name])),
    );
    expect(seen).toEqual([
      {
        code: 4,
        stdout: '',
        message: {
          what: `container ${restarting} is restarting: it has no network to look at`,
          where: restarting,
          todo: `docker logs --tail 50 ${restarting} says why it ends`,
        },
      },
      {
        code: 4,
        stdout: '',
        message: {
          what: `container ${stopped} is not running (exited): it has no network to look at`,
          where: stopped,
          todo: `docker logs --tail 50 ${stopped} says why it ended; docker start ${stopped} starts it`,
        },
      },
      {
        code: 4,
        stdout: '',
        message: {
          what: `container ${paused} is paused: nothing in it runs, so nothing in it can talk`,
          where: paused,
          todo: `docker unpause ${paused}, then repeat the command`,
        },
      },
    ]);
    mustDocker('unpause', paused);
  }, 60_000);
});

describe.skipIf(lacks !== '')(`an image that cannot be used${lacks}`, () => {
  let site: Site;
  const name = ownName();
  beforeAll(() => {
    site = makeSite(image, 'healthy');
    spawnSync('sh', ['-c', `tar -cf - --files-from /dev/null | docker import - ${name}:empty`]);
    mustDocker('run', '--name', name, '--entrypoint', 'sh', image, '-c', 'rm "$(command -v dig)"');
    mustDocker('commit', name, `${name}:no-dig`);
  });
  afterAll(() => {
    site?.down();
    docker('rm', '-f', name);
    docker('rmi', `${name}:empty`, `${name}:no-dig`);
  });
  const check = (of: string) => ['dns-check', '--target', site.web, '--name', site.name, '--image', of];

  it('is not there and cannot be fetched: one message', async () => {
    const { code, stdout, message } = await refusal(check('nosuch.invalid/none:1'));
    expect({ code, stdout, message }).toEqual({
      code: 4,
      stdout: '',
      message: {
        what: expect.stringMatching(/^the netshoot image is not on this engine and cannot be fetched: ./),
        where: 'nosuch.invalid/none:1',
        todo: 'build it here with netshoot-run image build, or name one that is here with --image or NETSHOOT_IMAGE',
      },
    });
  }, 60_000);

  it('has a name that is none', async () => {
    const { code, stdout, message } = await refusal(check('--privileged'));
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(message).toMatchObject({ what: expect.any(String), todo: expect.any(String) });
  });

  it('has no sh', async () => {
    expect(await refusal(check(`${name}:empty`))).toEqual({
      code: 4,
      stdout: '',
      message: {
        what: expect.stringMatching(/^the image has no sh: .*"sh": executable file not found in \$PATH/),
        where: `${name}:empty`,
        todo: 'use a netshoot image: netshoot-run image build, or --image nicolaka/netshoot',
      },
    });
    expect(netshootsIn(site.webId)).toEqual([]);
  });

  it('lacks tools: what they would have told is unknown, never healthy, and the report says how to get them', async () => {
    const { code, stdout } = await use([...check(`${name}:no-dig`), '--format', 'json']);
    const report: Report = JSON.parse(stdout);
    const missing = report.steps
      .filter(({ ending }) => ending.how === 'tool_missing')
      .map(({ id, ending }) => [id, ending]);
    const because = {
      how: 'tool_missing',
      because: expect.stringMatching(/^dig is not in the image/),
    };
    expect([code, report.verdict]).toEqual([3, 'undecided']);
    expect(missing).toEqual(
      expect.arrayContaining([
        ['query', because],
        ['tcp', because],
      ]),
    );
    expect(report.causes).toEqual([]);
    const text = await use(check(`${name}:no-dig`));
    expect([text.code, text.stdout.split(' ')[0]]).toEqual([3, 'UNDECIDED']);
    expect(text.stdout).toContain('dig is not in the image');
    expect(text.stdout.replace(/\s+/g, ' ')).toMatch(/netshoot-run image (?:build|check)/);
  }, 40_000);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBuilt } from './command.ts';
import { messageIn, type Start, use } from './user.ts';

const lacks = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
/** Nothing here may reach an engine: wrong input is refused before anything is looked up. */
const env = { DOCKER_HOST: 'unix:///nonexistent.sock', NETSHOOT_IMAGE: 'nosuch.invalid/none:1' };

/** What a user is told, when that is all there is: exit code, empty stdout, one message in three parts. */
async function refusal(args: readonly string[], how: Start = {}) {
  const { code, stdout, stderr } = await use(args, { ...how, env: { ...env, ...how.env } });
  return { code, stdout, message: messageIn(stderr) };
}

const RUN = ['dns-check', '--target', 'netns:nsr-e2e-none'];

describe.skipIf(lacks !== '')(`a command line that is wrong${lacks}`, () => {
  it.each([
    [['dns-chekc'], "unknown command 'dns-chekc' (Did you mean dns-check?)", 'the command line'],
    [['dns-check', '--nmae', 'x'], "unknown option '--nmae' (Did you mean --name?)", 'the command line'],
    [['dns-check', '--target'], 'argument missing', 'the command line'],
    [['dns-check', '--target', 'x', '--format', 'yaml'], "argument 'yaml' is invalid", 'the command line'],
    [['dns-check', '--target', 'x', '--engine', 'podmann'], "argument 'podmann' is invalid", 'the command line'],
    [['dns-check', '--target', 'x', '--allow', 'everything'], "argument 'everything' is invalid", 'the command line'],
    [['\u001b[31mred'], 'unknown command', 'the command line'],
    [['dns-check'], 'no target was given', '--target'],
    [['dns-check', '--target', ''], '"" is no target', '--target'],
    [['dns-check', '--target', '--rm'], '"--rm" is no target', '--target'],
    [['dns-check', '--target', 'a b'], '"a b" is no target', '--target'],
    [['dns-check', '--target', '$(id)'], '"$(id)" is no target', '--target'],
    [['dns-check', '--target', 'web\u001b[31m\u202e'], '"web" is no target', '--target'],
    [['dns-check', '--target', 'pood/web'], '"pood/web" is no target', '--target'],
    [['dns-check', '--target', 'dokcer:web'], 'Did you mean "docker"?', '--target'],
    [
      ['dns-check', '--target', 'docker:web', '--engine', 'local'],
      'the local engine knows no containers',
      '--engine local',
    ],
    [[...RUN, '--deadline', 'soon'], '"soon" is no time span', '--deadline'],
    [[...RUN, '--deadline', '0s'], '"0s" is no time span', '--deadline'],
    [[...RUN, '--deadline', '-5s'], '"-5s" is no time span', '--deadline'],
    [[...RUN, '--param', 'name'], '"name" is no parameter', '--param'],
    [['list', 'playboks'], 'Did you mean "playbooks"?', 'netshoot-run list'],
    [['show', 'dns-chekc'], 'Did you mean "dns-check"?', 'the command line'],
    [['lint', 'nosuch.yaml'], 'there is no such file', 'nosuch.yaml'],
    [['run', 'nosuch.yaml', '--target', 'netns:x'], 'there is no such file', 'nosuch.yaml'],
    [['parse', 'dgi', '/dev/null'], 'Did you mean "dig"?', 'the command line'],
    [['completion', 'tcsh'], 'tcsh', 'netshoot-run completion'],
  ] as const)('%j is refused with 2', async (args, what, where) => {
    const seen = await refusal(args);
    expect(seen).toEqual({
      code: 2,
      stdout: '',
      message: { what: expect.stringContaining(what), where, todo: expect.stringMatching(/./) },
    });
  });
});

describe.skipIf(lacks !== '')(`a value that no tool may be given${lacks}`, () => {
  it.each([
    '',
    ' ',
    '-x',
    '+short',
    '@192.0.2.53',
    '$(id)',
    '`id`',
    "'; id; '",
    'a b',
    'a\nb',
    'a\u0000'.slice(0, 1).concat('\u0001'),
    'a;b',
    'a..b',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
    '\u202eelpmaxe',
  ])('--name %j is refused with 2, before any engine is asked', async (name) => {
    const seen = await refusal(['dns-check', '--target', 'host', '--engine', 'local', '--name', name]);
    expect(seen).toMatchObject({
      code: 2,
      stdout: '',
      message: { what: expect.any(String), todo: expect.any(String) },
    });
    expect(JSON.stringify(seen)).not.toMatch(/\\u00(?:1b|01)|\u202e/);
  });

  it.each([
    '',
    ' ',
    'http://',
    'tcp://api.example',
    'tcp://api.example:0',
    'tcp://api.example:99999',
    'udp://api.example:53x',
    'javascript:alert(1)',
    'ftp://api.example/',
    'http://user:secret@api.example/',
    '-h',
    '$(id):80',
    'a b:80',
    '[::1',
    'http://api.example/\u001b[31m',
  ])('--to %j is refused with 2', async (to) => {
    const seen = await refusal([...RUN, '--to', to]);
    expect(seen).toMatchObject({
      code: 2,
      stdout: '',
      message: { what: expect.any(String), todo: expect.any(String) },
    });
    expect(JSON.stringify(seen)).not.toMatch(/secret|\\u001b/);
  });

  it.each(['0', '51', 'many', '1e9', '-3', ''])('--samples %j is refused with 2', async (samples) => {
    const seen = await refusal(['dns-check', '--target', 'host', '--engine', 'local', '--samples', samples]);
    expect(seen).toMatchObject({
      code: 2,
      stdout: '',
      message: { what: expect.any(String), todo: expect.any(String) },
    });
  });
});

describe.skipIf(lacks !== '')(`a playbook of the user's that is wrong${lacks}`, () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const GOOD = 'name: mine\ntitle: Mine\nsteps:\n  - { id: one, title: One, run: ["true"] }\n';
  it.each([
    ['empty', ''],
    ['no YAML', 'name: [unclosed\n'],
    ['a list', '- a\n- b\n'],
    ['binary', '\u0000\u0001\u0002'],
    ['a tool that does not exist', GOOD.replace('run: ["true"]', 'use: dgi')],
    ['an unknown key', `${GOOD}cheks: []\n`],
    ['an expression that does not compile', `${GOOD}facts: { a: "1 +" }\n`],
  ])('%s: every mistake with file, line and column, exit 2, nothing on stdout', async (_what, text) => {
    const file = join(folder, 'mine.yaml');
    writeFileSync(file, text);
    const { code, stdout, stderr } = await use(['run', 'mine.yaml', '--target', 'netns:nsr-e2e-none'], {
      env,
      cwd: folder,
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^(?:.*\n)*mine\.yaml:[0-9]+:[0-9]+ {2}\S/);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it.each([
    ['a folder', '.', 'this is a folder, not a playbook'],
    ['a file that is not there', './absent.yaml', 'there is no such file'],
    ['a file that is far too large', './large.yaml', 'too many for a playbook'],
  ])('%s is refused with 2', async (_what, name, what) => {
    writeFileSync(join(folder, 'large.yaml'), '#'.repeat(3 * 1024 * 1024));
    const seen = await refusal(['run', name, '--target', 'netns:nsr-e2e-none'], { cwd: folder });
    expect(seen).toEqual({
      code: 2,
      stdout: '',
      message: { what: expect.stringContaining(what), where: name, todo: expect.any(String) },
    });
  });
});

describe.skipIf(lacks !== '')(`a playbook that runs much at once${lacks}`, () => {
  it('is told of no leak: nothing but progress is on stderr', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
    const file = join(folder, 'much.yaml');
    const list = JSON.stringify(Array.from({ length: 24 }, (_, i) => String(i)));
    writeFileSync(
      file,
      `name: much
title: Much at once
steps:
  - { id: many, title: Many, for_each: '\${{ ${list} }}', as: it, run: [sh, -c, "sleep 0.2", "\${{ it }}"] }
checks:
  - { id: all, title: Silent, step: many, expr: "steps.many.all(m, m.stdout == '')", say: some printed something }
`,
    );
    const { code, stderr } = await use(['run', file, '--target', 'host', '--engine', 'local'], { env });
    rmSync(folder, { recursive: true });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(
        /^netshoot-run: opening a session\nnetshoot-run: 1 step, 24 commands in .*\nnetshoot-run: verdict: healthy\n$/,
      ),
    });
  });
});

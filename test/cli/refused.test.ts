import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cli } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'netshoot-run-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The three parts of a message, and nothing else. */
async function refusal(...args: readonly string[]) {
  const { code, stdout, stderr } = await cli(...args);
  const parts = /^netshoot-run: (?<what>.+)\n(?: {2}where: (?<where>.+)\n)? {2}do: {4}(?<todo>.+)\n$/.exec(
    stderr,
  )?.groups;
  return { code, stdout, what: parts?.what ?? stderr, where: parts?.where, todo: parts?.todo };
}

const SEE_HELP = 'netshoot-run --help shows the commands and options';
const SEE_LIST = 'netshoot-run list shows the built-in ones; a playbook of your own is named by its path';
const NAME_A_FILE = 'name a playbook file, or a built-in playbook (netshoot-run list)';
const A_REPORT = 'name a report that was saved with --format json';
/** A target that is not there: nothing below gets as far as looking for it. */
const TARGET = ['--target', 'netns:nsr-none'] as const;
const run = (...more: readonly string[]) => ['dns-check', ...TARGET, ...more];
const LETTERS = 'only letters, digits, dashes, underscores and dots are allowed';

describe('bad usage is told in three parts, with 2, and nothing on stdout', () => {
  test.each<readonly [readonly string[], string, string, string]>([
    [['dns-chek'], "unknown command 'dns-chek' (Did you mean dns-check?)", 'the command line', SEE_HELP],
    [['\u001b[31mred\u202e'], "unknown command 'red'", 'the command line', SEE_HELP],
    [['--nope'], "unknown option '--nope'", 'the command line', SEE_HELP],
    [run('--nmae', 'x'), "unknown option '--nmae' (Did you mean --name?)", 'the command line', SEE_HELP],
    [run('extra'), "too many arguments for 'dns-check'. Expected 0 arguments but got 1.", 'the command line', SEE_HELP],
    [['dns-check', '--target'], "option '--target <target>' argument missing", 'the command line', SEE_HELP],
    [
      run('--format', 'yaml'),
      "option '--format <format>' argument 'yaml' is invalid. Allowed choices are text, json, ndjson, markdown, junit, html, prometheus.",
      'the command line',
      SEE_HELP,
    ],
    [
      run('--allow', 'all'),
      "option '--allow <what>' argument 'all' is invalid. Allowed choices are intrusive.",
      'the command line',
      SEE_HELP,
    ],
    [
      ['dns-check'],
      'no target was given',
      '--target',
      'name what cannot talk: --target web (a container), --target pod/web, --target host, --target netns:NAME',
    ],
    [
      run('--to', 'ftp://x'),
      '"ftp://x" is no destination: ftp:// is not known here',
      '--to',
      'give http(s)://HOST[:PORT]/PATH, tcp://HOST:PORT, udp://HOST:PORT, or HOST[:PORT]',
    ],
    [run('--deadline', '5'), '"5" is no time span', '--deadline', 'write a number and its unit: 60s, 2m'],
    [run('--deadline', '0s'), '"0s" is no time span', '--deadline', 'write a number and its unit: 60s, 2m'],
    [run('--param', 'name'), '"name" is no parameter', '--param', 'write it as --param name=value'],
    [run('--param', '=x'), '"=x" is no parameter', '--param', 'write it as --param name=value'],
    [
      run('--param', 'nmae=x'),
      'dns-check has no parameter "nmae". Did you mean "name"?',
      '--param nmae',
      'netshoot-run show dns-check lists its parameters',
    ],
    [
      run('--name', '-x'),
      '"-x" is no hostname: a label may not start with a dash',
      '--name',
      'Name to resolve (hostname)',
    ],
    [
      run('--name=-x'),
      '"-x" is no hostname: a label may not start with a dash',
      '--name',
      'Name to resolve (hostname)',
    ],
    [run('--name', 'a;b'), `"a;b" is no hostname: ${LETTERS}`, '--name', 'Name to resolve (hostname)'],
    [run('--name', '$(id)'), `"$(id)" is no hostname: ${LETTERS}`, '--name', 'Name to resolve (hostname)'],
    [run('--name', ''), '"" is no hostname: it is empty', '--name', 'Name to resolve (hostname)'],
    [run('--param', 'name=a b'), `"a b" is no hostname: ${LETTERS}`, '--name', 'Name to resolve (hostname)'],
    [
      run('--budget', 'soon'),
      '"soon" is no duration: 200ms, 2s, 1.5m or 1h is expected',
      '--budget',
      'Slowest acceptable answer (duration)',
    ],
    [
      ['list', 'playboks'],
      'there is no list of "playboks". Did you mean "playbooks"?',
      'netshoot-run list',
      'list one of: playbooks, tools, functions',
    ],
    [
      ['show', 'dns-chek'],
      'there is no playbook called "dns-chek". Did you mean "dns-check"?',
      'the command line',
      SEE_LIST,
    ],
    [['show'], "missing required argument 'playbook'", 'the command line', SEE_HELP],
    [['plan', 'nope'], 'there is no playbook called "nope".', 'the command line', SEE_LIST],
    [
      ['plan', 'dns-check', '--name', '$(id)'],
      `"$(id)" is no hostname: ${LETTERS}`,
      '--name',
      'Name to resolve (hostname)',
    ],
    [
      ['plan', 'dns-check', '--to', 'a b'],
      `"a b" is no destination: "a b" is no host: ${LETTERS}`,
      '--to',
      'give http(s)://HOST[:PORT]/PATH, tcp://HOST:PORT, udp://HOST:PORT, or HOST[:PORT]',
    ],
    [
      ['plan', 'dns-check', '--nmae', 'x'],
      'dns-check has no parameter "nmae". Did you mean "name"?',
      '--param nmae',
      'netshoot-run show dns-check lists its parameters',
    ],
    [
      ['plan', 'dns-check', 'extra'],
      '"extra" is no flag with a value',
      'the command line',
      'write parameters as --name value',
    ],
    [['lint', join(folder, 'none.yaml')], 'there is no such file', join(folder, 'none.yaml'), NAME_A_FILE],
    [['lint', folder], 'this is a folder, not a playbook', folder, NAME_A_FILE],
    [['lint', 'nope'], 'there is no playbook called "nope".', 'the command line', SEE_LIST],
    [['run', join(folder, 'none.yaml'), ...TARGET], 'there is no such file', join(folder, 'none.yaml'), NAME_A_FILE],
    [
      ['parse'],
      'no tool was named',
      'netshoot-run parse',
      'netshoot-run parse dig < saved.txt; netshoot-run parse --list shows the tools',
    ],
    [
      ['parse', 'dgi'],
      'there is no tool called "dgi". Did you mean "dig"?',
      'the command line',
      'netshoot-run list tools shows them',
    ],
    [
      ['parse', '--schema', 'dgi'],
      'there is no tool called "dgi". Did you mean "dig"?',
      'the command line',
      'netshoot-run list tools shows them',
    ],
    [
      ['parse', 'dig', join(folder, 'none')],
      'there is no such file',
      join(folder, 'none'),
      'give a file, or pipe the output: netshoot-run parse dig < saved.txt',
    ],
    [
      ['parse', 'dig', folder],
      'this is a folder, not a file',
      folder,
      'give a file, or pipe the output: netshoot-run parse dig < saved.txt',
    ],
    [['replay', join(folder, 'none.json')], 'there is no such file', join(folder, 'none.json'), A_REPORT],
    [['replay', folder], 'the file cannot be read (EISDIR)', folder, A_REPORT],
    [
      ['completion', 'tcsh'],
      'there is no completion for "tcsh"',
      'netshoot-run completion',
      'name one of: bash, zsh, fish, powershell',
    ],
    [
      ['image', 'build', '--from', 'scratch'],
      '"scratch" is no way to build',
      '--from',
      'dockerfile (on a base image) or packages (from Debian packages, without a registry)',
    ],
  ])('%j', async (args, what, where, todo) => {
    expect(await refusal(...args)).toEqual({ code: 2, stdout: '', what, where, todo });
  });

  test('a report that is none is told with what is wrong in it', async () => {
    const text = file('text.json', 'nothing');
    expect(await refusal('replay', text)).toMatchObject({
      code: 2,
      stdout: '',
      what: expect.stringMatching(/^this is no JSON: /),
      where: text,
      todo: A_REPORT,
    });
    for (const [name, content] of [
      ['empty.json', '{}'],
      ['list.json', '[]'],
      ['null.json', 'null'],
      ['old.json', '{"schema_version": 99}'],
    ] as const) {
      const path = file(name, content);
      expect(await refusal('replay', path)).toMatchObject({
        code: 2,
        stdout: '',
        what: expect.stringMatching(/^this is no report: ./),
        where: path,
        todo: A_REPORT,
      });
    }
  });

  test('a playbook that is not valid is not run, planned or shown: its mistakes are told with their place', async () => {
    const bad = file('bad.yaml', 'name: bad\ntitle: Bad?\nsteps:\n  - { id: a, use: dgi }\n');
    const screen = `${bad}:4:19  step "a" uses tool "dgi", which does not exist. Did you mean "dig"?\n    - { id: a, use: dgi }\n                    ~~~\n`;
    for (const args of [
      ['run', bad, ...TARGET],
      ['plan', bad],
      ['show', bad],
    ] as const)
      expect(await cli(...args)).toEqual({ code: 2, stdout: '', stderr: screen });
  });
});

describe('what could not run is told with 4', () => {
  test('no engine answers', async () => {
    expect(await refusal('dns-check', '--target', 'docker:web')).toMatchObject({
      code: 4,
      stdout: '',
      what: expect.stringMatching(/^(?:no Docker engine answers|the docker program )/),
    });
  });

  test('there is no such network namespace', async () => {
    expect(await refusal('dns-check', '--target', 'netns:nsr-none')).toMatchObject({ code: 4, stdout: '' });
  });
});

test('no message holds a stack trace, whatever the command line', async () => {
  const words = [
    'dns-check',
    'list',
    'lint',
    'plan',
    'replay',
    'parse',
    'show',
    '--param',
    '--to',
    '\u0000',
    '',
    '-',
    '--',
    '--=',
    '--name',
    '__proto__',
    folder,
  ];
  for (const first of words) {
    for (const second of words) {
      if (first === 'parse' && second === '-') continue;
      const { code, stderr } = await cli(first, second);
      expect([first, second, [0, 1, 2, 4].includes(code)]).toEqual([first, second, true]);
      expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
      expect(stderr).not.toContain('this is a bug');
    }
  }
});

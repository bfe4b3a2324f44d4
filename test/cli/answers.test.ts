import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tools } from '../../src/tools/registry.ts';
import { cli, type Ran } from './cli.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'netshoot-run-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const GOOD = `name: good
title: Is it good?
params:
  name: { type: hostname, description: A name, default: "\${{ to.host }}" }
  wait: { type: duration, description: How long, default: 2s }
steps:
  - { id: conf, title: Read the configuration, use: resolv-conf }
  - { id: query, title: Ask a server, for_each: steps.conf.nameservers, as: server, use: dig, with: { name: "\${{ params.name }}", server: "\${{ server }}", time: "\${{ params.wait }}" } }
  - { id: rules, title: Read the rules, run: [nft, -j, list, ruleset], vantage: host, needs: [NET_ADMIN], when: "steps.query.exists(q, q.timed_out)" }
checks:
  - { id: answers, title: Every server answers, expr: "steps.query.all(q, !q.timed_out)", say: One is silent }
  - { id: rules-read, title: The rules can be read, expr: steps.rules.exit_code == 0, say: They cannot }
`;

describe('what is asked about the command itself', () => {
  test('--version and -V print the version alone', async () => {
    const version = { code: 0, stdout: '0.0.0-test\n', stderr: '' };
    expect([await cli('--version'), await cli('-V')]).toEqual([version, version]);
  });

  test('--help, -h and help print the same help, with every command and exit code, on stdout', async () => {
    const help = await cli('--help');
    expect([help.code, help.stderr]).toEqual([0, '']);
    for (const word of [
      'dns-check',
      'run',
      'list',
      'show',
      'lint',
      'plan',
      'replay',
      'parse',
      'image',
      'doctor',
      'cleanup',
      'completion',
    ])
      expect(help.stdout).toMatch(new RegExp(`^ {2}${word}\\b`, 'm'));
    expect(help.stdout).toContain(
      '0 healthy, 1 a cause was found, 2 bad usage or invalid playbook, 3 undecided,\n4 could not run, 130 interrupted',
    );
    expect([await cli('-h'), await cli('help')]).toEqual([help, help]);
  });

  test('no command at all is bad usage: the help goes to stderr', async () => {
    const none = await cli();
    expect([none.code, none.stdout]).toEqual([2, '']);
    expect(none.stderr).toMatch(/^Usage: netshoot-run <playbook> --target TARGET/);
  });

  test('a playbook’s help has its parameters as flags, with what they are and their defaults', async () => {
    const { code, stdout, stderr } = await cli('dns-check', '--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.replace(/\s+/g, ' ')).toContain('--name <hostname> Name to resolve');
    expect(stdout.replace(/\s+/g, ' ')).toContain('--budget <duration> Slowest acceptable answer (default: 200ms)');
    for (const flag of [
      '--target',
      '--to',
      '--format',
      '--output',
      '--image',
      '--engine',
      '--deadline',
      '--allow',
      '--quiet',
      '--param',
    ])
      expect(stdout).toContain(`  ${flag} `);
  });

  test('every shell gets a completion script that is for it', async () => {
    for (const [shell, mark] of [
      ['bash', 'complete '],
      ['zsh', 'compdef'],
      ['fish', 'complete -c netshoot-run'],
      ['powershell', 'Register-ArgumentCompleter'],
    ] as const) {
      const { code, stdout, stderr } = await cli('completion', shell);
      expect([shell, code, stderr, stdout.includes(mark)]).toEqual([shell, 0, '', true]);
    }
  });
});

describe('list', () => {
  test('shows playbooks, tools and functions, a line each', async () => {
    expect(await cli('list')).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^dns-check {2,}Can the target resolve names, and how fast\?$/m),
      stderr: '',
    });
    expect(await cli('list', 'playbooks')).toEqual(await cli('list'));
    const listed = (await cli('list', 'tools')).stdout.trimEnd().split('\n');
    expect(listed.map((line) => line.split(' ')[0])).toEqual([...tools.keys()]);
    expect((await cli('list', 'functions')).stdout).toMatch(/^median\(list<double>\): double {2,}The middle value\./);
  });

  test('--json gives the same as data', async () => {
    const { code, stdout } = await cli('list', 'tools', '--json');
    const rows: unknown = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(rows).toEqual(
      [...tools.keys()].map((name) => ({
        name,
        description: expect.stringMatching(/\[(?:passive|active|intrusive).*\]$/),
      })),
    );
  });
});

describe('show and plan', () => {
  test('show describes a playbook: what it asks for, looks at and checks', async () => {
    expect(await cli('show', file('good.yaml', GOOD))).toEqual({
      code: 0,
      stdout: `good: Is it good?

Parameters
  --name (hostname, default \${{ to.host }})  A name
  --wait (duration, default 2 s)  How long

Steps
  conf  Read the configuration  [resolv-conf]
  query  Ask a server  [dig, for each of steps.conf.nameservers]
  rules  Read the rules  [nft -j list ruleset, host, at most 10 s]

Checks
  answers  Every server answers
  rules-read  The rules can be read
`,
      stderr: '',
    });
  });

  test('show knows the built-in ones by name', async () => {
    const { code, stdout, stderr } = await cli('show', 'dns-check');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/\nCauses\n {2}[a-z0-9]+\.\w+ {2}/);
  });

  test('plan prints every command, with what only the run will know in angle brackets, and runs nothing', async () => {
    const { code, stdout, stderr } = await cli(
      'plan',
      file('good.yaml', GOOD),
      '--to',
      'api.example:443',
      '--target',
      'web',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.replace(/^session: .*\n/m, '')).toBe(`plan of good: 3 steps; nothing is run
capabilities: NET_ADMIN

conf  [target, passive]  Read the configuration
    cat /etc/resolv.conf
query  [target, active]  Ask a server
    for each  steps.conf.nameservers
    dig @<server> +nosearch +time=2 +tries=1 -q api.example -t A
rules  [host, active, NET_ADMIN]  Read the rules
    when      steps.query.exists(q, q.timed_out)
    nft -j list ruleset
`);
  });

  test('plan takes a parameter as a flag, with = or without, or as --param', async () => {
    const path = file('good.yaml', GOOD);
    const plans: Ran[] = [];
    for (const words of [['--name', 'x.example'], ['--name=x.example'], ['--param', 'name=x.example']])
      plans.push(await cli('plan', path, ...words, '--json'));
    const params = plans.map(({ stdout }) => {
      const view: unknown = JSON.parse(stdout);
      return typeof view === 'object' && view !== null && 'params' in view ? view.params : undefined;
    });
    expect(params).toEqual([1, 2, 3].map(() => ({ name: 'x.example', wait: 2000 })));
  });
});

describe('lint', () => {
  test('says that a playbook is valid', async () => {
    const path = file('good.yaml', GOOD);
    expect(await cli('lint', path)).toEqual({ code: 0, stdout: `${path}: valid\n`, stderr: '' });
    expect(await cli('lint', 'dns-check')).toEqual({ code: 0, stdout: 'dns-check: valid\n', stderr: '' });
  });

  test('prints each mistake with file, line, column and a mark under it, and gives 2', async () => {
    const path = file('bad.yaml', GOOD.replace('use: dig', 'use: dgi'));
    const { code, stdout, stderr } = await cli('lint', path);
    expect([code, stderr]).toEqual([2, '']);
    expect(stdout).toContain(`${path}:8:90  step "query" uses tool "dgi", which does not exist. Did you mean "dig"?\n`);
    expect(stdout).toMatch(/^ +~~~$/m);
  });

  test('looks at every file, and gives 2 when one of them is not valid', async () => {
    const good = file('good.yaml', GOOD);
    const { code, stdout, stderr } = await cli('lint', good, join(folder, 'none.yaml'), good);
    expect([code, stdout]).toEqual([2, `${good}: valid\n${good}: valid\n`]);
    expect(stderr).toContain('there is no such file');
  });

  test('what is no text is no playbook', async () => {
    const path = file('binary.yaml', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 0xfe]));
    const { code, stdout, stderr } = await cli('lint', path);
    expect([code, stderr]).toEqual([2, '']);
    expect(stdout).toContain(`${path}:1:1  `);
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000e-\u001f]/);
    const empty = await cli('lint', file('empty.yaml', ''));
    expect([empty.code, empty.stderr]).toEqual([2, '']);
  });

  test('a file too large for a playbook is not read', async () => {
    const path = file('large.yaml', 'a'.repeat(3 * 1024 * 1024));
    expect(await cli('lint', path)).toEqual({
      code: 2,
      stdout: '',
      stderr: `netshoot-run: the file has 3145728 bytes, too many for a playbook\n  where: ${path}\n  do:    name a playbook file\n`,
    });
  });
});

describe('parse', () => {
  test('prints the value of saved output as JSON', async () => {
    const path = file('resolv.conf', 'nameserver 192.0.2.53\nsearch example\n');
    const { code, stdout, stderr } = await cli('parse', 'resolv-conf', path);
    expect([code, stderr, JSON.parse(stdout)]).toEqual([
      0,
      '',
      expect.objectContaining({ nameservers: ['192.0.2.53'], search: ['example'] }),
    ]);
  });

  test('says which line it could not read, and gives 1', async () => {
    const path = file('text', 'hello\u001b[31m\n');
    expect(await cli('parse', 'dig', path)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${path}:1: this is not what dig prints: a DNS message was expected, as dig prints it\n    hello\n`,
    });
  });

  test('a tool that does not exist is refused, with the name that was meant', async () => {
    const { code, stdout, stderr } = await cli('parse', 'pign', file('text', ''));
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([
      2,
      '',
      'netshoot-run: there is no tool called "pign". Did you mean "ping"?',
    ]);
  });

  test('a folder, and a file that is not there, are refused', async () => {
    expect((await cli('parse', 'dig', '/')).stderr).toBe(
      'netshoot-run: this is a folder, not a file\n  where: /\n  do:    give a file, or pipe the output: netshoot-run parse dig < saved.txt\n',
    );
    const { code, stderr } = await cli('parse', 'dig', '/nonexistent');
    expect([code, stderr.split('\n')[0]]).toEqual([2, 'netshoot-run: there is no such file']);
  });

  test('--stream of a tool that prints one value is refused, with the tools that can', async () => {
    const { code, stdout, stderr } = await cli('parse', 'resolv-conf', '--stream', file('resolv.conf', ''));
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([
      2,
      '',
      'netshoot-run: resolv-conf does not print line by line: there is nothing to stream',
    ]);
  });

  test('--list has every tool, --schema the schema of each', async () => {
    const { code, stdout } = await cli('parse', '--list');
    expect([
      code,
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ]).toEqual([0, [...tools.keys()]]);
    for (const name of tools.keys()) {
      const schema = await cli('parse', '--schema', name);
      expect([name, schema.code, JSON.parse(schema.stdout)]).toEqual([
        name,
        0,
        expect.objectContaining({ type: 'object' }),
      ]);
    }
  });
});

describe('replay', () => {
  /** A run of a playbook that asks for nothing that was seen: it concludes that nothing could be judged. */
  const saved = (verdict: string) =>
    JSON.stringify({
      schema_version: 1,
      verdict,
      summary: '',
      causes: [],
      findings: [],
      undecided: [],
      steps: [
        {
          id: 'conf',
          tool: 'resolv-conf',
          vantage: 'inside',
          argv: ['cat', '/etc/resolv.conf'],
          ending: { how: 'exited', code: 0 },
          stdout: 'nameserver 192.0.2.53\n',
          stderr: '',
          started_at: '2026-01-01T00:00:00.000Z',
          duration_ms: 1,
        },
      ],
      run: {
        id: '0123456789ab',
        playbook: 'good',
        params: {},
        target: { ref: 'web', engine: 'docker' },
        tool_version: '0.0.0-test',
        started_at: '2026-01-01T00:00:00.000Z',
        duration_ms: 1,
      },
    });
  const check = (expr: string) =>
    file(
      'check.yaml',
      `name: good\ntitle: G?\nsteps:\n  - { id: conf, use: resolv-conf }\nchecks:\n  - { id: c, title: It holds, expr: '${expr}', say: It does not hold }\n`,
    );

  test.each([
    ['"192.0.2.53" in steps.conf.nameservers', 'healthy', 0],
    ['"192.0.2.54" in steps.conf.nameservers', 'undecided', 3],
  ])('judges %s again, whatever the report said: %s', async (expr, verdict, code) => {
    const path = file('report.json', saved('fault'));
    const ran = await cli('replay', path, '--playbook', check(expr), '--format', 'json');
    expect([ran.code, ran.stderr]).toEqual([code, '']);
    expect(JSON.parse(ran.stdout)).toMatchObject({ verdict, run: { id: '0123456789ab' } });
  });

  test('a cause gives 1', async () => {
    const playbook = file(
      'cause.yaml',
      `name: good\ntitle: G?\nsteps:\n  - { id: conf, use: resolv-conf }\nchecks:\n  - { id: c, title: C, expr: 'steps.conf.nameservers.size() > 1', say: Only one }\ncauses:\n  - { code: dns.one, title: There is only one, when: 'steps.conf.nameservers.size() == 1', object: "\${{ steps.conf.nameservers[0] }}", explains: [c], fix: [{ say: Add one }] }\n`,
    );
    const ran = await cli('replay', file('report.json', saved('healthy')), '--playbook', playbook);
    expect([ran.code, ran.stderr]).toEqual([1, '']);
    expect(ran.stdout).toContain('There is only one');
  });

  test('--output writes the report, and only says so on stderr', async () => {
    const to = join(folder, 'again.json');
    const ran = await cli(
      'replay',
      file('report.json', saved('fault')),
      '--playbook',
      check('steps.conf.nameservers.size() > 0'),
      '--format',
      'json',
      '--output',
      to,
    );
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toContain(to);
    expect(JSON.parse(readFileSync(to, 'utf8'))).toMatchObject({ schema_version: 1 });
  });

  test('a report that cannot be written goes to stdout, and that is told, with 4', async () => {
    const ran = await cli(
      'replay',
      file('report.json', saved('fault')),
      '--playbook',
      check('"192.0.2.53" in steps.conf.nameservers'),
      '--output',
      join(folder, 'no', 'such', 'folder.json'),
    );
    expect([ran.code, ran.stdout]).toEqual([4, expect.stringContaining('It holds')]);
    expect(ran.stderr).toContain('the report cannot be written');
  });

  test('every saved report of the tests is judged again in each format', async () => {
    const report = join(root, 'test', 'report', 'fixtures', 'healthy.json');
    for (const format of ['text', 'json', 'ndjson', 'markdown', 'junit', 'html', 'prometheus']) {
      const { code, stdout, stderr } = await cli('replay', report, '--playbook', 'dns-check', '--format', format);
      expect([format, [0, 1, 3].includes(code), stderr, stdout.length > 0]).toEqual([format, true, '', true]);
    }
  });
});

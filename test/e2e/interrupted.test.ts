import { execFile } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { docker, mustDocker, processesIn } from '../engine/docker-cli.ts';
import { engineForTests } from '../setup/engine.ts';
import { COMMAND, isBuilt } from './command.ts';
import { busyNetshoot, makeSite, netshootsIn, type Site } from './site.ts';
import { type Running, type Seen, start, use } from './user.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const lacks = engine.available ? unbuilt : ` needs docker: ${engine.reason}`;

describe.skipIf(lacks !== '')(`a run in the middle${lacks}`, () => {
  let site: Site;
  beforeEach(() => {
    site = makeSite(image, 'silent');
  });
  afterEach(() => site?.down());

  const args = () => ['dns-check', '--target', site.web, '--name', site.name];
  /** Starts a run, and waits until it asks the nameserver, which takes it many seconds. */
  async function inTheMiddle(...more: readonly string[]): Promise<{ running: Running; netshoot: string }> {
    const running = start([...args(), '--format', 'json', ...more], { env: { NETSHOOT_IMAGE: image } });
    const netshoot = await vi.waitFor(() => busyNetshoot(site.webId), { timeout: 20_000, interval: 100 });
    return { running, netshoot };
  }
  const gone = () => vi.waitFor(() => expect(netshootsIn(site.webId)).toEqual([]), { timeout: 3000, interval: 100 });
  const reportOf = ({ stdout }: Seen): Report => JSON.parse(stdout);
  const quietly = ({ stderr }: Seen) => expect(stderr).not.toMatch(/^ {4}at |Error:/m);

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'that gets %s prints what it knows, ends with 130, and leaves nothing',
    async (signal) => {
      const { running } = await inTheMiddle();
      running.child.kill(signal);
      const begin = performance.now();
      const seen = await running.seen;
      const report = reportOf(seen);
      expect(seen.code).toBe(130);
      expect(performance.now() - begin).toBeLessThan(4000);
      expect([report.verdict, report.run.interrupted]).toEqual(['undecided', `interrupted (${signal})`]);
      expect(report.steps.find(({ id }) => id === 'resolver')?.ending).toEqual({ how: 'exited', code: 0 });
      expect(report.steps.find(({ id }) => id === 'query')?.ending).toEqual({
        how: 'aborted',
        because: `interrupted (${signal})`,
      });
      expect(netshootsIn(site.webId)).toEqual([]);
      quietly(seen);
    },
    40_000,
  );

  it('says in words that it was interrupted', async () => {
    const running = start(args(), { env: { NETSHOOT_IMAGE: image } });
    await vi.waitFor(() => busyNetshoot(site.webId), { timeout: 20_000, interval: 100 });
    running.child.kill('SIGINT');
    const { code, stdout } = await running.seen;
    expect(code).toBe(130);
    expect(stdout).toMatch(/^UNDECIDED {2}/);
    expect(stdout).toContain(
      '\nINTERRUPTED  interrupted (SIGINT). The run did not end; this is what was known by then.\n',
    );
  }, 40_000);

  it('that is killed leaves no container and no process within 3 s', async () => {
    const { running, netshoot } = await inTheMiddle();
    expect(processesIn(netshoot).length).toBeGreaterThan(1);
    running.child.kill('SIGKILL');
    await gone();
    expect(docker('inspect', netshoot).code).not.toBe(0);
    expect((await running.seen).signal).toBe('SIGKILL');
  }, 40_000);

  it('ends at once at the second Ctrl-C, also when its session is stuck', async () => {
    const { running, netshoot } = await inTheMiddle();
    mustDocker('pause', netshoot);
    running.child.kill('SIGINT');
    // A paused session does not end when it is told to; the first Ctrl-C waits for it, a second one does not.
    const again = setInterval(() => running.child.kill('SIGINT'), 300);
    const begin = performance.now();
    const { code } = await running.seen;
    clearInterval(again);
    mustDocker('unpause', netshoot);
    expect(code).toBe(130);
    expect(performance.now() - begin).toBeLessThan(3000);
    await gone();
  }, 40_000);

  it('ends at its own deadline with what is known by then', async () => {
    const seen = await use([...args(), '--format', 'json', '--deadline', '5s'], { env: { NETSHOOT_IMAGE: image } });
    const report = reportOf(seen);
    expect([seen.code, report.verdict, report.run.interrupted]).toEqual([
      3,
      'undecided',
      "the run's deadline of 5 s passed",
    ]);
    expect(netshootsIn(site.webId)).toEqual([]);
    quietly(seen);
  }, 40_000);

  it('whose target vanishes prints its report, is undecided, says why, and ends with 4', async () => {
    const { running } = await inTheMiddle();
    mustDocker('kill', site.web);
    const seen = await running.seen;
    const report = reportOf(seen);
    const because = `container ${site.web} stopped during the run (exited)`;
    expect([seen.code, report.verdict, report.run.interrupted]).toEqual([4, 'undecided', because]);
    expect(report.summary).toBe(`The run did not come to its end: ${because}.`);
    expect(report.causes.filter(({ confidence }) => confidence !== 'possible')).toEqual([]);
    expect(netshootsIn(site.webId)).toEqual([]);
    quietly(seen);
  }, 60_000);

  it('whose session is killed prints its report, is undecided, says why, and ends with 4', async () => {
    const { running, netshoot } = await inTheMiddle();
    mustDocker('kill', netshoot);
    const seen = await running.seen;
    const report = reportOf(seen);
    expect([seen.code, report.verdict]).toEqual([4, 'undecided']);
    expect(report.run.interrupted).toMatch(/^the netshoot session ended early: ./);
    expect(report.steps.find(({ id }) => id === 'query')?.ending.how).toBe('lost');
    quietly(seen);
  }, 40_000);
});

describe.skipIf(lacks !== '')(`a report that nobody takes${lacks}`, () => {
  let site: Site;
  beforeEach(() => {
    site = makeSite(image, 'healthy');
  });
  afterEach(() => site?.down());

  const env = { ...process.env, NETSHOOT_IMAGE: image, NO_COLOR: '1' };

  it.each(['head -1', 'true'])(
    '… | %s: the exit code is still the verdict, and there is no stack trace',
    async (reader) => {
      // A pipe of a few bytes would do: the large one makes sure that the reader is gone before the end.
      const line = '{ "$0" "$@"; echo "exit $?" >&2; } | READER'.replace('READER', reader);
      const words = [
        process.execPath,
        COMMAND,
        'dns-check',
        '--target',
        site.web,
        '--name',
        site.name,
        '--format',
        'json',
      ];
      const stderr = await new Promise<string>((ended) => {
        execFile('sh', ['-c', line, ...words], { env }, (_error, _stdout, text) => ended(text));
      });
      expect(stderr).toMatch(/\nexit 0\n$/);
      expect(stderr).not.toMatch(/EPIPE|^ {4}at /m);
    },
  );

  it('and --output that cannot be written: the report goes to stdout, the message says why, exit 4', async () => {
    const argv = [
      'dns-check',
      '--target',
      site.web,
      '--name',
      site.name,
      '--format',
      'json',
      '--output',
      '/nonexistent/r.json',
    ];
    const { code, stdout, stderr } = await use(argv, { env });
    expect(code).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'healthy' });
    expect(
      stderr,
    ).toContain(`netshoot-run: the report cannot be written: ENOENT: no such file or directory, open '/nonexistent/r.json'
  where: --output /nonexistent/r.json
  do:    name a file in a folder that exists and may be written; the report is on stdout
`);
  });
});

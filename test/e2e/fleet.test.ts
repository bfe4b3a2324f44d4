import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Fleet } from '../../src/model/fleet.ts';
import type { Report } from '../../src/model/report.ts';
import { docker, mustDocker } from '../engine/docker-cli.ts';
import { engineForTests } from '../setup/engine.ts';
import { isBuilt } from './command.ts';
import { type FleetSite, makeFleetSite } from './fleet-site.ts';
import { busyNetshoot, netshootsIn } from './site.ts';
import { messageIn, start, use } from './user.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const lacks = engine.available ? unbuilt : ` needs docker: ${engine.reason}`;
const env = { NETSHOOT_IMAGE: image };

function left(site: FleetSite): readonly string[] {
  return [...site.ids.values()].flatMap(netshootsIn);
}

/** A playbook that takes a moment and asks nobody. */
const QUICK = `name: who
title: Does the target have an address?
steps:
  - { id: addresses, use: ip-addr }
checks:
  - { id: has-address, title: It has an address, expr: "steps.addresses.addresses.exists(a, !is_loopback(a))", say: none }
`;

describe.skipIf(lacks !== '')(`one playbook on many containers${lacks}`, () => {
  let site: FleetSite;
  let folder = '';
  let quick = '';
  beforeAll(() => {
    site = makeFleetSite(image, 'refuses', 4, 2);
    folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
    quick = join(folder, 'who.yaml');
    writeFileSync(quick, QUICK);
  }, 120_000);
  afterAll(() => {
    site?.down();
    rmSync(folder, { recursive: true, force: true });
  });
  const all = () => ['--target', `compose:${site.project}/${site.service}`, '--all'];
  const fleetOf = (stdout: string): Fleet => JSON.parse(stdout);

  it('names the replicas that are odd, the cause, and what they share; the one that has ended does not stop them', async () => {
    const { code, stdout, stderr } = await use(['dns-check', ...all(), '--name', site.name, '--format', 'json'], {
      env,
    });
    const fleet = fleetOf(stdout);
    expect(fleet.counts).toEqual({ total: 7, healthy: 4, fault: 2, undecided: 0, not_run: 1 });
    expect(fleet.targets.map(({ ref }) => ref)).toEqual(
      [...site.well, ...site.odd, site.ended].map((name) => `docker:${name}`),
    );
    const [cause, gone] = fleet.groups;
    expect([cause?.code, cause?.objects, cause?.size]).toEqual(['dns.resolver_port_closed', [site.wrong], 2]);
    expect(cause?.targets).toEqual(site.odd.map((name) => `docker:${name}`));
    expect(cause?.shared.slice(0, 1)).toEqual([
      { name: 'label track', value: 'canary', have: 2, of: 2, others_have: 0, others: 4, instead: 'stable' },
    ]);
    expect(cause?.shared.map(({ name, value }) => `${name} ${value}`)).toContain(`resolver.nameservers ${site.wrong}`);
    expect([gone?.kind, gone?.size]).toEqual(['not_run', 1]);
    expect(gone?.title).toContain('is not running (exited)');
    expect(code).toBe(1);
    expect(stderr).toContain('netshoot-run: looking at 7 targets\n');
    expect(left(site)).toEqual([]);
  }, 60_000);

  it('tells each report as it ends with --format ndjson, and all of them last; each can be replayed', async () => {
    const file = join(folder, 'reports.ndjson');
    const select = ['--selector', `com.docker.compose.project=${site.project}`, '--selector', 'track=stable'];
    const { code, stdout } = await use(['run', quick, ...select, '--format', 'ndjson', '--output', file], { env });
    expect([code, stdout]).toEqual([0, '']);
    const lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ type }) => type)).toEqual(['report', 'report', 'report', 'report', 'fleet']);
    expect(lines.at(-1).summary).toBe('All 4 containers are healthy.');
    const saved = join(folder, 'one.json');
    writeFileSync(saved, JSON.stringify(lines[0].report));
    expect((await use(['replay', saved, '--playbook', quick, '--format', 'json'])).code).toBe(0);
  }, 60_000);

  it('takes several --target, of which one is not there: the others are told, and the exit code says that not all is known', async () => {
    const targets = [site.well[0] ?? '', `${site.project}-nobody`, site.well[1] ?? ''].flatMap((name) => [
      '--target',
      name,
    ]);
    const { code, stdout } = await use(['run', quick, ...targets, '--format', 'json'], { env });
    const { targets: members, verdict } = fleetOf(stdout);
    expect(members.map(({ outcome }) => outcome)).toEqual(['healthy', 'not_run', 'healthy']);
    expect(members[1]?.summary).toContain(`no container is called "${site.project}-nobody"`);
    expect([code, verdict]).toEqual([3, 'undecided']);
  }, 60_000);

  it('that are none of them there, could not be run', async () => {
    const targets = ['--target', `${site.project}-a`, '--target', `${site.project}-b`];
    const { code, stdout } = await use(['run', quick, ...targets, '--format', 'json'], { env });
    expect([code, fleetOf(stdout).verdict]).toEqual([4, 'not_run']);
  }, 60_000);

  it('draws a sample, says which with which seed, and draws the same again', async () => {
    const sample = ['--selector', `com.docker.compose.project=${site.project}`, '--sample', '3', '--format', 'json'];
    const first = await use(['run', quick, ...sample], { env });
    const { run, targets } = fleetOf(first.stdout);
    expect([run.sample?.size, run.sample?.of]).toEqual([3, 6]);
    const drew = `drew 3 of 6 targets with --seed ${run.sample?.seed}: ${targets.map(({ ref }) => ref).join(', ')}\n`;
    expect(first.stderr).toContain(drew);
    const again = await use(['run', quick, ...sample, '--seed', String(run.sample?.seed)], { env });
    expect(fleetOf(again.stdout).targets.map(({ ref }) => ref)).toEqual(targets.map(({ ref }) => ref));
  }, 60_000);

  it('draws a sample of all replicas of a service without being told so', async () => {
    const sample = ['--target', `compose:${site.project}/${site.service}`, '--sample', '2', '--format', 'json'];
    const { stdout } = await use(['run', quick, ...sample], { env });
    expect(fleetOf(stdout).run.sample?.size).toBe(2);
  }, 60_000);

  it.each([
    [['--all'], 'name a service or workload'],
    [['--target', 'a', '--selector', 'b=c'], 'not both'],
    [['--target', 'a', '--all', '--vs', 'b'], 'run it on all of them first'],
    [['--target', 'a', '--seed', '5'], '--sample 5'],
    [['--target', 'a', '--target', 'b', '--concurrency', '0'], 'from 1 to 256'],
    [['--target', 'a', '--target', 'nothing:b'], 'compose:[PROJECT/]SERVICE'],
    [['--selector', '--name'], 'KEY=VALUE'],
  ])('with %j is told what to do, and nothing is run', async (flags, todo) => {
    const { code, stdout, stderr } = await use(['run', quick, ...flags], { env });
    const message = messageIn(stderr);
    expect([code, stdout]).toEqual([2, '']);
    expect(typeof message === 'string' ? message : message.todo).toContain(todo);
  });

  it('with a label that nothing has is told', async () => {
    const { code, stdout, stderr } = await use(['run', quick, '--selector', `${site.project}=none`], { env });
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain(`no running container has the label ${site.project}=none`);
  });

  it('compares an odd replica with one that is well: the nameserver is what differs first', async () => {
    const [odd = '', well = ''] = [site.odd[0], site.well[0]];
    const argv = ['dns-check', '--target', odd, '--vs', well, '--name', site.name];
    const { code, stdout } = await use([...argv, '--format', 'json'], { env });
    const report: Report = JSON.parse(stdout);
    const [first] = report.versus?.differences ?? [];
    expect([code, report.verdict, report.versus?.verdict, first?.path, first?.here]).toEqual([
      ...[1, 'fault', 'healthy', 'resolver.nameservers', site.wrong],
    ]);
    // A container's own id is in its host name, its address in its hosts file.
    const told = (report.versus?.differences ?? [])
      .slice(0, 8)
      .map(({ path, here, there }) => `${path} ${here} ${there}`);
    const own = [odd, well].map((name) => site.ids.get(name)?.slice(0, 12) ?? name);
    expect(told.filter((line) => own.some((id) => line.includes(id)))).toEqual([]);
    expect([...site.ids.values()].flatMap(netshootsIn)).toEqual([]);
  }, 60_000);
});

describe.skipIf(lacks !== '')(`many runs in the middle${lacks}`, () => {
  let site: FleetSite;
  beforeAll(() => {
    site = makeFleetSite(image, 'silent', 1, 3);
  }, 120_000);
  afterAll(() => site?.down());

  const argv = (atATime = '2') => [
    ...['dns-check', '--target', `compose:${site.project}/${site.service}`, '--all', '--name', site.name],
    ...['--concurrency', atATime, '--format', 'json'],
  ];
  const middle = () =>
    vi.waitFor(
      () => {
        const busy = site.odd.some((name) => {
          try {
            return busyNetshoot(site.ids.get(name) ?? '') !== '';
          } catch {
            return false;
          }
        });
        if (!busy) throw new Error('nobody asks yet');
      },
      { timeout: 30_000, interval: 100 },
    );

  it('that get a Ctrl-C print what is known, of whom the turn did not come, end with 130 and leave nothing', async () => {
    const running = start(argv(), { env });
    await middle();
    running.child.kill('SIGINT');
    const begin = performance.now();
    const { code, stdout } = await running.seen;
    expect(performance.now() - begin).toBeLessThan(8000);
    const fleet: Fleet = JSON.parse(stdout);
    expect([code, fleet.run.interrupted]).toEqual([130, 'interrupted (SIGINT)']);
    expect(fleet.targets).toHaveLength(5);
    expect(fleet.targets.filter(({ summary }) => summary.startsWith('its turn did not come')).length).toBeGreaterThan(
      2,
    );
    expect(fleet.targets.some(({ interrupted }) => interrupted === 'interrupted (SIGINT)')).toBe(true);
    expect(left(site)).toEqual([]);
  }, 60_000);

  it('that are killed leave no container', async () => {
    const running = start(argv(), { env });
    await middle();
    running.child.kill('SIGKILL');
    await running.seen;
    await vi.waitFor(() => expect(left(site)).toEqual([]), { timeout: 5000, interval: 100 });
    expect(docker('ps', '-q', '--filter', `name=${site.project}`).stdout.trim().split('\n')).toHaveLength(6);
  }, 60_000);

  it('of which one target goes away: it alone is lost', async () => {
    const running = start(argv('4'), { env });
    await middle();
    const victim = site.odd.find((name) => netshootsIn(site.ids.get(name) ?? '').length > 0) ?? '';
    mustDocker('kill', victim);
    const fleet: Fleet = JSON.parse((await running.seen).stdout);
    const lost = fleet.targets.filter(({ interrupted }) => interrupted !== undefined);
    expect(lost.map(({ ref }) => ref)).toEqual([`docker:${victim}`]);
    expect(fleet.counts.fault).toBe(2);
    mustDocker('start', victim);
  }, 120_000);
});

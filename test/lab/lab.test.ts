import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineForTests } from '../setup/engine.ts';
import { isChosen } from './chosen.ts';
import { docker, mustDocker, type Ran } from './docker.ts';
import type { Sign } from './fault.ts';
import { dnsFault, dnsFaults } from './faults.ts';
import { createLab, type DnsLab } from './lab.ts';
import { siteOf } from './site.ts';
import { sweep } from './sweep.ts';

// The names of the cases are known before there is a lab: any addresses do.
const cases = dnsFaults(siteOf('192.0.2', '198.51.100'))
  .filter(({ id }) => isChosen(id))
  .map(({ id, title }) => [id, title] as const);
const engine = engineForTests();
const needs = engine.available ? '' : `, needs docker: ${engine.reason}`;
const image = engine.available ? engine.image : '';

/** What is wrong with a sign, as text; nothing when it holds. */
function doubts(sign: Sign, { stdout, stderr, durationMs }: Ran): readonly string[] {
  const printed = `${stdout}${stderr}`;
  const command = sign.argv.join(' ');
  return [
    ...(sign.prints.test(printed) ? [] : [`${command}\n  should print ${sign.prints}, printed:\n${printed}`]),
    ...(durationMs >= (sign.atLeastMs ?? 0) ? [] : [`${command} took only ${durationMs} ms`]),
    ...(durationMs <= (sign.atMostMs ?? 30_000) ? [] : [`${command} took ${durationMs} ms`]),
  ];
}

describe.skipIf(!engine.available)(`the DNS lab${needs}`, () => {
  let lab: DnsLab;
  let healthy: string;
  beforeAll(async () => {
    lab = await createLab({ image });
    healthy = await lab.snapshot();
  });
  afterAll(() => lab?.down());

  it.each(cases)('%s is really there: %s', async (id) => {
    const fault = dnsFault(lab.site, id);
    const started = performance.now();
    await lab.inject(fault);
    const injectMs = performance.now() - started;
    const found: string[] = [];
    for (const sign of fault.signs)
      found.push(...doubts(sign, await (sign.from === 'web' ? lab.inTarget(sign.argv) : lab.beside(sign.argv))));
    await lab.clear();
    expect(found).toEqual([]);
    expect(injectMs).toBeLessThan(1000);
  });

  it('is as before when every fault has been cleared', async () => {
    expect(await lab.snapshot()).toBe(healthy);
  });
});

describe.skipIf(!engine.available)(`the DNS lab on one network${needs}`, () => {
  let lab: DnsLab;
  beforeAll(async () => {
    lab = await createLab({ image, offLink: false });
  });
  afterAll(() => lab?.down());

  it('has no router: the target itself finds that nobody has the address', async () => {
    await lab.inject(dnsFault(lab.site, 'nameserver-is-nobody'));
    const { stdout } = await lab.beside(['ping', '-c1', '-w5', lab.site.nobody]);
    expect(stdout).toContain(`From ${lab.site.web} icmp_seq=1 Destination Host Unreachable`);
  });

  it('leaves out the faults of a router', () => {
    expect(dnsFaults(lab.site).filter((fault) => fault.router !== undefined)).toEqual([]);
  });
});

describe.skipIf(!engine.available)(`the sweep${needs}`, () => {
  it('removes what a dead process left, and nothing of a living one', async () => {
    const { pid } = spawnSync('true');
    const make = (name: string, owner: number) =>
      mustDocker(['network', 'create', '--label', `nsr-test-owner=${owner}`, `nsr-test-${process.pid}-${name}`]);
    const ids = [await make('dead', pid), await make('alive', process.pid)];
    await sweep();
    const left = (await mustDocker(['network', 'ls', '-q', '--no-trunc'])).split('\n');
    await docker(['network', 'rm', ids[1] ?? '']);
    expect(ids.map((id) => left.includes(id))).toEqual([false, true]);
  });
});

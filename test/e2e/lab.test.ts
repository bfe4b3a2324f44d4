import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as lab from '../../src/pipeline/lab.ts';
import { COMMAND, netshootRun } from './command.ts';
import { labEngine, labName, makeTestLab, need, Pool, said, type TestLab, touched, unshown } from './fault-lab.ts';

const how = labEngine();
const lacks = 'lacks' in how ? ` ${how.lacks}` : '';
const all = lab.labFaults();
const abilities =
  'lacks' in how
    ? { lacks: new Map() }
    : await lab.abilitiesHere(all, { there: how.engine === 'docker', because: 'no docker engine answers' });
/** Every third of them, and all with NSR_DIAGNOSE=all: each takes its seconds on both cores. */
const chosen = process.env.NSR_DIAGNOSE === 'all' ? all : all.filter((_, at) => at % 3 === 0);
const cases = chosen.map((fault) => {
  const able = lab.canMake(fault, abilities);
  return [fault.id, able.can === 'yes' ? '' : ` cannot be made here: ${able.because}`, fault] as const;
});
const healthy = all.find(({ id }) => id === 'ok-nothing');

function picked(all: Readonly<Record<string, string>>, keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map((key) => [key, all[key] ?? '']));
}

/** Rules, routes and settings of this machine, without what an engine changes for the containers of others. */
async function hostState(): Promise<string> {
  const commands: readonly (readonly [string, ...string[]])[] = [
    ['ip', 'rule'],
    ['ip', '-6', 'rule'],
    ['ip', 'route', 'show', 'table', 'all'],
    ['nft', '-s', 'list', 'ruleset'],
    [
      'sysctl',
      'net.ipv4.ip_forward',
      'net.ipv4.conf.all',
      'net.ipv6.conf.all',
      'net.ipv4.tcp_rmem',
      'net.ipv4.icmp_ratelimit',
    ],
    ['ls', '/etc/netns'],
  ];
  const texts = await Promise.all(commands.map(([program, ...args]) => said(program, ...args)));
  return texts
    .join('\n')
    .split('\n')
    .filter((line) => !line.startsWith('nsr-lab-') || line.includes(`-${process.pid}-`)) // labs of others
    .filter((line) => !/\bbr-[0-9a-f]{12}\b/.test(line)) // networks of other tests' containers, whatever their addresses
    .filter((line) => !/docker|br-|veth|172\.1[6-9]\.|172\.2\d\.|192\.168\./.test(line) || /nsr-lab|172\.28/.test(line))
    .join('\n');
}

describe.skipIf(lacks !== '')(`the fault lab${lacks}`, () => {
  let labs: readonly TestLab[] = [];
  let pool = new Pool([]);
  let before = '';

  beforeAll(async () => {
    if ('lacks' in how) return;
    before = await hostState();
    labs = await Promise.all(['a', 'b', 'c'].map((letter) => makeTestLab(labName(letter), how)));
    pool = new Pool(labs);
  }, 120_000);
  afterAll(async () => {
    for (const { place } of labs) need(await lab.downLab(place));
  }, 60_000);

  describe.concurrent('a fault', () => {
    it.for(cases)(
      '%s is there after inject, and gone after clear%s',
      { timeout: 240_000 },
      async ([, why, fault], context) => {
        context.skip(why !== '', why);
        await pool.use(async (one) => {
          need(await lab.injectFaults(one.place, all, [fault]));
          const missing = await unshown(one, fault);
          need(await lab.clearFaults(one.place, all, 'all'));
          const still = healthy === undefined ? ['no control'] : await unshown(one, healthy);
          context.expect({ missing, still }).toEqual({ missing: [], still: [] });
          const nodes = touched(fault);
          context.expect(await one.dump(nodes)).toEqual(picked(one.sound, nodes));
        });
      },
    );
  });

  describe('the command', () => {
    const own = labName('d');
    const name = ['--name', own] as const;
    const run = (...words: readonly string[]) =>
      netshootRun(['lab', ...words, ...name], 'image' in how ? how.image : '');
    const left = () => lab.leftOf(need(lab.placeOf(own)));
    const engine = 'engine' in how ? how.engine : 'local';

    it.each([40, 300, 900, 1800, 3000])(
      'removes what is left of an `up` that was killed after %i ms',
      async (ms) => {
        const child = spawn(process.execPath, [COMMAND, 'lab', 'up', '--engine', engine, ...name], { stdio: 'ignore' });
        await new Promise((over) => {
          child.on('exit', over);
          setTimeout(() => child.kill('SIGKILL'), ms);
        });
        expect(await run('down')).toMatchObject({ code: 0, stdout: `Nothing of the lab "${own}" is left.\n` });
        expect(await left()).toEqual([]);
      },
      60_000,
    );

    it('tells the faults that it makes, and clears one of two', async () => {
      expect((await run('up', '--engine', engine)).stdout).toMatch(
        /netshoot-run [a-z-]+ --target \S*nsr-lab-e2e-d-\d+-client --to /,
      );
      expect((await run('up', '--engine', engine)).stderr).toContain('the lab is up already');
      expect((await run('inject', 'path-drop', 'record-missing')).stdout).toContain('A router drops the port.');
      expect((await run('clear', 'path-drop')).stdout).toBe('Still there: record-missing\n');
      expect((await run('status')).stdout).toContain('record-missing: The name is not in its zone.');
      expect((await run('clear')).stdout).toBe('The lab is healthy.\n');
    }, 60_000);

    it('asks a quiz without telling, and tells when it is asked to', async () => {
      const asked = await run('quiz', '--category', 'tls');
      expect(asked.stdout).toContain('Something is wrong now.');
      const ids = all.filter(({ category }) => category === 'tls').map(({ id }) => id);
      const told = `${asked.stdout}${(await run('status')).stdout}`;
      expect(ids.filter((id) => told.includes(id))).toEqual([]);
      const answer = await run('quiz', '--answer');
      expect(ids.filter((id) => answer.stdout.includes(`It was ${id}:`))).toHaveLength(1);
      expect(answer.stdout).toContain('The lab is healthy again.');
    }, 60_000);

    it('says what is wrong with what was typed', async () => {
      expect(await run('inject', 'path-dorp')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('Did you mean "path-drop"?'),
      });
      expect(await run('quiz', '--category', 'weather')).toMatchObject({ code: 2 });
      expect((await run('down')).code).toBe(0);
      expect(await run('inject', 'path-drop')).toMatchObject({
        code: 4,
        stderr: expect.stringContaining(`there is no lab "${own}"`),
      });
      expect(await netshootRun(['lab', 'up', '--name', '../x'], '')).toMatchObject({ code: 2 });
      expect(await left()).toEqual([]);
    }, 60_000);
  });

  it('left every machine of the labs as it was', async () => {
    for (const { dump, sound } of labs) expect(await dump(lab.NODES)).toEqual(sound);
  }, 60_000);

  it('left this machine as it was', async () => {
    for (const { place } of labs) need(await lab.downLab(place));
    const rest = await Promise.all(labs.map(({ place }) => lab.leftOf(place)));
    expect(rest).toEqual(labs.map(() => []));
    expect(await hostState()).toBe(before);
  }, 60_000);
});

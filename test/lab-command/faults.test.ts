import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsOf, WORDS } from '../../src/lab/topology.ts';
import type { NodeName } from '../../src/model/lab.ts';
import { chooseFaults, labFaults } from '../../src/pipeline/lab.ts';
import { parseDestination } from '../../src/plan/destination.ts';
import { checkLabFaultFile } from '../../src/schema/lab-fault.ts';

const root = join(import.meta.dirname, '../..');
const faults = labFaults();
const real = faults.filter(({ category }) => category !== 'control');
const explained = readdirSync(join(root, 'docs/causes')).map((file) => file.replace(/\.md$/, ''));
/** The codes that causes may have: they are public, and no playbook need know them yet. */
const codes = readFileSync(join(import.meta.dirname, 'codes.txt'), 'utf8').split('\n');

describe('the faults of the lab', () => {
  test('are at least thirty in every kind of trouble, and five that only look odd', () => {
    expect(real.length).toBeGreaterThanOrEqual(30);
    expect([...new Set(faults.map(({ category }) => category))]).toEqual([
      ...['dns', 'routing', 'firewall', 'quality', 'server', 'tls', 'http', 'control'],
    ]);
    expect(faults.length - real.length).toBeGreaterThanOrEqual(5);
  });

  test('have ids of their own', () => {
    const ids = faults.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('name causes, but for the controls', () => {
    expect(real.filter(({ expects }) => expects === undefined).map(({ id }) => id)).toEqual([]);
    expect(faults.filter(({ category, expects }) => category === 'control' && expects !== undefined)).toEqual([]);
  });

  test('name codes that there are', () => {
    const known = (code: string) => codes.includes(code) || explained.includes(code);
    const unknown = faults.flatMap(({ id, expects = [], accepts = [], never = [] }) =>
      [...expects.map(({ code }) => code), ...accepts, ...never]
        .filter((code) =>
          code.endsWith('.*') ? !codes.some((one) => one.startsWith(code.slice(0, -1))) : !known(code),
        )
        .map((code) => `${id}: ${code}`),
    );
    expect(unknown).toEqual([]);
  });

  test('do not forbid what they expect', () => {
    const hits = (never: string, code: string) =>
      never === code || (never.endsWith('*') && code.startsWith(never.slice(0, -1)));
    const torn = faults.filter(({ expects = [], accepts = [], never = [] }) =>
      [...expects.map(({ code }) => code), ...accepts].some((code) => never.some((one) => hits(one, code))),
    );
    expect(torn.map(({ id }) => id)).toEqual([]);
  });

  test('go to a destination that a run understands', () => {
    expect(faults.filter(({ to }) => !parseDestination(to).ok).map(({ id }) => id)).toEqual([]);
  });

  test('have patterns that compile, and no word that was not filled in', () => {
    for (const { shows } of faults)
      for (const { expect: wanted, without } of shows)
        expect([new RegExp(wanted), new RegExp(without ?? '')]).toBeDefined();
    expect(JSON.stringify(faults).match(/%[a-z0-9_]+%/g)).toBeNull();
  });

  test('change only what is put right again', () => {
    const programs = ['ip', 'tc', 'nft', 'sysctl', 'iptables', 'iptables-legacy', 'ip6tables'];
    const known = (node: NodeName) => Object.keys(settingsOf(node));
    const strange = faults.flatMap(({ id, steps }) =>
      steps.flatMap((step) => {
        if (!('run' in step)) return [];
        const [program = '', ...words] = step.run;
        const settings = program === 'sysctl' ? words.filter((word) => word.includes('=')) : [];
        const unknown = settings.filter((word) => !known(step.in).includes(word.split('=')[0] ?? ''));
        return [...(programs.includes(program) ? [] : [program]), ...unknown].map((what) => `${id}: ${what}`);
      }),
    );
    expect(strange).toEqual([]);
  });

  test('do not give themselves away in what a user sees', () => {
    const telling = faults.filter(({ symptom, title }) => symptom === title);
    expect(telling.map(({ id }) => id)).toEqual([]);
  });

  test('of an unknown id have a near one', () => {
    expect(chooseFaults(faults, ['resolver-silnet'])).toMatchObject({
      ok: false,
      trouble: { exit: 2, what: 'there is no fault called "resolver-silnet". Did you mean "resolver-silent"?' },
    });
    expect(chooseFaults(faults, ['path-drop', 'path-drop'])).toMatchObject({ ok: true, value: [{ id: 'path-drop' }] });
  });
});

describe('the schema of faults', () => {
  const fault = {
    id: 'a',
    title: 't',
    symptom: 's',
    explain: 'e',
    to: 'x',
    steps: [],
    shows: [{ in: 'client', run: ['true'], expect: 'x' }],
  };
  const check = (more: object) => checkLabFaultFile({ category: 'dns', faults: [{ ...fault, ...more }] }).ok;

  test('takes a fault that is whole', () => {
    expect(check({})).toBe(true);
  });

  test.each([
    ['an unknown key', { sympton: 's' }],
    ['an unknown machine', { steps: [{ in: 'web', run: ['ip'] }] }],
    ['a command as one text', { steps: [{ in: 'client', run: 'ip route' }] }],
    ['two kinds of step at once', { steps: [{ in: 'client', run: ['ip'], nft: 'x' }] }],
    ['a fault that nothing shows', { shows: [] }],
    ['a code without a family', { expects: [{ code: 'silent' }] }],
    ['a need that nobody knows', { needs: ['luck'] }],
    ['a file outside of the three', { steps: [{ file: 'passwd', text: '' }] }],
  ])('refuses %s', (_, more) => {
    expect(check(more)).toBe(false);
  });
});

test('the words of the lab are addresses that no network of its machines shares with another', () => {
  const addresses = Object.values(WORDS).filter((word) => /^[\d.]+$/.test(word));
  expect(addresses.filter((address, i) => addresses.indexOf(address) !== i)).toEqual([]);
});

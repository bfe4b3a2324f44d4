import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { FleetTally } from '../../src/diagnose/fleet/fleet.ts';
import type { Fleet } from '../../src/model/fleet.ts';
import type { Report, TargetFacts } from '../../src/model/report.ts';
import { on, onlyLooks, recorded } from './recorded.ts';

const healthy = recorded('dns-check', 'ok-healthy');
const silent = recorded('dns-check', 'resolver-silent');
const undecided: Report = { ...recorded('dns-check', 'ok-healthy'), verdict: 'undecided', summary: 'It is not known.' };

const run = {
  ...{ id: 'fleet', playbook: 'dns-check', params: {}, targets: ['compose:shop/web'], all: true, concurrency: 4 },
  ...{ tool_version: '0.0.0-test', started_at: '2026-01-01T00:00:00.000Z', duration_ms: 1000 },
};

type Facts = Partial<TargetFacts>;

/** The fleet report of so many targets, each made by its number. */
function fleetOf(size: number, make: (n: number) => Report | { readonly what: string }): Fleet {
  const tally = new FleetTally(size, onlyLooks);
  for (let n = 1; n <= size; n++) {
    const made = make(n);
    if ('what' in made) tally.addNotRun(n - 1, `docker:web-${n}`, { what: made.what, todo: 'start it' });
    else tally.add(n - 1, made);
  }
  return tally.fleet(run);
}

const web = (report: Report, n: number, facts: Facts = {}) =>
  on(report, { ref: `docker:web-${n}`, name: `web-${n}`, ...facts });
const lines = ({ groups }: Fleet) => groups.map(({ summary }) => summary);
const shared = ({ groups }: Fleet) => groups.map((group) => group.shared.map(({ name, value }) => `${name} ${value}`));
const object = silent.causes[0]?.object ?? '';

describe('the odd ones of many targets', () => {
  test('are grouped by cause and object, with what they share and the healthy do not', () => {
    const odd = [7, 19, 33];
    const fleet = fleetOf(40, (n) => {
      const facts = { node: odd.includes(n) ? 'node-b' : `node-${'acd'[n % 3]}`, labels: { app: 'web' } };
      return web(odd.includes(n) ? silent : healthy, n, { ...facts, networks: [], network_mode: 'bridge', dns: [] });
    });
    expect(fleet.counts).toEqual({ total: 40, healthy: 37, fault: 3, undecided: 0, not_run: 0 });
    expect(lines(fleet)).toEqual([
      `3 of 40 containers: dns.resolver_no_response at ${object}; all 3 on node node-b and with resolver.nameservers ${object}; the 37 others healthy`,
    ]);
    expect(fleet.summary).toBe(`${lines(fleet)[0]}.`);
    expect(fleet.groups[0]?.targets).toEqual(['docker:web-7', 'docker:web-19', 'docker:web-33']);
    expect(fleet.groups[0]?.example?.cause.evidence.length).toBeGreaterThan(0);
    expect(fleet.verdict).toBe('fault');
  });

  test.each<[string, Facts, Facts, string]>([
    ['an image', { image: 'web:2' }, { image: 'web:1' }, 'image web:2'],
    ['a network', { networks: ['back', 'front'] }, { networks: ['front'] }, 'network back'],
    ['a network mode', { network_mode: 'host' }, { network_mode: 'bridge' }, 'network_mode host'],
    [
      'a label',
      { labels: { app: 'web', track: 'canary' } },
      { labels: { app: 'web', track: 'stable' } },
      'label track canary',
    ],
    [
      'a label that the others lack',
      { labels: { app: 'web', canary: 'yes' } },
      { labels: { app: 'web' } },
      'label canary yes',
    ],
    ['a nameserver of the engine', { dns: ['192.0.2.53'] }, { dns: ['192.0.2.54'] }, 'dns 192.0.2.53'],
  ])('are told by %s', (_, theirs, others, expected) => {
    const same = { networks: ['front'], network_mode: 'front', image: 'web:1', dns: ['192.0.2.54'] };
    const facts = (own: Facts): Facts => ({ ...same, ...own });
    const fleet = fleetOf(12, (n) => web(n > 9 ? silent : healthy, n, facts(structuredClone(n > 9 ? theirs : others))));
    expect(shared(fleet)[0]?.[0]).toBe(expected);
  });

  test('share nothing that each of them has for itself: names, addresses, numbers of replicas', () => {
    const fleet = fleetOf(10, (n) => {
      const labels = { 'com.docker.compose.container-number': String(n), app: 'web' };
      return web(n < 3 ? undecided : healthy, n, { addresses: [`192.0.2.${n}`], labels });
    });
    expect(shared(fleet)).toEqual([[]]);
  });

  test('with one alone, are told only by what is the same on all the others', () => {
    const alone = (images: (n: number) => string) =>
      shared(fleetOf(10, (n) => web(n === 4 ? undecided : healthy, n, { image: images(n) })));
    expect(alone((n) => (n === 4 ? 'web:2' : 'web:1'))).toEqual([['image web:2']]);
    expect(alone((n) => `web:${n}`)).toEqual([[]]);
  });

  test('that share a cause but not its object are one group that lists the objects', () => {
    const elsewhere = (n: number): Report => ({
      ...silent,
      causes: silent.causes.map((cause) => ({ ...cause, object: `192.0.2.${n}` })),
    });
    const fleet = fleetOf(6, (n) => web(n > 2 ? elsewhere(n > 4 ? 99 : n) : healthy, n));
    expect(fleet.groups.map(({ size, objects }) => [size, objects])).toEqual([
      [2, ['192.0.2.99']],
      [2, ['192.0.2.3', '192.0.2.4']],
    ]);
  });

  test('that could not be looked at are grouped by the reason, whatever their names are', () => {
    const fleet = fleetOf(5, (n) => (n < 4 ? { what: `container web-${n} is not running (exited)` } : web(healthy, n)));
    expect(lines(fleet)).toEqual([
      '3 of 5 containers: could not be looked at: container … is not running (exited); the 2 others healthy',
    ]);
    expect(fleet.verdict).toBe('undecided');
  });

  test('that are undecided are grouped by the checks that are open', () => {
    const open = (name: string): Report => ({
      ...undecided,
      undecided: [{ kind: 'check', name, statement: '', because: '' }],
    });
    const fleet = fleetOf(4, (n) => web(n === 1 ? healthy : open(n === 2 ? 'one' : 'other'), n));
    expect(fleet.groups.map(({ kind, targets }) => [kind, targets])).toEqual([
      ['undecided', ['docker:web-3', 'docker:web-4']],
      ['undecided', ['docker:web-2']],
    ]);
  });
});

describe('the verdict about many targets', () => {
  const not = { what: 'no Docker engine answers' };
  test.each([
    ['healthy', [healthy, healthy]],
    ['fault', [healthy, silent, undecided, not]],
    ['undecided', [healthy, undecided]],
    ['undecided', [healthy, not]],
    ['not_run', [not, not]],
  ] as const)('is %s', (verdict, reports) => {
    const fleet = fleetOf(reports.length, (n) => {
      const report = reports[n - 1] ?? not;
      return 'what' in report ? report : web(report, n);
    });
    expect(fleet.verdict).toBe(verdict);
  });
});

test('every fleet report is one that the schema accepts', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'));
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajv.addSchema(read('report'));
  const validate = ajv.compile(read('fleet'));
  const fleet = fleetOf(5, (n) =>
    n === 1 ? { what: 'it is gone' } : web([healthy, silent, undecided][n % 3] ?? healthy, n),
  );
  validate(JSON.parse(JSON.stringify(fleet)));
  expect(validate.errors).toBeNull();
});

/** Has V8 collect its garbage, so that what is left is what is kept. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

test('what is kept of many targets is small: no output, and each trait once', () => {
  const fleet = new FleetTally(500, onlyLooks);
  const small: Report = { ...healthy, steps: healthy.steps.slice(0, 4) };
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < 500; n++) fleet.add(n, web(small, n, { addresses: [`192.0.2.${n % 250}`] }));
  collect();
  expect((process.memoryUsage().heapUsed - before) / 500).toBeLessThan(20_000);
  expect(fleet.fleet(run).counts.healthy).toBe(500);
});

import { describe, expect, test } from 'vitest';
import { compareReports } from '../../src/diagnose/compare/differences.ts';
import { flattenReport, flattenStep } from '../../src/diagnose/compare/flatten.ts';
import { noiseOf, withoutOwn } from '../../src/diagnose/compare/noise.ts';
import type { Report, StepRecord } from '../../src/model/report.ts';
import { on, onlyLooks, recorded } from './recorded.ts';

const healthy = recorded('dns-check', 'ok-healthy');
const silent = recorded('dns-check', 'resolver-silent');

/** A step that read something. */
function step(value: Record<string, unknown>, more: Partial<StepRecord> = {}): StepRecord {
  return {
    ...{ id: 'look', tool: 'sysctl', vantage: 'target', argv: ['look'], ending: { how: 'exited', code: 0 } },
    ...{ stdout: '', stderr: '', started_at: '2026-01-01T00:00:00.000Z', duration_ms: 1, value },
    ...more,
  };
}

/** A report of nothing but these steps. */
function having(ref: string, ...steps: readonly StepRecord[]): Report {
  const { causes: _, findings: __, undecided: ___, ...rest } = healthy;
  const bare = { ...rest, causes: [], findings: [], undecided: [], steps: [...steps] };
  const target = { ref, name: ref, engine: 'docker' } as const;
  return { ...bare, run: { ...bare.run, target } };
}

const paths = (here: Report, there: Report) =>
  compareReports(here, there, onlyLooks).differences.map(({ path }) => path);

describe('what differs between two targets', () => {
  test('comes with the nameserver that the cause sits on first, when only one of them has it', () => {
    const [first] = compareReports(silent, healthy, onlyLooks).differences;
    expect(first).toEqual({
      kind: 'state',
      path: 'resolver.nameservers',
      step: 'resolver',
      here: silent.causes[0]?.object,
      there: '10.105.169.53',
      related: 'dns.resolver_no_response',
      score: 90,
    });
  });

  test('is nothing between a report and itself', () => {
    const { differences, left_out } = compareReports(silent, silent, onlyLooks);
    expect([differences, left_out]).toEqual([[], {}]);
  });

  test('is nothing between two targets that differ in name, id, addresses, labels of a replica, counters and times', () => {
    const labels = (n: number) => ({ 'com.docker.compose.container-number': String(n), app: 'web' });
    const web = (n: number) => {
      const address = `192.0.2.${n}`;
      const link = step(
        {
          addresses: [address],
          links: [
            { ifname: 'eth0', mac: `02:42:c0:00:02:0${n}`, mtu: 1500, addresses: [{ local: address, prefixlen: 24 }] },
          ],
          counters: { IpInReceives: 7 * n },
          rx: { bytes: 1000 * n, packets: n },
          confirmed_s: n,
          pid: 100 + n,
          round_trip_ms_avg: 0.1 * n,
        },
        { started_at: `2026-01-01T00:00:0${n}.000Z`, duration_ms: n },
      );
      return on(having(`web-${n}`, link), { ref: `web-${n}`, addresses: [address], labels: labels(n) });
    };
    const { differences, left_out } = compareReports(web(1), web(2), onlyLooks);
    expect(differences).toEqual([]);
    expect(Object.keys(left_out).sort()).toEqual(['counter', 'identity', 'time']);
  });

  test('is a setting of the kernel, an MTU, a route, a rule', () => {
    const web = (mtu: number, gateway: string, setting: string, rules: readonly object[]) =>
      having(
        'web',
        step({ links: [{ ifname: 'eth0', mtu }] }, { id: 'links', tool: 'ip-link' }),
        step({ routes: [{ dst: 'default', gateway, dev: 'eth0' }] }, { id: 'routes', tool: 'ip-route' }),
        step({ values: { 'net.ipv4.tcp_max_syn_backlog': setting } }, { id: 'limits' }),
        step({ rules }, { id: 'filter', tool: 'nft' }),
      );
    const drop = { text: 'udp dport 53 drop', handle: 7 };
    const accept = { text: 'tcp dport 80 accept', handle: 3 };
    const ours = web(1400, '192.0.2.1', '128', [accept, drop]);
    const theirs = web(1500, '192.0.2.254', '2048', [accept]);
    expect(
      compareReports(ours, theirs, onlyLooks).differences.map(({ path, here, there }) => [path, here, there]),
    ).toEqual([
      ['links.links[eth0].mtu', '1400', '1500'],
      ['routes.routes[default].gateway', '192.0.2.1', '192.0.2.254'],
      ['limits.values.net.ipv4.tcp_max_syn_backlog', '128', '2048'],
      ['filter.rules[udp dport 53 drop]', '{"text":"udp dport 53 drop"}', undefined],
    ]);
  });

  test('tells what a target is before what a probe came to, whatever the report says first', () => {
    const web = (open: boolean, image: string) => {
      const probe = step({ open }, { id: 'connect', tool: 'tcp-connect' });
      const setting = step({ ndots: open ? 1 : 5 }, { id: 'resolver', tool: 'resolv-conf' });
      return on(having('web', probe, setting), { ref: 'web', image });
    };
    expect(paths(web(false, 'web:2'), web(true, 'web:1'))).toEqual(['target.image', 'resolver.ndots', 'connect.open']);
  });

  test('says once that a step ran on one side only, and not each of its values', () => {
    const ran = step({ hops: [{ count: 1, host: '192.0.2.1' }], answered: true }, { id: 'trace', tool: 'mtr' });
    const { value: _, ...skipped } = {
      ...ran,
      ending: { how: 'skipped', because: 'it answers', reason: 'not_applicable' } as const,
    };
    const { differences, left_out } = compareReports(having('a', ran), having('b', skipped), onlyLooks);
    expect(differences.map(({ kind, path, here, there }) => [kind, path, here, there])).toEqual([
      ['step', 'trace', 'ran', 'skipped'],
    ]);
    expect(left_out).toEqual({ one_side: 3 });
  });

  test('says once what the same tool saw several times', () => {
    const seen = (id: string, mode: string) => step({ mode }, { id, tool: 'nft' });
    expect(
      paths(
        having('a', seen('before', 'drop'), seen('after', 'drop')),
        having('b', seen('before', 'accept'), seen('after', 'accept')),
      ),
    ).toEqual(['before.mode']);
  });

  test('is counted, not kept, beyond two hundred', () => {
    const many = (value: string) =>
      step(Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`setting_${n}_x`, `${value}${n}`])));
    const { differences, left_out } = compareReports(having('a', many('a')), having('b', many('b')), onlyLooks);
    expect([differences.length, left_out]).toEqual([200, { limit: 50 }]);
  });

  test.each([
    ['dns-check', 'udp-53-dropped'],
    ['dns-check', 'record-stale'],
    ['triage', 'fw-local-output-drop'],
    ['triage', 'route-loop'],
  ])('of %s %s and a healthy one is a valid, sorted list without numbers that only grow', (playbook, name) => {
    const there = recorded(playbook, playbook === 'triage' ? 'healthy' : 'ok-healthy');
    const { differences } = compareReports(recorded(playbook, name), there, onlyLooks);
    expect(differences.map(({ score }) => score)).toEqual(differences.map(({ score }) => score).sort((a, b) => b - a));
    expect(differences.filter(({ path }) => /bytes|packets|counters|_ms|\.when$|pid$/.test(path))).toEqual([]);
    expect(differences.length).toBeGreaterThan(0);
  });
});

describe('a report as values by path', () => {
  test('names the rows of a list by what tells them apart, the same whether there is one or several', () => {
    const one = flattenStep(step({ neighbours: [{ ip: '192.0.2.1', dev: 'eth0' }] }), onlyLooks).map(
      ({ path }) => path,
    );
    const two = flattenStep(
      step({
        neighbours: [
          { ip: '192.0.2.1', dev: 'eth0' },
          { ip: '192.0.2.2', dev: 'eth0' },
        ],
      }),
      onlyLooks,
    );
    expect(one).toEqual(['look.neighbours[192.0.2.1].ip', 'look.neighbours[192.0.2.1].dev']);
    expect(two.map(({ path }) => path).slice(0, 2)).toEqual(one);
  });

  test('has every fact of the engine but the name and the id', () => {
    const { run } = on(healthy, { ref: 'web', labels: { app: 'web' }, node: 'node-b' });
    const facts = flattenReport({ ...healthy, steps: [], run }, onlyLooks).map(({ path }) => path);
    expect(facts).toEqual(
      ['kind', 'network_mode', 'networks', 'image', 'dns', 'labels.app', 'node'].map((name) => `target.${name}`),
    );
  });

  test('is bounded: a value that holds itself many levels deep, or a text without end, is cut', () => {
    const deep = Array.from({ length: 60 }).reduce<unknown>((inner) => ({ inner }), 'x'.repeat(5000));
    const leaves = flattenStep(
      step({ deep, rows: Array.from({ length: 5000 }, (_, n) => ({ name: `n${n}` })) }),
      onlyLooks,
    );
    expect(leaves.length).toBeLessThan(300);
    expect(Math.max(...leaves.map(({ value }) => value.length))).toBeLessThan(301);
  });
});

describe("a target's own words", () => {
  test('are taken out of text as whole words only', () => {
    const own = new Set(['192.0.2.1', 'web-1']);
    expect(withoutOwn('from 192.0.2.1 to 192.0.2.10, web-1 and web-12', own)).toBe(
      'from <own> to 192.0.2.10, <own> and web-12',
    );
  });

  test.each([
    ['rx_bytes', 'counter'],
    ['num_tx_queues', 'counter'],
    ['query_time', 'time'],
    ['ifindex', 'identity'],
    ['net.netfilter.nf_conntrack_count', 'counter'],
    ['net.ipv4.tcp_keepalive_time', undefined],
    ['mtu', undefined],
    ['nameservers', undefined],
    ['timeout_s', undefined],
    ['max_backlog', undefined],
  ])('a field called %s is %s', (field, kind) => {
    expect(noiseOf({ field, origin: 'state', numeric: true, path: `step.${field}` }, '1', '2')).toBe(kind);
  });
});

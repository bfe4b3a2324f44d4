import { describe, expect, test } from 'vitest';
import { placeOf } from '../../src/lab/place.ts';
import { readQuery, replyBytes } from '../../src/lab/service/dns-wire.ts';
import { healthyReply } from '../../src/lab/service/dns-zone.ts';
import { merge } from '../../src/lab/service-config.ts';
import { CABLES, fillIn, NODES, portsOf } from '../../src/lab/topology.ts';

describe('a patch of a configuration', () => {
  test('adds, changes and takes away, and leaves the rest and the original alone', () => {
    const before = { a: { b: 1, c: [1, 2] }, d: 2 };
    expect(merge(before, { a: { b: null, c: [3], e: 5 } })).toEqual({ a: { c: [3], e: 5 }, d: 2 });
    expect(before).toEqual({ a: { b: 1, c: [1, 2] }, d: 2 });
  });

  test('cannot reach the prototype of anything', () => {
    merge({}, JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

test.each(['', '-x', 'a/b', '..', 'A', 'a'.repeat(21), 'a b'])('"%s" is no name of a lab', (name) => {
  expect(placeOf(name)).toMatchObject({ ok: false, trouble: { exit: 2 } });
});

test('a word that the lab does not know is a mistake in the data', () => {
  expect(fillIn('http://%shop%/ 50 % of %{size}')).toBe('http://172.28.30.20/ 50 % of %{size}');
  expect(() => fillIn('%shpo%')).toThrow('%shpo%');
});

test('every machine has an interface, and no address is there twice', () => {
  expect(NODES.filter((node) => portsOf(node).length === 0)).toEqual([]);
  const all = CABLES.flatMap(({ a, b }) => [a, b]).flatMap(({ v4 = [], v6 = [] }) => [...v4, ...v6]);
  expect(new Set(all).size).toBe(all.length);
});

describe('the DNS service', () => {
  const soa = 'ns.example host.example 1 3600 600 86400 30';
  const config = {
    servers: {},
    rules: {},
    records: {
      example: { SOA: soa, NS: ['ns.example'] },
      'ns.example': { A: ['192.0.2.1'] },
      'corp.example': { SOA: soa, NS: ['ns.corp.example'] },
      'ns.corp.example': { A: ['192.0.2.2'] },
      'a.corp.example': { CNAME: 'b.corp.example' },
      'b.corp.example': { A: ['192.0.2.3'], AAAA: ['2001:db8::3'] },
      '*.wild.example': { A: ['192.0.2.4'] },
      'wild.example': { SOA: soa },
    },
  };
  const query = (name: string, type: string) => ({
    id: 7,
    name,
    type,
    recursion: true,
    cd: false,
    size: undefined,
    question: new Uint8Array(),
  });
  const resolver = { addresses: [], role: 'resolver' as const };
  const authority = { addresses: [], role: 'authority' as const, zones: ['example'] };

  test('follows aliases, and says NXDOMAIN with the zone', () => {
    const answer = healthyReply(config, resolver, query('a.corp.example', 'AAAA')).answer;
    expect(answer?.map(({ type, value }) => [type, value])).toEqual([
      ['CNAME', 'b.corp.example'],
      ['AAAA', '2001:db8::3'],
    ]);
    const none = healthyReply(config, resolver, query('c.corp.example', 'A'));
    expect([none.rcode, none.authority?.[0]?.name]).toEqual([3, 'corp.example']);
  });

  test('has wildcards speak for names that do not exist', () => {
    expect(healthyReply(config, resolver, query('x.y.wild.example', 'A')).answer?.[0]?.value).toBe('192.0.2.4');
  });

  test('refers below its zones and refuses what is not its own', () => {
    const referral = healthyReply(config, authority, query('a.corp.example', 'A'));
    expect([referral.aa, referral.authority?.[0]?.value]).toEqual([undefined, 'ns.corp.example']);
    expect(healthyReply(config, authority, query('elsewhere.test', 'A')).rcode).toBe(5);
  });

  test('reads what it writes, and takes no bytes that are no query', () => {
    const question = Buffer.from('\u0001a\u0007example\u0000\u0000\u0001\u0000\u0001', 'latin1');
    const asked = Buffer.concat([Buffer.from([0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]), question]);
    const read = readQuery(asked);
    expect(read).toMatchObject({ id: 7, name: 'a.example', type: 'A', recursion: true, cd: false, size: undefined });
    const reply = read === undefined ? Buffer.alloc(0) : replyBytes(read, { rcode: 3, ra: true }, 1232);
    expect([reply.readUInt16BE(0), reply.readUInt16BE(2)]).toEqual([7, 0x8183]);
    for (let cut = 0; cut < asked.length; cut++) expect(readQuery(asked.subarray(0, cut))).toBeUndefined();
    expect(readQuery(reply)).toBeUndefined();
  });
});

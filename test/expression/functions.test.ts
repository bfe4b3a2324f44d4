import { describe, expect, test } from 'vitest';
import { functions } from '../../src/expression/functions.ts';
import { resultOf } from './words.ts';

/** What each function claims, by examples: an expression and what it comes to. */
const CLAIMS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  median: {
    'median([3.0, 1.0, 2.0])': 2,
    'median([4.0, 1.0, 2.0, 3.0])': 2.5,
    'median([7.0])': 7,
    'median([])': { unknown: 'percentile of an empty list' },
  },
  percentile: {
    'percentile([1.0, 2.0, 3.0, 4.0, 5.0], 50.0)': 3,
    'percentile([5.0, 1.0, 3.0, 2.0, 4.0], 90)': 4.6,
    'percentile([10.0, 20.0], 25)': 12.5,
    'percentile([1.0, 2.0], 0)': 1,
    'percentile([1.0, 2.0], 100)': 2,
    'percentile([1.0, 2.0], 400)': 2,
    'percentile([1.0, 2.0], -5.0)': 1,
    'percentile([], 50)': { unknown: 'percentile of an empty list' },
  },
  smallest: { 'smallest([2.0, -1.0, 3.0])': -1, 'smallest([])': { unknown: 'percentile of an empty list' } },
  largest: { 'largest([2.0, -1.0, 3.0])': 3, 'largest([])': { unknown: 'percentile of an empty list' } },
  sum: { 'sum([1.5, 2.0])': 3.5, 'sum([])': 0 },
  delta: { 'delta(10.0, 12.0)': 2, 'delta(12.0, 10.0)': -2 },
  moved: {
    'moved([{"key": "a", "packets": 1.0}], [{"key": "a", "packets": 3.0}]).map(m, m.gained)': [2],
    'moved([{"key": "a", "packets": 3.0}], [{"key": "a", "packets": 3.0}]).size()': 0,
    'moved([], [{"key": "a", "packets": 3.0}]).size()': 0,
  },
  filter_stops: {
    'filter_stops([], {"way": "out", "protocol": "tcp", "destination": "192.0.2.1", "dport": 80}).size()': 0,
  },
  policies_stop: {
    'policies_stop([{"name": "none", "namespace": "shop", "applies_to_egress": true, "pod_selector": "", "rules": []}], {"direction": "egress", "namespace": "shop", "labels": {"app": "web"}, "protocol": "UDP", "port": 53.0})':
      ['shop/none'],
    'policies_stop([], {"direction": "egress"})': [],
  },
  round: { 'round(2.4)': 2, 'round(2.5)': 3, 'round(-2.4)': -2 },
  mean: { 'mean([1.0, 2.0, 6.0])': 3, 'mean([])': { unknown: 'mean of an empty list' } },
  changes: { 'changes([1.0, 4.0, 2.0])': [3, 2], 'changes([1.0])': [], 'changes([])': [] },
  missing: {
    'missing([1.0, 2.0, 4.0], 1.0, 6.0)': [3, 5, 6],
    'missing([2.0, 1.0, 2.0], 1.0, 2.0)': [],
    'missing([], 1.0, 0.0)': [],
    'missing([], 0.0, 1e9)': { unknown: 'a span of more than 100000' },
  },
  consecutive: {
    'consecutive([3.0, 4.0, 5.0, 9.0])': [3, 1],
    'consecutive([1.0, 3.0])': [1, 1],
    'consecutive([2.0, 1.0])': [1, 1],
    'consecutive([])': [],
  },
  overtaken: { 'overtaken([1.0, 3.0, 2.0, 4.0])': 1, 'overtaken([3.0, 1.0, 2.0])': 2, 'overtaken([1.0, 1.0])': 0 },
  persists_from: {
    'persists_from([1.0, 9.0, 2.0, 8.0, 9.0], 5.0)': 3,
    'persists_from([9.0, 9.0], 5.0)': 0,
    'persists_from([9.0, 1.0], 5.0)': 2,
    'persists_from([], 5.0)': 0,
  },
  counter_moved: {
    'counter_moved({"a": 1.0, "b": 2.0}, {"a": 4.0}, "a")': 3,
    'counter_moved({"a": 1.0}, {"a": 4.0}, "b")': { unknown: 'there is no counter b' },
  },
  rate_text: {
    'rate_text(957000.0)': '1 Mbit/s',
    'rate_text(2.4e9)': '2 Gbit/s',
    'rate_text(256000.0)': '300 kbit/s',
    'rate_text(12.0)': '10 bit/s',
    'rate_text(0.0)': '0 bit/s',
  },
  runs: {
    'runs([true, true, false, true], true)': [2, 1],
    'runs([true, true, false, true], false)': [1],
    'runs([false], true)': [],
    'runs([], true)': [],
    'runs(["a", "b", "b", "a"], "b")': [2],
  },
  distinct: {
    'distinct(["b", "a", "b"])': ['b', 'a'],
    'distinct([2.0, 1.0, 2.0])': [2, 1],
    'distinct([])': [],
  },
  frequent: {
    'frequent(["b", "a", "b", "c", "a"], 2.0)': ['b', 'a'],
    'frequent(["b", "a", "b"], 2)': ['b'],
    'frequent([], 1)': [],
  },
  flatten: { 'flatten([["a"], [], ["b", "c"]])': ['a', 'b', 'c'], 'flatten([[]])': [] },
  first: { 'first(["a", "b"])': 'a', 'first([])': { unknown: 'first of an empty list' } },
  last: { 'last(["a", "b"])': 'b', 'last([])': { unknown: 'last of an empty list' } },
  take: { 'take(["a", "b"], 1)': ['a'], 'take(["a"], 5)': ['a'], 'take(["a"], -1)': [], 'take([], 1)': [] },
  drop: { 'drop(["a", "b"], 1)': ['b'], 'drop(["a"], 5)': [], 'drop(["a"], -1)': ['a'], 'drop([], 1)': [] },
  before: {
    'before(["a", "b", "c", "b"], "b")': ['a'],
    'before(["a"], "a")': [],
    'before(["a", "b"], "z")': ['a', 'b'],
  },
  sorted: { 'sorted(["b", "a", "c"])': ['a', 'b', 'c'] },
  same_set: {
    'same_set(["a.example", "b.example"], ["B.example.", "a.example"])': true,
    'same_set(["2001:db8::1"], ["2001:DB8:0:0::1"])': true,
    'same_set(["192.0.2.1"], ["::ffff:192.0.2.1"])': true,
    'same_set(["a"], ["a", "a"])': true,
    'same_set(["a"], ["a", "b"])': false,
    'same_set([], [])': true,
    'same_set([], ["a"])': false,
  },
  intersects: {
    'intersects(["a", "2001:db8::1"], ["b", "2001:db8:0::1"])': true,
    'intersects(["a"], ["b"])': false,
    'intersects([], [])': false,
  },
  without: {
    'without(["a", "B", "c"], ["b.", "c"])': ['a'],
    'without(["2001:DB8::1", "192.0.2.1"], ["2001:db8:0::1"])': ['192.0.2.1'],
    'without(["a"], [])': ['a'],
  },
  is_address: {
    'is_address("192.0.2.1")': true,
    'is_address("2001:db8::1")': true,
    'is_address("fe80::1%eth0")': true,
    'is_address("192.0.2.0/24")': false,
    'is_address("2001:db8::/32")': false,
    'is_address("192.0.2")': false,
    'is_address("192.0.2.256")': false,
    'is_address("web")': false,
    'is_address("")': false,
  },
  ip_version: {
    'ip_version("192.0.2.1")': 4,
    'ip_version("2001:db8::1")': 6,
    'ip_version("web")': { unknown: 'web is no address' },
  },
  same_address: {
    'same_address("2001:db8::1", "2001:DB8:0:0:0:0:0:1")': true,
    'same_address("::ffff:192.0.2.1", "192.0.2.1")': true,
    'same_address("192.0.2.1", "192.0.2.2")': false,
    'same_address("192.0.2.1/24", "192.0.2.1")': false,
  },
  cidr_contains: {
    'cidr_contains("192.0.2.0/24", "192.0.2.255")': true,
    'cidr_contains("192.0.2.0/24", "192.0.3.0")': false,
    'cidr_contains("0.0.0.0/0", "203.0.113.9")': true,
    'cidr_contains("192.0.2.7/32", "192.0.2.7")': true,
    'cidr_contains("2001:db8::/32", "2001:db8:ffff::1")': true,
    'cidr_contains("2001:db8::/32", "2001:db9::1")': false,
    'cidr_contains("fe80::/10", "fe80::1%eth0")': true,
    'cidr_contains("192.0.2.0/24", "2001:db8::1")': false,
    'cidr_contains("::/0", "192.0.2.1")': false,
    'cidr_contains("192.0.2.0/24", "web")': { unknown: 'web is no address' },
    'cidr_contains("web", "192.0.2.1")': { unknown: 'web is no network' },
  },
  network_of: {
    'network_of("192.0.2.77/26")': '192.0.2.64/26',
    'network_of("192.0.2.77/32")': '192.0.2.77/32',
    'network_of("2001:DB8:0:0:1::9/64")': '2001:db8::/64',
    'network_of("192.0.2.77")': { unknown: '192.0.2.77 is no address with a length' },
    'network_of("192.0.2.77/33")': { unknown: '192.0.2.77/33 is no address with a length' },
  },
  address_in: {
    'address_in("192.0.2.77/24", 1)': '192.0.2.1',
    'address_in("192.0.2.77/24", -2)': '192.0.2.254',
    'address_in("2001:db8::9/64", 1)': '2001:db8::1',
    'address_in("192.0.2.77/31", 2)': { unknown: '192.0.2.77/31 has no address 2' },
    'address_in("192.0.2.77", 1)': { unknown: '192.0.2.77 has no address 1' },
  },
  address_plus: {
    'address_plus("192.0.2.255", 1)': '192.0.3.0',
    'address_plus("192.0.2.0", -1)': '192.0.1.255',
    'address_plus("2001:db8::", 1)': '2001:db8::1',
    'address_plus("255.255.255.255", 1)': { unknown: '255.255.255.255 plus 1 is no address' },
    'address_plus("api", 1)': { unknown: 'api plus 1 is no address' },
  },
  is_private: {
    'is_private("172.31.0.9")': true,
    'is_private("fd00::1")': true,
    'is_private("192.0.2.1")': false,
    'is_private("127.0.0.1")': false,
    'is_private("api")': false,
  },
  routes_to: {
    'routes_to([{"ip": "default"}, {"ip": "192.0.2.0/24"}, {"ip": "192.0.2.7"}], "192.0.2.7").map(r, r.ip)': [
      '192.0.2.7',
      '192.0.2.0/24',
      'default',
    ],
    'routes_to([{"ip": "default", "metric": 20.0}, {"ip": "default", "metric": 10.0}], "192.0.2.7").map(r, r.metric)': [
      10, 20,
    ],
    'routes_to([{"ip": "default", "family": "inet6"}, {"ip": "2001:db8::/32"}], "192.0.2.7")': [],
    'routes_to([{"ip": "192.0.2.0/24"}], "api")': [],
  },
  is_loopback: {
    'is_loopback("127.0.0.53")': true,
    'is_loopback("127.255.0.1")': true,
    'is_loopback("::1")': true,
    'is_loopback("128.0.0.1")': false,
    'is_loopback("2001:db8::1")': false,
    'is_loopback("localhost")': false,
  },
  same_name: {
    'same_name("Api.Example.", "api.example")': true,
    'same_name("api.example", "api.example.org")': false,
  },
  plain_name: { 'plain_name("Api.Example.")': 'api.example', 'plain_name(".")': '' },
  in_domain: {
    'in_domain("a.b.example.", "B.example")': true,
    'in_domain("example", "example")': true,
    'in_domain("notexample", "example")': false,
    'in_domain("example", "a.example")': false,
    'in_domain("a.example", ".")': true,
  },
  search_candidates: {
    'search_candidates("api", ["a.example", "b.example"], 1.0)': ['api.a.example.', 'api.b.example.', 'api.'],
    'search_candidates("api.shop", ["a.example"], 1.0)': ['api.shop.', 'api.shop.a.example.'],
    'search_candidates("api.shop", ["a.example"], 5.0)': ['api.shop.a.example.', 'api.shop.'],
    'search_candidates("api.shop.", ["a.example"], 5.0)': ['api.shop.'],
    'search_candidates("api", [], 1.0)': ['api.'],
    'search_candidates("api", ["."], 1.0)': ['api.'],
  },
  domain_ancestors: {
    'domain_ancestors("A.b.example.")': ['a.b.example', 'b.example', 'example'],
    'domain_ancestors(".")': [],
  },
  extract: {
    'extract("upstream 192.0.2.9:9000 failed", "upstream ([0-9.:]+)")': '192.0.2.9:9000',
    'extract("CN=Example Root", "^CN=[A-Za-z]+")': 'CN=Example',
    'extract("nothing here", "[0-9]+")': { unknown: 'there is nothing of that kind in the text' },
  },
  url_host: {
    'url_host("http://user:secret@proxy.example:3128/x")': 'proxy.example',
    'url_host("https://[2001:db8::1]/")': '2001:db8::1',
    'url_host("192.0.2.1:80")': '192.0.2.1',
    'url_host("")': { unknown: 'that is no URL' },
    'url_host("http://")': { unknown: 'that is no URL' },
  },
  url_port: {
    'url_port("http://proxy.example")': 80,
    'url_port("https://proxy.example/x")': 443,
    'url_port("socks5h://proxy.example")': 1080,
    'url_port("[2001:db8::1]:8080")': 8080,
    'url_port("proxy.example")': { unknown: 'that URL has no port' },
    'url_port("http://proxy.example:70000")': { unknown: 'that URL has no port' },
  },
  host_port: {
    'host_port("192.0.2.1", 80.0)': '192.0.2.1:80',
    'host_port("2001:db8::1", 80.0)': '[2001:db8::1]:80',
  },
  reverse_name: {
    'reverse_name("192.0.2.1")': '1.2.0.192.in-addr.arpa',
    'reverse_name("2001:db8::1")': '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
    'reverse_name("::")': `${'0.'.repeat(32)}ip6.arpa`,
    'reverse_name("web.example")': { unknown: 'that is no address' },
  },
  url_path: {
    'url_path("http://web.example/login?next=/")': '/login',
    'url_path("http://web.example")': '/',
    'url_path("http://web.example?x=1")': '/',
  },
  bypasses_proxy: {
    'bypasses_proxy("localhost,.svc.example", "api.svc.example", 80.0)': true,
    'bypasses_proxy("svc.example", "api.svc.example.", 80.0)': true,
    'bypasses_proxy("*.svc.example", "API.svc.example", 80.0)': true,
    'bypasses_proxy("svc.example", "notsvc.example", 80.0)': false,
    'bypasses_proxy("192.0.2.0/24, 2001:db8::/32", "192.0.2.7", 80.0)': true,
    'bypasses_proxy("192.0.2.0/24, 2001:db8::/32", "2001:db8::7", 80.0)': true,
    'bypasses_proxy("192.0.2.0/24", "api.example", 80.0)': false,
    'bypasses_proxy("[2001:db8::1]", "2001:DB8:0::1", 80.0)': true,
    'bypasses_proxy("api.example:8080", "api.example", 8080.0)': true,
    'bypasses_proxy("api.example:8080", "api.example", 80.0)': false,
    'bypasses_proxy("*", "api.example", 80.0)': true,
    'bypasses_proxy("", "api.example", 80.0)': false,
    'bypasses_proxy(",,.", "api.example", 80.0)': false,
  },
  duration_text: {
    'duration_text(0.34)': '0.3 ms',
    'duration_text(340.4)': '340 ms',
    'duration_text(2100.0)': '2.1 s',
    'duration_text(2000.0)': '2 s',
  },
};

describe('each function does what its documentation says', () => {
  const cases = Object.values(CLAIMS).flatMap((claims) => Object.entries(claims));
  test.each(cases)('%s is %j', (source, expected) => {
    expect(resultOf(source)).toEqual(expected);
  });

  test('a name longer than DNS allows is asked for without the domain that makes it so', () => {
    const name = Array.from({ length: 4 }, () => 'x'.repeat(61)).join('.');
    expect(resultOf(`search_candidates("${name}", ["a.example", "e"], 1.0)`)).toEqual([`${name}.`, `${name}.e.`]);
  });
});

test('every function has a claim here, a signature and a sentence about it', () => {
  const names = [...new Set(functions.map(({ signature }) => signature.replace(/\(.*/, '')))];
  expect(Object.keys(CLAIMS).sort()).toEqual(names.sort());
  for (const { signature, description } of functions) {
    expect(signature).toMatch(/^[a-z_]+\((?:[\w<>]+(?:, [\w<>]+)*)?\): [\w<>]+(?:, [\w<>]+)?$/);
    expect(description).toMatch(/^[A-Z4].*\.$/);
  }
});

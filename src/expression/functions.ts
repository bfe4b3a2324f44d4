import { canonicalAddress, inCidr, ipVersion, isLoopback } from '../util/address.ts';
import { domainAncestors, plainName, searchCandidates } from './dns-names.ts';
import { moved } from './moved.ts';
import { policiesStopping } from './network-policy.ts';
import { networkCalls } from './networks.ts';
import { stopsOf } from './packet-filter/walk.ts';
import { consecutive, counterMoved, missing, overtaken, persistsFrom, rateText, runs } from './series.ts';
import { bypassesProxy, extract, reverseName, urlHost, urlPath, urlPort } from './url-functions.ts';

/** A function of the expression language: general, typed, documented, and never about one fault. */
export interface LanguageFunction {
  /** CEL signature; `list<A>` is a list of anything. */
  readonly signature: string;
  readonly description: string;
  readonly call: (...args: never[]) => unknown;
}

type Numbers = readonly number[];
type Words = readonly string[];

/** A value that cannot be had from these arguments: makes the expression unknown, with this reason. */
function none(because: string): never {
  throw new Error(because);
}

function sorted(list: Numbers): number[] {
  return [...list].sort((a, b) => a - b);
}

/** The p-th percentile by linear interpolation between the closest ranks. */
function percentile(list: Numbers, p: number): number {
  const values = sorted(list);
  const rank = (Math.min(100, Math.max(0, p)) / 100) * (values.length - 1);
  const low = values[Math.floor(rank)] ?? none('percentile of an empty list');
  const high = values[Math.ceil(rank)] ?? low;
  return low + (high - low) * (rank - Math.floor(rank));
}

/** One spelling for every way of writing an address; other text is compared as it is. */
function canonical(text: string): string {
  // As URLs and ss write IPv6.
  return canonicalAddress(text.replace(/^\[(.*)\]$/, '$1')) ?? text;
}

function cidrContains(cidr: string, address: string): boolean {
  if (canonicalAddress(address) === undefined) none(`${address} is no address`);
  if (canonicalAddress(cidr.replace(/\/.*$/, '')) === undefined) none(`${cidr} is no network`);
  return inCidr(address, cidr);
}

function asSet(list: Words): Set<string> {
  return new Set(list.map((item) => canonical(plainName(item))));
}

function sameSet(a: Words, b: Words): boolean {
  const left = asSet(a);
  const right = asSet(b);
  return left.size === right.size && [...left].every((item) => right.has(item));
}

/** The texts that stand in a list at least `times` times. */
function frequent(list: Words, times: number): string[] {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= times).map(([item]) => item);
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

function define(signature: string, description: string, call: (...args: never[]) => unknown): LanguageFunction {
  return { signature, description, call };
}

/** Every function that expressions have beside CEL's own. */
export const functions: readonly LanguageFunction[] = [
  define('median(list<double>): double', 'The middle value. Unknown for an empty list.', (l: Numbers) =>
    percentile(l, 50),
  ),
  define(
    'percentile(list<double>, double): double',
    'The p-th percentile, 0 to 100, interpolated. Unknown for an empty list.',
    percentile,
  ),
  define(
    'percentile(list<double>, int): double',
    'The p-th percentile, 0 to 100, interpolated. Unknown for an empty list.',
    (l: Numbers, p: bigint) => percentile(l, Number(p)),
  ),
  define('smallest(list<double>): double', 'The least value. Unknown for an empty list.', (l: Numbers) =>
    percentile(l, 0),
  ),
  define('largest(list<double>): double', 'The greatest value. Unknown for an empty list.', (l: Numbers) =>
    percentile(l, 100),
  ),
  define('sum(list<double>): double', 'The sum; 0 for an empty list.', (l: Numbers) => l.reduce((a, b) => a + b, 0)),
  define(
    'delta(double, double): double',
    'How much a counter moved: after minus before.',
    (before: number, after: number) => after - before,
  ),
  define(
    'moved(list<dyn>, list<dyn>): list<dyn>',
    'The items of the second list that count more `packets` than the item with the same `key` in the first, each with `gained`, how many more. Items without a counter, and those that the first list does not have, are left out.',
    moved,
  ),
  define('round(double): double', 'To the nearest whole number.', (n: number) => Math.round(n)),
  define('mean(list<double>): double', 'The arithmetic mean. Unknown for an empty list.', (l: Numbers) =>
    l.length > 0 ? l.reduce((a, b) => a + b, 0) / l.length : none('mean of an empty list'),
  ),
  define(
    'changes(list<double>): list<double>',
    'How much each item differs from the one before it, without sign: one item less than the list has.',
    (l: Numbers) => l.slice(1).map((item, i) => Math.abs(item - (l[i] ?? item))),
  ),
  define(
    'missing(list<double>, double, double): list<double>',
    'The whole numbers from the second to the third argument that are not in the list: sequence numbers that never came.',
    missing,
  ),
  define(
    'consecutive(list<double>): list<double>',
    'Lengths of the runs of numbers of which each is one more than the one before: [3, 4, 5, 9] has 3 and 1.',
    consecutive,
  ),
  define(
    'overtaken(list<double>): double',
    'How many items come after a greater one: sequence numbers that others overtook.',
    overtaken,
  ),
  define(
    'persists_from(list<double>, double): double',
    'The place, from 0, of the first item from which on to the end none is below the limit; the size of the list when its last item is.',
    persistsFrom,
  ),
  define(
    'counter_moved(map<string, double>, map<string, double>, string): double',
    'How far the counter with that name went from one reading to the next. Unknown when a reading does not have it.',
    counterMoved,
  ),
  define(
    'rate_text(double): string',
    'Bits per second for people, to one digit that counts: 1 Mbit/s, 300 kbit/s.',
    rateText,
  ),
  define(
    'runs(list<bool>, bool): list<double>',
    'Lengths of the runs of neighbours that have the value, in order.',
    runs,
  ),
  define(
    'runs(list<string>, string): list<double>',
    'Lengths of the runs of neighbours that have the value, in order.',
    runs,
  ),
  define('distinct(list<A>): list<A>', 'Each value once, in the order of their first appearance.', unique),
  define(
    'frequent(list<string>, double): list<string>',
    'The texts that stand in the list at least so many times, each once, in the order of their first appearance.',
    frequent,
  ),
  define(
    'frequent(list<string>, int): list<string>',
    'The texts that stand in the list at least so many times, each once, in the order of their first appearance.',
    (l: Words, times: bigint) => frequent(l, Number(times)),
  ),
  define(
    'flatten(list<list<A>>): list<A>',
    'The lists in a list, one after another.',
    (l: readonly (readonly unknown[])[]) => l.flat(),
  ),
  define('first(list<A>): A', 'The first item. Unknown for an empty list.', (l: readonly unknown[]) =>
    l.length > 0 ? l[0] : none('first of an empty list'),
  ),
  define('last(list<A>): A', 'The last item. Unknown for an empty list.', (l: readonly unknown[]) =>
    l.length > 0 ? l[l.length - 1] : none('last of an empty list'),
  ),
  define('take(list<A>, int): list<A>', 'The first n items.', (l: readonly unknown[], n: bigint) =>
    l.slice(0, Math.max(0, Number(n))),
  ),
  define('drop(list<A>, int): list<A>', 'All but the first n items.', (l: readonly unknown[], n: bigint) =>
    l.slice(Math.max(0, Number(n))),
  ),
  define(
    'before(list<string>, string): list<string>',
    'The items that stand before the first one that is the given text; all of them when none is.',
    (l: Words, item: string) => (l.includes(item) ? l.slice(0, l.indexOf(item)) : l),
  ),
  define('sorted(list<string>): list<string>', 'In alphabetical order.', (l: Words) => [...l].sort()),
  define(
    'same_set(list<string>, list<string>): bool',
    'Whether both lists hold the same addresses or names, in any order and spelling.',
    sameSet,
  ),
  define(
    'intersects(list<string>, list<string>): bool',
    'Whether an address or name is in both lists.',
    (a: Words, b: Words) => {
      const right = asSet(b);
      return [...asSet(a)].some((item) => right.has(item));
    },
  ),
  define(
    'without(list<string>, list<string>): list<string>',
    'The items of the first list that are not in the second.',
    (a: Words, b: Words) => {
      const right = asSet(b);
      return a.filter((item) => !right.has(canonical(plainName(item))));
    },
  ),
  define(
    'is_address(string): bool',
    'Whether it is an IPv4 or IPv6 address.',
    (text: string) => canonicalAddress(text) !== undefined,
  ),
  define('ip_version(string): double', '4 or 6. Unknown for text that is no address.', (text: string) => {
    const address = canonicalAddress(text) ?? none(`${text} is no address`);
    return ipVersion(address) ?? none(`${text} is no address`);
  }),
  define(
    'same_address(string, string): bool',
    'Whether two spellings are the same address.',
    (a: string, b: string) => canonical(a) === canonical(b),
  ),
  define(
    'cidr_contains(string, string): bool',
    'Whether the network (10.0.0.0/8) holds the address. False across families.',
    cidrContains,
  ),
  define(
    'network_of(string): string',
    'The network of an address with its length: 192.0.2.7/24 is in 192.0.2.0/24. Unknown for other text.',
    (cidr: string) => networkCalls.networkOf(cidr) ?? none(`${cidr} is no address with a length`),
  ),
  define(
    'address_in(string, int): string',
    'The address at this place of a network: address_in("192.0.2.0/24", 1) is 192.0.2.1, and -1 means its last. Unknown past its ends.',
    (cidr: string, place: bigint) =>
      networkCalls.addressIn(cidr, Number(place)) ?? none(`${cidr} has no address ${place}`),
  ),
  define(
    'address_plus(string, int): string',
    'The address that comes so many after this one, or before it. Unknown for text that is no address.',
    (address: string, step: bigint) =>
      networkCalls.addressPlus(address, Number(step)) ?? none(`${address} plus ${step} is no address`),
  ),
  define(
    'is_private(string): bool',
    'Whether anyone may use the address at home (RFC 1918, RFC 4193), so that the internet has no way back to it.',
    networkCalls.isPrivate,
  ),
  define(
    'routes_to(list<A>, string): list<A>',
    'The routes (items with `ip`: a network, an address, or default) that hold the address, as the kernel would choose: longest network first, then least `metric`.',
    networkCalls.routesTo,
  ),
  define('is_loopback(string): bool', 'Whether the address is the machine itself (127.0.0.0/8, ::1).', isLoopback),
  define(
    'same_name(string, string): bool',
    'Whether two DNS names are the same: case and a trailing dot do not matter.',
    (a: string, b: string) => plainName(a) === plainName(b),
  ),
  define('plain_name(string): string', 'A DNS name in lower case without the trailing dot.', plainName),
  define(
    'in_domain(string, string): bool',
    'Whether the name is the domain or below it. Every name is below the root.',
    (name: string, domain: string) =>
      plainName(domain) === '' ||
      plainName(name) === plainName(domain) ||
      plainName(name).endsWith(`.${plainName(domain)}`),
  ),
  define(
    'search_candidates(string, list<string>, double): list<string>',
    'The absolute names that a C library asks for, in order, given the search list and ndots (resolv.conf(5)).',
    searchCandidates,
  ),
  define(
    'domain_ancestors(string): list<string>',
    'The name and every domain above it, without the root.',
    domainAncestors,
  ),
  define(
    'filter_stops(list<dyn>, map<string, dyn>): list<map<string, dyn>>',
    'Where firewall rules drop, reject, queue or redirect the first packet of a flow, in the order in which the kernel asks. The list holds what iptables-save, nft and ipset read. The flow: `way` (out, in, through), `protocol`, `source`, `destination`, `sport`, `dport`, `state` (new, established, related), `interface_in`, `interface_out`, `icmp_type`; what is absent or "" is not known. Each place: `key`, `name`, `kind` (rule, policy), `verdict` (drop, reject, queue, nat), `certain` (a packet that nothing stopped before surely ends here), `line`, `packets` (absent without a counter), `chain`, `table`, `hook`, `source`, `sets`, `limited`, `counted`, `by_chance`, `to`, `reject_with`, `flow` (as it was given).',
    stopsOf,
  ),
  define(
    'policies_stop(list<dyn>, map<string, dyn>): list<string>',
    'The Kubernetes network policies that surely stop a flow of a pod: at least one is for the pod in that direction, and none of them allows it. The list is what kubectl-networkpolicy reads. The flow: `direction` (egress, ingress), `namespace` and `labels` of the pod, `peer_namespace`, `peer_labels` and `peer_address` of the other end, `protocol` (TCP, UDP), `port` (of the pod that is reached); what is absent is not known, and then a rule may allow it.',
    policiesStopping,
  ),
  define(
    'extract(string, string): string',
    'What the first group of the pattern matches in the text, or the whole match when it has no group. Unknown when nothing matches. The pattern is written out, as for matches.',
    extract,
  ),
  define(
    'url_host(string): string',
    'The host of a URL or of HOST:PORT, without brackets. Unknown for other text.',
    urlHost,
  ),
  define(
    'url_port(string): double',
    "The port of a URL or of HOST:PORT; its scheme's when it names none. Unknown when there is neither.",
    urlPort,
  ),
  define(
    'host_port(string, double): string',
    'Host and port in one, an IPv6 address in brackets: 192.0.2.1:80, [2001:db8::1]:80.',
    (host: string, port: number) => `${host.includes(':') ? `[${host}]` : host}:${port}`,
  ),
  define(
    'reverse_name(string): string',
    'The name in in-addr.arpa or ip6.arpa that the address has in DNS. Unknown for text that is no address.',
    reverseName,
  ),
  define('url_path(string): string', 'The path of a URL without its query, at least a slash.', urlPath),
  define(
    'bypasses_proxy(string, string, double): bool',
    'Whether a no_proxy list exempts the host and port: names with all below them, addresses, networks, and *.',
    bypassesProxy,
  ),
  define('duration_text(double): string', 'Milliseconds for people: 340 ms, 2.1 s.', (ms: number) =>
    ms < 1000 ? `${Number(ms.toFixed(ms < 10 ? 1 : 0))} ms` : `${Number((ms / 1000).toFixed(1))} s`,
  ),
];

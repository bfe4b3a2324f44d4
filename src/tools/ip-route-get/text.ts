import { ipVersion } from '../../util/address.ts';
import type { JsonObject } from '../json-output.ts';
import { wholeNumber, wordsOf } from '../words.ts';

const TYPES: readonly string[] = [
  'unicast',
  'local',
  'broadcast',
  'multicast',
  'anycast',
  'unreachable',
  'blackhole',
  'prohibit',
  'throw',
];
/** Words of a route, by the name that `ip -j` gives to what is behind them. */
const TEXTS: ReadonlyMap<string, string> = new Map([
  ['from', 'from'],
  ['via', 'gateway'],
  ['dev', 'dev'],
  ['src', 'prefsrc'],
  ['table', 'table'],
  ['iif', 'iif'],
  ['proto', 'protocol'],
  ['scope', 'scope'],
  ['pref', 'pref'],
  ['realm', 'realm'],
]);
const NUMBERS: ReadonlyMap<string, string> = new Map([
  ['mark', 'mark'],
  ['uid', 'uid'],
  ['metric', 'metric'],
  ['expires', 'expires'],
]);
const METRICS: readonly string[] = ['mtu', 'advmss'];

type Draft = Record<string, unknown>;

/** `expires 590sec`, `mark 0x5` */
function numberOf(text: string): number | undefined {
  if (/^0x[0-9a-f]{1,8}$/.test(text)) return Number.parseInt(text, 16);
  return wholeNumber(text.replace(/sec$/, ''));
}

function takeWords(route: Draft, metrics: Draft, words: readonly string[], flags: string[]): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const text = TEXTS.get(word);
    const whole = NUMBERS.get(word);
    if (text === undefined && whole === undefined && !METRICS.includes(word)) {
      flags.push(word);
      continue;
    }
    // `via inet6 fe80::1`: an IPv4 route over an IPv6 next hop.
    if (word === 'via' && /^inet6?$/.test(words[at + 1] ?? '')) at += 1;
    at += 1;
    const next = words[at] ?? '';
    if (text !== undefined) route[text] = next;
    else if (whole !== undefined) route[whole] = numberOf(next);
    else metrics[word] = numberOf(next);
  }
}

/** Makes of `192.0.2.20 from 192.0.2.10 via 192.0.2.1 dev eth0 mark 0x5 uid 0` and `    cache expires 590sec mtu 1400`
 *  below it what `ip -j route get` prints. Absent when these lines are none of it. */
export function routeOfText(lines: readonly string[]): JsonObject | undefined {
  const [head = '', below] = lines;
  if (head.length > 1_000 || lines.length > 2) return undefined;
  const words = wordsOf(head);
  const type = TYPES.includes(words[0] ?? '') ? words.shift() : undefined;
  const dst = words.shift() ?? '';
  if (ipVersion(dst) === undefined || !words.includes('dev')) return undefined;
  const under = wordsOf(below ?? 'cache');
  if (under[0] !== 'cache') return undefined;
  const flags: string[] = [];
  const cache: string[] = [];
  const metrics: Draft = {};
  const route: Draft = { dst, ...(type === undefined ? {} : { type }), flags };
  takeWords(route, metrics, words, flags);
  takeWords(route, metrics, under.slice(1), cache);
  // `<local>`, `<redirected>`
  route.cache = cache.flatMap((word) => word.replace(/^<|>$/g, '').split(','));
  route.metrics = [metrics];
  // The list of a table has neighbours and counters that no single route has.
  return flags.every((flag) =>
    /^(?:onlink|linkdown|dead|pervasive|offload|trap|notify|rt_[a-z_]{1,20}|unresolved)$/.test(flag),
  )
    ? route
    : undefined;
}

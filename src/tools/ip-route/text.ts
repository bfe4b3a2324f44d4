import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import type { IpRoute } from './value.generated.ts';

export type Route = IpRoute['routes'][number];

/** Words of ip-route(8) that have a value behind them. */
const KEYS: readonly string[] = [
  'via',
  'dev',
  'proto',
  'scope',
  'src',
  'metric',
  'table',
  'mtu',
  'advmss',
  'pref',
  'expires',
  'nhid',
  'realm',
  'hoplimit',
  'initcwnd',
  'weight',
];
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

/** inet6 when one of the addresses says so. */
export function familyOf(...addresses: readonly (string | undefined)[]): Route['family'] {
  return addresses.some((address) => address?.includes(':')) ? 'inet6' : 'inet';
}

/** Why the interface cannot carry a route. */
export function statusOf(flags: readonly string[]): string | undefined {
  return flags.find((flag) => flag === 'dead' || flag === 'linkdown');
}

function isDestination(word: string): boolean {
  return word === 'default' || ipVersion(word.split('/', 1)[0] ?? '') !== undefined;
}

/** `default via 192.0.2.254 dev eth0 proto dhcp metric 100`, `blackhole 198.18.0.0/24`. Absent when it is no route. */
export function readRouteLine(line: string, table = 'main'): Route | undefined {
  const words = line.trim().split(/\s+/);
  const type = TYPES.includes(words[0] ?? '') ? words.shift() : undefined;
  const ip = words.shift() ?? '';
  if (!isDestination(ip)) return undefined;
  const values = new Map<string, string>();
  const flags: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!KEYS.includes(word)) {
      // `default  192.0.2.1  0.0.0.0  UG ...`: a line of route(8), which has no words before its addresses.
      if (word === '*' || ipVersion(word) !== undefined) return undefined;
      flags.push(word);
      continue;
    }
    // `via inet6 fe80::1`: an IPv4 route over an IPv6 next hop.
    if (word === 'via' && /^inet6?$/.test(words[at + 1] ?? '')) at += 1;
    at += 1;
    values.set(word, words[at] ?? '');
  }
  const whole = (key: string) => {
    const text = values.get(key);
    return text !== undefined && /^[0-9]{1,10}$/.test(text) ? Number(text) : undefined;
  };
  return {
    ip,
    family: familyOf(ip, values.get('src'), ip === 'default' ? values.get('via') : undefined),
    type: type ?? 'unicast',
    table: values.get('table') ?? table,
    ...maybe('via', values.get('via')),
    ...maybe('dev', values.get('dev')),
    ...maybe('proto', values.get('proto')),
    ...maybe('scope', values.get('scope')),
    ...maybe('src', values.get('src')),
    ...maybe('metric', whole('metric')),
    ...maybe('mtu', whole('mtu')),
    ...maybe('status', statusOf(flags)),
    flags,
    nexthops: [],
  };
}

/** `	nexthop via 192.0.2.254 dev eth0 weight 1`, below a multipath route. Absent when it is none. */
export function readNextHopLine(line: string): Route['nexthops'][number] | undefined {
  const words = line.trim().split(/\s+/);
  if (words.shift() !== 'nexthop') return undefined;
  const route = readRouteLine(['default', ...words].join(' '));
  const weight = Number(words[words.indexOf('weight') + 1]);
  return {
    ...maybe('via', route?.via),
    ...maybe('dev', route?.dev),
    ...maybe('weight', words.includes('weight') && Number.isSafeInteger(weight) ? weight : undefined),
    flags: route?.flags ?? [],
  };
}

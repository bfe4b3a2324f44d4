import { canonicalAddress, ipVersion, isPrivate } from '../util/address.ts';
import { addressIn, addressPlus, matchLength, networkOf } from '../util/network.ts';

/** What a route says about itself, as the reader of `ip route` has it. */
interface RouteLike {
  readonly ip?: unknown;
  readonly family?: unknown;
  readonly metric?: unknown;
}

/** The routes that hold the address, as the kernel would choose: the longest network first, then the least metric. */
export function routesTo<A>(routes: readonly A[], address: string): readonly A[] {
  const canonical = canonicalAddress(address);
  if (canonical === undefined) return [];
  const family = ipVersion(canonical) === 4 ? 'inet' : 'inet6';
  return routes
    .map((route) => ({ route, ...weigh(route, canonical, family) }))
    .filter(({ length }) => length >= 0)
    .sort((a, b) => b.length - a.length || a.metric - b.metric)
    .map(({ route }) => route);
}

function weigh(route: RouteLike | unknown, address: string, family: string): { length: number; metric: number } {
  const none = { length: -1, metric: 0 };
  if (typeof route !== 'object' || route === null) return none;
  const { ip, family: own, metric }: RouteLike = route;
  if (typeof ip !== 'string' || (own !== undefined && own !== family)) return none;
  return { length: matchLength(ip, address) ?? -1, metric: typeof metric === 'number' ? metric : 0 };
}

export const networkCalls = { routesTo, networkOf, addressIn, addressPlus, isPrivate };

// What a server says when nothing is wrong: a resolver knows every zone, an authority its own, and refers below them.
import type { DnsConfig, DnsServer, RecordSet } from './dns-config.ts';
import { type Query, RCODES, type Reply, type ResourceRecord } from './dns-wire.ts';

const LONGEST_CHAIN = 12;

type Known = ReadonlyMap<string, RecordSet>;

/** The name and its parents, nearest first; the root is ''. */
function enclosing(name: string): readonly string[] {
  const labels = name === '' ? [] : name.split('.');
  return Array.from({ length: labels.length + 1 }, (_, i) => labels.slice(i).join('.'));
}

export function isUnder(name: string, suffix: string): boolean {
  return name === suffix || name.endsWith(`.${suffix}`);
}

function zoneOf(known: Known, name: string): string | undefined {
  return enclosing(name).find((parent) => known.get(parent)?.SOA !== undefined);
}

/** The records of a name; a wildcard of the nearest parent speaks for names that do not exist (RFC 4592). */
function recordSet(known: Known, name: string): RecordSet | undefined {
  const own = known.get(name);
  if (own !== undefined) return own;
  if ([...known.keys()].some((other) => other.endsWith(`.${name}`))) return {};
  const closest = enclosing(name)
    .slice(1)
    .find((parent) => known.has(parent));
  return closest === undefined ? undefined : known.get(`*.${closest}`);
}

function listOf(set: RecordSet | undefined, name: string, type: string): readonly ResourceRecord[] {
  const found = Object.entries(set ?? {}).find(([key]) => key === type && key !== 'ttl')?.[1];
  const values = found === undefined || typeof found === 'number' ? [] : [found].flat();
  return values.map((value) => ({ name, type, ttl: set?.ttl ?? 60, value }));
}

function soaOf(known: Known, name: string): readonly ResourceRecord[] {
  const zone = zoneOf(known, name);
  return zone === undefined ? [] : listOf(known.get(zone), zone, 'SOA');
}

/** The answer with aliases followed, as far as the server may answer. */
function followed(known: Known, query: Query, mayAnswer: (name: string) => boolean): Reply {
  const answer: ResourceRecord[] = [];
  let name = query.name;
  for (let links = 0; links <= LONGEST_CHAIN; links++) {
    if (!mayAnswer(name)) return { rcode: RCODES.noerror, answer };
    const set = recordSet(known, name);
    if (set === undefined) return { rcode: RCODES.nxdomain, answer, authority: soaOf(known, name) };
    if (set.CNAME === undefined || query.type === 'CNAME') {
      const found = listOf(set, name, query.type);
      const authority = found.length > 0 ? [] : soaOf(known, name);
      return { rcode: RCODES.noerror, answer: [...answer, ...found], authority };
    }
    answer.push(...listOf(set, name, 'CNAME'));
    name = set.CNAME;
  }
  return { rcode: RCODES.servfail };
}

/** "Ask them": the nameservers of a zone that was delegated, with their addresses. */
function referral(known: Known, zone: string): Reply {
  const authority = listOf(known.get(zone), zone, 'NS');
  const additional = authority.flatMap(({ value }) => listOf(known.get(value), value, 'A'));
  return { rcode: RCODES.noerror, authority, additional };
}

/** A healthy server's reply, not yet fitted into a datagram. */
export function healthyReply(config: DnsConfig, server: DnsServer, query: Query): Reply {
  const known = new Map(Object.entries({ ...config.records, ...server.view }));
  if (server.role === 'resolver') return { ra: true, ...followed(known, query, () => true) };
  const zones = server.zones ?? [];
  const inZone = (name: string) => zones.includes(zoneOf(known, name) ?? '.');
  if (inZone(query.name)) return { aa: true, ...followed(known, query, inZone) };
  const cut = enclosing(query.name).findLast(
    (name) =>
      known.get(name)?.NS !== undefined &&
      !zones.includes(name) &&
      zones.some((zone) => enclosing(name).includes(zone)),
  );
  return cut === undefined ? { rcode: RCODES.refused } : referral(known, cut);
}

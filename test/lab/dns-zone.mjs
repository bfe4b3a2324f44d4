// What a server would say with no fault: a resolver knows every zone, an authority only its own and refers below them.
import { RCODES } from './dns-wire.mjs';

const DEFAULT_TTL = 60;
const LONGEST_CHAIN = 12;

/** The name and its parents, nearest first, ending with the root (''). */
function enclosing(name) {
  const labels = name === '' ? [] : name.split('.');
  return Array.from({ length: labels.length + 1 }, (_, i) => labels.slice(i).join('.'));
}

/** All records as this server sees them: its own view over the common ones; null in a view removes a name. */
export function recordsOf(config, server) {
  return new Map(Object.entries({ ...config.records, ...server.view }).filter(([, set]) => set !== null));
}

function zoneOf(records, name) {
  return enclosing(name).find((parent) => records.get(parent)?.SOA !== undefined);
}

/** The records of a name; a wildcard of the nearest existing parent speaks for names that do not exist (RFC 4592). */
function recordSet(records, name) {
  const own = records.get(name);
  if (own !== undefined) return own;
  if ([...records.keys()].some((other) => other.endsWith(`.${name}`))) return {};
  const [, ...parents] = enclosing(name);
  const closest = parents.find((parent) => records.has(parent)) ?? '';
  return records.get(closest === '' ? '*' : `*.${closest}`);
}

function listOf(set, name, type, order) {
  const values = [set[type] ?? []].flat();
  const ordered = order === 'reverse' ? [...values].reverse() : values;
  return ordered.map((value) => ({ name, type, ttl: set.ttl ?? DEFAULT_TTL, value }));
}

function soaOf(records, name) {
  const zone = zoneOf(records, name);
  return zone === undefined ? [] : listOf(records.get(zone), zone, 'SOA');
}

/** The answer with aliases followed: as far as the zone reaches for an authority, to the end for a resolver. */
function followed(records, query, server, mayAnswer) {
  const answer = [];
  let name = query.name;
  for (let links = 0; links <= LONGEST_CHAIN; links++) {
    if (!mayAnswer(name)) return { rcode: RCODES.noerror, answer };
    const set = recordSet(records, name);
    if (set === undefined) return { rcode: RCODES.nxdomain, answer, authority: soaOf(records, name) };
    if (set.CNAME === undefined || query.type === 'CNAME') {
      const found = listOf(set, name, query.type, server.order);
      return {
        rcode: RCODES.noerror,
        answer: [...answer, ...found],
        authority: found.length > 0 ? [] : soaOf(records, name),
      };
    }
    answer.push(...listOf(set, name, 'CNAME'));
    name = set.CNAME;
  }
  return { rcode: RCODES.servfail, answer: [] };
}

/** "Ask them": the nameservers of a zone that this server has delegated, with their addresses. */
function referral(records, zone) {
  const authority = listOf(records.get(zone), zone, 'NS');
  const additional = authority.flatMap(({ value }) => listOf(records.get(value) ?? {}, value, 'A'));
  return { rcode: RCODES.noerror, authority, additional };
}

/** A healthy server's reply to the query, not yet fitted into a datagram. */
export function healthyReply(config, server, query, extra) {
  const records = recordsOf(config, server);
  if (extra !== undefined) records.set(query.name, extra);
  if (server.role === 'resolver') return { ra: true, ...followed(records, query, server, () => true) };
  const zones = server.zones ?? [];
  const inZone = (name) => zones.includes(zoneOf(records, name));
  if (inZone(query.name)) return { aa: true, ...followed(records, query, server, inZone) };
  const cut = enclosing(query.name).findLast(
    (name) =>
      records.get(name)?.NS !== undefined &&
      !zones.includes(name) &&
      zones.some((zone) => enclosing(name).includes(zone)),
  );
  return cut === undefined ? { rcode: RCODES.refused } : referral(records, cut);
}

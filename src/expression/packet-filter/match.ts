import { canonicalAddress, compareAddresses, inCidr, ipVersion, sameAddress } from '../../util/address.ts';
import { every, type Fields, type Fit, type Flow, number, records, some, text, turned, words } from './flow.ts';
import { icmpFit, pieceFit, tcpFlags, typeFit } from './packet.ts';

/** Whether an address is in a set of a firewall, by the name of the set. */
export type Lookup = (set: string, side: 'source' | 'destination', flow: Flow) => Fit;

/** A host, a network, or a range of addresses. */
export function addressFits(address: string, place: string): boolean {
  const [low, high] = place.split('-');
  if (high !== undefined && low !== undefined && canonicalAddress(low) !== undefined) {
    if (ipVersion(address) !== ipVersion(low)) return false;
    return compareAddresses(low, address) <= 0 && compareAddresses(address, high) <= 0;
  }
  return place.includes('/') ? inCidr(address, place) : sameAddress(address, place);
}

/** A rule about addresses of one family never fits a packet of the other, negated or not. */
function addressFit(
  address: string | undefined,
  places: readonly string[],
  negated: boolean,
  set: (name: string) => Fit,
): Fit {
  if (places.length === 0) return 'yes';
  const literal = places.filter((place) => !place.startsWith('@'));
  if (address === undefined) return 'maybe';
  if (literal.length > 0 && literal.every((place) => ipVersion(place.split(/[/-]/)[0] ?? '') !== ipVersion(address)))
    return 'no';
  const fits = places.map((place): Fit => {
    if (place.startsWith('@')) return set(place.slice(1));
    return addressFits(address, place) ? 'yes' : 'no';
  });
  return turned(some(fits), negated);
}

function portFit(port: number | undefined, ranges: readonly Fields[], negated: boolean): Fit {
  if (ranges.length === 0) return 'yes';
  if (port === undefined) return 'maybe';
  const inside = ranges.some(({ first, last }) => port >= (number(first) ?? 0) && port <= (number(last) ?? -1));
  return turned(inside ? 'yes' : 'no', negated);
}

/** iptables ends a wildcard with +, nft with *. */
function interfaceFit(name: string | undefined, patterns: readonly string[], negated: boolean): Fit {
  if (patterns.length === 0) return 'yes';
  if (name === undefined) return 'maybe';
  const fits = patterns.some((pattern) =>
    /[+*]$/.test(pattern) ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
  return turned(fits ? 'yes' : 'no', negated);
}

function protocolFit(flow: Flow, names: readonly string[], negated: boolean): Fit {
  const wanted = names.filter((name) => name !== 'all').map((name) => (name === 'ipv6-icmp' ? 'icmpv6' : name));
  if (wanted.length === 0) return 'yes';
  if (flow.protocol === undefined) return 'maybe';
  return turned(wanted.includes(flow.protocol) ? 'yes' : 'no', negated);
}

function stateFit(flow: Flow, states: readonly string[], negated: boolean): Fit {
  if (states.length === 0) return 'yes';
  if (flow.state === undefined) return 'maybe';
  const plain = states.map((state) => state.toLowerCase());
  // States of address translation are no states of the flow.
  if (plain.some((state) => state === 'dnat' || state === 'snat')) return 'maybe';
  return turned(plain.includes(flow.state) ? 'yes' : 'no', negated);
}

/** Matches that depend on more than the packet: a rate, a number, chance, who sent it. */
function beyondThePacket(rule: Fields): Fit {
  const open = [
    'limit',
    'connlimit',
    'probability',
    'every',
    'uid_owner',
    'gid_owner',
    'mac_source',
    'src_type',
    'connmark',
  ];
  return open.some((field) => rule[field] !== undefined) || rule.opaque === true ? 'maybe' : 'yes';
}

/** A flow is taken to have no mark. */
function markFit(mark: string | undefined, negated: boolean): Fit {
  if (mark === undefined) return 'yes';
  const value = Number(mark.split('/')[0]);
  return Number.isFinite(value) && value !== 0 ? turned('no', negated) : 'maybe';
}

/** Whether a packet fits all that an iptables or nft rule asks for. A verdict map is no match: see verdicts.ts. */
export function ruleFit(rule: Fields, flow: Flow, lookup: Lookup): Fit {
  const negated = new Set(words(rule.negated));
  const places = (one: string, many: string, range: string): readonly string[] => [
    ...[text(rule[one]), text(rule[range])].filter((place) => place !== undefined),
    ...words(rule[many]),
  ];
  const source = places('source', 'saddr', 'source_range');
  const destination = places('destination', 'daddr', 'destination_range');
  const one = (field: string): readonly string[] => [text(rule[field])].filter((word) => word !== undefined);
  const not = (...fields: readonly string[]): boolean => fields.some((field) => negated.has(field));
  const named = new Set(
    [...source, ...destination].filter((place) => place.startsWith('@')).map((place) => place.slice(1)),
  );
  return every(
    protocolFit(flow, [...one('protocol'), ...words(rule.protocols)], not('protocol', 'protocols')),
    addressFit(flow.source, source, not('source', 'saddr', 'source_range'), (set) => lookup(set, 'source', flow)),
    addressFit(flow.destination, destination, not('destination', 'daddr', 'destination_range'), (set) =>
      lookup(set, 'destination', flow),
    ),
    portFit(flow.sport, records(rule.sports), not('sports')),
    portFit(flow.dport, records(rule.dports), not('dports')),
    records(rule.ports).length === 0
      ? 'yes'
      : turned(
          some([portFit(flow.sport, records(rule.ports), false), portFit(flow.dport, records(rule.ports), false)]),
          not('ports'),
        ),
    interfaceFit(flow.interfaceIn, [...one('in_interface'), ...words(rule.iifname)], not('in_interface', 'iifname')),
    interfaceFit(flow.interfaceOut, [...one('out_interface'), ...words(rule.oifname)], not('out_interface', 'oifname')),
    stateFit(flow, words(rule.ctstate), not('ctstate')),
    icmpFit(flow, [...one('icmp_type'), ...words(rule.icmp_types)], not('icmp_type', 'icmp_types')),
    tcpFlags(rule, flow, not('tcp_flags')),
    typeFit(flow, text(rule.dst_type), not('dst_type')),
    rule.fragment === true ? turned('no', not('fragment')) : 'yes',
    markFit(text(rule.mark), not('mark')),
    beyondThePacket(rule),
    words(rule.other_matches).length > 0 ? 'maybe' : 'yes',
    ...records(rule.sets).map((set) => ipsetFit(set, flow, lookup)),
    words(rule.sets).some((set) => !named.has(set)) && rule.verdict !== 'map' ? 'maybe' : 'yes',
    ...words(rule.other)
      .filter((piece) => !piece.includes(' vmap '))
      .map((piece) => pieceFit(piece, flow)),
  );
}

function ipsetFit(set: Fields, flow: Flow, lookup: Lookup): Fit {
  const flags = (text(set.flags) ?? '').split(',');
  const name = text(set.name) ?? '';
  const negated = set.negated === true;
  if (flags[0] !== 'src' && flags[0] !== 'dst') return 'maybe';
  return turned(lookup(name, flags[0] === 'src' ? 'source' : 'destination', flow), negated);
}

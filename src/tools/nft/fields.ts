import type { Nft } from './value.generated.ts';
import { itemsOf } from './words.ts';

export type Rule = Nft['rules'][number];
/** What the text of a rule says. */
export type Said = Omit<
  Rule,
  'key' | 'family' | 'table' | 'chain' | 'num' | 'hooks' | 'line' | 'handle' | 'line_number'
> & {
  /** The chains that it may lead to. */
  leadsTo: string[];
};

export type ListField = 'protocols' | 'saddr' | 'daddr' | 'iifname' | 'oifname' | 'ctstate' | 'icmp_types';

export const PORT_PROTOCOLS = new Set(['tcp', 'udp', 'sctp', 'dccp', 'udplite', 'th']);
export const OPERATORS = new Set(['==', '!=', '<', '>', '<=', '>=']);
/** Seconds in a unit of a rate. */
export const UNITS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
};

/** Matches of two words whose values go into a list. */
export const LISTS: ReadonlyMap<string, ListField> = new Map([
  ['ip saddr', 'saddr'],
  ['ip6 saddr', 'saddr'],
  ['ip daddr', 'daddr'],
  ['ip6 daddr', 'daddr'],
  ['ip protocol', 'protocols'],
  ['ip6 nexthdr', 'protocols'],
  ['meta l4proto', 'protocols'],
  ['ct state', 'ctstate'],
  ['icmp type', 'icmp_types'],
  ['icmpv6 type', 'icmp_types'],
  ['meta iifname', 'iifname'],
  ['meta oifname', 'oifname'],
]);
export const INTERFACES: ReadonlyMap<string, ListField> = new Map([
  ['iifname', 'iifname'],
  ['iif', 'iifname'],
  ['oifname', 'oifname'],
  ['oif', 'oifname'],
]);

/** `80`, `{ 80, 443, 8000-8999 }` to ranges. Absent when one of them is no number. */
export function portsOf(text: string): Rule['dports'] | undefined {
  const ports: Rule['dports'] = [];
  for (const item of itemsOf(text)) {
    const groups = /^(?<first>[0-9]{1,5})(?:-(?<last>[0-9]{1,5}))?$/.exec(item)?.groups;
    if (groups === undefined) return undefined;
    ports.push({ first: Number(groups.first), last: Number(groups.last ?? groups.first) });
  }
  return ports;
}

/** A rule that says nothing yet. */
export function emptyRule(): Said {
  return {
    leadsTo: [],
    verdict: 'continue',
    negated: [],
    protocols: [],
    saddr: [],
    daddr: [],
    sports: [],
    dports: [],
    iifname: [],
    oifname: [],
    ctstate: [],
    icmp_types: [],
    sets: [],
    opaque: false,
    other: [],
  };
}

import type { TargetFacts } from '../../model/report.ts';
import { volatileKind } from './fields.ts';
import type { Leaf } from './flatten.ts';

/** Why a difference is no news. counter: it only ever grows. time: when, or how long. identity: the target's own name,
 *  addresses and numbers. measurement: two measurements are never the same. */
export type Noise = 'counter' | 'time' | 'identity' | 'measurement';

/** Names of labels that an engine gives each replica a value of its own for. */
const OWN_LABEL = /(?:container-number|pod-index|completion-index|ordinal|pod-name|uid)$/i;
/** Facts that are each target's own: its addresses, and who else is there, which is not itself. */
const OWN_FACT =
  /^target\.(?:addresses|pod_ips|siblings|namespace_shared_with)$|\.(?:addresses|peers|more_peers)(?:$|\[)/;
/** Addresses in text, IPv4, IPv6 and those of links. */
const ADDRESS = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\w.:])/gi;

/** The words that are a target's own: its name, its ids and its addresses. */
export function ownWords(facts: TargetFacts, leaves: readonly Leaf[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const word of [facts.ref, facts.name, facts.id, facts.id?.slice(0, 12)])
    if (word !== undefined && word !== '') words.add(word.toLowerCase());
  for (const { field, value, origin } of leaves)
    if (origin === 'fact' ? OWN_ADDRESSES.test(field) : origin === 'state' && OWN_FIELD.test(field))
      for (const address of addressesIn(value)) words.add(address);
  return words;
}

/** Facts that hold its addresses, as the engine tells them. */
const OWN_ADDRESSES = /^(?:addresses|pod_ips)$/;
/** Fields of readings that hold an address of the one who was looked at: on its links, or the source of its routes. */
const OWN_FIELD = /^(?:local|prefsrc|mac)$/;

function addressesIn(text: string): readonly string[] {
  return [...text.matchAll(ADDRESS)].map(([address]) => address.toLowerCase());
}

/** Text with a target's own words replaced, so that the same thing said of two targets is the same text. */
export function withoutOwn(text: string, own: ReadonlySet<string>): string {
  const lower = text.toLowerCase();
  if (own.has(lower)) return '<own>';
  const known = [...own].filter((word) => word.length >= 4 && lower.includes(word)).sort((a, b) => b.length - a.length);
  let out = text;
  for (const word of known) out = replaceWord(out, word);
  return out;
}

function replaceWord(text: string, word: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\w.:-])${escaped}(?![\\w:-])`, 'gi'), '<own>');
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;
/** Parts of readings that are made of counters. */
const COUNTS = /(?:^|\.)(?:counters|rates|stats|statistics|stats64)[.[]/;

/** Why the difference between two values of a field is no news. Absent when it may be. */
export function noiseOf(
  leaf: Pick<Leaf, 'field' | 'origin' | 'numeric' | 'path'>,
  here: string | undefined,
  there: string | undefined,
): Noise | undefined {
  const { field, origin, path } = leaf;
  if (path.startsWith('target.labels.') && OWN_LABEL.test(path)) return 'identity';
  if (path.startsWith('target.') && OWN_FACT.test(path)) return 'identity';
  if (path.startsWith('target.')) return undefined;
  const numbers = [here, there].every((value) => value === undefined || NUMBER.test(value));
  const kind = volatileKind(field);
  if (kind !== undefined && (kind !== 'counter' || numbers)) return kind;
  if (numbers && COUNTS.test(path)) return 'counter';
  // Two fractions of a second, or of anything, are never alike.
  if (numbers && [here, there].some((value) => value?.includes('.') === true)) return 'measurement';
  if (origin === 'probe' && numbers && here !== undefined && there !== undefined) return 'measurement';
  return undefined;
}

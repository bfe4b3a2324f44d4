import type { Trait } from '../../model/fleet.ts';
import type { TraitKind, TraitStore } from './traits.ts';

/** What a group is compared by. */
export interface Having {
  readonly traits: readonly number[];
}

/** Traits that are told of a group. */
const MOST_TOLD = 5;
/** Of these, readings beside facts of the engine that tell the group apart already. */
const MOST_READINGS = 3;
/** The others have the same value: so many of them. */
const UNIFORM = 0.8;
/** Both more than half of the group has it, and that much more often than the others. */
const CLEARLY = 0.5;

/** Where things are is asked first: a place explains more than a property does. */
const PLACES: readonly string[] = ['node', 'network', 'network_mode', 'image', 'dns', 'kind'];

interface Counted {
  readonly kind: TraitKind;
  have: number;
  othersHave: number;
}

/** What the odd ones have in common and the others do not, most telling first. A single odd one has a lot that nobody
 *  else has: of it only what is the same on all the others is told. */
export function sharedTraits(odd: readonly Having[], others: readonly Having[], store: TraitStore): readonly Trait[] {
  if (odd.length === 0 || others.length === 0) return [];
  const counted = count(odd, others, store);
  const [knownOdd, knownOthers] = [knownBy(odd, store), knownBy(others, store)];
  const usual = usualValues(others, store);
  const found = [...counted.values()].flatMap(({ kind, have, othersHave }) => {
    const fact = kind.origin === 'fact';
    // A fact that is not there is a fact; a reading that is not there was not looked at.
    const of = fact ? odd.length : (knownOdd.get(kind.name) ?? 0);
    const known = fact ? others.length : (knownOthers.get(kind.name) ?? 0);
    if (known === 0 || have === 0) return [];
    const instead = usual.get(kind.name);
    const uniform = instead !== undefined && instead.times / known >= UNIFORM && instead.value !== kind.value;
    const excess = have / of - othersHave / known;
    if (have / of <= CLEARLY || excess < CLEARLY) return [];
    if ((have < 2 || kind.numeric) && !uniform) return [];
    const trait: Trait = {
      ...{ name: kind.name, value: kind.value, have, of, others_have: othersHave, others: known },
      ...(uniform ? { instead: instead.value } : {}),
    };
    return [{ trait, kind, score: excess + placeBonus(kind) + (have === of && othersHave === 0 ? 1 : 0) }];
  });
  return choose(found.sort((a, b) => b.score - a.score));
}

interface Scored {
  readonly trait: Trait;
  readonly kind: TraitKind;
}

/** The first few, each value once: an image is often a label too. */
function choose(found: readonly Scored[]): readonly Trait[] {
  const values = new Set<string>();
  const chosen: Trait[] = [];
  let readings = 0;
  for (const { trait, kind } of found) {
    const wordy = trait.value.length > 5 && !/^\d+$/.test(trait.value);
    if (wordy && values.has(trait.value)) continue;
    if (kind.origin === 'state' && ++readings > MOST_READINGS) continue;
    values.add(trait.value);
    chosen.push(trait);
    if (chosen.length === MOST_TOLD) break;
  }
  return chosen;
}

function placeBonus({ name, origin }: TraitKind): number {
  const place = PLACES.indexOf(name);
  if (place >= 0) return 0.4 - place * 0.02;
  return origin === 'fact' ? 0.2 : 0;
}

function count(odd: readonly Having[], others: readonly Having[], store: TraitStore): ReadonlyMap<number, Counted> {
  const counted = new Map<number, Counted>();
  for (const { traits } of odd)
    for (const number of traits) {
      const kind = store.kind(number);
      if (kind === undefined) continue;
      const one = counted.get(number) ?? { kind, have: 0, othersHave: 0 };
      one.have++;
      counted.set(number, one);
    }
  for (const { traits } of others)
    for (const number of traits) {
      const one = counted.get(number);
      if (one !== undefined) one.othersHave++;
    }
  return counted;
}

/** On how many targets something of a name is known. */
function knownBy(targets: readonly Having[], store: TraitStore): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const { traits } of targets) {
    const names = new Set(traits.map((number) => store.kind(number)?.name ?? ''));
    for (const name of names) known.set(name, (known.get(name) ?? 0) + 1);
  }
  return known;
}

/** The value that most of them have, by name. */
function usualValues(
  targets: readonly Having[],
  store: TraitStore,
): ReadonlyMap<string, { readonly value: string; readonly times: number }> {
  const times = new Map<number, number>();
  for (const { traits } of targets) for (const number of traits) times.set(number, (times.get(number) ?? 0) + 1);
  const usual = new Map<string, { value: string; times: number }>();
  for (const [number, n] of times) {
    const kind = store.kind(number);
    if (kind !== undefined && n > (usual.get(kind.name)?.times ?? 0))
      usual.set(kind.name, { value: kind.value, times: n });
  }
  return usual;
}

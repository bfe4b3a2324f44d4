import type { Report } from '../../model/report.ts';
import { volatileKind } from '../compare/fields.ts';
import { flattenFacts, flattenStep, type OnlyLooks } from '../compare/flatten.ts';
import { noiseOf, ownWords, withoutOwn } from '../compare/noise.ts';

/** One thing that targets may have in common. */
export interface TraitKind {
  /** `node`, `image`, `network`, `label app`, or the path of a reading. */
  readonly name: string;
  readonly value: string;
  readonly origin: 'fact' | 'state';
  readonly numeric: boolean;
}

/** Traits that are kept of one target. */
const MOST_EACH = 400;
/** A reading that has more values than this on the targets so far is each target's own affair. */
const MOST_VALUES = { fact: 4000, state: 200 } as const;
/** Longer values are compared by their beginning. */
const MOST_CHARACTERS = 120;

/** What each target has, kept small: every trait is stored once and a target has a list of numbers. So ten thousand
 *  targets take tens of megabytes, and no reading is kept. */
export class TraitStore {
  readonly #kinds: TraitKind[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #values = new Map<string, number>();

  /** The traits of a target, as numbers. */
  add(report: Report, onlyLooks: OnlyLooks): readonly number[] {
    const facts = flattenFacts(report.run.target);
    const looked = report.steps.filter(({ tool }) => tool !== undefined && onlyLooks(tool));
    const state = looked.flatMap((step) => flattenStep(step, onlyLooks));
    const own = ownWords(report.run.target, [...facts, ...state]);
    const found = new Set<number>();
    for (const kind of factTraits(report)) this.#take(kind, found);
    for (const leaf of [...facts, ...state]) {
      if (found.size >= MOST_EACH) break;
      if (leaf.origin === 'fact' && TOLD_APART.test(leaf.path)) continue;
      if (noiseOf(leaf, leaf.value, leaf.value) !== undefined || volatileKind(leaf.field) !== undefined) continue;
      const value = withoutOwn(leaf.value, own);
      const name = withoutOwn(leaf.path, own).replace(/^target\./, '');
      this.#take({ name, value, origin: leaf.origin === 'fact' ? 'fact' : 'state', numeric: leaf.numeric }, found);
    }
    return [...found];
  }

  kind(number: number): TraitKind | undefined {
    return this.#kinds[number];
  }

  #take({ name, value, origin, numeric }: TraitKind, found: Set<number>): void {
    const kept = value.slice(0, MOST_CHARACTERS);
    const key = `${name}\u0000${kept}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      const values = this.#values.get(name) ?? 0;
      if (values >= MOST_VALUES[origin]) return;
      this.#values.set(name, values + 1);
      number = this.#kinds.length;
      this.#kinds.push({ name, value: kept, origin, numeric });
      this.#numbers.set(key, number);
    }
    found.add(number);
  }
}

/** Facts that are told apart below: one trait for each of several. */
const TOLD_APART = /^target\.(?:networks|network_mode|labels|addresses|kind)(?:\.|$)/;

/** Where a target is and what it is, as the engine says it: each network and each label by itself. */
function factTraits({ run: { target } }: Report): readonly TraitKind[] {
  const trait = (name: string, value: string): TraitKind => ({ name, value, origin: 'fact', numeric: false });
  const networks = target.networks ?? [];
  const mode = target.network_mode;
  return [
    ...networks.map((network) => trait('network', network)),
    // A user network is also the mode's name.
    ...(mode === undefined || networks.includes(mode) ? [] : [trait('network_mode', mode)]),
    ...Object.entries(target.labels ?? {})
      .filter(([key, value]) => noiseOf(labelLeaf(key), value, value) === undefined)
      .map(([key, value]) => trait(`label ${key}`, value)),
    ...(target.kind === undefined ? [] : [trait('kind', target.kind)]),
  ];
}

function labelLeaf(key: string) {
  return { field: key, path: `target.labels.${key}`, origin: 'fact', numeric: false } as const;
}

import type { Playbook as PlaybookFile } from '../model/playbook-file.generated.ts';
import { below, lastKey } from './describe.ts';
import type { SchemaProblem } from './problem.ts';
import { checkPlaybookFile } from './validate.ts';

/** More rounds than a playbook has levels. */
const MOST_ROUNDS = 12;

/** Words that nothing else depends on: they stand in for missing ones. */
const PLACEHOLDERS = { name: 'unnamed', title: 'untitled' } as const;

/** A container of a value, by JSON pointer. */
type Holders = ReadonlyMap<string, object>;

function holdersOf(root: object): Holders {
  const holders = new Map<string, object>();
  const open: [string, unknown][] = [['', root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [pointer, value] = next;
    if (typeof value !== 'object' || value === null) continue;
    holders.set(pointer, value);
    for (const [key, item] of Object.entries(value)) open.push([below(pointer, key), item]);
  }
  return holders;
}

function removeAt(holders: Holders, pointer: string, lists: Map<unknown[], Set<number>>): void {
  const parent = pointer.slice(0, pointer.lastIndexOf('/'));
  const holder = holders.get(parent);
  const key = lastKey(pointer);
  if (Array.isArray(holder)) {
    // The places of words in a list go by their index, which must not move: the list goes as a whole.
    if (!holders.has(pointer)) {
      removeAt(holders, parent, lists);
      return;
    }
    const indexes = lists.get(holder) ?? new Set();
    lists.set(holder, indexes.add(Number(key)));
  } else if (holder !== undefined) {
    Reflect.deleteProperty(holder, key);
  }
}

/** What is left of a playbook when everything that the schema refuses is taken away, so that the rest can be looked at
 *  too and all of a file's mistakes are reported in one go. Changes `value`: pass a copy. Absent when nothing is left. */
export function salvage(value: object, first: readonly SchemaProblem[]): PlaybookFile | undefined {
  let problems = first;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const holders = holdersOf(value);
    const lists = new Map<unknown[], Set<number>>();
    for (const { spoils } of problems) if (spoils !== '') removeAt(holders, spoils, lists);
    for (const [key, text] of Object.entries(PLACEHOLDERS))
      if (!Object.hasOwn(value, key)) Reflect.set(value, key, text);
    for (const [list, gone] of lists) {
      const kept = list.filter((_, index) => !gone.has(index));
      list.splice(0, list.length, ...kept);
    }
    const checked = checkPlaybookFile(value);
    if (checked.ok) return checked.value;
    if (checked.problems.every(({ spoils }) => spoils === '')) return undefined;
    problems = checked.problems;
  }
  return undefined;
}

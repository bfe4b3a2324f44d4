import type { SourcePosition } from '../model/playbook.ts';
import type { Playbook as PlaybookFile } from '../model/playbook-file.generated.ts';
import { salvage } from '../schema/salvage.ts';
import { checkPlaybookFile } from '../schema/validate.ts';
import type { Range } from './diagnostic.ts';
import { lineAndColumn, makeLineTable } from './line-table.ts';
import { placeOf, pointerToken } from './positions.ts';
import type { Problems } from './problems.ts';
import { readYaml, type YamlDocument, type YamlResult } from './yaml-document.ts';

/** One playbook file, read and valid by its schema (or what is left of it). */
export interface Source {
  readonly document: YamlDocument;
  readonly value: PlaybookFile;
  /** JSON pointers of the mappings in `value`, as they stand in the file. */
  readonly pointers: ReadonlyMap<object, string>;
  /** JSON pointers of the mappings from which the schema took something away. */
  readonly spoiled: ReadonlySet<string>;
  /** Every word that the file gives a meaning to, also where the schema refuses what it is given. */
  readonly words: Words;
}

/** Names of things, by what they name. */
export interface Words {
  readonly steps: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  readonly params: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
  readonly causes: ReadonlySet<string>;
}

/** A document whose text was read before, and found right: its value is known, and nothing will be said of its places. */
function alreadyRead(file: string, value: unknown): YamlResult {
  return {
    document: { file, table: makeLineTable(''), value, positions: new Map([['', { value: [0, 0], plain: false }]]) },
    problems: [],
  };
}

/** A place in a source: what a message points at. */
export interface Spot {
  readonly source: Source;
  readonly pointer: string;
  readonly at: 'key' | 'value';
}

/** A mapping of a source, with its place. */
export interface Entry<T> {
  readonly source: Source;
  readonly pointer: string;
  readonly name: string;
  readonly node: T;
}

/** The place of something below an entry; no keys: the entry itself. */
export function spot(entry: Entry<unknown>, ...keys: readonly (string | number)[]): Spot {
  return { source: entry.source, pointer: [entry.pointer, ...keys.map(pointerToken)].join('/'), at: 'value' };
}

/** The place of a key below an entry. */
export function keySpot(entry: Entry<unknown>, ...keys: readonly (string | number)[]): Spot {
  return { ...spot(entry, ...keys), at: 'key' };
}

/** The range of a spot in its text. */
export function rangeOf({ source, pointer, at }: Spot): Range {
  const place = placeOf(source.document.positions, pointer);
  return at === 'key' ? (place.key ?? place.value) : place.value;
}

/** A spot for people. */
export function positionOf(place: Spot): SourcePosition {
  const { document } = place.source;
  return { file: document.file, ...lineAndColumn(document.table, rangeOf(place)[0]) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function names(value: unknown, key: string): ReadonlySet<string> {
  if (!Array.isArray(value)) return new Set();
  return new Set(
    value.flatMap((item: unknown) => (isRecord(item) && typeof item[key] === 'string' ? [item[key]] : [])),
  );
}

function wordsOf(value: unknown): Words {
  const file = isRecord(value) ? value : {};
  const keys = (of: unknown): ReadonlySet<string> => new Set(isRecord(of) ? Object.keys(of) : []);
  return {
    steps: names(file.steps, 'id'),
    facts: keys(file.facts),
    params: keys(file.params),
    checks: names(file.checks, 'id'),
    causes: names(file.causes, 'code'),
  };
}

function pointersOf(root: unknown): ReadonlyMap<object, string> {
  const pointers = new Map<object, string>();
  const open: [string, unknown][] = [['', root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [pointer, value] = next;
    if (typeof value !== 'object' || value === null || pointers.has(value)) continue;
    pointers.set(value, pointer);
    const children: [string, unknown][] = Object.entries(value).map(([key, item]) => [
      `${pointer}/${pointerToken(key)}`,
      item,
    ]);
    open.push(...children.reverse());
  }
  return pointers;
}

/** Reads one file and validates it by its schema. Absent when nothing of it can be looked at further. */
export function readSource(
  file: string,
  input: string | Uint8Array,
  problems: Problems,
  known?: unknown,
): Source | undefined {
  const { document, problems: found } = known === undefined ? readYaml(file, input) : alreadyRead(file, known);
  for (const problem of found) problems.add(problem);
  if (document === undefined) return undefined;
  const value = structuredClone(document.value);
  const pointers = pointersOf(value);
  const words = wordsOf(document.value);
  const checked = checkPlaybookFile(value);
  if (checked.ok) return { document, value: checked.value, pointers, words, spoiled: new Set() };
  for (const { pointer, at, message, written, candidates } of checked.problems) {
    const place = placeOf(document.positions, pointer);
    const range = at === 'key' ? (place.key ?? place.value) : place.value;
    problems.addAt(document, range, 'error', message, written === undefined ? undefined : { written, candidates });
  }
  if (!isRecord(value)) return undefined;
  const rest = salvage(value, checked.problems);
  const spoiled = new Set(checked.problems.map(({ spoils }) => spoils.slice(0, spoils.lastIndexOf('/'))));
  return rest === undefined ? undefined : { document, value: rest, pointers, words, spoiled };
}

import type {
  Cause as CauseFile,
  Check as CheckFile,
  Expression as ExpressionFile,
  Parameter as ParameterFile,
  Step as StepFile,
} from '../model/playbook-file.generated.ts';
import { pointerToken } from './positions.ts';
import type { Problems } from './problems.ts';
import { type Entry, keySpot, positionOf, type Source, type Spot, spot, type Words } from './source.ts';

/** What all files of a playbook declare together: each name once. */
export interface Merged {
  readonly params: ReadonlyMap<string, Entry<ParameterFile>>;
  readonly steps: ReadonlyMap<string, Entry<StepFile>>;
  readonly facts: ReadonlyMap<string, Entry<ExpressionFile>>;
  readonly checks: ReadonlyMap<string, Entry<CheckFile>>;
  readonly causes: ReadonlyMap<string, Entry<CauseFile>>;
  /** Every name that a file declares, also of what its schema refuses. */
  readonly words: Words;
}

/** One value as text in which the order of keys does not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}

/** How one kind of thing is merged. */
interface Kind<T> {
  readonly word: string;
  readonly entries: (source: Source) => readonly Entry<T>[];
  /** Where its name stands. */
  readonly nameSpot: (entry: Entry<T>) => Spot;
  /** What two declarations of one name must have in common to be one. */
  readonly identity: (node: T) => unknown;
  /** Whether the including file's declaration takes the place of an included one. */
  readonly override?: (outer: T, inner: T) => boolean;
}

function pointerOf(source: Source, node: object): string {
  return source.pointers.get(node) ?? '';
}

function listEntries<T extends object>(source: Source, nodes: readonly T[] | undefined, name: (node: T) => string) {
  return (nodes ?? []).map((node) => ({ source, node, name: name(node), pointer: pointerOf(source, node) }));
}

function mapEntries<T>(source: Source, key: string, nodes: Readonly<Record<string, T>> | undefined) {
  return Object.entries(nodes ?? {}).map(([name, node]) => ({
    source,
    node,
    name,
    pointer: `/${key}/${pointerToken(name)}`,
  }));
}

const PARAMS: Kind<ParameterFile> = {
  word: 'parameter',
  entries: (source) => mapEntries(source, 'params', source.value.params),
  nameSpot: (entry) => keySpot(entry),
  identity: ({ description: _, ...rest }) => rest,
  // A playbook that includes others may give their parameters other defaults.
  override: (outer, inner) => outer.type === inner.type,
};
const STEPS: Kind<StepFile> = {
  word: 'step',
  entries: (source) => listEntries(source, source.value.steps, ({ id }) => id),
  nameSpot: (entry) => spot(entry, 'id'),
  identity: ({ title: _, ...rest }) => rest,
};
const FACTS: Kind<ExpressionFile> = {
  word: 'fact',
  entries: (source) => mapEntries(source, 'facts', source.value.facts),
  nameSpot: (entry) => keySpot(entry),
  identity: (node) => node,
};
const CHECKS: Kind<CheckFile> = {
  word: 'check',
  entries: (source) => listEntries(source, source.value.checks, ({ id }) => id),
  nameSpot: (entry) => spot(entry, 'id'),
  identity: (node) => node,
};
const CAUSES: Kind<CauseFile> = {
  word: 'cause',
  entries: (source) => listEntries(source, source.value.causes, ({ code }) => code),
  nameSpot: (entry) => spot(entry, 'code'),
  identity: (node) => node,
};

function mergeKind<T>(
  kind: Kind<T>,
  sources: readonly Source[],
  root: Source,
  problems: Problems,
): ReadonlyMap<string, Entry<T>> {
  const merged = new Map<string, Entry<T>>();
  for (const entry of sources.flatMap(kind.entries)) {
    const other = merged.get(entry.name);
    if (other === undefined) {
      merged.set(entry.name, entry);
    } else if (other.source === entry.source) {
      const { line } = positionOf(kind.nameSpot(other));
      problems.error(kind.nameSpot(entry), `${kind.word} "${entry.name}" is already on line ${line}`);
    } else if (entry.source === root && kind.override?.(entry.node, other.node) === true) {
      merged.set(entry.name, entry);
    } else if (canonical(kind.identity(entry.node)) !== canonical(kind.identity(other.node))) {
      const { file, line } = positionOf(kind.nameSpot(other));
      const message = `${kind.word} "${entry.name}" in ${entry.source.document.file} is also in ${file}:${line} with other content; rename one of them`;
      problems.error(kind.nameSpot(entry), message);
    }
  }
  return merged;
}

function union(sources: readonly Source[], kind: keyof Words): ReadonlySet<string> {
  return new Set(sources.flatMap(({ words }) => [...words[kind]]));
}

/** Puts the files of a playbook together. Names that stand twice are problems unless they say the same. */
export function mergeSources(sources: readonly Source[], root: Source, problems: Problems): Merged {
  return {
    params: mergeKind(PARAMS, sources, root, problems),
    steps: mergeKind(STEPS, sources, root, problems),
    facts: mergeKind(FACTS, sources, root, problems),
    checks: mergeKind(CHECKS, sources, root, problems),
    causes: mergeKind(CAUSES, sources, root, problems),
    words: {
      steps: union(sources, 'steps'),
      facts: union(sources, 'facts'),
      params: union(sources, 'params'),
      checks: union(sources, 'checks'),
      causes: union(sources, 'causes'),
    },
  };
}

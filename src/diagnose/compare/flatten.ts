import type { Report, StepRecord, TargetFacts } from '../../model/report.ts';
import { volatileKind } from './fields.ts';

/** Where a value comes from. fact: the engine. state: read without sending anything. probe: what came back when something
 *  was sent. */
export type Origin = 'fact' | 'state' | 'probe';

/** One value of a report, with its place: `resolver.nameservers`, `addresses.interfaces[eth0].mtu`. */
export interface Leaf {
  readonly origin: Origin;
  readonly path: string;
  /** Absent for a fact. */
  readonly step: string | undefined;
  /** Step and item: what one command read. Absent for a fact. */
  readonly command: string | undefined;
  readonly tool: string | undefined;
  /** The path's last name: what tells a counter from a setting. */
  readonly field: string;
  readonly value: string;
  /** The value was a number. */
  readonly numeric: boolean;
  /** The rows of lists that it is in, from the outermost. */
  readonly rows: readonly Row[];
}

/** A row of a list: its place, and what it says. */
export interface Row {
  readonly place: string;
  readonly text: string;
}

/** Which tools only look (`state`), as opposed to those that send something. */
export type OnlyLooks = (tool: string) => boolean;

/** A value as text: more than this is cut, and still tells two values apart. */
const MOST_CHARACTERS = 300;
/** Lists longer than this are tables of many rows: compared row by row as far as this. */
const MOST_ITEMS = 200;
/** Deeper values are compared as text. */
const MOST_DEPTH = 6;

/** Facts that say how a run was asked for, not what the target is. */
const NOT_COMPARED: readonly string[] = ['ref', 'engine', 'id', 'name', 'environment_read'];
/** Fields in which readers keep what they did not understand. */
const LEFTOVERS: readonly string[] = ['leftovers', 'unknown', 'ignored'];
/** Names of fields that tell the rows of a list apart, as far as they are unique in it. */
const ROW_NAMES: readonly string[] = [
  ...['name', 'ifname', 'key', 'dst', 'destination', 'ip', 'address', 'local', 'hostname', 'interface', 'dev'],
  ...['database', 'family', 'table', 'priority', 'port', 'item', 'count'],
];

/** The values of a report by path: the target's facts, and what each step read. A step that ran for several items has
 *  each item in its path. */
export function flattenReport(report: Report, onlyLooks: OnlyLooks): readonly Leaf[] {
  return [...flattenFacts(report.run.target), ...report.steps.flatMap((step) => flattenStep(step, onlyLooks))];
}

const ofFacts = { origin: 'fact', step: undefined, command: undefined, tool: undefined } as const;

/** What the engine says of a target. */
export function flattenFacts(facts: TargetFacts): readonly Leaf[] {
  return Object.entries(facts)
    .filter(([name]) => !NOT_COMPARED.includes(name))
    .flatMap(([name, value]) => [...descend({ value, path: `target.${name}`, field: name, depth: 0, rows: [] })])
    .map((leaf) => ({ ...ofFacts, ...leaf }));
}

/** What one command's reading holds. Nothing for a command without a reading. */
export function flattenStep(step: StepRecord, onlyLooks: OnlyLooks): readonly Leaf[] {
  if (step.value === undefined) return [];
  const origin = step.tool !== undefined && onlyLooks(step.tool) ? 'state' : 'probe';
  const command = step.item === undefined ? step.id : `${step.id}[${step.item}]`;
  const place = { origin, step: step.id, command, tool: step.tool } as const;
  return [...descend({ value: step.value, path: command, field: '', depth: 0, rows: [] })].map((leaf) => ({
    ...place,
    ...leaf,
  }));
}

interface At {
  readonly value: unknown;
  readonly path: string;
  readonly field: string;
  readonly depth: number;
  readonly rows: readonly Row[];
}

type Found = Pick<Leaf, 'path' | 'field' | 'value' | 'numeric' | 'rows'>;

function* descend(at: At): Generator<Found> {
  const { value, path, field, depth, rows } = at;
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) yield* descendList(value, at);
  else if (!isRecord(value) || depth >= MOST_DEPTH)
    yield { path, field, value: textOf(value), numeric: typeof value === 'number', rows };
  else
    for (const [name, inner] of Object.entries(value))
      if (!LEFTOVERS.includes(name))
        yield* descend({ value: inner, path: `${path}.${name}`, field: name, depth: depth + 1, rows });
}

/** A list of words is one value; a list of rows has each row by its name, or where rows have none, by all that it is. */
function* descendList(list: readonly unknown[], at: At): Generator<Found> {
  const { path, field, depth } = at;
  const kept = list.slice(0, MOST_ITEMS);
  const records = kept.filter(isRecord);
  if (records.length === 0 || records.length < kept.length || depth >= MOST_DEPTH) {
    yield { path, field, value: textOf(list), numeric: false, rows: at.rows };
    return;
  }
  const key = rowName(records);
  const seen = new Map<string, number>();
  for (const record of records) {
    const name = key === undefined ? brief(record) : textOf(record[key]);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    const place = `${path}[${times === 1 ? name : `${name} #${times}`}]`;
    const text = textOf(settled(record));
    const rows = [...at.rows, { place, text }];
    if (key === undefined) yield { path: place, field, value: text, numeric: false, rows };
    else yield* descend({ value: record, path: place, field, depth, rows });
  }
}

/** The field that names the rows: every row has it, with a value of its own. */
function rowName(rows: readonly Readonly<Record<string, unknown>>[]): string | undefined {
  return ROW_NAMES.find((name) => {
    const values = rows.map((row) => row[name]);
    const usable = values.every((value) => typeof value === 'string' || typeof value === 'number');
    return usable && new Set(values).size === rows.length;
  });
}

/** A row without what is different each time. */
function settled(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => volatileKind(name) === undefined && !LEFTOVERS.includes(name)),
  );
}

/** A row in a few words, for its place. */
function brief(row: Readonly<Record<string, unknown>>): string {
  const words = Object.values(settled(row)).filter((value) => typeof value === 'string' || typeof value === 'number');
  return words.slice(0, 4).join(' ').slice(0, 80);
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : wordsOf(value);
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number'))
    return value.length === 0 ? '(none)' : value.join(', ');
  return JSON.stringify(value) ?? '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

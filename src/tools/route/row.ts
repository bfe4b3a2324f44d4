import { maybe } from '../output.ts';
import { wholeNumber, wordsOf } from '../words.ts';
import type { Column, Header } from './header.ts';
import type { Route } from './value.generated.ts';

export type RouteRow = Route['routes'][number];

/** route(8). The letters that it does not name there stay in `flags`. */
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['U', 'UP'],
  ['H', 'HOST'],
  ['G', 'GATEWAY'],
  ['R', 'REINSTATE'],
  ['D', 'DYNAMIC'],
  ['M', 'MODIFIED'],
  ['A', 'ADDRCONF'],
  ['C', 'CACHE'],
  ['!', 'REJECT'],
]);
const LETTERS = /^[A-Za-z!]{1,12}$/;
const DEFAULTS: readonly string[] = ['default', '::/0', '[::]/0', '*/0'];
/** A network or host: an address, or a name when -n was not given. */
const PLACE = /^[\w.:*[\]/%-]{1,120}$/;
const MASK = /^(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|\*|-)$/;

function flagsOf(letters: string): string[] {
  return [...letters].flatMap((letter) => FLAGS.get(letter) ?? []);
}

function integer(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const size = wholeNumber(text.startsWith('-') ? text.slice(1) : text);
  return size === undefined ? undefined : text.startsWith('-') ? -size : size;
}

/** The words by column. A route that is not up has no flags at all: its line is a word short. */
function byColumn(words: string[], columns: readonly Column[]): ReadonlyMap<Column, string> | undefined {
  const place = columns.indexOf('flags');
  if (words.length === columns.length - 1 && integer(words[place]) !== undefined) words.splice(place, 0, '');
  if (words.length !== columns.length) return undefined;
  return new Map(columns.map((column, at) => [column, words[at] ?? '']));
}

function isRoute(cells: ReadonlyMap<Column, string>, family: RouteRow['family']): boolean {
  const flags = cells.get('flags') ?? '';
  if (flags !== '' && !LETTERS.test(flags)) return false;
  const mask = cells.get('genmask');
  if (mask !== undefined && !MASK.test(mask)) return false;
  const destination = cells.get('destination') ?? '';
  if (!PLACE.test(destination)) return false;
  return family === 'inet' || destination.includes(':') || destination.includes('/') || destination === 'default';
}

/** `0.0.0.0         192.0.2.1       0.0.0.0         UG    100    0        0 eth0`. Absent when it is no such line. */
export function readRow(line: string, { family, columns }: Header): RouteRow | undefined {
  const cells = byColumn(wordsOf(line), columns);
  if (cells === undefined || !isRoute(cells, family)) return undefined;
  const flags = cells.get('flags') ?? '';
  const destination = cells.get('destination') ?? '';
  const mask = cells.get('genmask');
  const whole = (column: Column) => integer(cells.get(column));
  return {
    destination,
    family,
    ...maybe('source', cells.get('source')),
    ...maybe('gateway', cells.get('gateway')),
    ...maybe('next_hop', cells.get('next_hop')),
    ...maybe('genmask', mask),
    flags,
    flags_pretty: flagsOf(flags),
    ...maybe('metric', whole('metric')),
    ...maybe('ref', whole('ref')),
    ...maybe('use', whole('use')),
    ...maybe('mss', whole('mss')),
    ...maybe('window', whole('window')),
    ...maybe('irtt', whole('irtt')),
    ...maybe('iface', cells.get('iface')),
    is_default: DEFAULTS.includes(destination) || (destination === '0.0.0.0' && mask === '0.0.0.0'),
    reject: flags.includes('!'),
  };
}

/** The next hop, where there is one. */
export function viaOf({ gateway, next_hop, flags }: RouteRow): string | undefined {
  const via = gateway ?? next_hop;
  return flags.includes('G') && via !== '-' ? via : undefined;
}

import { maybe } from '../output.ts';
import { type Hub, hostOf, hubOf, isColumn } from './hub.ts';

/** What a line of a table says. */
export type Said =
  | { readonly kind: 'columns'; readonly columns: readonly string[]; readonly source?: string }
  | { readonly kind: 'hub'; readonly hub: Hub }
  | { readonly kind: 'another'; readonly host: string }
  | { readonly kind: 'label'; readonly label: number }
  | { readonly kind: 'way'; readonly source: string; readonly destination: string }
  | { readonly kind: 'noise' };

/** `  1.|-- gw.example.com   0.0%     3    0.1`, ` 1. AS64500  gw.example.com   0.0% ...`, also when nobody answered:
 *  `  2.|-- ???   100.0     3    0.0`, ` 2. (waiting for reply)` */
const HUB = /^ {0,4}(?<count>[0-9]{1,3})\. ?(?:\|--)? {1,3}(?<rest>\S.*)$/;
/** ``    |  `|-- 192.0.2.9``, `    |   +-- 192.0.2.9`: another host at the same hop */
const ANOTHER = /^ {2,8}\|? *[`|+-]{1,2}[|-]{0,3}-- ?(?<rest>\S.*)$/;
/** `[MPLS: Lbl 24 TC 0 S 1 TTL 1]`, `[MPLS: Lbl 24 Exp 0 S u TTL 1]` */
const LABEL = /\[MPLS: Lbl (?<label>[0-9]{1,7}) /;
/** `a (192.0.2.2) -> web.example.com (203.0.113.2)    2026-11-24T03:39:09+0000`, above the copied screen */
const WAY = /^(?<source>\S+) \([^()\s]{0,60}\) -> (?<destination>\S+)(?: \((?<address>[^()\s]{1,60})\))?(?: .*)?$/;
/** `Start: 2026-11-24T03:39:09+0000`, `My traceroute  [v0.95]`, `Keys:  Help   Display mode`, `Packets   Pings` */
const NOISE = /^(?:Start: | *My traceroute | *Matt's traceroute |Keys: | *Packets {2,}Pings$)/;

/** `HOST: a     Loss%   Snt   Last   Avg`, and ` Host    Loss%   Snt` of the screen. */
function readColumns(line: string): Said | undefined {
  const words = line.trim().split(/\s+/);
  const [first = '', second = ''] = words;
  const columns = words.slice(words.findIndex(isColumn));
  if ((first !== 'HOST:' && first !== 'Host' && first !== 'Hostname') || !words.some(isColumn)) return undefined;
  if (!columns.every(isColumn)) return undefined;
  return { kind: 'columns', columns, ...maybe('source', first === 'HOST:' && !isColumn(second) ? second : undefined) };
}

function readHub(line: string, columns: readonly string[]): Said | undefined {
  const groups = HUB.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const words = (groups.rest ?? '').split(/\s+/);
  const cells = new Map<string, unknown>();
  const [first = ''] = words;
  if (words.length > 1 && /^AS(?:[0-9]{1,10}|\?\?\?)$/.test(first)) cells.set('ASN', words.shift());
  const bare = words.length < columns.length || !/^[0-9.,]+%?$/.test(words.at(-columns.length) ?? '');
  // The copied screen shows no numbers where nobody answered.
  if (bare && hostOf(words.join(' ')) !== undefined && words.length > 2) return undefined;
  const numbers = bare ? [] : words.splice(-columns.length);
  for (const [at, column] of columns.entries()) cells.set(column, numbers[at]);
  return { kind: 'hub', hub: hubOf(Number(groups.count), words.join(' '), cells) };
}

/** A line that belongs to the hop above it. */
function readMore(line: string): Said | undefined {
  const label = LABEL.exec(line)?.groups?.label;
  if (label !== undefined) return { kind: 'label', label: Number(label) };
  const rest =
    ANOTHER.exec(line)?.groups?.rest ?? /^ {3,8}(?<rest>[^\s|]\S*(?: \([^()]+\))?)$/.exec(line)?.groups?.rest;
  const host = rest === undefined ? undefined : hostOf(rest)?.host;
  return host === undefined ? undefined : { kind: 'another', host };
}

/** A line of `mtr --report`, or of the screen as people copy it. `columns`: as the head named them. Absent when it is none. */
export function readTableLine(line: string, columns: readonly string[] | undefined): Said | undefined {
  if (line.length > 1_000) return undefined;
  if (NOISE.test(line)) return { kind: 'noise' };
  const head = readColumns(line);
  if (head !== undefined) return head;
  if (columns !== undefined) return readHub(line, columns) ?? readMore(line);
  const way = WAY.exec(line)?.groups;
  if (way === undefined) return undefined;
  return { kind: 'way', source: way.source ?? '', destination: way.address ?? way.destination ?? '' };
}

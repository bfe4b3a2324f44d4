import { wordsOf } from '../words.ts';

/** What a column holds. */
export type Column =
  | 'source'
  | 'destination'
  | 'gateway'
  | 'next_hop'
  | 'genmask'
  | 'flags'
  | 'metric'
  | 'ref'
  | 'use'
  | 'mss'
  | 'window'
  | 'irtt'
  | 'iface'
  | 'ignored';

/** The columns of a table. */
export interface Header {
  readonly family: 'inet' | 'inet6';
  readonly columns: readonly Column[];
}

const NAMES: ReadonlyMap<string, Column> = new Map([
  ['Source', 'source'],
  ['Destination', 'destination'],
  ['Gateway', 'gateway'],
  ['Genmask', 'genmask'],
  ['Flags', 'flags'],
  ['Flag', 'flags'],
  ['Metric', 'metric'],
  ['Met', 'metric'],
  ['Ref', 'ref'],
  ['Use', 'use'],
  ['Iface', 'iface'],
  ['If', 'iface'],
  ['MSS', 'mss'],
  ['Window', 'window'],
  ['irtt', 'irtt'],
  ['HH', 'ignored'],
  ['Arp', 'ignored'],
]);

/** What stands behind the mask, by the number of words in the header: net-tools translates the words, not the order. */
const PLACES: ReadonlyMap<number, readonly Column[]> = new Map([
  [8, ['flags', 'metric', 'ref', 'use', 'iface']],
  [11, ['flags', 'metric', 'ref', 'use', 'iface', 'mss', 'window', 'irtt']],
]);

function translated(words: readonly string[]): Header | undefined {
  if (words[2] !== 'Genmask') return undefined;
  const behind: readonly Column[] | undefined =
    words[4] === 'MSS' ? ['flags', 'mss', 'window', 'irtt', 'iface'] : PLACES.get(words.length);
  if (behind === undefined || behind.length !== words.length - 3) return undefined;
  return { family: 'inet', columns: ['destination', 'gateway', 'genmask', ...behind] };
}

/** `Destination     Gateway         Genmask         Flags Metric Ref    Use Iface`, with or without `MSS   Window irtt`,
 *  `Destination                    Next Hop                   Flag Met Ref Use If`; the words may be of another language.
 *  Absent when it is no header. */
export function readHeader(line: string): Header | undefined {
  if (line.length > 400) return undefined;
  const words = wordsOf(line.replace(/Next Hop/, 'Next_Hop'));
  if (words.length < 7) return undefined;
  const columns: Column[] = [];
  for (const word of words) {
    const column = word === 'Next_Hop' ? 'next_hop' : NAMES.get(word);
    if (column === undefined) return translated(words);
    columns.push(column);
  }
  if (!columns.includes('destination') || !columns.includes('iface')) return undefined;
  return { family: columns.includes('next_hop') ? 'inet6' : 'inet', columns };
}

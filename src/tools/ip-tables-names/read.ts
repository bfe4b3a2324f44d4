import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { fileState } from '../config-file.ts';
import { Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import type { IpTablesNames } from './value.generated.ts';

/** `filter`: the name of a table, which the kernel keeps within 31 characters. */
const NAME = /^[a-z][a-z0-9_-]{0,30}$/;

/** Reads /proc/net/ip_tables_names. An empty file is a value when it is known that it was read: a saved text that is empty
 *  could be anything. */
export function readIpTablesNames(input: ReadInput): Reading<IpTablesNames> {
  const state = fileState(input);
  if (state.kind === 'missing') return readingOf({ module: false, tables: [], any: false, leftovers: [] });
  if (state.kind !== 'whole') return state;
  const tables = new Set<string>();
  const leftovers = new Leftovers();
  for (const line of printedLines(input.stdout)) {
    if (NAME.test(line.text)) tables.add(line.text);
    else leftovers.add(line);
  }
  const [strange] = leftovers.lines;
  if (strange !== undefined) return unreadable('the name of a table was expected, as "filter"', strange);
  if (tables.size === 0 && input.argv[0] !== 'cat') return unreadable('there is no text');
  return readingOf({ module: true, tables: [...tables], any: tables.size > 0, leftovers: [] });
}

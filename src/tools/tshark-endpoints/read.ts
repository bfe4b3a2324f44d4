import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { hasPorts, isRule, numbersOf, tsharkLines } from '../tshark-table.ts';
import type { TsharkEndpoints } from './value.generated.ts';

type Endpoint = TsharkEndpoints['endpoints'][number];

/** `IPv4 Endpoints` */
const TITLE = /^(?<kind>[A-Za-z0-9][A-Za-z0-9 ./-]{0,30}) Endpoints$/;
const FILTER = /^Filter:(?<filter>.*)$/;
const HEADING = /^ *\|[ |A-Za-z]*\|$/;

/** `192.0.2.10  60  9972  33  7155  27  2817`, of TCP and UDP with the port behind the address. */
function readRow(text: string, kind: string): Endpoint | undefined {
  const [address = '', ...words] = text.trim().split(/ +/);
  const numbers = numbersOf(words);
  const ported = hasPorts(kind);
  if (address === '' || numbers === undefined || numbers.length < (ported ? 7 : 6)) return undefined;
  const port = ported ? Math.round(numbers.shift() ?? 0) : undefined;
  const [packets = 0, bytes = 0, tx = 0, txBytes = 0, rx = 0, rxBytes = 0] = numbers.map(Math.round);
  return {
    address,
    ...maybe('port', port),
    packets,
    bytes,
    tx_packets: tx,
    tx_bytes: txBytes,
    rx_packets: rx,
    rx_bytes: rxBytes,
  };
}

/** Reads tshark -q -z endpoints,KIND; of several tables the first. */
export function readTsharkEndpoints(input: ReadInput): Reading<TsharkEndpoints> {
  const { lines, words, leftovers } = tsharkLines(input);
  const endpoints: Endpoint[] = [];
  let kind: string | undefined;
  let filter: string | undefined;
  for (const line of lines) {
    const title = TITLE.exec(line.text)?.groups?.kind?.toLowerCase();
    const shown = FILTER.exec(line.text)?.groups?.filter;
    const row = kind === undefined ? undefined : readRow(line.text, kind);
    if (title !== undefined && kind === undefined) kind = title;
    else if (shown !== undefined) filter ??= shown;
    else if (row !== undefined) endpoints.push(row);
    else if (!isRule(line.text) && !HEADING.test(line.text)) leftovers.add(line);
  }
  const problem = words.problem(input);
  if (problem !== undefined && endpoints.length === 0) return unreadable(problem);
  if (kind === undefined) return unreadable('a table of tshark was expected, as "IPv4 Endpoints"', leftovers.lines[0]);
  return readingOf({
    kind,
    ...maybe('filter', filter === '<No Filter>' ? undefined : filter),
    endpoints,
    ...maybe('packets_captured', words.captured),
    leftovers: leftovers.lines,
  });
}

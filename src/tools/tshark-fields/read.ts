import type { Reading } from '../../model/evidence.ts';
import type { LineReader, LineStream, PrintedLine, ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { Leftovers, maybe, readingOf, readLines, unreadable } from '../output.ts';
import { TsharkWords } from '../tshark-capture.ts';
import { COLUMNS, emptyPacket } from './columns.ts';
import type { Packet } from './packet.ts';
import type { TsharkFields } from './value.generated.ts';

const SEPARATORS = ['\t', ';', '|', ','] as const;
const COLUMNS_MAX = 300;
const VALUE_MAX = 1_000;
const MANY = 100;

/** The separator of a header line: between names of fields, as `frame.number<TAB>ip.src`. Absent when it is no header. */
function separatorOf(header: string): string | undefined {
  if (header.length > 8_000) return undefined;
  const separator = SEPARATORS.find((one) => header.includes(one)) ?? '\t';
  const names = header.split(separator);
  const name = /^"?(?:[a-z][a-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+|_ws\.col\.[A-Za-z0-9_.]+)"?$/;
  return names.length <= COLUMNS_MAX && names.every((one) => name.test(one)) ? separator : undefined;
}

/** -E quote=d and quote=s. */
function unquoted(text: string): string {
  const first = text[0];
  return (first === '"' || first === "'") && text.length > 1 && text.endsWith(first) ? text.slice(1, -1) : text;
}

function count(map: Map<string, number>, key: string): void {
  const before = map.get(key);
  if (before !== undefined || map.size < MANY) map.set(key, (before ?? 0) + 1);
}

class Reader implements LineReader<TsharkFields, Packet> {
  readonly #leftovers = new Leftovers();
  readonly #words = new TsharkWords();
  readonly #analysis = new Map<string, number>();
  readonly #rcodes = new Map<string, number>();
  #columns: string[] | undefined;
  #separator = '\t';
  #read = 0;
  #syn = 0;
  #synAck = 0;
  #rst = 0;

  push(line: PrintedLine): readonly Packet[] {
    const { text } = line;
    const columns = this.#columns;
    if (columns === undefined) {
      const separator = separatorOf(text);
      if (separator !== undefined) {
        this.#separator = separator;
        this.#columns = text.split(separator).map(unquoted);
      } else if (!this.#words.take(line)) this.#leftovers.add(line);
      return [];
    }
    if (!text.includes(this.#separator) && this.#words.take(line)) return [];
    const packet = this.#packet(text, columns);
    if (packet === undefined) {
      this.#leftovers.add(line);
      return [];
    }
    this.#count(packet);
    return [packet];
  }

  #packet(text: string, columns: readonly string[]): Packet | undefined {
    const cells = text.split(this.#separator, columns.length + 1);
    // Empty columns at the end are cut off with the white space.
    if (cells.length > columns.length || (columns.length > 2 && cells.length < 2 && this.#separator === '\t'))
      return undefined;
    const packet = emptyPacket();
    for (let at = 0; at < cells.length; at++) {
      const name = columns[at];
      const value = unquoted(cells[at] ?? '');
      if (name === undefined || value === '') continue;
      const set = COLUMNS.get(name);
      if (set === undefined) packet.fields[name] = oneLine(value, VALUE_MAX);
      else set(packet, value);
    }
    return packet;
  }

  #count(packet: Packet): void {
    this.#read++;
    const { flags } = packet;
    if (flags.includes('SYN')) {
      if (flags.includes('ACK')) this.#synAck++;
      else this.#syn++;
    }
    if (flags.includes('RST')) this.#rst++;
    for (const word of packet.analysis) count(this.#analysis, word);
    if (packet.dns_response === true && packet.dns_rcode !== undefined) count(this.#rcodes, String(packet.dns_rcode));
  }

  end(input: ReadInput): { readonly items: readonly Packet[]; readonly reading: Reading<TsharkFields> } {
    const problem = this.#words.problem(input);
    const columns = this.#columns;
    if (columns === undefined) {
      const because = problem ?? 'a header line with names of fields was expected, as "frame.number<tab>ip.src"';
      return { items: [], reading: unreadable(because, this.#leftovers.lines[0]) };
    }
    // What came before it was ended is told; that nothing came is told only by a capture that ran to its end.
    if (this.#read === 0 && problem !== undefined) return { items: [], reading: unreadable(problem) };
    const value = {
      columns,
      packets: [],
      packets_read: this.#read,
      ...maybe('packets_captured', this.#words.captured),
      syn: this.#syn,
      syn_ack: this.#synAck,
      rst: this.#rst,
      analysis: Object.fromEntries(this.#analysis),
      dns_rcodes: Object.fromEntries(this.#rcodes),
      leftovers: this.#leftovers.lines,
    };
    return { items: [], reading: readingOf(value) };
  }
}

export const tsharkFieldsStream: LineStream<TsharkFields, Packet> = { items: 'packets', open: () => new Reader() };

/** Reads tshark -T fields with a header line (-E header=y), whichever fields it has. */
export function readTsharkFields(input: ReadInput): Reading<TsharkFields> {
  return readLines(tsharkFieldsStream, input, (value, packets) => ({ ...value, packets }));
}

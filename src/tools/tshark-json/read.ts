import type { Reading } from '../../model/evidence.ts';
import type { LineReader, LineStream, PrintedLine, ReadInput } from '../../model/tool.ts';
import { Leftovers, maybe, readingOf, readLines, unreadable } from '../output.ts';
import { TsharkWords } from '../tshark-capture.ts';
import { type Packet, readPacket } from './packet.ts';
import type { TsharkJson } from './value.generated.ts';

const PACKET_MAX = 2_000_000;
const PROTOCOLS_MAX = 200;

class Reader implements LineReader<TsharkJson, Packet> {
  readonly #leftovers = new Leftovers();
  readonly #words = new TsharkWords();
  readonly #protocols = new Map<string, number>();
  /** Lines of a packet of -T json that has not ended. */
  #open: string[] | undefined;
  #size = 0;
  #begun = false;
  #read = 0;

  push(line: PrintedLine): readonly Packet[] {
    const { text } = line;
    if (this.#open !== undefined) return this.#inside(line);
    if (text.startsWith('{')) {
      const packet = readPacket(text);
      if (packet === 'index') this.#begun = true;
      else if (packet !== undefined) return this.#take(packet);
      else this.#leftovers.add(line);
      return [];
    }
    if (text === '[' || text === ']' || text === '[]' || text === '  ,') this.#begun = true;
    else if (text === '  {') {
      this.#open = ['{'];
      this.#size = 0;
    } else if (!this.#words.take(line)) this.#leftovers.add(line);
    return [];
  }

  /** -T json indents a packet by two spaces, and ends it with a brace there. */
  #inside(line: PrintedLine): readonly Packet[] {
    const open = this.#open ?? [];
    const { text } = line;
    if (text !== '  }' && text !== '  },') {
      this.#size += text.length;
      if (this.#size <= PACKET_MAX) open.push(text);
      return [];
    }
    this.#open = undefined;
    const packet = this.#size <= PACKET_MAX ? readPacket(`${open.join('\n')}\n}`) : undefined;
    if (packet === undefined || packet === 'index') {
      this.#leftovers.add(line);
      return [];
    }
    return this.#take(packet);
  }

  #take(packet: Packet): readonly Packet[] {
    this.#read++;
    for (const name of new Set(packet.protocols)) {
      const before = this.#protocols.get(name);
      if (before !== undefined || this.#protocols.size < PROTOCOLS_MAX) this.#protocols.set(name, (before ?? 0) + 1);
    }
    return [packet];
  }

  end(input: ReadInput): { readonly items: readonly Packet[]; readonly reading: Reading<TsharkJson> } {
    const problem = this.#words.problem(input);
    const none = this.#read === 0;
    if (none && problem !== undefined) return { items: [], reading: unreadable(problem) };
    // ek prints nothing at all where nothing was seen.
    const silent = this.#leftovers.lines.length === 0 && (this.#begun || this.#words.captured !== undefined);
    if (none && !silent)
      return { items: [], reading: unreadable('packets of tshark in JSON were expected', this.#leftovers.lines[0]) };
    const value = {
      packets: [],
      packets_read: this.#read,
      ...maybe('packets_captured', this.#words.captured),
      protocols: Object.fromEntries(this.#protocols),
      leftovers: this.#leftovers.lines,
    };
    return { items: [], reading: readingOf(value) };
  }
}

export const tsharkJsonStream: LineStream<TsharkJson, Packet> = { items: 'packets', open: () => new Reader() };

/** Reads tshark -T ek and -T json. */
export function readTsharkJson(input: ReadInput): Reading<TsharkJson> {
  return readLines(tsharkJsonStream, input, (value, packets) => ({ ...value, packets }));
}

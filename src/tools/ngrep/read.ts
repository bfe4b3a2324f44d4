import type { Reading } from '../../model/evidence.ts';
import type { LineReader, LineStream, PrintedLine, ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, exitCode, Leftovers, maybe, readingOf, readLines, unreadable } from '../output.ts';
import { type Packet, readHead } from './lines.ts';
import type { Ngrep } from './value.generated.ts';

/** `interface: eth0 (192.0.2.0/255.255.255.0)`, `input: /tmp/a.pcap` */
const INTERFACE = /^(?:interface|input): (?<name>[^ ]{1,1000})(?: \((?<network>[^) ]{1,100})\))?$/;
const FILTER = /^(?:filter|BPF filter): (?<text>.{1,1000})$/;
/** `match: GET|404`, `match (JIT): GET`, `don't match: GET` */
const MATCH = /^(?:don't )?match(?: \([^)]{1,20}\))?: (?<text>.{0,1000})$/;
/** `23 received, 4 matched` */
const SUMMARY = /^#*(?<received>[0-9]{1,12}) received(?:, (?<matched>[0-9]{1,12}) matched(?:, [0-9]{1,12} dropped)?)?/;
const NOISE = /^(?:#+(?:exit)?|exit|pcap stats unavailable.{0,200}|\^C.{0,20})$/;
/** What ngrep says when it cannot begin. */
const ERROR =
  /(?:No such device|Operation not permitted|You don't have permission|Permission denied|No such file or directory|^pcap: |^pcap compile: |^regex compile failed|^error |can't parse filter expression|^fatal: |unable to |truncated dump file)/;

const PAYLOAD_MAX = 4_096;

class Reader implements LineReader<Ngrep, Packet> {
  readonly #leftovers = new Leftovers();
  readonly #head: { interface?: string; network?: string; filter?: string; match?: string } = {};
  #open: Packet | undefined;
  #read = 0;
  #received: number | undefined;
  #matched: number | undefined;
  #error: string | undefined;

  push(line: PrintedLine): readonly Packet[] {
    const { text } = line;
    if (this.#open !== undefined && text.startsWith('  ')) {
      this.#add(text.slice(2));
      return [];
    }
    const packet = readHead(text);
    if (packet !== undefined) return this.#replace(packet);
    if (this.#takeFrame(text)) return [];
    if (this.#open === undefined) this.#leftovers.add(line);
    else this.#add(text);
    return [];
  }

  /** Payload of further lines: with -W normal behind two spaces, with -W byline as it is. */
  #add(text: string): void {
    const open = this.#open;
    if (open === undefined || open.payload.length >= PAYLOAD_MAX) return;
    open.payload = (open.payload === '' ? text : `${open.payload}\n${text}`).slice(0, PAYLOAD_MAX);
  }

  #replace(packet: Packet | undefined): readonly Packet[] {
    const before = this.#open;
    this.#open = packet;
    if (before === undefined) return [];
    this.#read++;
    return [before];
  }

  #takeFrame(text: string): boolean {
    if (text.length > 2_000) return false;
    const summary = SUMMARY.exec(text)?.groups;
    if (summary !== undefined) {
      this.#received = Number(summary.received);
      if (summary.matched !== undefined) this.#matched = Number(summary.matched);
      return true;
    }
    if (NOISE.test(text)) return true;
    // In byline mode a payload may hold such words: they count only before the first packet.
    if (this.#open !== undefined) return false;
    if (ERROR.test(text)) {
      this.#error ??= oneLine(text);
      return true;
    }
    const begin = INTERFACE.exec(text)?.groups;
    if (begin !== undefined) Object.assign(this.#head, maybe('interface', begin.name), maybe('network', begin.network));
    const filter = FILTER.exec(text)?.groups?.text;
    const match = MATCH.exec(text)?.groups?.text;
    Object.assign(this.#head, maybe('filter', filter), maybe('match', match));
    return begin !== undefined || filter !== undefined || match !== undefined;
  }

  end(input: ReadInput): { readonly items: readonly Packet[]; readonly reading: Reading<Ngrep> } {
    const items = this.#replace(undefined);
    const value: Ngrep = {
      ...this.#head,
      packets: [],
      packets_read: this.#read,
      ...maybe('received', this.#received),
      ...maybe('matched', this.#matched),
      ...maybe('error', this.#error),
      leftovers: this.#leftovers.lines,
    };
    if (this.#read > 0 || this.#received !== undefined) return { items, reading: readingOf(value) };
    const early = endedEarly(input.ending);
    if (this.#error !== undefined) return { items, reading: unreadable(`ngrep did not listen: ${this.#error}`) };
    if (early !== undefined) return { items, reading: unreadable(`ngrep did not say what it saw: ${early}`) };
    // 124 and 130: timeout(1) ended it when its time was over, and nothing had matched.
    const ended = [0, 124, 130].includes(exitCode(input.ending) ?? 1);
    if (this.#head.interface !== undefined && ended) return { items, reading: readingOf(value) };
    const because = 'packets were expected, as "T 192.0.2.1:40000 -> 192.0.2.2:80 [AP]"';
    return { items, reading: unreadable(because, this.#leftovers.lines[0]) };
  }
}

export const ngrepStream: LineStream<Ngrep, Packet> = { items: 'packets', open: () => new Reader() };

/** Reads ngrep(8). That nothing matched is a value when it listened to its end. */
export function readNgrep(input: ReadInput): Reading<Ngrep> {
  return readLines(ngrepStream, input, (value, packets) => ({ ...value, packets }));
}

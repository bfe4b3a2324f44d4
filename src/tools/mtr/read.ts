import type { Reading } from '../../model/evidence.ts';
import type { LineReader, LineStream, ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, Leftovers, type Line, maybe, readingOf, readLines, unreadable } from '../output.ts';
import { type CsvHead, readCsvHead, readCsvHub } from './csv.ts';
import { type Hub, hubOf, whole } from './hub.ts';
import { type Report, readJson } from './json.ts';
import { type Probe, RawCounter } from './raw.ts';
import { readTableLine } from './table.ts';
import { readTrouble } from './trouble.ts';
import type { Mtr } from './value.generated.ts';
import { weighHubs } from './weigh.ts';
import { readXmlLine } from './xml.ts';

/** A report in JSON is a few kilobytes: what is longer is none. */
const JSON_MAX = 4_000_000;
/** A path has no more hops than a time to live has values; reports one after another are not added up. */
const HUBS_MAX = 256;
const NO_PROBES: readonly Probe[] = [];
type Head = Partial<Pick<Mtr, 'source' | 'destination' | 'tests' | 'packet_bytes'>>;

/** Reads every form of mtr's output, line by line. */
class MtrLines implements LineReader<Mtr, Probe> {
  readonly #raw = new RawCounter();
  readonly #leftovers = new Leftovers();
  readonly #hubs: Hub[] = [];
  readonly #json: string[] = [];
  #jsonOpen = false;
  #jsonLength = 0;
  #jsonLine: Line | undefined;
  #head: Head = {};
  #columns: readonly string[] | undefined;
  #csv: CsvHead | undefined;
  #xml: { readonly count: number; readonly host: string; readonly cells: Map<string, unknown> } | undefined;
  #xmlSeen = false;
  #localError: string | undefined;
  #unknownHost = false;
  #noPrivilege: string | undefined;

  push(line: Line): readonly Probe[] {
    const { text } = line;
    if (this.#takeTrouble(text) || this.#takeJson(line)) return NO_PROBES;
    const said = this.#raw.take(text);
    if (typeof said === 'object') return [said];
    if (said || this.#takeCsv(text) || this.#takeXml(text) || this.#takeTable(text)) return NO_PROBES;
    this.#leftovers.add(line);
    return NO_PROBES;
  }

  end(input: ReadInput): { readonly items: readonly Probe[]; readonly reading: Reading<Mtr> } {
    return { items: NO_PROBES, reading: this.#weigh(input) };
  }

  #takeTrouble(text: string): boolean {
    if (!text.startsWith('mtr')) return false;
    const trouble = readTrouble(text);
    if (trouble?.kind === 'no_privilege') this.#noPrivilege ??= oneLine(trouble.text);
    if (trouble?.kind === 'local_error') this.#localError ??= oneLine(trouble.text);
    if (trouble?.kind === 'unknown_host') this.#unknownHost = true;
    return trouble !== undefined;
  }

  #takeJson(line: Line): boolean {
    const { text } = line;
    if (!this.#jsonOpen && (this.#json.length > 0 || !text.startsWith('{'))) return false;
    this.#jsonLine ??= line;
    this.#jsonOpen = text !== '}';
    if (this.#jsonLength < JSON_MAX) this.#json.push(text);
    this.#jsonLength += text.length;
    return true;
  }

  #takeCsv(text: string): boolean {
    const head = text.startsWith('Mtr_') ? readCsvHead(text) : undefined;
    this.#csv ??= head;
    const row = this.#csv === undefined ? undefined : readCsvHub(text, this.#csv);
    if (row === undefined) return head !== undefined;
    this.#head = { destination: row.destination, ...this.#head };
    return this.#add(row.hub);
  }

  #takeXml(text: string): boolean {
    const said = readXmlLine(text);
    if (said === undefined) return false;
    if (said.kind === 'mtr') {
      const { attributes } = said;
      this.#xmlSeen = true;
      this.#head = {
        ...maybe('source', attributes.get('SRC')),
        ...maybe('destination', attributes.get('DST')),
        ...maybe('tests', whole(attributes.get('TESTS'))),
        ...maybe('packet_bytes', whole(attributes.get('PSIZE'))),
      };
    } else if (said.kind === 'hub') {
      const count = whole(said.attributes.get('COUNT')?.trim());
      const cells = new Map<string, unknown>([['ASN', said.attributes.get('ASN')]]);
      if (count !== undefined) this.#xml = { count, host: said.attributes.get('HOST') ?? '', cells };
    } else if (said.kind === 'cell') this.#xml?.cells.set(said.column, said.text);
    else if (said.kind === 'end' && this.#xml !== undefined) {
      this.#add(hubOf(this.#xml.count, this.#xml.host, this.#xml.cells));
      this.#xml = undefined;
    }
    return this.#xmlSeen || text.startsWith('<?xml ');
  }

  #takeTable(text: string): boolean {
    const said = readTableLine(text, this.#columns);
    const last = this.#hubs.at(-1);
    switch (said?.kind) {
      case 'columns':
        this.#columns = said.columns;
        this.#head = { ...this.#head, ...maybe('source', this.#head.source ?? said.source) };
        return true;
      case 'way':
        this.#head = { ...this.#head, source: said.source, destination: said.destination };
        return true;
      case 'hub':
        return this.#add(said.hub);
      case 'another':
        if (last === undefined) return false;
        if (!last.hosts.includes(said.host) && last.hosts.length < HUBS_MAX) last.hosts.push(said.host);
        return true;
      case 'label':
        if (last === undefined) return false;
        last.mpls_labels = [...(last.mpls_labels ?? []).slice(0, 15), said.label];
        return true;
      default:
        return said !== undefined;
    }
  }

  /** False for a hop of a second report: two reports would look like a way that goes round. */
  #add(hub: Hub): boolean {
    const fits = this.#hubs.length < HUBS_MAX && hub.count > (this.#hubs.at(-1)?.count ?? 0);
    if (fits) this.#hubs.push(hub);
    return fits;
  }

  /** What was read, in whichever form it came. Absent when nothing was. */
  #report(): Report | undefined {
    if (this.#json.length > 0) return readJson(this.#json.join('\n'));
    if (this.#raw.counted) return { ...this.#head, hubs: this.#raw.hubs() };
    const said = this.#columns !== undefined || this.#csv !== undefined || this.#xmlSeen;
    return said ? { ...this.#head, hubs: this.#hubs } : undefined;
  }

  #weigh(input: ReadInput): Reading<Mtr> {
    if (this.#noPrivilege !== undefined) return unreadable(`mtr was not allowed to ask: ${this.#noPrivilege}`);
    const report = this.#report();
    if (report === undefined && this.#localError === undefined && !this.#unknownHost) {
      const early = endedEarly(input.ending);
      if (early !== undefined) return unreadable(`mtr did not say who answered: ${early}`);
      return unreadable('a report of mtr was expected', this.#jsonLine ?? this.#leftovers.lines[0]);
    }
    const { hubs, ...head }: Report = report ?? { hubs: [] };
    const asked = typeof input.with?.host === 'string' ? input.with.host : undefined;
    const destination = head.destination ?? asked;
    return readingOf({
      ...head,
      ...maybe('destination', destination),
      hubs: [...hubs],
      probes: [],
      ...weighHubs(hubs, report === undefined ? undefined : destination, !this.#raw.counted),
      ...maybe('local_error', this.#localError),
      unknown_host: this.#unknownHost,
      leftovers: this.#leftovers.lines,
    });
  }
}

/** The answers of `mtr --raw`, as they come. */
export const mtrStream: LineStream<Mtr, Probe> = { items: 'probes', open: () => new MtrLines() };

/** Reads mtr: JSON, report, CSV, XML, raw, and the screen as people copy it. */
export function readMtr(input: ReadInput): Reading<Mtr> {
  return readLines(mtrStream, input, (value, probes) => ({ ...value, probes }));
}

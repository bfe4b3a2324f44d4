import { ipVersion } from '../../util/address.ts';
import { type Leftover, Leftovers, printedLines } from '../output.ts';

/** The lines of resolv.conf(5), in order, before they are weighed. */
export interface ResolvConfLines {
  readonly nameservers: string[];
  /** Those on lines that the C library reads. */
  readonly counting: string[];
  readonly search: string[];
  readonly sortlist: string[];
  readonly options: string[];
  readonly countingOptions: string[];
  domain?: string;
  lastSearch: string[];
  external?: string[];
  readonly ignored: Leftover[];
  readonly leftovers: Leftovers;
  known: number;
}

/** `# ExtServers: [host(192.0.2.53) 192.0.2.54]`, written by Docker's embedded DNS. */
const EXTERNAL = /^[#;]\s*ExtServers:\s*\[(?<servers>[^\]]*)\]/;
const HOST_NETWORK = /^host\((?<address>.*)\)$/;

function externalServers(text: string): string[] | undefined {
  const servers = EXTERNAL.exec(text)?.groups?.servers;
  return servers
    ?.split(/\s+/)
    .map((word) => HOST_NETWORK.exec(word)?.groups?.address ?? word)
    .filter((word) => ipVersion(word) !== undefined);
}

function readWord(found: ResolvConfLines, word: string, values: string[], counts: boolean): boolean {
  const [first] = values;
  switch (word) {
    case 'nameserver':
      if (first === undefined || ipVersion(first) === undefined) return false;
      found.nameservers.push(first);
      if (counts) found.counting.push(first);
      return true;
    case 'domain':
      if (first === undefined) return false;
      found.domain = first;
      if (counts) found.lastSearch = [first];
      return true;
    case 'search':
      found.search.push(...values);
      if (counts) found.lastSearch = values;
      return true;
    case 'sortlist':
      found.sortlist.push(...values);
      return true;
    case 'options':
      found.options.push(...values);
      if (counts) found.countingOptions.push(...values);
      return true;
    default:
      return false;
  }
}

/** Sorts the lines of a resolv.conf. */
export function readResolvConfLines(text: string): ResolvConfLines {
  const found: ResolvConfLines = {
    nameservers: [],
    counting: [],
    search: [],
    sortlist: [],
    options: [],
    countingOptions: [],
    lastSearch: [],
    ignored: [],
    leftovers: new Leftovers(),
    known: 0,
  };
  for (const line of printedLines(text)) {
    const external = externalServers(line.text);
    if (external !== undefined) found.external = external;
    const [word = '', ...values] = line.text
      .replace(/[#;].*$/, '')
      .trim()
      .split(/\s+/);
    if (word === '') continue;
    // glibc and musl compare the word with the very beginning of the line.
    const counts = line.text.startsWith(word);
    if (!readWord(found, word, values, counts)) {
      found.leftovers.add(line);
      continue;
    }
    found.known += 1;
    if (!counts && found.ignored.length < 50) found.ignored.push({ line: line.number, text: line.text.slice(0, 200) });
  }
  return found;
}

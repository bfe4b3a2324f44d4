import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, type Line, printedLines, readingOf, unreadable } from '../output.ts';
import { Found } from './found.ts';
import { NmapTags } from './tags.ts';
import { NmapText } from './text.ts';
import type { Nmap } from './value.generated.ts';
import { weighNmap } from './weigh.ts';
import { TagReader } from './xml.ts';

/** Reads lines of either form: what is on stderr may stand between the lines of the document. */
class NmapLines {
  readonly found = new Found();
  readonly #xml = new TagReader();
  readonly #tags = new NmapTags(this.found);
  readonly #text = new NmapText(this.found);
  #inDocument = false;

  push(line: Line): void {
    const { text } = line;
    const start = text.trimStart();
    if (this.#xml.inTag || (start.startsWith('<') && this.#isDocument(start))) {
      for (const tag of this.#xml.push(text)) this.#tags.take(tag);
      return;
    }
    if (!this.#text.take(text)) this.found.leftovers.add(line);
  }

  /** Other documents are not taken apart. */
  #isDocument(start: string): boolean {
    this.#inDocument ||=
      /^<(?:\?xml|!DOCTYPE nmaprun|nmaprun|host\b|port\b|ports\b|scaninfo|runstats|status|\?xml-s|!-- Nmap)/.test(
        start,
      );
    return this.#inDocument;
  }
}

/** True when something was said of hosts, or why there are none. */
function isOfUse(found: Found): boolean {
  return found.hosts.length > 0 || found.unknownHosts.size > 0 || (found.complete && found.counts !== undefined);
}

/** Reads nmap: the document of -oX, whole or cut, and the ordinary text. Ports and hosts that are whole are taken;
 *  `complete` says whether the scan came to its end. */
export function readNmap(input: ReadInput): Reading<Nmap> {
  const lines = new NmapLines();
  for (const text of [input.stdout, input.stderr]) for (const line of printedLines(text)) lines.push(line);
  const { found } = lines;
  const answered = found.hosts.some(({ ports, up }) => ports.length > 0 || up !== undefined);
  if (found.noPrivilege !== undefined && !answered)
    return unreadable(`nmap was not allowed to scan: ${oneLine(found.noPrivilege)}`);
  if (found.fatal !== undefined && !answered) return unreadable(`nmap did not scan: ${oneLine(found.fatal)}`);
  if (isOfUse(found)) return readingOf(weighNmap(found));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`nmap did not say what it found: ${early}`);
  if (found.seen)
    return unreadable('nmap began to scan, and its output ends before any host', found.leftovers.lines[0]);
  return unreadable('a report of nmap was expected', found.leftovers.lines[0]);
}

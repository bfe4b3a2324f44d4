import type { Reading } from '../../model/evidence.ts';
import type { LineReader, LineStream, PrintedLine, ReadInput } from '../../model/tool.ts';
import { endedEarly, Leftovers, readingOf, readLines, unreadable } from '../output.ts';
import { isFrame, type Reply, readHead, readReply, readSummary } from './lines.ts';
import type { Arping } from './value.generated.ts';

const MACS_MAX = 64;

class ArpingReader implements LineReader<Arping, Reply> {
  private head: ReturnType<typeof readHead>;
  private summary: ReturnType<typeof readSummary>;
  private readonly macs = new Set<string>();
  private readonly leftovers = new Leftovers();

  push(line: PrintedLine): readonly Reply[] {
    const { text } = line;
    const reply = readReply(text);
    if (reply !== undefined) {
      // A request that was overheard is not an answer.
      if (reply.type !== 'request' && this.macs.size < MACS_MAX) this.macs.add(reply.mac);
      return [reply];
    }
    const head = readHead(text);
    const summary = head === undefined ? readSummary(text) : undefined;
    if (head !== undefined) this.head ??= head;
    else if (summary !== undefined) this.summary = { ...this.summary, ...summary };
    else if (!isFrame(text)) this.leftovers.add(line);
    return [];
  }

  end(input: ReadInput): { readonly items: readonly Reply[]; readonly reading: Reading<Arping> } {
    return { items: [], reading: this.weigh(input) };
  }

  private weigh(input: ReadInput): Reading<Arping> {
    const [first] = this.leftovers.lines;
    const known = this.macs.size > 0 || this.summary?.received !== undefined;
    const early = endedEarly(input.ending);
    if (!known && early !== undefined) return unreadable(`arping did not run to its end: ${early}`, first);
    if (!known) return unreadable('answers, or a summary as "Received 0 response(s)", were expected', first);
    return readingOf({
      ...this.head,
      detection: this.head?.source_ip === '0.0.0.0' || input.argv.includes('-D'),
      replies: [],
      macs: [...this.macs],
      answered: this.macs.size > 0 || (this.summary?.received ?? 0) > 0,
      duplicate_address: this.macs.size > 1,
      ...this.summary,
      leftovers: this.leftovers.lines,
    });
  }
}

/** arping prints a line for each answer. */
export const arpingStream: LineStream<Arping, Reply> = { items: 'replies', open: () => new ArpingReader() };

/** Reads arping. "Nobody answered" is a value. */
export function readArping(input: ReadInput): Reading<Arping> {
  return readLines(arpingStream, input, (value, replies) => ({ ...value, replies }));
}

import type { Reading } from '../../model/evidence.ts';
import type { LineReader, LineStream, ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, Leftovers, type Line, maybe, readingOf, readLines, unreadable } from '../output.ts';
import { type Connection, readEntry } from './entry.ts';
import { isLoss, isRefusal, readShown } from './trouble.ts';
import type { Conntrack } from './value.generated.ts';

/** What is counted while lines come: nothing of it grows with them. */
class Tally {
  count = 0;
  unreplied = 0;
  assured = 0;
  sourceNat = 0;
  destinationNat = 0;
  readonly states = new Map<string, number>();
  readonly protocols = new Map<string, number>();
  readonly events = new Map<string, number>();

  add(entry: Connection): void {
    this.count += 1;
    if (entry.unreplied) this.unreplied += 1;
    if (entry.assured) this.assured += 1;
    if (entry.source_nat) this.sourceNat += 1;
    if (entry.destination_nat) this.destinationNat += 1;
    this.protocols.set(entry.protocol, (this.protocols.get(entry.protocol) ?? 0) + 1);
    if (entry.state !== undefined) this.states.set(entry.state, (this.states.get(entry.state) ?? 0) + 1);
    if (entry.event !== undefined) this.events.set(entry.event, (this.events.get(entry.event) ?? 0) + 1);
  }
}

class ConntrackReader implements LineReader<Conntrack, Connection> {
  private readonly tally = new Tally();
  private readonly leftovers = new Leftovers();
  private shown: number | undefined;
  private refused: Line | undefined;
  private lost = false;

  push(line: Line): readonly Connection[] {
    const entry = readEntry(line.text, line.number);
    if (entry !== undefined) {
      this.tally.add(entry);
      return [entry];
    }
    const shown = readShown(line.text);
    if (shown !== undefined) this.shown = (this.shown ?? 0) + shown;
    else if (isLoss(line.text)) this.lost = true;
    else if (isRefusal(line.text)) this.refused ??= line;
    else this.leftovers.add(line);
    return [];
  }

  end(input: ReadInput): { readonly items: readonly Connection[]; readonly reading: Reading<Conntrack> } {
    return { items: [], reading: this.weigh(input) };
  }

  private weigh(input: ReadInput): Reading<Conntrack> {
    const { tally, shown } = this;
    if (this.refused !== undefined) return unreadable('conntrack could not look', this.refused);
    // Events come until somebody ends it: the deadline is its ordinary end, and none may have come.
    const watching = input.argv.includes('-E') || tally.events.size > 0;
    const early = endedEarly(input.ending);
    if (early !== undefined && !(watching && ['deadline', 'signaled'].includes(input.ending.how)))
      return unreadable(`conntrack did not list all connections: ${early}`);
    const code = exitCode(input.ending) ?? 0;
    const [strange] = this.leftovers.lines;
    if (code !== 0) return unreadable(`conntrack could not look: exit code ${code}`, strange);
    if (tally.count === 0 && shown === undefined && (strange !== undefined || input.argv.length === 0))
      return unreadable('a connection was expected, as "tcp      6 431999 ESTABLISHED src=192.0.2.1 dst=..."', strange);
    return readingOf({
      connections: [],
      count: tally.count,
      ...maybe('shown', shown),
      complete: shown === tally.count,
      by_state: Object.fromEntries(tally.states),
      by_protocol: Object.fromEntries(tally.protocols),
      by_event: Object.fromEntries(tally.events),
      unreplied: tally.unreplied,
      assured: tally.assured,
      source_nat: tally.sourceNat,
      destination_nat: tally.destinationNat,
      events_lost: this.lost,
      leftovers: this.leftovers.lines,
    });
  }
}

export const conntrackStream: LineStream<Conntrack, Connection> = {
  items: 'connections',
  open: () => new ConntrackReader(),
};

/** Reads conntrack -L and -E in all of the text formats, and /proc/net/nf_conntrack. */
export function readConntrack(input: ReadInput): Reading<Conntrack> {
  return readLines(conntrackStream, input, (value, connections) => ({ ...value, connections }));
}

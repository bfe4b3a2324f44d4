import type { Reading } from '../../model/evidence.ts';
import type { Arguments, ReadInput } from '../../model/tool.ts';
import {
  endedEarly,
  exitCode,
  firstLine,
  Leftovers,
  type Line,
  printedLines,
  readingOf,
  unreadable,
} from '../output.ts';
import { Words } from '../words.ts';
import { takeDetails } from './details.ts';
import { type Columns, type Known, readHeader, readRow } from './row.ts';
import type { Socket, Ss } from './value.generated.ts';

/** The kinds of one netid each: ss then leaves the column out. */
const NETIDS: Readonly<Record<string, string>> = {
  tcp: 'tcp',
  udp: 'udp',
  sctp: 'sctp',
  mptcp: 'mptcp',
  netlink: 'nl',
};
/** The state that each argument stands for: ss then leaves the column out. */
const STATES: Readonly<Record<string, string>> = {
  listening: 'LISTEN',
  established: 'ESTAB',
  'syn-sent': 'SYN-SENT',
  'syn-recv': 'SYN-RECV',
  'fin-wait-1': 'FIN-WAIT-1',
  'fin-wait-2': 'FIN-WAIT-2',
  'time-wait': 'TIME-WAIT',
  'close-wait': 'CLOSE-WAIT',
  'last-ack': 'LAST-ACK',
  closing: 'CLOSING',
  closed: 'UNCONN',
};
/** Where the states are counted. */
const COUNTS = new Map(
  Object.entries({
    LISTEN: 'listening',
    ESTAB: 'established',
    'SYN-SENT': 'syn_sent',
    'SYN-RECV': 'syn_recv',
    'FIN-WAIT-1': 'fin_wait',
    'FIN-WAIT-2': 'fin_wait',
    'TIME-WAIT': 'time_wait',
    'CLOSE-WAIT': 'close_wait',
    'LAST-ACK': 'last_ack',
    CLOSING: 'closing',
    UNCONN: 'unconnected',
  } as const),
);
/** A header of another list of sockets: `Proto Recv-Q Send-Q Local Address ...` of netstat. */
const OTHER_HEADER = /^Proto +(?:Recv-Q|RefCnt) /;
/** Details that a narrow terminal put on a line of their own. */
const DETAILS = /^(?:users:\(|timer:\(|uid:|ino:|sk:|skmem:\(|mem:\(|cgroup:|fwmark:|v6only:|<->|-->|<--|---)/;

/** About the names of control groups only: nothing is missing from the list. */
const NOISE = 'Failed to find cgroup2 mount';

function knownOf(args: Arguments | undefined): Known {
  return {
    netid: NETIDS[String(args?.family ?? '')],
    state: STATES[String(args?.state ?? '')],
  };
}

interface Found {
  readonly sockets: Socket[];
  readonly leftovers: Leftovers;
  columns: Columns | undefined;
  other: Line | undefined;
}

/** A line below a socket: a tab before iproute2's own details, spaces where a terminal was too narrow. */
function belongsAbove(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 9 || first === 32 ? !text.trimStart().startsWith('`- ') : DETAILS.test(text);
}

function walk(input: ReadInput): Found {
  const found: Found = { sockets: [], leftovers: new Leftovers(), columns: undefined, other: undefined };
  const known = knownOf(input.with);
  let above: Socket | undefined;
  for (const line of printedLines(input.stdout)) {
    const header = readHeader(line.text);
    if (header !== undefined) {
      found.columns = header;
      above = undefined;
      continue;
    }
    if (above !== undefined && belongsAbove(line.text)) {
      takeDetails(above, new Words(line.text));
      continue;
    }
    if (OTHER_HEADER.test(line.text)) found.other ??= line;
    above = readRow(line.text, found.columns, known);
    if (above !== undefined) found.sockets.push(above);
    else if (line.text !== NOISE) found.leftovers.add(line);
  }
  for (const line of printedLines(input.stderr)) if (line.text !== NOISE) found.leftovers.add(line);
  return found;
}

function weigh({ sockets, leftovers }: Found): Ss {
  const value: Ss = {
    sockets,
    listening: 0,
    established: 0,
    syn_sent: 0,
    syn_recv: 0,
    fin_wait: 0,
    time_wait: 0,
    close_wait: 0,
    last_ack: 0,
    closing: 0,
    unconnected: 0,
    accept_queues_full: 0,
    leftovers: leftovers.lines,
  };
  for (const { state, accept_queue_full: full, memory, tcp } of sockets) {
    const field = COUNTS.get(state ?? '');
    if (field !== undefined) value[field] += 1;
    if (full === true) value.accept_queues_full += 1;
    if (memory?.drops !== undefined) value.drops = (value.drops ?? 0) + memory.drops;
    if (tcp !== undefined) value.retrans_total = (value.retrans_total ?? 0) + tcp.retrans_total;
  }
  return value;
}

/** True when the header was switched off, so that no socket at all prints nothing. */
function withoutHeader(argv: readonly string[]): boolean {
  return argv.some((word) => word === '--no-header' || /^-[a-zA-Z0-9]*H/.test(word));
}

/** Reads ss of iproute2, one line for each socket or several. No socket at all is a value when the header was printed. */
export function readSs(input: ReadInput): Reading<Ss> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ss did not print its list to the end: ${early}`);
  if (exitCode(input.ending) !== 0)
    return unreadable('ss could not list the sockets', firstLine(input.stderr) ?? firstLine(input.stdout));
  const found = walk(input);
  const { sockets, columns, leftovers } = found;
  if (found.other !== undefined)
    return unreadable('a list of ss was expected; this is the header of another tool', found.other);
  const [unknown] = leftovers.lines;
  if (sockets.length > 0) return readingOf(weigh(found));
  const looked = columns !== undefined || withoutHeader(input.argv);
  if (looked && unknown === undefined) return readingOf(weigh(found));
  return unreadable('the header of ss was expected, as "Netid State Recv-Q Send-Q Local Address:Port"', unknown);
}

import type { Arguments } from '../../model/tool.ts';
import { eachPrintedLine, Leftovers, type Line } from '../output.ts';
import { Words } from '../words.ts';
import { takeDetails } from './details.ts';
import { type Known, readHeader, readRow } from './row.ts';
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
/** What every header holds by which lines below are read: of ss, and of other lists of sockets. */
export const HEADERS: readonly string[] = ['Address:Port', 'Proto Re'];
/** A header of another list of sockets: `Proto Recv-Q Send-Q Local Address ...` of netstat. What follows is its own. */
const OTHER_HEADER = /^Proto +(?:Recv-Q|RefCnt) /;
/** Details that a narrow terminal put on a line of their own. */
const DETAILS = /^(?:users:\(|timer:\(|uid:|ino:|sk:|skmem:\(|mem:\(|cgroup:|fwmark:|v6only:|<->|-->|<--|---)/;

const TAB = 9;
const SPACE = 32;
const DASH = 45;
const LESS = 60;

/** About the names of control groups only: nothing is missing from the list. */
export const NOISE = 'Failed to find cgroup2 mount';

/** What a tool's arguments say of the columns that ss then leaves out. */
export function knownOf(args: Arguments | undefined): Known {
  return {
    netid: NETIDS[String(args?.family ?? '')],
    state: STATES[String(args?.state ?? '')],
  };
}

/** What a list, or a piece of one, says beside its sockets. */
export interface Rest extends Omit<Ss, 'sockets'> {
  /** How many lines there were. */
  lines: number;
  /** Whether a header was printed. */
  header: boolean;
  /** The first header of another tool. Absent when there was none. */
  other: Line | undefined;
}

function empty(): Rest {
  return {
    lines: 0,
    header: false,
    other: undefined,
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
    leftovers: [],
  };
}

/** A line below a socket: a tab before iproute2's own details, spaces where a terminal was too narrow. */
export function belongsAbove(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first === TAB || first === SPACE) return !text.trimStart().startsWith('`- ');
  // A row's first word has no colon, and is no arrow.
  const colon = text.indexOf(':');
  if (first !== LESS && first !== DASH && (colon < 0 || colon > text.indexOf(' ') + 1)) return false;
  return DETAILS.test(text);
}

/** Adds a socket to the sums. */
function weigh(rest: Rest, { state, accept_queue_full: full, memory, tcp }: Socket): void {
  const field = COUNTS.get(state ?? '');
  if (field !== undefined) rest[field] += 1;
  if (full === true) rest.accept_queues_full += 1;
  if (memory?.drops !== undefined) rest.drops = (rest.drops ?? 0) + memory.drops;
  if (tcp !== undefined) rest.retrans_total = (rest.retrans_total ?? 0) + tcp.retrans_total;
}

/** Reads a list, or a piece of one below the header `above`; hands each socket on as soon as it is whole. */
export function walk(text: string, above: string | undefined, known: Known, put: (socket: Socket) => void): Rest {
  const rest = empty();
  const leftovers = new Leftovers();
  let columns = above === undefined ? undefined : readHeader(above);
  let foreign = above !== undefined && OTHER_HEADER.test(above);
  let open: Socket | undefined;
  const close = () => {
    if (open === undefined) return;
    weigh(rest, open);
    put(open);
    open = undefined;
  };
  rest.lines = eachPrintedLine(text, (line, number) => {
    if (open !== undefined && belongsAbove(line)) {
      takeDetails(open, new Words(line));
      return;
    }
    close();
    const header = readHeader(line);
    if (header !== undefined) {
      columns = header;
      foreign = false;
      rest.header = true;
      return;
    }
    if (line.startsWith('Proto') && OTHER_HEADER.test(line)) {
      foreign = true;
      rest.other ??= { number, text: line };
    }
    open = foreign ? undefined : readRow(line, columns, known);
    if (open === undefined && line !== NOISE) leftovers.add({ number, text: line });
  });
  close();
  rest.leftovers = leftovers.lines;
  return rest;
}

/** The pieces' rests as one: sums added, and lines counted from the beginning of the whole. */
export function together(rests: readonly Rest[]): Rest {
  const whole = empty();
  const leftovers = new Leftovers();
  for (const rest of rests) {
    const before = whole.lines;
    for (const field of new Set(COUNTS.values())) whole[field] += rest[field];
    whole.accept_queues_full += rest.accept_queues_full;
    if (rest.drops !== undefined) whole.drops = (whole.drops ?? 0) + rest.drops;
    if (rest.retrans_total !== undefined) whole.retrans_total = (whole.retrans_total ?? 0) + rest.retrans_total;
    whole.header ||= rest.header;
    if (rest.other !== undefined) whole.other ??= { ...rest.other, number: before + rest.other.number };
    for (const { line, text } of rest.leftovers) leftovers.add({ number: before + line, text });
    whole.lines += rest.lines;
  }
  whole.leftovers = leftovers.lines;
  return whole;
}

import type { Reading } from '../../model/evidence.ts';
import type { Arguments, Pieces, ReadInput } from '../../model/tool.ts';
import {
  eachPrintedLine,
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
/** A header of another list of sockets: `Proto Recv-Q Send-Q Local Address ...` of netstat. */
const OTHER_HEADER = /^Proto +(?:Recv-Q|RefCnt) /;
/** Details that a narrow terminal put on a line of their own. */
const DETAILS = /^(?:users:\(|timer:\(|uid:|ino:|sk:|skmem:\(|mem:\(|cgroup:|fwmark:|v6only:|<->|-->|<--|---)/;

const TAB = 9;
const SPACE = 32;
const DASH = 45;
const LESS = 60;

/** About the names of control groups only: nothing is missing from the list. */
const NOISE = 'Failed to find cgroup2 mount';

function knownOf(args: Arguments | undefined): Known {
  return {
    netid: NETIDS[String(args?.family ?? '')],
    state: STATES[String(args?.state ?? '')],
  };
}

/** What a list, or a piece of one, says beside its sockets. */
interface Rest extends Omit<Ss, 'sockets'> {
  /** How many lines there were. */
  lines: number;
  header: boolean;
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
function belongsAbove(text: string): boolean {
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

function walk(text: string, above: string | undefined, known: Known, put: (socket: Socket) => void): Rest {
  const rest = empty();
  const leftovers = new Leftovers();
  let columns = above === undefined ? undefined : readHeader(above);
  let open: Socket | undefined;
  const close = () => {
    if (open === undefined) return;
    weigh(rest, open);
    put(open);
    open = undefined;
  };
  rest.lines = eachPrintedLine(text, (line, number) => {
    const header = readHeader(line);
    if (header !== undefined) {
      columns = header;
      rest.header = true;
      close();
      return;
    }
    if (open !== undefined && belongsAbove(line)) {
      takeDetails(open, new Words(line));
      return;
    }
    if (OTHER_HEADER.test(line)) rest.other ??= { number, text: line };
    close();
    open = readRow(line, columns, known);
    if (open === undefined && line !== NOISE) leftovers.add({ number, text: line });
  });
  close();
  rest.leftovers = leftovers.lines;
  return rest;
}

/** The pieces' rests as one: sums added, and lines counted from the beginning of the whole. */
function together(rests: readonly Rest[]): Rest {
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

/** True when the header was switched off, so that no socket at all prints nothing. */
function withoutHeader(argv: readonly string[]): boolean {
  return argv.some((word) => word === '--no-header' || /^-[a-zA-Z0-9]*H/.test(word));
}

/** What the whole list comes to, without its sockets. No socket at all is a value when the header was printed. */
function conclude(whole: Rest, sockets: number, argv: readonly string[]): Reading<Ss> {
  const { lines: _, header, other, ...sums } = whole;
  if (other !== undefined) return unreadable('a list of ss was expected; this is the header of another tool', other);
  const [unknown] = sums.leftovers;
  const looked = header || withoutHeader(argv);
  if (sockets > 0 || (looked && unknown === undefined)) return readingOf({ sockets: [], ...sums });
  return unreadable('the header of ss was expected, as "Netid State Recv-Q Send-Q Local Address:Port"', unknown);
}

/** Reads ss of iproute2, one line for each socket or several. */
export function readSs(input: ReadInput): Reading<Ss> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ss did not print its list to the end: ${early}`);
  if (exitCode(input.ending) !== 0)
    return unreadable('ss could not list the sockets', firstLine(input.stderr) ?? firstLine(input.stdout));
  const sockets: Socket[] = [];
  const whole = walk(input.stdout, undefined, knownOf(input.with), (socket) => sockets.push(socket));
  const leftovers = new Leftovers(whole.leftovers);
  for (const line of printedLines(input.stderr)) if (line.text !== NOISE) leftovers.add(line);
  const reading = conclude({ ...whole, leftovers: leftovers.lines }, sockets.length, input.argv);
  return reading.kind === 'value' ? readingOf({ ...reading.value, sockets }) : reading;
}

/** A saved list of many megabytes, read in pieces. */
export const ssPieces: Pieces<Ss, Socket, Rest> = {
  items: 'sockets',
  header: 'Address:Port',
  begins: (line) => !belongsAbove(line),
  read: (text, header, put) => walk(text, header, knownOf(undefined), put),
  end: (rests, sockets) => conclude(together(rests), sockets, []),
};

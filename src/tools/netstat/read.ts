import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
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
import { columnsOf } from './columns.ts';
import { isProto, type LinuxColumns, readBsdConnection, readLinuxConnection } from './connection.ts';
import { readInterface, readRoute } from './route.ts';
import { PROGRAM_WIDTH, readBsdUnix, readKernelControl, readLinuxUnix } from './unix.ts';
import type { KernelControl, Netstat, Route } from './value.generated.ts';

type Table = 'connections' | 'unix_sockets' | 'routes' | 'interfaces' | 'kernel_controls';

/** `Active Internet connections (servers and established)`: what comes below. */
const TITLES: readonly (readonly [string, Table])[] = [
  ['Active Internet connections', 'connections'],
  ['Active Multipath Internet connections', 'connections'],
  ['Active UNIX domain sockets', 'unix_sockets'],
  ['Active LOCAL (UNIX) domain sockets', 'unix_sockets'],
  ['Registered kernel control modules', 'kernel_controls'],
  ['Active kernel event sockets', 'kernel_controls'],
  ['Active kernel control sockets', 'kernel_controls'],
  ['Kernel IP routing table', 'routes'],
  ['Kernel IPv6 routing table', 'routes'],
  ['Routing tables', 'routes'],
  ['Kernel Interface table', 'interfaces'],
];
const KINDS = new Map<string, KernelControl['kind']>([
  ['Registered kernel control modules', 'Registered kernel control module'],
  ['Active kernel event sockets', 'Active kernel event socket'],
  ['Active kernel control sockets', 'Active kernel control socket'],
]);
/** The first word of each header. */
const HEADER = /^(?:Proto|Proto\/ID|Socket|Tcpcb|PCB|Address|id|kctlref|pcb|Destination|Iface|Name) /i;
/** Advice without a privilege, in brackets over two lines. */
const NOISE =
  /^(?:\(Not all processes could be identified, |\(No info could be read for "-p": | ?will not be shown, you would have to be root to see it all\.\)$)/;
/** Where the states are counted; BSD's spelling beside Linux's. */
const COUNTS = new Map(
  Object.entries({
    LISTEN: 'listening',
    ESTABLISHED: 'established',
    SYN_SENT: 'syn_sent',
    SYN_RECV: 'syn_recv',
    SYN_RCVD: 'syn_recv',
    FIN_WAIT1: 'fin_wait',
    FIN_WAIT2: 'fin_wait',
    FIN_WAIT_1: 'fin_wait',
    FIN_WAIT_2: 'fin_wait',
    TIME_WAIT: 'time_wait',
    CLOSE_WAIT: 'close_wait',
    LAST_ACK: 'last_ack',
    CLOSING: 'closing',
  } as const),
);

/** Where the reader is: the table, its columns, and what they mean on Linux. */
interface Place {
  table: Table | undefined;
  kind: KernelControl['kind'] | undefined;
  family: Route['family'] | undefined;
  columns: readonly string[];
  linux: LinuxColumns | undefined;
  width: number | undefined;
}

function emptyValue(leftovers: Leftovers): Netstat {
  return {
    connections: [],
    unix_sockets: [],
    routes: [],
    interfaces: [],
    kernel_controls: [],
    tables: [],
    listening: 0,
    established: 0,
    syn_sent: 0,
    syn_recv: 0,
    fin_wait: 0,
    time_wait: 0,
    close_wait: 0,
    last_ack: 0,
    closing: 0,
    leftovers: leftovers.lines,
  };
}

function enter(value: Netstat, place: Place, table: Table): void {
  place.table = table;
  if (!value.tables.includes(table)) value.tables.push(table);
}

/** The title of a table. @returns false when the line is none. */
function takeTitle(value: Netstat, place: Place, text: string): boolean {
  const family = /^Internet(?<six>6)?:$/.exec(text);
  if (family !== null && place.table === 'routes') {
    place.family = family.groups?.six === undefined ? 'inet' : 'inet6';
    return true;
  }
  const title = TITLES.find(([start]) => text.startsWith(start));
  if (title === undefined) return false;
  enter(value, place, title[1]);
  place.kind = KINDS.get(title[0]);
  place.family = title[0] === 'Kernel IPv6 routing table' ? 'inet6' : undefined;
  place.columns = [];
  place.linux = undefined;
  place.width = undefined;
  return true;
}

/** The header of a table, which without a title says what it is. @returns false when the line is none. */
function takeHeader(value: Netstat, place: Place, text: string): boolean {
  if (!HEADER.test(text)) return false;
  const columns = columnsOf(text);
  const has = (name: string) => columns.includes(name);
  if (has('destination')) enter(value, place, 'routes');
  else if (has('iface') || (has('name') && has('ipkts'))) enter(value, place, 'interfaces');
  else if (has('refcnt') || has('nextref')) enter(value, place, 'unix_sockets');
  else if (has('local_address') && has('foreign_address')) enter(value, place, 'connections');
  else if (place.table !== 'kernel_controls') return false;
  place.columns = columns;
  // Linux writes State, BSD (state).
  const linux = text.includes(' State') || has('refcnt');
  place.linux = linux
    ? { user: has('user'), program: has('program_name'), context: has('security_context') }
    : undefined;
  const program = text.indexOf('PID/Program name');
  const path = text.indexOf('Path', program);
  place.width = program < 0 ? undefined : path < 0 ? PROGRAM_WIDTH : path - program;
  return true;
}

/** One line of the table. @returns false when it is none. */
function takeLine(value: Netstat, place: Place, { text }: Line): boolean {
  const { table, columns, linux } = place;
  const word = text.slice(0, text.indexOf(' '));
  if (word === 'unix') {
    const socket = readLinuxUnix(text, place.width);
    if (socket !== undefined) value.unix_sockets.push(socket);
    return socket !== undefined;
  }
  if (table === 'connections' || (table === undefined && isProto(word))) {
    const bsd = linux === undefined && columns.length > 0;
    const connection = bsd ? readBsdConnection(text, columns) : readLinuxConnection(text, linux);
    if (connection === undefined) return false;
    const count = COUNTS.get(connection.state ?? '');
    if (count !== undefined) value[count] += 1;
    value.connections.push(connection);
    return true;
  }
  if (columns.length === 0) return false;
  switch (table) {
    case 'unix_sockets': {
      const socket = readBsdUnix(text);
      if (socket !== undefined) value.unix_sockets.push(socket);
      return socket !== undefined;
    }
    case 'routes': {
      const route = readRoute(text, columns, place.family);
      if (route !== undefined) value.routes.push(route);
      return route !== undefined;
    }
    case 'interfaces': {
      const found = readInterface(text, columns);
      if (found !== undefined) value.interfaces.push(found);
      return found !== undefined;
    }
    case 'kernel_controls': {
      const control = readKernelControl(text, columns, place.kind ?? '');
      if (control !== undefined) value.kernel_controls.push(control);
      return control !== undefined;
    }
    default:
      return false;
  }
}

function walk(input: ReadInput, leftovers: Leftovers): Netstat {
  const value = emptyValue(leftovers);
  const place: Place = {
    table: undefined,
    kind: undefined,
    family: undefined,
    columns: [],
    linux: undefined,
    width: undefined,
  };
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) {
      if (takeLine(value, place, line)) continue;
      if (takeTitle(value, place, line.text) || takeHeader(value, place, line.text)) continue;
      if (!NOISE.test(line.text)) leftovers.add(line);
    }
  return value;
}

/** Reads the tables of netstat: sockets, routes, interfaces. An empty table is a value when its title was printed. */
export function readNetstat(input: ReadInput): Reading<Netstat> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`netstat did not print its tables to the end: ${early}`);
  const leftovers = new Leftovers();
  const value = walk(input, leftovers);
  const found = [value.connections, value.unix_sockets, value.routes, value.interfaces, value.kernel_controls].some(
    (list) => list.length > 0,
  );
  if (exitCode(input.ending) !== 0)
    return unreadable('netstat could not list it', firstLine(input.stderr) ?? firstLine(input.stdout));
  if (found || (value.tables.length > 0 && leftovers.lines.length === 0)) return readingOf(value);
  return unreadable(
    'a table of netstat was expected, as "Active Internet connections"',
    leftovers.lines[0] ?? firstLine(input.stdout),
  );
}

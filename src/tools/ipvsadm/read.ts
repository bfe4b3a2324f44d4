import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import {
  endedEarly,
  exitCode,
  firstLine,
  Leftovers,
  type Line,
  maybe,
  printedLines,
  readingOf,
  unreadable,
} from '../output.ts';
import { wholeNumber } from '../words.ts';
import { CONNECTIONS_TITLE, type Connection, readConnection } from './connection.ts';
import { nameOf, type Service } from './place.ts';
import { Saved } from './saved.ts';
import { Tables } from './table.ts';
import type { Ipvsadm } from './value.generated.ts';

/** `IP Virtual Server version 1.2.1 (size=4096)` */
const HEAD = /^IP Virtual Server version (?<version>[0-9.]{1,20}) \(size=(?<size>[0-9]{1,10})\)$/;
/** `Timeout (tcp tcpfin udp): 900 120 300` */
const TIMEOUTS = /^Timeout \(tcp tcpfin udp\): (?<tcp>[0-9]{1,10}) (?<fin>[0-9]{1,10}) (?<udp>[0-9]{1,10})$/;
/** The module is not there; EPERM comes before it, so that this is no missing privilege. */
const NO_IPVS = "Can't initialize ipvs: Protocol not available";
const EXPECTED = 'virtual servers were expected, as "ipvsadm -L -n" or "ipvsadm -S" prints them';
const LINE_MAX = 1_000;

class IpvsadmLines {
  readonly tables = new Tables();
  readonly saved = new Saved();
  readonly connections: Connection[] = [];
  readonly leftovers = new Leftovers();
  version: string | undefined;
  size: number | undefined;
  timeouts: Ipvsadm['timeouts'];
  private listed = false;

  /** Something of ipvsadm's was seen: what is empty then is empty. */
  get known(): boolean {
    return this.tables.titled || this.listed || this.timeouts !== undefined || this.saved.services.length > 0;
  }

  push(line: Line): void {
    const { text } = line;
    if (
      text.length > LINE_MAX ||
      !(this.head(text) || this.connection(text) || this.tables.take(text) || this.saved.take(text))
    )
      this.leftovers.add(line);
  }

  private head(text: string): boolean {
    const head = HEAD.exec(text)?.groups;
    if (head !== undefined) {
      this.version = head.version;
      this.size = wholeNumber(head.size);
    }
    const { tcp, fin, udp } = TIMEOUTS.exec(text)?.groups ?? {};
    if (tcp !== undefined) this.timeouts = { tcp_s: Number(tcp), tcp_fin_s: Number(fin), udp_s: Number(udp) };
    return head !== undefined || tcp !== undefined;
  }

  private connection(text: string): boolean {
    if (text === 'IPVS connection entries') return true;
    if (CONNECTIONS_TITLE.test(text)) {
      this.listed = true;
      return true;
    }
    const connection = this.listed ? readConnection(text) : undefined;
    if (connection !== undefined) this.connections.push(connection);
    return connection !== undefined;
  }
}

/** The sum of the weights, where they were printed. */
function weighed(service: Service): Service {
  const { destinations, ...rest } = service;
  const weights = destinations.map(({ weight }) => weight);
  const known = weights.every((weight) => weight !== undefined);
  const sum = known && weights.length > 0 ? weights.reduce<number>((all, one) => all + (one ?? 0), 0) : undefined;
  return { ...rest, ...maybe('weight', sum), destinations };
}

function ipvsOf(services: readonly Service[], made: Partial<Ipvsadm>): Ipvsadm {
  const all = services.map(weighed);
  return {
    ipvs: true,
    no_such_service: false,
    services: all,
    connections: [],
    without_destination: all.filter(({ destinations }) => destinations.length === 0).map(nameOf),
    quiesced: all.filter(({ weight }) => weight === 0).map(nameOf),
    leftovers: [],
    ...made,
  };
}

/** The first line with which ipvsadm says why it did not list. */
function troubleOf({ stdout, stderr }: ReadInput, code: number | undefined): Line | undefined {
  for (const text of [stderr, stdout])
    for (const line of printedLines(text))
      if (line.text.startsWith("Can't initialize ipvs: ") || line.text === 'No such service') return line;
  return code === 0 ? undefined : (firstLine(stderr) ?? firstLine(stdout));
}

/** Reads `ipvsadm -L` in every form, with -n or names, and `ipvsadm -S`. A service that does not exist, and a kernel
 *  without IPVS, are values: it was asked. */
export function readIpvsadm(input: ReadInput): Reading<Ipvsadm> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ipvsadm did not list all: ${early}`);
  const code = exitCode(input.ending);
  const trouble = troubleOf(input, code);
  if (trouble?.text === 'No such service') return readingOf(ipvsOf([], { no_such_service: true }));
  if (trouble?.text === NO_IPVS) return readingOf(ipvsOf([], { ipvs: false }));
  if (trouble !== undefined || code !== 0) return unreadable('ipvsadm could not look', trouble);
  const lines = new IpvsadmLines();
  for (const line of printedLines(input.stdout)) lines.push(line);
  if (lines.tables.hexadecimal)
    return unreadable('that is /proc/net/ip_vs: "ipvsadm -L -n" is expected', firstLine(input.stdout));
  const [unknown] = lines.leftovers.lines;
  // `ipvsadm -S` prints nothing where there is nothing.
  const nothing = input.stdout.trim() === '' && input.argv[0] === 'ipvsadm' && input.argv.includes('-S');
  if (!lines.known && !nothing)
    return unreadable(EXPECTED, unknown ?? firstLine(input.stdout) ?? firstLine(input.stderr));
  return readingOf(
    ipvsOf([...lines.tables.services, ...lines.saved.services], {
      ...maybe('version', lines.version),
      ...maybe('table_size', lines.size),
      connections: lines.connections,
      ...maybe('timeouts', lines.timeouts),
      leftovers: lines.leftovers.lines,
    }),
  );
}

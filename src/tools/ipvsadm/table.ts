import { maybe } from '../output.ts';
import { wholeNumber, wordsOf } from '../words.ts';
import { counterOf, type Destination, familyOf, placeOf, type Service } from './place.ts';

type Numbers = Partial<
  Pick<
    Destination,
    | 'connections'
    | 'in_packets'
    | 'out_packets'
    | 'in_bytes'
    | 'out_bytes'
    | 'connections_per_second'
    | 'in_packets_per_second'
    | 'out_packets_per_second'
    | 'in_bytes_per_second'
    | 'out_bytes_per_second'
    | 'weight'
    | 'persistent_connections'
    | 'active_connections'
    | 'inactive_connections'
    | 'upper_threshold'
    | 'lower_threshold'
  >
>;

/** What the title of a column says. */
const COLUMNS: ReadonlyMap<string, keyof Numbers> = new Map([
  ['Conns', 'connections'],
  ['InPkts', 'in_packets'],
  ['OutPkts', 'out_packets'],
  ['InBytes', 'in_bytes'],
  ['OutBytes', 'out_bytes'],
  ['CPS', 'connections_per_second'],
  ['InPPS', 'in_packets_per_second'],
  ['OutPPS', 'out_packets_per_second'],
  ['InBPS', 'in_bytes_per_second'],
  ['OutBPS', 'out_bytes_per_second'],
  ['Weight', 'weight'],
  ['PersistConn', 'persistent_connections'],
  ['ActiveConn', 'active_connections'],
  ['InActConn', 'inactive_connections'],
  ['Uthreshold', 'upper_threshold'],
  ['Lthreshold', 'lower_threshold'],
]);
const FORWARD: ReadonlyMap<string, Destination['forward'] & string> = new Map([
  ['Masq', 'masquerade'],
  ['Route', 'route'],
  ['Tunnel', 'tunnel'],
  ['Local', 'local'],
]);
const PROTOCOLS: ReadonlyMap<string, Service['protocol']> = new Map([
  ['TCP', 'tcp'],
  ['UDP', 'udp'],
  ['SCTP', 'sctp'],
  ['FWM', 'fwmark'],
]);

/** Names of columns to fields. Absent when one of them is not known. */
function columnsOf(words: readonly string[]): readonly (keyof Numbers)[] | undefined {
  const fields = words.flatMap((word) => COLUMNS.get(word) ?? []);
  return fields.length === words.length ? fields : undefined;
}

/** The numbers of a line, one for each column. Absent when there are more or fewer, or one is none. */
function numbersOf(words: readonly string[], columns: readonly (keyof Numbers)[]): Numbers | undefined {
  if (words.length !== columns.length) return undefined;
  const numbers: Numbers = {};
  for (const [at, column] of columns.entries()) {
    const number = counterOf(words[at]);
    if (number === undefined) return undefined;
    numbers[column] = number;
  }
  return numbers;
}

/** `rr`, `wlc persistent 360 mask 255.255.255.0`, `sh (sh-port) ops`, `rr persistent 300 pe sip` */
function optionsOf(words: readonly string[]): Partial<Service> | undefined {
  const [scheduler, ...rest] = words;
  if (scheduler === undefined) return undefined;
  const options: Partial<Service> = { scheduler };
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (word === 'ops') options.one_packet = true;
    else if (word.startsWith('(') && word.endsWith(')')) options.scheduler_flags = word.slice(1, -1).split(',');
    else if (word === 'persistent') Object.assign(options, maybe('persistent_s', wholeNumber(rest[++at])));
    else if (word === 'mask') Object.assign(options, maybe('netmask', rest[++at]));
    else if (word === 'pe') Object.assign(options, maybe('persistence_engine', rest[++at]));
    else return undefined;
  }
  return options;
}

/** Reads the tables of `ipvsadm -L`, whichever columns they have. */
export class Tables {
  readonly services: Service[] = [];
  /** Titles were seen: without services below them there are none. */
  titled = false;
  /** It is /proc/net/ip_vs, whose addresses and ports are hexadecimal: 0050 is no port 50. */
  hexadecimal = false;
  /** Columns behind a service; absent where its scheduler stands there. */
  private ofService: readonly (keyof Numbers)[] | undefined;
  private ofDestination: readonly (keyof Numbers)[] = [];
  private withForward = false;

  take(text: string): boolean {
    const words = wordsOf(text);
    const [first = '', second = ''] = words;
    if (first === 'Prot' && second === 'LocalAddress:Port') return this.title(words.slice(2));
    if (!this.titled) return false;
    if (first === '->' && second === 'RemoteAddress:Port') {
      // ipvsadm pads its columns, the kernel does not.
      this.hexadecimal ||= text.endsWith('-> RemoteAddress:Port Forward Weight ActiveConn InActConn');
      return this.subtitle(words.slice(2));
    }
    return first === '->' ? this.destination(words.slice(1)) : this.service(words);
  }

  private title(words: readonly string[]): boolean {
    this.titled = true;
    this.withForward = false;
    const columns = words[0] === 'Scheduler' ? undefined : columnsOf(words);
    // Thresholds and persistent connections are of real servers: the scheduler stands behind a service there too.
    this.ofService = columns?.includes('active_connections') ? undefined : columns;
    this.ofDestination = columns ?? [];
    return words[0] === 'Scheduler' || columns !== undefined;
  }

  private subtitle(words: readonly string[]): boolean {
    if (words.length === 0) return true;
    const columns = columnsOf(words.slice(1));
    if (words[0] !== 'Forward' || columns === undefined) return false;
    this.withForward = true;
    this.ofDestination = columns;
    return true;
  }

  private service(words: readonly string[]): boolean {
    const protocol = PROTOCOLS.get(words[0] ?? '');
    if (protocol === undefined) return false;
    const mark = protocol === 'fwmark' ? wholeNumber(words[1]) : undefined;
    const place = protocol === 'fwmark' ? undefined : placeOf(words[1] ?? '');
    if (mark === undefined && place === undefined) return false;
    const six = mark !== undefined && words[2] === 'IPv6';
    const rest = words.slice(six ? 3 : 2);
    const said = this.ofService === undefined ? optionsOf(rest) : numbersOf(rest, this.ofService);
    if (said === undefined) return false;
    this.services.push({
      protocol,
      ...place,
      ...maybe('fwmark', mark),
      ...(place === undefined ? { family: six ? 'ipv6' : 'ipv4' } : familyOf(place.address)),
      scheduler_flags: [],
      one_packet: false,
      ...said,
      destinations: [],
    });
    return true;
  }

  private destination(words: readonly string[]): boolean {
    const service = this.services.at(-1);
    const place = placeOf(words[0] ?? '');
    if (service === undefined || place === undefined) return false;
    const forward = this.withForward ? FORWARD.get(words[1] ?? '') : undefined;
    if (this.withForward && forward === undefined) return false;
    const numbers = numbersOf(words.slice(this.withForward ? 2 : 1), this.ofDestination);
    if (numbers === undefined) return false;
    service.destinations.push({ ...place, ...maybe('forward', forward), ...numbers });
    return true;
  }
}

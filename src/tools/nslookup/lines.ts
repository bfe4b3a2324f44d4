import { ipVersion } from '../../util/address.ts';
import { readServer, type Trouble, takeTrouble } from '../dns-trouble.ts';
import { maybe } from '../output.ts';
import type { Nslookup } from './value.generated.ts';

type AnswerRecord = Nslookup['answer'][number];

/** What was found so far. */
export interface Lookup {
  readonly trouble: Trouble;
  readonly answer: AnswerRecord[];
  readonly authority: AnswerRecord[];
  readonly failures: Nslookup['failures'];
  readonly queryTimes: number[];
  /** "No answer": the name is there, this type is not. */
  noAnswer: boolean;
  nonAuthoritative: boolean;
  server?: string;
  serverName?: string;
  nameserver?: string;
  port?: number;
  /** Where the next line belongs. */
  part: 'server' | 'answer' | 'authority' | 'debug';
  /** The name that the lines below belong to. */
  name?: string;
  soa?: AnswerRecord;
}

/** `Server:		192.0.2.53` */
const SERVER = /^Server:\s*(?<name>\S.*)$/;
/** `Address:	192.0.2.53#53`, `Address: 192.0.2.10`, `Addresses:  2001:db8::10`, `Address 1: 192.0.2.10 www` */
const ADDRESS = /^Address(?:es)?(?: [0-9]{1,3})?:\s*(?<address>\S+)(?:\s+(?<name>\S+))?$/;
/** `Name:	www.example.com` */
const NAME = /^Name:\s*(?<name>\S+)$/;
/** `example.com	mail exchanger = 10 mail.example.com.` */
const RECORD = /^(?<name>\S+)\s+(?<what>[a-zA-Z][\w ]{0,40}) = (?<data>.*)$/;
/** `ns.example.com	has AAAA address 2001:db8::53` */
const HAS_ADDRESS = /^(?<name>\S+)\s+has AAAA address (?<data>\S+)$/;
/** `	origin = ns.example.com`, `	serial = 1795490738` */
const SOA_FIELD = /^\s+(?<key>origin|mail addr|serial|refresh|retry|expire|minimum) = (?<data>\S+)$/;
/** `** server can't find nope.example.com: NXDOMAIN` (Windows: `*** dns.example can't find nope: Non-existent domain`) */
const CANNOT_FIND = /^\*{2,3} \S+ can't find (?<name>\S+): (?<why>\S.*)$/;
/** `*** Can't find www.example.com: No answer` */
const NO_ANSWER = /^\*\*\* Can't find (?<name>\S+): (?<why>No answer|Parse error)$/;
/** `Query #0 completed in 1ms:` (BusyBox with -debug) */
const QUERY = /^Query #[0-9]{1,3} completed in (?<ms>[0-9]{1,9})ms:$/;
const RULE = '------------';

const TYPES: Readonly<Record<string, string>> = {
  'canonical name': 'CNAME',
  'mail exchanger': 'MX',
  text: 'TXT',
  name: 'PTR',
  nameserver: 'NS',
  service: 'SRV',
  'internet address': 'A',
  dname: 'DNAME',
  hinfo: 'HINFO',
  rp: 'RP',
  afsdb: 'AFSDB',
  naptr: 'NAPTR',
};

const STATUSES: Readonly<Record<string, string>> = {
  'Non-existent domain': 'NXDOMAIN',
  'Server failed': 'SERVFAIL',
  'Query refused': 'REFUSED',
};

/** `rdata_257`: a type that nslookup has no word for. */
function typeOf(what: string): string {
  const known = TYPES[what];
  if (known !== undefined) return known;
  const number = /^rdata_(?<type>[0-9]{1,5})$/.exec(what)?.groups?.type;
  return number === undefined ? what.toUpperCase() : number === '257' ? 'CAA' : `TYPE${number}`;
}

function keep(found: Lookup, record: AnswerRecord): void {
  (found.part === 'authority' ? found.authority : found.answer).push(record);
}

function takeServer(found: Lookup, address: string, name: string | undefined): boolean {
  const server = readServer(address);
  if (server === undefined && ipVersion(address) === undefined) return false;
  found.server ??= address;
  found.nameserver ??= server?.address ?? address;
  if (server !== undefined) found.port ??= server.port;
  if (name !== undefined) found.serverName ??= name;
  found.part = 'answer';
  return true;
}

function takeAddress(found: Lookup, line: string): boolean {
  // Windows prints further addresses alone on their line.
  const groups = ADDRESS.exec(line)?.groups;
  const address = groups?.address ?? (/^\s/.test(line) ? line.trim() : '');
  if (address === '') return false;
  if (groups !== undefined && found.part === 'server') return takeServer(found, address, groups.name);
  const version = ipVersion(address);
  if (version === undefined || found.name === undefined) return false;
  keep(found, { name: found.name, type: version === 4 ? 'A' : 'AAAA', data: address });
  return true;
}

function takeRecord(found: Lookup, line: string): boolean {
  const soa = SOA_FIELD.exec(line)?.groups;
  if (soa?.data !== undefined && found.soa !== undefined) {
    found.soa.data = found.soa.data === '' ? soa.data : `${found.soa.data} ${soa.data}`;
    if (soa.key === 'origin') keep(found, found.soa);
    return true;
  }
  const has = HAS_ADDRESS.exec(line)?.groups;
  if (has !== undefined) {
    keep(found, { name: has.name ?? '', type: 'AAAA', data: has.data ?? '' });
    return true;
  }
  const groups = RECORD.exec(line)?.groups;
  if (groups === undefined) return false;
  keep(found, { name: groups.name ?? '', type: typeOf(groups.what ?? ''), data: groups.data ?? '' });
  return true;
}

function takeFailure(found: Lookup, line: string): boolean {
  const cannot = CANNOT_FIND.exec(line)?.groups;
  if (cannot !== undefined) {
    const why = cannot.why ?? '';
    found.failures.push({ name: cannot.name ?? '', status: STATUSES[why] ?? why });
    return true;
  }
  const none = NO_ANSWER.exec(line)?.groups;
  if (none === undefined) return false;
  if (none.why === 'No answer') found.noAnswer = true;
  else found.trouble.malformed = true;
  found.name = none.name ?? '';
  return true;
}

function takeHeading(found: Lookup, line: string): boolean {
  const server = SERVER.exec(line)?.groups?.name;
  if (server !== undefined) {
    found.part = 'server';
    if (readServer(server) === undefined && ipVersion(server) === undefined) found.serverName ??= server;
    return true;
  }
  switch (line) {
    case 'Non-authoritative answer:':
      found.nonAuthoritative = true;
      found.part = 'answer';
      return true;
    case 'authoritative answer:':
      return true;
    case 'Authoritative answers can be found from:':
      found.part = 'authority';
      return true;
    default:
      break;
  }
  const ms = QUERY.exec(line)?.groups?.ms;
  if (ms !== undefined) found.queryTimes.push(Number(ms));
  const name = NAME.exec(line)?.groups?.name;
  if (name !== undefined) {
    found.name = name;
    found.part = found.part === 'server' ? 'answer' : found.part;
  }
  return ms !== undefined || name !== undefined;
}

/** Gives a line to it. False when it is none of nslookup's. */
export function takeLine(found: Lookup, line: string): boolean {
  if (line === RULE) {
    found.part = found.part === 'debug' ? 'answer' : 'debug';
    return true;
  }
  // What -debug prints between two rules is printed again below them.
  if (found.part === 'debug') return true;
  if (line.startsWith(';') || line.startsWith('nslookup:')) return takeTrouble(found.trouble, line);
  if (line.startsWith('*')) {
    if (takeFailure(found, line)) return true;
    if (!line.startsWith('*** ')) return false;
    if (found.trouble.warnings.length < 50) found.trouble.warnings.push(line.slice(4, 204));
    return true;
  }
  if (takeHeading(found, line) || takeAddress(found, line) || takeRecord(found, line)) return true;
  if (takeTrouble(found.trouble, line)) return true;
  if (!/^[\w.*-]{1,255}$/.test(line)) return false;
  // `example.com`, alone: the SOA record follows.
  found.soa = { name: line, type: 'SOA', data: '' };
  return true;
}

/** The fields about the nameserver. */
export function serverFields(found: Lookup) {
  return {
    ...maybe('server', found.server),
    ...maybe('nameserver_name', found.serverName),
    ...maybe('port', found.port),
  };
}

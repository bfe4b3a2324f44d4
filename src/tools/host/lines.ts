import { readRecord } from '../dns-record.ts';
import { readServer, type Trouble, takeTrouble } from '../dns-trouble.ts';
import type { Host } from './value.generated.ts';

type AnswerRecord = Host['answer'][number];

/** What was found so far. */
export interface Lookup {
  readonly trouble: Trouble;
  readonly answer: AnswerRecord[];
  readonly authority: AnswerRecord[];
  readonly additional: AnswerRecord[];
  readonly soa: Host['soa'];
  readonly failures: Host['failures'];
  readonly queryTimes: number[];
  /** `has no MX record`: the name is there, this type is not. */
  noAnswer: boolean;
  transferFailed: boolean;
  /** The response code of the first message that -v shows. */
  status?: string;
  /** -v was given: `Trying "www.example.com"` stands before each message. */
  verbose: boolean;
  /** A whole message was shown with -v. */
  message: boolean;
  server?: string;
  serverName?: string;
  nameserver?: string;
  port?: number;
  /** With -C: whose answer comes next. */
  asked?: string;
  /** Where the next line belongs. */
  part: 'server' | 'lines' | 'answer' | 'authority' | 'additional' | 'question';
}

/** `Name: 192.0.2.53`, `Address: 192.0.2.53#53`, `Aliases:`, below `Using domain server:` */
const SERVER = /^(?<key>Name|Address|Aliases):\s*(?<text>.*)$/;
/** `Host nope.example.com not found: 3(NXDOMAIN)` */
const NOT_FOUND = /^\s*Host (?<name>\S+) not found: [0-9]{1,5}\((?<status>[A-Z0-9_]{1,16})\)$/;
/** `v6.example.com has no MX record` */
const NO_RECORD = /^(?<name>\S+) has no (?<type>\S+) record$/;
/** `Received 77 bytes from 192.0.2.53#53 in 4 ms` */
const RECEIVED = /^Received [0-9]{1,6} bytes from (?<server>\S+) in (?<ms>[0-9]{1,9}) ms$/;
/** `;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 52379` (-v) */
const HEADER = /^;; ->>HEADER<<- opcode: [^\s,]+, status: (?<status>[^\s,]+), id: [0-9]{1,5}$/;
/** `;; ANSWER SECTION:` */
const SECTION = /^;; (?<section>QUESTION|ANSWER|AUTHORITY|ADDITIONAL) SECTION:$/;
const TRYING = /^Trying "[^"]{0,300}"$/;
/** The lines of a message that hold nothing that the others do not. */
const NOISE = /^(?:;; flags:.*|;; EDNS: .*|;[^;\s]\S*\s.*)$/;
/** `Nameserver 192.0.2.53:` (-C) */
const NAMESERVER = /^Nameserver (?<address>\S+):$/;
/** `ns.example. hostmaster.example. 1 1200 180 1209600 600` */
const SOA =
  /^(?<mname>\S+) (?<rname>\S+) (?<serial>[0-9]{1,10}) (?<refresh>[0-9]{1,10}) (?<retry>[0-9]{1,10}) (?<expire>[0-9]{1,10}) (?<minimum>[0-9]{1,10})$/;

/** The words between a name and its data. Types without words of their own are `has TYPE record`. */
const WORDS: readonly (readonly [words: string, type: string])[] = [
  [' has address ', 'A'],
  [' has IPv6 address ', 'AAAA'],
  [' is an alias for ', 'CNAME'],
  [' mail is handled by ', 'MX'],
  [' domain name pointer ', 'PTR'],
  [' name server ', 'NS'],
  [' descriptive text ', 'TXT'],
  [' has HTTP service bindings ', 'HTTPS'],
  [' host information ', 'HINFO'],
  [' has well known services ', 'WKS'],
  [' x25 address ', 'X25'],
  [' ISDN address ', 'ISDN'],
  [' has signature ', 'SIG'],
  [' has key ', 'KEY'],
  [' location ', 'LOC'],
];
const HAS_RECORD = /^ has (?<type>[A-Za-z0-9-]{1,20}) record (?<data>.*)$/;

/** `www.example.com has address 192.0.2.10` */
export function readSentence(line: string): AnswerRecord | undefined {
  const end = line.indexOf(' ');
  if (end < 1) return undefined;
  const name = line.slice(0, end);
  const rest = line.slice(end);
  for (const [words, type] of WORDS) if (rest.startsWith(words)) return { name, type, data: rest.slice(words.length) };
  const groups = HAS_RECORD.exec(rest)?.groups;
  return groups === undefined ? undefined : { name, type: groups.type ?? '', data: groups.data ?? '' };
}

function takeSoa(found: Lookup, { name, data }: AnswerRecord): void {
  const groups = SOA.exec(data)?.groups;
  if (groups === undefined || found.soa.length >= 100) return;
  found.soa.push({
    ...(found.asked === undefined ? {} : { nameserver: found.asked }),
    zone: name,
    mname: groups.mname ?? '',
    rname: groups.rname ?? '',
    serial: Number(groups.serial),
    refresh: Number(groups.refresh),
    retry: Number(groups.retry),
    expire: Number(groups.expire),
    minimum: Number(groups.minimum),
  });
}

function takeServer(found: Lookup, line: string): boolean {
  const groups = found.part === 'server' ? SERVER.exec(line)?.groups : undefined;
  if (groups === undefined) return false;
  const text = groups.text ?? '';
  if (groups.key === 'Address') {
    const server = readServer(text);
    found.server ??= text;
    found.nameserver ??= server?.address ?? text;
    if (server !== undefined) found.port ??= server.port;
  } else if (groups.key === 'Name') found.serverName ??= text;
  else found.part = 'lines';
  return true;
}

function takeVerbose(found: Lookup, line: string): boolean {
  if (TRYING.test(line)) {
    found.verbose = true;
    return true;
  }
  if (!found.verbose) return false;
  const section = SECTION.exec(line)?.groups?.section;
  if (section !== undefined) {
    found.part =
      section === 'ANSWER'
        ? 'answer'
        : section === 'AUTHORITY'
          ? 'authority'
          : section === 'ADDITIONAL'
            ? 'additional'
            : 'question';
    return true;
  }
  const status = HEADER.exec(line)?.groups?.status;
  if (status !== undefined) {
    found.status ??= status;
    return true;
  }
  const received = RECEIVED.exec(line)?.groups;
  if (received !== undefined) {
    const server = readServer(received.server ?? '');
    found.nameserver ??= server?.address ?? received.server ?? '';
    if (server !== undefined) found.port ??= server.port;
    found.server ??= received.server ?? '';
    found.queryTimes.push(Number(received.ms));
    found.message = true;
    found.part = 'lines';
    return true;
  }
  if (found.part !== 'answer' && found.part !== 'authority' && found.part !== 'additional') return false;
  const record = line.startsWith(';') ? undefined : readRecord(line, 'kept');
  if (record === undefined) return false;
  found[found.part].push({ name: record.name, type: record.type, data: record.data });
  return true;
}

function takeFailure(found: Lookup, line: string): boolean {
  const failed = NOT_FOUND.exec(line)?.groups;
  if (failed !== undefined) {
    found.failures.push({ name: failed.name ?? '', status: failed.status ?? '' });
    return true;
  }
  if (NO_RECORD.test(line)) {
    found.noAnswer = true;
    return true;
  }
  if (line !== '; Transfer failed.') return false;
  found.transferFailed = true;
  return true;
}

/** Gives a line to it. False when it is none of host's. */
export function takeLine(found: Lookup, line: string): boolean {
  if (line === 'Using domain server:') {
    found.part = 'server';
    return true;
  }
  if (takeServer(found, line) || takeVerbose(found, line) || takeFailure(found, line)) return true;
  const nameserver = NAMESERVER.exec(line)?.groups?.address;
  if (nameserver !== undefined) {
    found.asked = nameserver;
    return true;
  }
  if (takeTrouble(found.trouble, line) || (found.verbose && NOISE.test(line))) return true;
  const record = readSentence(line.trimStart());
  if (record === undefined) return false;
  found.part = 'lines';
  found.answer.push(record);
  if (record.type === 'SOA') takeSoa(found, record);
  return true;
}

import { type DnsRecord, readRecord } from '../dns-record.ts';
import type { Drill } from './value.generated.ts';

type Message = Pick<
  Drill,
  | 'id'
  | 'opcode'
  | 'status'
  | 'flags'
  | 'query_num'
  | 'answer_num'
  | 'authority_num'
  | 'additional_num'
  | 'edns'
  | 'question'
  | 'answer'
  | 'authority'
  | 'additional'
  | 'query_time'
  | 'server'
  | 'when'
  | 'rcvd'
>;

/** One message of the output while its lines come in. */
export interface OpenMessage {
  readonly message: Message;
  readonly ede: Drill['ede'];
  section: 'answer' | 'authority' | 'additional' | 'question' | 'none';
}

/** `;; ->>HEADER<<- opcode: QUERY, rcode: NOERROR, id: 44295` */
const HEADER = /^;; ->>HEADER<<- opcode: (?<opcode>[^\s,]+), rcode: (?<status>[^\s,]+), id: (?<id>[0-9]{1,5})$/;
/** `;; flags: qr rd ra ; QUERY: 1, ANSWER: 2, AUTHORITY: 0, ADDITIONAL: 0` */
const FLAGS =
  /^;; flags:(?<flags>[ a-z]*); QUERY: (?<query>[0-9]{1,5}), ANSWER: (?<answer>[0-9]{1,5}), AUTHORITY: (?<authority>[0-9]{1,5}), ADDITIONAL: (?<additional>[0-9]{1,5})$/;
/** `;; ANSWER SECTION:` */
const SECTION = /^;; (?<section>QUESTION|ANSWER|AUTHORITY|ADDITIONAL) SECTION:$/;
/** `;; www.example.com.	IN	A` */
const QUESTION = /^;; (?<name>\S+)\s+(?<class>[A-Za-z0-9]+)\s+(?<type>[A-Za-z0-9-]+)$/;
/** `;; EDNS: version 0; flags: do ; udp: 1232` */
const EDNS = /^;; EDNS: version (?<version>[0-9]{1,3}); flags:(?<flags>[ a-z]*); ?udp: (?<udp>[0-9]{1,5})$/;
/** `; EDE: 22 (No Reachable Authority)`, and with a text: `; EDE: 7 (Signature Expired): 73 69 (si)` */
const EDE =
  /^; EDE: (?<code>[0-9]{1,5})(?: \((?<text>[^()]*)\))?(?:: ?(?:[0-9a-f]{2} )*\((?<extra>.*)\)|:? ?(?<bare>[^(]*))?$/;
/** `;; Query time: 25 msec`, `;; SERVER: 192.0.2.53`, `;; MSG SIZE  rcvd: 49` */
const FOOTER = /^;; (?<key>Query time|SERVER|WHEN|MSG SIZE {2}rcvd): (?<text>.*)$/;

const SECTIONS: Readonly<Record<string, OpenMessage['section']>> = {
  QUESTION: 'question',
  ANSWER: 'answer',
  AUTHORITY: 'authority',
  ADDITIONAL: 'additional',
};

/** A message that this line begins. */
export function beginMessage(line: string): OpenMessage | undefined {
  const header = HEADER.exec(line)?.groups;
  if (header === undefined) return undefined;
  const { opcode = '', status = '', id } = header;
  return { message: { id: Number(id), opcode, status }, ede: [], section: 'none' };
}

function takeFlags({ message }: OpenMessage, line: string): boolean {
  const flags = FLAGS.exec(line)?.groups;
  if (flags === undefined) return false;
  message.flags = (flags.flags ?? '').split(' ').filter(Boolean);
  message.query_num = Number(flags.query);
  message.answer_num = Number(flags.answer);
  message.authority_num = Number(flags.authority);
  message.additional_num = Number(flags.additional);
  return true;
}

function takeFooter({ message }: OpenMessage, line: string): boolean {
  const footer = FOOTER.exec(line)?.groups;
  const text = footer?.text?.trim() ?? '';
  switch (footer?.key) {
    case undefined:
      return false;
    case 'Query time': {
      const ms = /^(?<ms>[0-9]{1,9}) msec$/.exec(text)?.groups?.ms;
      if (ms !== undefined) message.query_time = Number(ms);
      return ms !== undefined;
    }
    case 'SERVER':
      message.server = text;
      return true;
    case 'WHEN':
      message.when = text;
      return true;
    default:
      if (!/^[0-9]{1,9}$/.test(text)) return false;
      message.rcvd = Number(text);
      return true;
  }
}

function takeOption(open: OpenMessage, line: string): boolean {
  const edns = EDNS.exec(line)?.groups;
  if (edns !== undefined) {
    const flags = (edns.flags ?? '').split(' ').filter(Boolean);
    open.message.edns = { version: Number(edns.version), flags, udp: Number(edns.udp) };
    return true;
  }
  const ede = EDE.exec(line)?.groups;
  if (ede !== undefined) {
    const extra = ede.extra ?? (ede.bare === '' ? undefined : ede.bare);
    open.ede.push({ code: Number(ede.code), text: ede.text ?? '', ...(extra === undefined ? {} : { extra }) });
    return true;
  }
  // NSID, cookies, padding ...: EDNS options that nothing here needs. `;; Data: \# 4 ...` in ldns before 1.8.
  return open.message.edns !== undefined && /^; [A-Z][A-Za-z- ]{1,40}:|^;; Data: /.test(line);
}

function takeRecord({ message, section }: OpenMessage, line: string): boolean {
  if (section === 'question') {
    const question = QUESTION.exec(line)?.groups;
    if (question === undefined) return false;
    message.question = { name: question.name ?? '', class: question.class ?? '', type: question.type ?? '' };
    return true;
  }
  if (section === 'none' || line.startsWith(';')) return false;
  const record: DnsRecord | undefined = readRecord(line, 'removed');
  if (record === undefined) return false;
  message[section]?.push(record);
  return true;
}

/** Gives a line to the message. False when it is none of its lines. */
export function takeLine(open: OpenMessage, line: string): boolean {
  const section = SECTIONS[SECTION.exec(line)?.groups?.section ?? ''];
  if (section !== undefined) {
    open.section = section;
    if (section === 'answer' || section === 'authority' || section === 'additional') open.message[section] = [];
    return true;
  }
  return takeFlags(open, line) || takeFooter(open, line) || takeOption(open, line) || takeRecord(open, line);
}

/** True when all of a message was printed: its head, as many answers as the head counts, and the lines after it. */
export function isWhole({ message }: OpenMessage): boolean {
  if (message.flags === undefined || message.rcvd === undefined) return false;
  return (message.answer?.length ?? 0) >= (message.answer_num ?? 0);
}

/** True for a message that a server sent: with -V 5 drill prints its own question too. */
export function isAnswer({ message }: OpenMessage): boolean {
  return message.flags?.includes('qr') === true;
}

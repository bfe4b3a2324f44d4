import { readRecord } from '../dns-record.ts';
import { readEde, readOption, readQuestion } from './record.ts';
import type { Dig, DigMessage } from './value.generated.ts';

/** `;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 44295` */
const HEADER = /^;; ->>HEADER<<- opcode: (?<opcode>[^\s,]+), status: (?<status>[^\s,]+), id: (?<id>[0-9]{1,5})$/;
/** `;; flags: qr rd ra; QUERY: 1, ANSWER: 2, AUTHORITY: 0, ADDITIONAL: 1` */
const FLAGS =
  /^;; flags:(?<flags>[ a-z]*);(?: MBZ: 0x[0-9a-f]+;)? QUERY: (?<query>[0-9]{1,5}), ANSWER: (?<answer>[0-9]{1,5}), AUTHORITY: (?<authority>[0-9]{1,5}), ADDITIONAL: (?<additional>[0-9]{1,5})$/;
/** `;; ANSWER SECTION:` */
const SECTION =
  /^;; (?<section>OPT PSEUDOSECTION|QUESTION SECTION|ANSWER SECTION|AUTHORITY SECTION|ADDITIONAL SECTION):$/;
/** `;; Query time: 25 msec` (with -u: usec) */
const QUERY_TIME = /^;; Query time: (?<number>[0-9]{1,12}) (?<unit>msec|usec)$/;
/** `;; SERVER: 192.0.2.53#53(192.0.2.53) (UDP)` */
const FOOTER = /^;; (?<key>SERVER|WHEN|QUERY SIZE|MSG SIZE {2}rcvd|XFR size): ?(?<text>.*)$/;

/** One message of the output while its lines come in. */
export interface OpenMessage {
  readonly message: DigMessage;
  readonly ede: Dig['ede'];
  /** Which list the next record belongs to. */
  section: 'answer' | 'authority' | 'additional' | 'question' | 'opt' | 'axfr' | 'none';
  /** The lines after the sections: without them the message ended early. */
  footer: boolean;
  /** dig said that it could not read all of it. */
  malformed: boolean;
}

export function openMessage(section: OpenMessage['section'] = 'none'): OpenMessage {
  return { message: {}, ede: [], section, footer: false, malformed: false };
}

const SECTIONS: Readonly<Record<string, OpenMessage['section']>> = {
  'OPT PSEUDOSECTION': 'opt',
  'QUESTION SECTION': 'question',
  'ANSWER SECTION': 'answer',
  'AUTHORITY SECTION': 'authority',
  'ADDITIONAL SECTION': 'additional',
};

/** True for the line that begins a message. */
export function isHeader(line: string): boolean {
  return HEADER.test(line);
}

function takeHead(open: OpenMessage, line: string): boolean {
  const { message } = open;
  const header = HEADER.exec(line)?.groups;
  if (header !== undefined) {
    message.id = Number(header.id);
    message.opcode = header.opcode ?? '';
    message.status = header.status ?? '';
    return true;
  }
  const flags = FLAGS.exec(line)?.groups;
  if (flags === undefined) return false;
  message.flags = (flags.flags ?? '').split(' ').filter(Boolean);
  message.query_num = Number(flags.query);
  message.answer_num = Number(flags.answer);
  message.authority_num = Number(flags.authority);
  message.additional_num = Number(flags.additional);
  return true;
}

function takeFooter(open: OpenMessage, line: string): boolean {
  const { message } = open;
  const time = QUERY_TIME.exec(line)?.groups;
  if (time !== undefined) {
    message.query_time = time.unit === 'usec' ? Number(time.number) / 1_000 : Number(time.number);
    return true;
  }
  const footer = FOOTER.exec(line)?.groups;
  const text = footer?.text?.trim() ?? '';
  switch (footer?.key) {
    case undefined:
      return false;
    case 'SERVER':
      message.server = text;
      return true;
    case 'WHEN':
      message.when = text;
      return true;
    case 'XFR size':
      message.size = text;
      open.footer = true;
      return true;
    default: {
      if (!/^[0-9]{1,9}$/.test(text)) return false;
      if (footer?.key === 'QUERY SIZE') message.query_size = Number(text);
      else message.rcvd = Number(text);
      open.footer = true;
      return true;
    }
  }
}

function takeSectionLine(open: OpenMessage, line: string): boolean {
  const { message, section } = open;
  if (section === 'question') {
    const question = readQuestion(line);
    if (question !== undefined) message.question = question;
    return question !== undefined;
  }
  if (section === 'opt') {
    const ede = readEde(line);
    if (ede !== undefined) open.ede.push(ede);
    const option = readOption(line);
    if (option !== undefined) message.opt_pseudosection = { ...message.opt_pseudosection, ...option };
    // NSID, CLIENT-SUBNET, PAD ...: EDNS options that nothing here needs.
    return ede !== undefined || option !== undefined || /^; [A-Z]/.test(line);
  }
  if (section === 'none' || line.startsWith(';')) return false;
  const record = readRecord(line, section === 'axfr' ? 'kept' : 'removed');
  if (record === undefined) return false;
  const records = message[section] ?? [];
  records.push(record);
  message[section] = records;
  return true;
}

/** Gives a line to the message. False when it is none of its lines. */
export function takeLine(open: OpenMessage, line: string): boolean {
  const section = SECTION.exec(line)?.groups?.section;
  if (section !== undefined) {
    open.section = SECTIONS[section] ?? 'none';
    return true;
  }
  return takeHead(open, line) || takeFooter(open, line) || takeSectionLine(open, line);
}

/** True when all of a message was printed: its head, as many answers as the head counts, and the lines after it. A zone
 *  transfer has no head. */
export function isWhole({ message, footer }: OpenMessage): boolean {
  if (!footer) return false;
  if (message.axfr !== undefined) return true;
  if (message.status === undefined || message.flags === undefined) return false;
  return (message.answer?.length ?? 0) >= (message.answer_num ?? 0);
}

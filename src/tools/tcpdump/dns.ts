import { oneLine } from '../../util/text.ts';
import { numberAt, type Packet } from './scan.ts';

/** `59533*-|$`, `43665 NXDomain*`, `1234 notify`; what the words are: ns_ops and ns_resp of print-domain.c. */
const HEAD =
  /(?<id>[0-9]{1,5})(?: (?:inv_q|stat|notify|update|op[0-9]{1,2}))?(?: (?<rcode>FormErr|ServFail|NXDomain|NotImp|Refused|YXDomain|YXRRSet|NXRRSet|NotAuth|NotZone|BADVERS|BADCOOKIE|Resp[0-9]{1,5}))?(?<flags>[-+%*|$]{0,6})(?= |$)/y;
/** ` [1au]`, ` [b2&3=0x1]`, ` [0q]` */
const NOTE = / \[[^\]]{1,24}\]/y;
/** ` A? www.example.`, ` TXT CHAOS? version.bind.`, ` PTR (QM)? _http._tcp.local.`, of an answer with -vv ` q: A? www.example.` */
const QUESTION = / (?:q: )?(?<type>[A-Za-z0-9-]{1,20})(?: \(Q[MU]\))?(?: [A-Za-z0-9]{1,12})?\? (?<name>[^ ,]{1,1100})/y;
/** ` 1/0/2`: answers, authority, additional */
const COUNTS = / (?<answers>[0-9]{1,5})\/[0-9]{1,5}\/[0-9]{1,5}(?= |$)/y;
const ANSWERS_MAX = 64;
const TEXT_MAX = 4_096;

const match = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Records stand between commas; text in quotation marks may hold one too. ` ns: ` and ` ar: ` begin the next sections (-vv). */
function recordsOf(text: string): string[] {
  const records: string[] = [];
  let quoted = false;
  let start = 0;
  const take = (end: number) => {
    const record = text.slice(start, end).trim();
    if (record !== '') records.push(oneLine(record));
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    if (quoted) continue;
    if (code === 32 && (text.startsWith(' ns: ', at) || text.startsWith(' ar: ', at))) {
      take(at);
      return records;
    }
    if (code !== 44) continue;
    take(at);
    start = at + 1;
    if (records.length === ANSWERS_MAX) return records;
  }
  take(text.length);
  return records;
}

function answerFlags(text: string): string[] {
  const flags: string[] = [];
  if (text.includes('*')) flags.push('aa');
  if (text.includes('|')) flags.push('tc');
  if (!text.includes('-')) flags.push('ra');
  if (text.includes('$')) flags.push('ad');
  return flags;
}

function queryFlags(text: string): string[] {
  const flags: string[] = [];
  if (text.includes('+')) flags.push('rd');
  if (text.includes('%')) flags.push('cd');
  return flags;
}

function setQuestion(packet: Packet, groups: Readonly<Record<string, string | undefined>> | undefined): void {
  if (groups?.type !== undefined) packet.dns_type = groups.type;
  if (groups?.name !== undefined) packet.dns_name = oneLine(groups.name, 300);
}

/** `59533+ [1au] A? www.example. (52)`, `59533* 2/0/0 A 192.0.2.10, A 192.0.2.11 (80)`, `43665 NXDomain* 0/1/0 (91)`.
 *  @returns whether it is a DNS message; the packet is not touched when it is none */
export function readDns(text: string, from: number, packet: Packet): boolean {
  const head = match(HEAD, text, from);
  if (head === null) return false;
  let at = HEAD.lastIndex;
  for (let notes = 0; notes < 4 && match(NOTE, text, at) !== null; notes++) at = NOTE.lastIndex;
  const question = match(QUESTION, text, at);
  if (question !== null) at = QUESTION.lastIndex;
  const counts = match(COUNTS, text, at);
  if (question === null && counts === null) return false;
  const { id, rcode, flags = '' } = head.groups ?? {};
  packet.dns_id = Number(id);
  packet.dns_response = counts !== null;
  setQuestion(packet, question?.groups);
  const open = text.lastIndexOf(' (');
  const length = open < at ? undefined : numberAt(text, open + 2);
  if (length !== undefined && packet.length === undefined) packet.length = length;
  if (counts === null) {
    packet.dns_flags = queryFlags(flags);
    return true;
  }
  packet.dns_flags = answerFlags(flags);
  packet.dns_rcode = rcode === undefined ? 'NOERROR' : rcode.toUpperCase();
  packet.dns_answer_count = Number(counts.groups?.answers);
  const end = length === undefined ? text.length : open;
  const records = text.slice(COUNTS.lastIndex, Math.min(end, COUNTS.lastIndex + TEXT_MAX));
  packet.dns_answers = packet.dns_answer_count > 0 ? recordsOf(records) : [];
  return true;
}

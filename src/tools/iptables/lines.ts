import { maybe } from '../output.ts';
import { protocolName, ruleText, verdictOf } from '../xtables.ts';
import type { Iptables } from './value.generated.ts';

export type Chain = Iptables['chains'][number];
export type Rule = Chain['rules'][number];

/** `Chain INPUT (policy ACCEPT 14M packets, 5G bytes)`, `Chain INPUT (policy DROP)`, `Chain DOCKER (1 references)` */
const CHAIN =
  /^\s{0,40}Chain (?<chain>\S{1,200}) \((?:policy (?<policy>[A-Z]{1,20})(?: (?<packets>[0-9]{1,20}[KMGTP]?) packets, (?<bytes>[0-9]{1,20}[KMGTP]?) bytes)?|(?<references>[0-9]{1,9}) references|ERROR obtaining refs)\)$/;
/** `num   pkts bytes target     prot opt in     out     source               destination` */
const HEADER =
  /^(?<num>\s{0,40}num\s{1,40})?(?<counters>\s{0,40}pkts\s{1,40}bytes\s{1,40})?\s{0,40}target\s{1,40}prot\s{1,40}(?:opt\s{1,40})?(?<interfaces>in\s{1,40}out\s{1,40})?source\s{1,40}destination$/;
const COUNTER = /^[0-9]{1,20}[KMGTP]?$/;
const PROTOCOL = /^!?[A-Za-z0-9][A-Za-z0-9.+-]{0,40}$/;
const COMMENT = /\/\* (?<comment>.*?) \*\//;

/** Which columns the rules below have. */
export interface Columns {
  readonly num: boolean;
  readonly counters: boolean;
  readonly interfaces: boolean;
  /** Where the first column that is always there begins, in a line without `num` and counters. */
  readonly indent: number;
}

const SCALES: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 };

/** `204K` to 204000. */
function size(text: string): number {
  const scale = SCALES[text.slice(-1)];
  return scale === undefined ? Number(text) : Number(text.slice(0, -1)) * scale;
}

/** The line that begins a chain. Absent when it is none. */
export function readChainLine(text: string, number: number): Chain | undefined {
  const groups = text.length > 400 ? undefined : CHAIN.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const count = (word: string | undefined) => (word === undefined ? undefined : size(word));
  return {
    chain: groups.chain ?? '',
    line_number: number,
    ...maybe('default_policy', groups.policy),
    ...maybe('default_packets', count(groups.packets)),
    ...maybe('default_bytes', count(groups.bytes)),
    ...maybe('references', count(groups.references)),
    rules: [],
  };
}

/** The line that names the columns. Absent when it is none. */
export function readHeader(text: string): Columns | undefined {
  const groups = text.length > 400 ? undefined : HEADER.exec(text)?.groups;
  if (groups === undefined) return undefined;
  return {
    num: groups.num !== undefined,
    counters: groups.counters !== undefined,
    interfaces: groups.interfaces !== undefined,
    indent: text.length - text.trimStart().length,
  };
}

/** The words of a line, taken one by one. */
class Words {
  at = 0;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  next(): string {
    const { text } = this;
    let start = this.at;
    while (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 9) start += 1;
    const space = text.indexOf(' ', start);
    this.at = space < 0 ? text.length : space;
    return text.slice(start, this.at);
  }
}

const isFragmentOption = (word: string): boolean => word === '--' || word === '-f' || word === '!f' || word === '!-';

/** Target, protocol and option. The target may be empty, and legacy ip6tables leaves the option empty too: then only the
 *  place of the next word tells what it is. */
function readTarget(words: Words, targetColumn: number): { target?: string; prot: string; opt?: string } {
  const { text } = words;
  const [first, second] = [words.next(), words.next()];
  const afterSecond = words.at;
  if (isFragmentOption(second)) return { prot: first, opt: second };
  const third = words.next();
  if (isFragmentOption(third)) return { target: first, prot: second, opt: third };
  words.at = afterSecond;
  if (text[targetColumn] !== ' ') return { target: first, prot: second };
  words.at = text.indexOf(first) + first.length;
  return { prot: first };
}

/** `    0     0 DROP       tcp  --  eth0   *       192.0.2.0/24         !198.51.100.1         tcp dpt:80`. Absent when it is
 *  no rule. `tail` is the white space at its end. */
export function readRuleLine(
  line: { readonly text: string; readonly tail: string; readonly number: number },
  columns: Columns,
  isChain: (name: string) => boolean,
): (Omit<Rule, 'key' | 'num'> & { num?: number; bare: string }) | undefined {
  const words = new Words(line.text);
  const num = columns.num ? words.next() : undefined;
  const numbered = words.at;
  const pkts = columns.counters ? words.next() : undefined;
  const bytes = columns.counters ? words.next() : undefined;
  if (num !== undefined && !/^[0-9]{1,9}$/.test(num)) return undefined;
  if (pkts !== undefined && !(COUNTER.test(pkts) && COUNTER.test(bytes ?? ''))) return undefined;
  // "%-4u " for the number, one space after the bytes.
  const targetColumn = columns.counters
    ? words.at + 1
    : columns.num
      ? Math.max(numbered + 1, columns.indent + 5)
      : columns.indent;
  const start = words.at;
  const { target, prot, opt } = readTarget(words, targetColumn);
  const [from, to] = columns.interfaces ? [words.next(), words.next()] : [];
  const [source, destination] = [words.next(), words.next()];
  if (!PROTOCOL.test(prot) || source === '' || destination === '') return undefined;
  const rest = line.text.slice(words.at).trimStart();
  const goto = rest.startsWith('[goto]');
  const comment = rest.includes('/*') ? COMMENT.exec(rest)?.groups?.comment : undefined;
  // Field by field and not spread: listings of some megabytes are common where kube-proxy writes them.
  const rule: ReturnType<typeof readRuleLine> = {
    rounded: SCALES[pkts?.slice(-1) ?? ''] !== undefined || SCALES[bytes?.slice(-1) ?? ''] !== undefined,
    verdict: verdictOf(target, goto, target !== undefined && isChain(target)),
    prot,
    protocol: protocolName(prot.startsWith('!') ? prot.slice(1) : prot),
    source,
    destination,
    line: ruleText(line.text),
    line_number: line.number,
    bare: line.text.slice(start).trim(),
  };
  if (num !== undefined) rule.num = Number(num);
  if (pkts !== undefined) rule.pkts = size(pkts);
  if (bytes !== undefined) rule.bytes = size(bytes);
  if (target !== undefined) rule.target = target;
  if (opt !== undefined && opt !== '--') rule.opt = opt;
  if (from !== undefined) rule.in = from;
  if (to !== undefined) rule.out = to;
  if (rest !== '') rule.options = rest + line.tail;
  if (comment !== undefined) rule.comment = comment;
  return rule;
}

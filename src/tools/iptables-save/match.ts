import { protocolName } from '../xtables.ts';
import { added, emptyRule, type OpenRule, type Rule, type Start } from './rule.ts';

type Ports = Rule['dports'];

/** Options with one word behind them that is kept as it is. */
const TEXT = new Map([
  ['-s', 'source'],
  ['--source', 'source'],
  ['--src', 'source'],
  ['-d', 'destination'],
  ['--destination', 'destination'],
  ['--dst', 'destination'],
  ['-p', 'protocol'],
  ['--protocol', 'protocol'],
  ['--proto', 'protocol'],
  ['-i', 'in_interface'],
  ['--in-interface', 'in_interface'],
  ['-o', 'out_interface'],
  ['--out-interface', 'out_interface'],
  ['-j', 'target'],
  ['--jump', 'target'],
  ['--src-range', 'source_range'],
  ['--dst-range', 'destination_range'],
  ['--icmp-type', 'icmp_type'],
  ['--icmpv6-type', 'icmp_type'],
  ['--dst-type', 'dst_type'],
  ['--src-type', 'src_type'],
  ['--uid-owner', 'uid_owner'],
  ['--gid-owner', 'gid_owner'],
  ['--mac-source', 'mac_source'],
  ['--comment', 'comment'],
  ['--reject-with', 'reject_with'],
  ['--to-destination', 'to_destination'],
  ['--to-source', 'to_source'],
  ['--to-ports', 'to_ports'],
  ['--set-mark', 'set_mark'],
  ['--set-xmark', 'set_mark'],
  ['--log-prefix', 'log_prefix'],
  ['--nflog-prefix', 'log_prefix'],
] as const);
const TEXT_OF: ReadonlyMap<string, NonNullable<ReturnType<typeof TEXT.get>>> = TEXT;

const PORTS = new Map([
  ['--sport', 'sports'],
  ['--source-port', 'sports'],
  ['--sports', 'sports'],
  ['--source-ports', 'sports'],
  ['--dport', 'dports'],
  ['--destination-port', 'dports'],
  ['--dports', 'dports'],
  ['--destination-ports', 'dports'],
  ['--ports', 'ports'],
] as const);
const PORTS_OF: ReadonlyMap<string, NonNullable<ReturnType<typeof PORTS.get>>> = PORTS;

const UNITS: readonly (readonly [string, number])[] = [
  ['second', 1],
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
];
/** `10/min`, `1000/sec` */
const RATE = /^(?<count>[0-9]{1,12})\/(?<unit>[a-z]{1,6})$/;

/** A rate in packets a second. Absent for rates in bytes. */
function perSecond(rate: string): number | undefined {
  const groups = RATE.exec(rate)?.groups;
  const unit = groups?.unit ?? '';
  const seconds = unit === '' ? undefined : UNITS.find(([name]) => name.startsWith(unit))?.[1];
  return seconds === undefined ? undefined : Number(groups?.count) / seconds;
}

function portNumber(text: string, otherwise: number): number | undefined {
  if (text === '') return otherwise;
  return /^[0-9]{1,5}$/.test(text) ? Number(text) : undefined;
}

/** `80,443,1000:2000` to ranges. Absent when one of them is no number. */
function portsOf(text: string): Ports | undefined {
  const ports: Ports = [];
  for (const part of text.split(',', 64)) {
    const colon = part.indexOf(':');
    const first = portNumber(colon < 0 ? part : part.slice(0, colon), 0);
    const last = colon < 0 ? first : portNumber(part.slice(colon + 1), 65_535);
    if (first === undefined || last === undefined || part === '') return undefined;
    ports.push({ first, last });
  }
  return ports;
}

/** Reads the words of a rule from left to right. */
class Options {
  private at: number;
  private module = '';
  /** Whether a "!" stood before the option, or before its value. */
  private inverted = false;
  private readonly rule: OpenRule;
  private readonly words: readonly string[];
  goto = false;

  constructor(rule: OpenRule, words: readonly string[], from: number) {
    this.rule = rule;
    this.words = words;
    this.at = from;
  }

  read(): void {
    while (this.at < this.words.length) this.option();
  }

  private take(): string {
    const word = this.words[this.at] ?? '';
    this.at += 1;
    return word;
  }

  /** The value of an option: versions before 1.4.3 print the "!" before it and not before the option. */
  private value(): string {
    if (this.words[this.at] !== '!') return this.take();
    this.at += 1;
    this.inverted = true;
    return this.take();
  }

  private option(): void {
    let word = this.take();
    this.inverted = word === '!';
    if (this.inverted) word = this.take();
    const text = TEXT_OF.get(word);
    const ports = text === undefined ? PORTS_OF.get(word) : undefined;
    if (text !== undefined) this.text(text);
    else if (ports !== undefined) this.ports(ports, word);
    else if (word === '-m' || word === '--match') this.module = this.take();
    else if (!this.special(word) && !this.rate(word)) this.other(word);
  }

  private text(field: NonNullable<ReturnType<typeof TEXT.get>>): void {
    const value = this.value();
    if (field === 'protocol') this.protocol(protocolName(value));
    else this.rule[field] = value;
    this.negatable(field);
  }

  private protocol(name: string): void {
    if (name !== 'all') this.rule.protocol = name;
    else if (this.rule.protocol !== undefined) delete this.rule.protocol;
  }

  private ports(field: 'sports' | 'dports' | 'ports', word: string): void {
    const text = this.value();
    const ports = portsOf(text);
    if (ports === undefined) this.unknown(`${this.inverted ? '! ' : ''}${word} ${text}`);
    else {
      this.rule[field] = this.rule[field].length === 0 ? ports : [...this.rule[field], ...ports];
      this.negatable(field);
    }
  }

  private negatable(field: string): void {
    if (this.inverted) this.rule.negated = added(this.rule.negated, field);
  }

  private unknown(text: string): void {
    this.rule.other_matches = added(this.rule.other_matches, text);
  }

  /** True when the option was one of these. */
  private special(word: string): boolean {
    const { rule } = this;
    switch (word) {
      case '-g':
      case '--goto':
        rule.target = this.take();
        this.goto = true;
        return true;
      case '-f':
      case '--fragment':
        rule.fragment = true;
        this.negatable('fragment');
        return true;
      case '-c': {
        const [packets, bytes] = [Number(this.take()), Number(this.take())];
        // What stands before the rule counts.
        if (rule.packets === undefined && Number.isFinite(packets) && Number.isFinite(bytes))
          Object.assign(rule, { packets, bytes });
        return true;
      }
      case '--ctstate':
      case '--state':
        rule.ctstate = this.value().split(',', 16);
        this.negatable('ctstate');
        return true;
      case '--mark': {
        const field = this.module === 'connmark' ? 'connmark' : 'mark';
        rule[field] = this.value();
        this.negatable(field);
        return true;
      }
      case '--match-set':
      case '--set':
        // The module "recent" has a --set of its own, without a value.
        if (word === '--set' && this.module !== 'set') return false;
        rule.sets = added(rule.sets, this.set());
        return true;
      case '--syn':
        rule.tcp_flags = 'FIN,SYN,RST,ACK SYN';
        this.negatable('tcp_flags');
        return true;
      case '--tcp-flags':
        rule.tcp_flags = `${this.value()} ${this.take()}`;
        this.negatable('tcp_flags');
        return true;
      case '--queue-num':
        return this.whole('queue_num', word);
      case '--every':
        return this.whole('every', word);
      case '--probability': {
        const probability = Number(this.take());
        if (Number.isFinite(probability)) rule.probability = probability;
        this.negatable('probability');
        return true;
      }
      case '--mode':
      case '--packet':
        // random or nth, and with which of n packets it begins: the fields beside it say enough.
        if (this.module !== 'statistic') return false;
        this.take();
        return true;
      default:
        return false;
    }
  }

  private set(): Rule['sets'][number] {
    const name = this.value();
    return { name, flags: this.take(), negated: this.inverted };
  }

  private whole(field: 'queue_num' | 'every', word: string): boolean {
    const text = this.take();
    if (/^[0-9]{1,10}$/.test(text)) this.rule[field] = Number(text);
    else this.unknown(`${word} ${text}`);
    return true;
  }

  /** True when the option was one of limit, hashlimit and connlimit. */
  private rate(word: string): boolean {
    const { rule } = this;
    const hash = word.startsWith('--hashlimit');
    if (word === '--limit' || word === '--hashlimit' || word === '--hashlimit-upto' || word === '--hashlimit-above') {
      const rate = this.value();
      const per_second = perSecond(rate);
      const above = (word === '--hashlimit-above') !== this.inverted;
      rule.limit = { ...rule.limit, rate, ...(per_second === undefined ? {} : { per_second }), above };
      return true;
    }
    if (word === '--connlimit-above' || word === '--connlimit-upto') {
      const count = Number(this.value());
      if (Number.isSafeInteger(count))
        rule.connlimit = { count, above: (word === '--connlimit-above') !== this.inverted };
      return true;
    }
    // What follows belongs to the rate before it.
    if (rule.limit === undefined || (!hash && word !== '--limit-burst')) return false;
    if (word === '--limit-burst' || word === '--hashlimit-burst') {
      const burst = Number(this.take());
      if (Number.isSafeInteger(burst)) rule.limit.burst = burst;
      return true;
    }
    if (word === '--hashlimit-name') rule.limit.name = this.take();
    else if (word === '--hashlimit-mode') rule.limit.mode = this.take();
    else return false;
    return true;
  }

  /** Keeps an option with its values as text: never lost, only not taken apart. */
  private other(word: string): void {
    const start = this.at;
    while (this.at < this.words.length) {
      const next = this.words[this.at] ?? '';
      if (next === '!' || (next.startsWith('-') && next.length > 1 && !/^-[0-9]/.test(next))) break;
      this.at += 1;
    }
    const text = [word, ...this.words.slice(start, this.at)].join(' ').slice(0, 500);
    const said = this.inverted ? `! ${text}` : text;
    if (this.rule.target === undefined) this.unknown(said);
    else this.rule.target_options = added(this.rule.target_options, said);
  }
}

/** What the options of a rule say; the words before `from` are no options. */
export function readOptions(
  start: Start,
  words: readonly string[],
  from: number,
): { readonly rule: OpenRule; readonly goto: boolean } {
  const rule = emptyRule(start);
  const options = new Options(rule, words, from);
  options.read();
  return { rule, goto: options.goto };
}

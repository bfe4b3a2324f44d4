import { verdictOf } from '../xtables.ts';
import {
  emptyRule,
  INTERFACES,
  LISTS,
  type ListField,
  OPERATORS,
  PORT_PROTOCOLS,
  portsOf,
  type Said,
  UNITS,
} from './fields.ts';
import { itemsOf, type Word, wordsOf } from './words.ts';

/** Reads the words of a rule from left to right. */
class RuleReader {
  private at = 0;
  private readonly words: readonly Word[];
  private readonly said = emptyRule();
  /** Words in a row that no field takes. */
  private strange: string[] = [];

  constructor(text: string) {
    this.words = wordsOf(text);
  }

  read(): Said {
    while (this.at < this.words.length) {
      const before = this.at;
      if (this.statement()) this.settle(before);
      else {
        this.at = before + 1;
        this.strange.push(this.shown(before));
      }
    }
    this.settle(this.at);
    return this.said;
  }

  private shown(at: number): string {
    const word = this.words[at];
    if (word === undefined) return '';
    if (!word.quoted) this.reference(word.text);
    return word.quoted ? `"${word.text}"` : word.text;
  }

  private settle(_: number): void {
    if (this.strange.length > 0) this.said.other.push(this.strange.join(' ').slice(0, 500));
    this.strange = [];
  }

  private peek(ahead = 0): string {
    const word = this.words[this.at + ahead];
    return word === undefined || word.quoted ? '' : word.text;
  }

  private take(): string {
    const text = this.words[this.at]?.text ?? '';
    this.at += 1;
    return text;
  }

  private accept(text: string): boolean {
    if (this.peek() !== text) return false;
    this.at += 1;
    return true;
  }

  private reference(text: string): void {
    if (/^@[A-Za-z_][^\s,]*$/.test(text)) this.said.sets.push(text.slice(1));
  }

  /** Whether a value stands here that is not equal. Absent when the comparison is another one. */
  private negation(): boolean | undefined {
    if (!OPERATORS.has(this.peek())) return false;
    const operator = this.take();
    return operator === '==' ? false : operator === '!=' ? true : undefined;
  }

  private statement(): boolean {
    const word = this.peek();
    // What follows a dot is one part of several things that are looked up at once.
    if (this.words[this.at]?.quoted || this.words[this.at - 1]?.text === '.') return false;
    if (word === 'fib') return this.fib();
    const pair = LISTS.get(`${word} ${this.peek(1)}`);
    if (pair !== undefined) return this.list(pair, 2, word);
    const single = INTERFACES.get(word);
    if (single !== undefined) return this.list(single, 1, word);
    if (PORT_PROTOCOLS.has(word) && ['sport', 'dport'].includes(this.peek(1))) return this.ports(word);
    return this.verdict(word) || this.counting(word) || this.marks(word);
  }

  /** `fib saddr . iif oif missing`, `fib daddr type local`: what it looks at is named as matches are. */
  private fib(): boolean {
    do {
      this.strange.push(this.take(), this.peek());
      this.at += 1;
    } while (this.peek() === '.');
    this.strange.push(this.take());
    if (OPERATORS.has(this.peek())) this.strange.push(this.take());
    this.strange.push(this.shown(this.at));
    this.at += 1;
    return true;
  }

  private list(field: ListField, length: number, word: string): boolean {
    this.at += length;
    const not = this.negation();
    const value = this.words[this.at];
    // "ct state vmap { ... }" is no match, and "ip saddr . tcp dport @x" is one of several things at once.
    if (not === undefined || value === undefined || ['vmap', '.', '&', 'set', 'map'].includes(this.peek()))
      return false;
    this.at += 1;
    if (!value.quoted) this.reference(value.text);
    const items = value.quoted ? [value.text] : itemsOf(value.text);
    const parts = field === 'ctstate' ? items.flatMap((item) => item.split(',')) : items;
    // Not push with all of them as arguments: a set may hold thousands.
    this.said[field] = [...this.said[field], ...parts];
    if (not) this.said.negated.push(field);
    if (field === 'icmp_types') this.said.protocols.push(word === 'icmp' ? 'icmp' : 'ipv6-icmp');
    return true;
  }

  private ports(protocol: string): boolean {
    const field = this.peek(1) === 'sport' ? 'sports' : 'dports';
    this.at += 2;
    const not = this.negation();
    const value = this.take();
    if (not === undefined || value === '') return false;
    const ports = value.startsWith('@') ? undefined : portsOf(value);
    if (ports === undefined && !/^@[A-Za-z_]\S*$/.test(value)) return false;
    if (protocol !== 'th' && !this.said.protocols.includes(protocol)) this.said.protocols.push(protocol);
    if (ports === undefined) {
      this.reference(value);
      this.said.other.push(`${protocol} ${field.slice(0, -1)} ${not ? '!= ' : ''}${value}`);
      return true;
    }
    this.said[field] = [...this.said[field], ...ports];
    if (not) this.said.negated.push(field);
    return true;
  }

  private verdict(word: string): boolean {
    const { said } = this;
    switch (word) {
      case 'accept':
      case 'drop':
      case 'return':
        this.at += 1;
        said.verdict = word;
        return true;
      case 'continue':
        this.at += 1;
        return true;
      case 'jump':
      case 'goto':
        this.at += 1;
        said.verdict = word;
        said.target = this.take();
        said.leadsTo.push(said.target);
        return true;
      case 'reject':
        this.at += 1;
        said.verdict = 'reject';
        if (this.accept('with')) said.reject_with = this.until(['comment']);
        return true;
      case 'dnat':
      case 'snat':
      case 'masquerade':
      case 'redirect':
        return this.translation(word);
      case 'queue':
        this.at += 1;
        said.verdict = 'queue';
        said.queue = this.until(['comment']);
        return true;
      case 'vmap':
        return this.map();
      default:
        return false;
    }
  }

  private translation(kind: NonNullable<Said['nat']>): boolean {
    this.at += 1;
    this.said.verdict = 'nat';
    this.said.nat = kind;
    const rest = this.until(['comment']);
    const to = rest.startsWith('to ') ? 0 : rest.indexOf(' to ') + 1;
    if (to > 0 || rest.startsWith('to ')) this.said.to = rest.slice(to + 3);
    else if (rest !== '') this.said.other.push(rest);
    return true;
  }

  private map(): boolean {
    this.at += 1;
    this.said.verdict = 'map';
    const text = this.take();
    this.reference(text);
    this.strange.push('vmap', text);
    for (const item of text.startsWith('{') ? itemsOf(text) : []) {
      const chain = / : (?:jump|goto) (?<chain>\S+)$/.exec(item.slice(-300))?.groups?.chain;
      if (chain !== undefined) this.said.leadsTo.push(chain);
    }
    return true;
  }

  private until(words: readonly string[]): string {
    const parts: string[] = [];
    while (this.at < this.words.length && !words.includes(this.peek())) {
      parts.push(this.shown(this.at));
      this.at += 1;
    }
    return parts.join(' ');
  }

  private counting(word: string): boolean {
    const { said } = this;
    switch (word) {
      case 'counter':
        this.at += 1;
        if (this.accept('name')) said.counter_name = this.take();
        else if (this.accept('packets')) {
          const packets = Number(this.take());
          const bytes = this.accept('bytes') ? Number(this.take()) : Number.NaN;
          if (Number.isInteger(packets) && Number.isInteger(bytes)) Object.assign(said, { packets, bytes });
        }
        return true;
      case 'limit':
        return this.limit();
      case 'ct': {
        if (this.peek(1) !== 'count') return false;
        this.at += 2;
        const above = this.accept('over');
        const count = Number(this.take());
        if (!Number.isSafeInteger(count)) return false;
        said.connlimit = { count, above };
        return true;
      }
      case 'numgen':
        return this.numgen();
      case 'comment':
        this.at += 1;
        said.comment = this.take();
        return true;
      case 'log':
        this.at += 1;
        if (this.accept('prefix')) said.log_prefix = this.take();
        return true;
      case '#':
        // Older versions: `# xt_multiport`.
        said.opaque = true;
        return false;
      case 'xt':
        said.opaque = true;
        if (this.peek(1) === 'target') said.verdict = verdictOf(this.words[this.at + 2]?.text, false, false);
        return false;
      default:
        return false;
    }
  }

  /** `limit rate over 10/minute burst 5 packets`, `limit rate 10 mbytes/second` */
  private limit(): boolean {
    if (this.peek(1) !== 'rate') return false;
    this.at += 2;
    const above = this.accept('over');
    let rate = this.take();
    if (!rate.includes('/')) rate = `${rate} ${this.take()}`;
    const groups = /^(?<count>[0-9]{1,15})\/(?<unit>[a-z]{3,6})$/.exec(rate)?.groups;
    const seconds = groups === undefined ? undefined : UNITS[groups.unit ?? ''];
    this.said.limit = { rate, above };
    if (seconds !== undefined) this.said.limit.per_second = Number(groups?.count) / seconds;
    if (this.accept('burst')) {
      const burst = Number(this.take());
      this.at += 1;
      if (Number.isSafeInteger(burst)) this.said.limit.burst = burst;
    }
    return true;
  }

  /** `numgen random mod 100 < 12`, `numgen inc mod 3 0` */
  private numgen(): boolean {
    this.at += 1;
    const mode = this.take();
    if (!this.accept('mod')) return false;
    const mod = Number(this.take());
    if (this.peek() === 'offset' || !(mod > 0)) return false;
    const below = this.accept('<');
    if (!below && OPERATORS.has(this.peek())) return false;
    const number = Number(this.take());
    if (!Number.isInteger(number)) return false;
    if (mode === 'random') this.said.probability = below ? number / mod : 1 / mod;
    else if (mode === 'inc' && !below) this.said.every = mod;
    else return false;
    return true;
  }

  private marks(word: string): boolean {
    const field =
      word === 'meta' && this.peek(1) === 'mark'
        ? 'mark'
        : word === 'ct' && this.peek(1) === 'mark'
          ? 'connmark'
          : undefined;
    if (field === undefined || ['set', 'vmap', '.', 'map'].includes(this.peek(2))) return false;
    this.at += 2;
    const parts: string[] = [];
    if (this.accept('&')) parts.push('&', this.take());
    if (OPERATORS.has(this.peek())) parts.push(this.take());
    parts.push(this.take());
    this.said[field] = parts.join(' ');
    return true;
  }
}

/** What a rule says, by its text. */
export function readRule(text: string): Said {
  return new RuleReader(text).read();
}

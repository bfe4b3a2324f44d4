import type { JsonObject } from './json-output.ts';
import { wholeNumber, wordsOf } from './words.ts';

type Draft = Record<string, unknown>;
type Options = Record<string, string>;

/** `qdisc tbf 8001: dev eth0 root refcnt 2 rate 1Mbit burst 4Kb lat 50ms`, `class htb 1:10 parent 1:1 leaf 20: prio 3 ...`;
 *  before 4.x a qdisc could be `[Unknown qdisc, optlen=...]`. */
const HEAD = /^(?<what>qdisc|class) (?<kind>[A-Za-z0-9_]{1,20}) (?<handle>[0-9a-f]{0,4}:[0-9a-f]{0,4}) ?(?<rest>.*)$/;
/** `Sent 268212 bytes 186 pkt (dropped 0, overlimits 0 requeues 0)` */
const SENT =
  /^Sent (?<bytes>[0-9]{1,20}) bytes (?<packets>[0-9]{1,20}) pkts? \(dropped (?<drops>[0-9]{1,10}), overlimits (?<overlimits>[0-9]{1,10}) ?(?:requeues (?<requeues>[0-9]{1,10}))?\)$/;
/** `backlog 0b 0p requeues 0`, `rate 0bit 0pps backlog 12Kb 8p requeues 0` */
const BACKLOG =
  /(?:^|pps )backlog (?<bytes>[0-9.]{1,20}[A-Za-z]{1,3}) (?<packets>[0-9]{1,10})p(?: requeues [0-9]{1,10})?$/;
const COUNTED = ['bytes', 'packets', 'drops', 'overlimits', 'requeues'] as const;

/** `4Kb`, `1539b`, `32Mb`: bytes, a thousand of them being 1024. */
export function bytesOf(text: string | undefined): number | undefined {
  const groups = /^(?<size>[0-9.]{1,20})(?<unit>[KMG]?)b?$/.exec(text ?? '')?.groups;
  const size = Number(groups?.size);
  if (groups === undefined || !Number.isFinite(size)) return undefined;
  return Math.round(size * 1024 ** ['', 'K', 'M', 'G'].indexOf(groups.unit ?? ''));
}

/** `1Mbit`, `256Kbit`, `1Mibit`, `125KBps`: bits a second. */
export function bitsOf(text: string | undefined): number | undefined {
  const groups = /^(?<size>[0-9.]{1,20})(?<unit>[KMGT]?)(?<binary>i?)(?<kind>bit|bps|Bps)$/.exec(text ?? '')?.groups;
  const size = Number(groups?.size);
  if (groups === undefined || !Number.isFinite(size)) return undefined;
  const step = groups.binary === 'i' ? 1024 : 1000;
  return Math.round(
    size * step ** ['', 'K', 'M', 'G', 'T'].indexOf(groups.unit ?? '') * (groups.kind === 'bit' ? 1 : 8),
  );
}

/** `50ms`, `45.6ms`, `5us`, `1s`: milliseconds. */
export function millisecondsOf(text: string | undefined): number | undefined {
  const groups = /^(?<size>[0-9.]{1,20})(?<unit>ns|us|ms|s)$/.exec(text ?? '')?.groups;
  const size = Number(groups?.size);
  if (groups === undefined || !Number.isFinite(size)) return undefined;
  const factor = { ns: 1_000_000, us: 1_000, ms: 1, s: 0.001 }[
    groups.unit === 'ns' || groups.unit === 'us' || groups.unit === 's' ? groups.unit : 'ms'
  ];
  return size / factor;
}

/** True for a word that is a value: a number with or without a unit, a handle. */
function isValue(word: string): boolean {
  const code = word.charCodeAt(word.startsWith('-') || word.startsWith('+') ? 1 : 0);
  return (code >= 48 && code <= 57) || /^[0-9a-f]{1,4}:[0-9a-f]{0,4}$/.test(word);
}

/** `rate 1Mbit burst 4Kb ecn priomap 1 2 2 2` as rate, burst, ecn and priomap; a word without a value is true. */
export function optionsOf(words: readonly string[]): Options {
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const key = words[at] ?? '';
    const values: string[] = [];
    while (at + 1 < words.length && isValue(words[at + 1] ?? '')) {
      at += 1;
      values.push(words[at] ?? '');
    }
    if (options.size < 200) options.set(key, values.length === 0 ? 'true' : values.join(' '));
  }
  return Object.fromEntries(options);
}

/** A qdisc or class as tc prints it in text. `options` are texts; the other fields are those of `tc -j`. */
export interface TcObject {
  readonly fields: JsonObject;
  readonly options: Options;
  readonly stats: Readonly<Record<string, number>>;
}

/** Reads `tc qdisc` or `tc class`, line by line. */
export class TcText {
  readonly objects: TcObject[] = [];
  private readonly what: string;
  private fields: Draft = {};
  private stats: Record<string, number> = {};

  constructor(what: 'qdisc' | 'class') {
    this.what = what;
  }

  /** False when the line was not understood. */
  take(line: string): boolean {
    if (line.charCodeAt(0) !== 32) return this.head(line);
    if (this.objects.length === 0 || line.length > 1_000) return false;
    const text = line.trim();
    const sent = SENT.exec(text)?.groups;
    if (sent !== undefined) {
      for (const key of COUNTED) {
        const value = wholeNumber(sent[key]);
        if (value !== undefined) this.fields[key] = value;
      }
      return true;
    }
    const backlog = BACKLOG.exec(text)?.groups;
    if (backlog !== undefined) {
      this.fields.backlog = bytesOf(backlog.bytes);
      this.fields.qlen = Number(backlog.packets);
      return true;
    }
    return this.more(wordsOf(text));
  }

  private head(line: string): boolean {
    const groups = line.length > 2_000 ? undefined : HEAD.exec(line)?.groups;
    if (groups === undefined || groups.what !== this.what) return false;
    const fields: Draft = {
      kind: groups.kind,
      [this.what === 'class' ? 'class' : 'kind']: groups.kind,
      handle: groups.handle,
    };
    const words = wordsOf(groups.rest ?? '');
    let at = 0;
    for (; at < words.length; at++) {
      const word = words[at] ?? '';
      if (word === 'root' || word === 'offloaded') fields[word] = true;
      else if (word === 'dev' || word === 'parent' || word === 'leaf') {
        at += 1;
        fields[word] = words[at];
      } else if (word === 'refcnt' || (word === 'prio' && this.what === 'class')) {
        at += 1;
        fields[word] = wholeNumber(words[at]);
      } else break;
    }
    const rest = words.slice(at).filter((word) => !/^-{2,}$/.test(word));
    this.fields = fields;
    this.stats = {};
    this.objects.push({ fields, options: optionsOf(rest), stats: this.stats });
    return true;
  }

  /** `maxpacket 0 drop_overlimit 0 new_flow_count 0 ecn_mark 0`, `lended: 186 borrowed: 0 giants: 0` */
  private more(words: readonly string[]): boolean {
    let taken = false;
    for (let at = 0; at + 1 < words.length; at += 1) {
      const key = words[at] ?? '';
      const value = /^-?[0-9.]{1,20}/.exec(words[at + 1] ?? '')?.[0];
      const number = Number(value);
      if (!/^[a-z][a-z0-9_]{1,40}:?$/.test(key) || value === undefined || !Number.isFinite(number)) continue;
      this.stats[key.replace(/:$/, '')] = number;
      taken = true;
      at += 1;
    }
    return taken;
  }
}

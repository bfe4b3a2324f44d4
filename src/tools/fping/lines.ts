import { isObject, numberField, parseJson, textField } from '../json-output.ts';
import { maybe } from '../output.ts';
import { decimal, isLookupFailure } from '../trace.ts';

/** What fping counted for a host. */
export interface Counts {
  readonly sent: number;
  readonly received: number;
  readonly min?: number;
  readonly avg?: number;
  readonly max?: number;
  readonly outage?: number;
}

/** What a line says. */
export type Said =
  | { readonly kind: 'counts'; readonly target: string; readonly counts: Counts }
  | { readonly kind: 'times'; readonly target: string; readonly times: readonly (number | undefined)[] }
  | { readonly kind: 'reply'; readonly target: string; readonly ms: number; readonly duplicate: boolean }
  | { readonly kind: 'timeout'; readonly target: string }
  | { readonly kind: 'alive'; readonly target: string; readonly ms?: number }
  | { readonly kind: 'silent'; readonly target: string }
  | { readonly kind: 'icmp'; readonly text: string; readonly from: string; readonly target: string }
  | { readonly kind: 'unknown'; readonly target: string }
  | { readonly kind: 'local_error'; readonly target: string; readonly text: string }
  | { readonly kind: 'no_privilege'; readonly text: string }
  | { readonly kind: 'noise' };

/** `xmt/rcv/%loss = 2/2/0%, outage(ms) = 0, min/avg/max = 0.024/0.050/0.076` */
const COUNTS =
  /^xmt\/rcv\/%(?:loss|return) = (?<sent>[0-9]{1,9})\/(?<received>[0-9]{1,9})\/[0-9]{1,6}%(?:, outage\(ms\) = (?<outage>[0-9]{1,9}))?(?:, min\/avg\/max = (?<min>[0-9.]{1,12})\/(?<avg>[0-9.]{1,12})\/(?<max>[0-9.]{1,12}))?$/;
/** `[0], 64 bytes, 0.024 ms (0.024 avg, 0% loss)` */
const REPLY = /^\[[0-9]{1,9}\], [0-9]{1,6} bytes, (?<ms>[0-9.]{1,12}) ms(?: |$)/;
/** `duplicate for [0], 64 bytes, 0.126 ms` */
const DUPLICATE = /^duplicate for \[[0-9]{1,9}\], [0-9]{1,6} bytes, (?<ms>[0-9.]{1,12}) ms/;
const TIMEOUT = /^\[[0-9]{1,9}\], timed out/;
/** `0.074 0.093 -`, with -C */
const TIMES = /^(?:[0-9.]{1,12}|-)(?: (?:[0-9.]{1,12}|-))*$/;
/** `192.0.2.1 is alive (0.073 ms)`, `192.0.2.1 is unreachable` */
const STATE =
  /^(?<target>\S+(?: \([^()\s]{1,60}\))?) is (?:(?<alive>alive)(?:.{0,60}\((?<ms>[0-9.]{1,12}) ms\))?.{0,60}|unreachable)$/;
/** `ICMP Host Unreachable from 192.0.2.2 for ICMP Echo sent to 192.0.2.9` */
const ICMP = /^(?<text>ICMP .{1,120}) from (?<from>\S{1,80}) for ICMP Echo sent to (?<target>\S.*)$/;
/** `192.0.2.9: error while sending ping: Network is unreachable` */
const LOCAL = /^(?<target>\S+(?: \([^()\s]{1,60}\))?):? error while sending ping: (?<text>.+)$/;
const NO_PRIVILEGE = /^fping: (?<text>(?:can't create |can't set ).*)$/;
/** Of -s, -Q and -C. */
const NOISE =
  /^(?:\[[0-9:]{8}\]| *[0-9]+ (?:targets|alive|unreachable|unknown addresses|timeouts \(.*|ICMP Echos sent|ICMP Echo Replies received|other ICMP received)| *[0-9.]+ (?:ms|sec) \(.*\)|fping: .*)$/;

function readTail(target: string, tail: string): Said | undefined {
  const counts = COUNTS.exec(tail)?.groups;
  if (counts !== undefined)
    return {
      kind: 'counts',
      target,
      counts: {
        sent: Number(counts.sent),
        received: Number(counts.received),
        ...maybe('min', decimal(counts.min ?? '')),
        ...maybe('avg', decimal(counts.avg ?? '')),
        ...maybe('max', decimal(counts.max ?? '')),
        ...maybe('outage', decimal(counts.outage ?? '')),
      },
    };
  const reply = REPLY.exec(tail)?.groups ?? DUPLICATE.exec(tail)?.groups;
  if (reply !== undefined)
    return { kind: 'reply', target, ms: decimal(reply.ms ?? '') ?? 0, duplicate: tail.startsWith('duplicate') };
  if (TIMEOUT.test(tail)) return { kind: 'timeout', target };
  if (tail.length > 100_000 || !TIMES.test(tail)) return undefined;
  return { kind: 'times', target, times: tail.split(' ').map(decimal) };
}

function countsOf(object: Readonly<Record<string, unknown>>): Counts | undefined {
  const sent = numberField(object, 'xmt');
  const received = numberField(object, 'rcv');
  if (sent === undefined || received === undefined) return undefined;
  return {
    sent,
    received,
    ...maybe('min', numberField(object, 'rttMin')),
    ...maybe('avg', numberField(object, 'rttAvg')),
    ...maybe('max', numberField(object, 'rttMax')),
    ...maybe('outage', numberField(object, 'outage(ms)')),
  };
}

/** A line of `--json`: `{"summary": {"host": "192.0.2.1", "xmt": 2, "rcv": 2, "loss": 0, "rttMin": 0.02, ...}}` */
function readJsonLine(line: string): Said | undefined {
  const value = parseJson(line);
  const [entry] = isObject(value) ? Object.entries(value) : [];
  if (entry === undefined || !isObject(entry[1])) return undefined;
  const [kind, body] = entry;
  const target = textField(body, 'host') ?? '';
  const ms = numberField(body, 'rtt');
  const counts = kind === 'summary' || kind === 'intSum' ? countsOf(body) : undefined;
  if (target !== '' && counts !== undefined) return { kind: 'counts', target, counts };
  if (target !== '' && kind === 'resp' && ms !== undefined) return { kind: 'reply', target, ms, duplicate: false };
  if (target !== '' && (kind === 'timeout' || kind === 'timedOut')) return { kind: 'timeout', target };
  if (target !== '' && kind === 'vSum' && Array.isArray(body.values))
    return { kind: 'times', target, times: body.values.map((one) => (typeof one === 'number' ? one : undefined)) };
  return kind === 'stats' ? { kind: 'noise' } : undefined;
}

/** One line of fping. Absent when it is none. */
export function readFpingLine(line: string): Said | undefined {
  if (line.startsWith('{')) return readJsonLine(line);
  if (NOISE.test(line) && !NO_PRIVILEGE.test(line)) return { kind: 'noise' };
  // `[1795493212.78445] 192.0.2.1 : [0], ...`, with -D
  const text = line.startsWith('[') ? line.slice(line.indexOf('] ') + 2) : line;
  const colon = text.indexOf(' : ');
  if (colon > 0 && colon < 400 && !text.startsWith(' ')) {
    const said = readTail(text.slice(0, colon).trimEnd(), text.slice(colon + 3).trimStart());
    if (said !== undefined) return said;
  }
  if (text.length > 600) return undefined;
  const state = STATE.exec(text)?.groups;
  if (state !== undefined) {
    const target = state.target ?? '';
    return state.alive === undefined
      ? { kind: 'silent', target }
      : { kind: 'alive', target, ...maybe('ms', decimal(state.ms ?? '')) };
  }
  const icmp = ICMP.exec(text)?.groups;
  if (icmp !== undefined)
    return { kind: 'icmp', text: icmp.text ?? '', from: icmp.from ?? '', target: icmp.target ?? '' };
  const local = LOCAL.exec(text)?.groups;
  if (local !== undefined) return { kind: 'local_error', target: local.target ?? '', text: local.text ?? '' };
  const refused = NO_PRIVILEGE.exec(text)?.groups?.text;
  if (refused !== undefined) return { kind: 'no_privilege', text: refused };
  const name = /^(?<target>[^\s:]{1,260})(?:: | address not found$)/.exec(text)?.groups?.target;
  return name !== undefined && (isLookupFailure(text) || text.endsWith(' address not found'))
    ? { kind: 'unknown', target: name }
    : undefined;
}

import { plainNumber, wholeNumber } from '../words.ts';
import type { Tcp } from './value.generated.ts';

/** Values that are one whole number: ss's key and the field. */
const WHOLE = new Map(
  Object.entries({
    backoff: 'backoff',
    mss: 'mss_bytes',
    pmtu: 'pmtu_bytes',
    rcvmss: 'rcvmss_bytes',
    advmss: 'advmss_bytes',
    cwnd: 'cwnd',
    ssthresh: 'ssthresh',
    bytes_sent: 'bytes_sent',
    bytes_retrans: 'bytes_retrans',
    bytes_acked: 'bytes_acked',
    bytes_received: 'bytes_received',
    segs_out: 'segs_out',
    segs_in: 'segs_in',
    data_segs_out: 'data_segs_out',
    data_segs_in: 'data_segs_in',
    lastsnd: 'lastsnd_ms',
    lastrcv: 'lastrcv_ms',
    lastack: 'lastack_ms',
    delivered: 'delivered',
    delivered_ce: 'delivered_ce',
    unacked: 'unacked',
    lost: 'lost',
    sacked: 'sacked',
    dsack_dups: 'dsack_dups',
    fackets: 'fackets',
    reordering: 'reordering',
    reord_seen: 'reord_seen',
    rcv_space: 'rcv_space_bytes',
    rcv_ssthresh: 'rcv_ssthresh_bytes',
    notsent: 'notsent_bytes',
    rcv_ooopack: 'rcv_ooopack',
    snd_wnd: 'snd_wnd_bytes',
    rcv_wnd: 'rcv_wnd_bytes',
    rehash: 'rehash',
  } as const),
);
/** Values that are one number with a fraction, in milliseconds. */
const DECIMAL = new Map(
  Object.entries({ rto: 'rto_ms', ato: 'ato_ms', rcv_rtt: 'rcv_rtt_ms', minrtt: 'minrtt_ms' } as const),
);
/** Values of two parts: `rtt:0.042/0.02`, `retrans:1/5`, `wscale:7,7`, `rwnd_limited:12ms(3.4%)`. */
const OTHER: readonly string[] = ['rtt', 'retrans', 'wscale', 'busy', 'rwnd_limited', 'sndbuf_limited'];
/** `send 117Mbps`, `pacing_rate 2Gbps/10Gbps`: the value is the next word. */
const RATES: readonly string[] = ['send', 'pacing_rate', 'delivery_rate'];
/** Words without a value: TCP options in use. */
const OPTIONS: readonly string[] = ['ts', 'usec_ts', 'sack', 'ecn', 'ecnseen', 'fastopen'];

/** What ss leaves out when it is zero. */
export function emptyTcp(): Tcp {
  return { options: [], app_limited: false, backoff: 0, unacked: 0, retrans: 0, retrans_total: 0, lost: 0, sacked: 0 };
}

export function isTcpKey(key: string): boolean {
  return WHOLE.has(key) || DECIMAL.has(key) || OTHER.includes(key);
}

export function isTcpRate(word: string): boolean {
  return RATES.includes(word);
}

export function isTcpOption(word: string): boolean {
  return OPTIONS.includes(word);
}

/** `117Mbps`, `92.5kbps`, with -n `117000000bps`. */
function rateOf(text: string): number | undefined {
  if (!text.endsWith('bps')) return undefined;
  const factor = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 }[text.at(-4) ?? ''];
  const number = plainNumber(text.slice(0, factor === undefined ? -3 : -4));
  return number === undefined ? undefined : Math.round(number * (factor ?? 1) * 1_000) / 1_000;
}

/** The value behind the word of a rate. @returns false when it is none. */
export function takeRate(tcp: Tcp, word: string, text: string): boolean {
  const slash = text.indexOf('/');
  const rate = rateOf(slash < 0 ? text : text.slice(0, slash));
  if (rate === undefined) return false;
  if (word === 'send') tcp.send_bps = rate;
  else if (word === 'delivery_rate') tcp.delivery_rate_bps = rate;
  else {
    tcp.pacing_rate_bps = rate;
    const most = slash < 0 ? undefined : rateOf(text.slice(slash + 1));
    if (most !== undefined) tcp.max_pacing_rate_bps = most;
  }
  return true;
}

/** `12ms(3.4%)` to 12 and 3.4. */
function limitOf(text: string): { readonly ms: number; readonly percent: number } | undefined {
  const unit = text.indexOf('ms(');
  const ms = wholeNumber(text.slice(0, unit));
  const percent = text.endsWith('%)') ? plainNumber(text.slice(unit + 3, -2)) : undefined;
  return unit < 0 || ms === undefined || percent === undefined ? undefined : { ms, percent };
}

function takePair(tcp: Tcp, key: string, text: string): boolean {
  const middle = text.indexOf(key === 'wscale' ? ',' : '/');
  if (middle < 0) return false;
  const parse = key === 'rtt' ? plainNumber : wholeNumber;
  const [first, second] = [parse(text.slice(0, middle)), parse(text.slice(middle + 1))];
  if (first === undefined || second === undefined) return false;
  if (key === 'rtt') [tcp.rtt_ms, tcp.rttvar_ms] = [first, second];
  else if (key === 'retrans') [tcp.retrans, tcp.retrans_total] = [first, second];
  else [tcp.wscale_send, tcp.wscale_receive] = [first, second];
  return true;
}

/** `cwnd:10`, `rtt:0.042/0.02` into its field. @returns false when the text is no such value. */
export function takeTcp(tcp: Tcp, key: string, text: string): boolean {
  const whole = WHOLE.get(key);
  const decimal = whole === undefined ? DECIMAL.get(key) : undefined;
  if (whole !== undefined) {
    const number = wholeNumber(text);
    if (number !== undefined) tcp[whole] = number;
    return number !== undefined;
  }
  if (decimal !== undefined) {
    const number = plainNumber(text);
    if (number !== undefined) tcp[decimal] = number;
    return number !== undefined;
  }
  if (key === 'busy') {
    const ms = text.endsWith('ms') ? wholeNumber(text.slice(0, -2)) : undefined;
    if (ms !== undefined) tcp.busy_ms = ms;
    return ms !== undefined;
  }
  if (!key.endsWith('_limited')) return takePair(tcp, key, text);
  const limit = limitOf(text);
  if (limit === undefined) return false;
  if (key === 'rwnd_limited') [tcp.rwnd_limited_ms, tcp.rwnd_limited_percent] = [limit.ms, limit.percent];
  else [tcp.sndbuf_limited_ms, tcp.sndbuf_limited_percent] = [limit.ms, limit.percent];
  return true;
}

import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { connectErrorOf } from '../connect-error.ts';
import { endedEarly, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import type { Ab } from './value.generated.ts';

type NumberField =
  | 'server_port'
  | 'document_length_bytes'
  | 'concurrency'
  | 'time_taken_s'
  | 'complete_requests'
  | 'failed_requests'
  | 'write_errors'
  | 'non_2xx_responses'
  | 'keep_alive_requests'
  | 'total_transferred_bytes'
  | 'html_transferred_bytes'
  | 'requests_per_second'
  | 'transfer_rate_kbytes_per_s';
type TextField = 'server_software' | 'server_hostname' | 'tls_protocol' | 'document_path';
type Times = NonNullable<Ab['total']>;

const NUMBERS: Readonly<Record<string, NumberField>> = {
  'Server Port': 'server_port',
  'Document Length': 'document_length_bytes',
  'Concurrency Level': 'concurrency',
  'Time taken for tests': 'time_taken_s',
  'Complete requests': 'complete_requests',
  'Failed requests': 'failed_requests',
  'Write errors': 'write_errors',
  'Non-2xx responses': 'non_2xx_responses',
  'Keep-Alive requests': 'keep_alive_requests',
  'Total transferred': 'total_transferred_bytes',
  'HTML transferred': 'html_transferred_bytes',
  'Requests per second': 'requests_per_second',
  'Transfer rate': 'transfer_rate_kbytes_per_s',
};
const TEXTS: Readonly<Record<string, TextField>> = {
  'Server Software': 'server_software',
  'Server Hostname': 'server_hostname',
  'SSL/TLS Protocol': 'tls_protocol',
  'Document Path': 'document_path',
};

/** `Requests per second:    3543.79 [#/sec] (mean)` */
const FIELD = /^(?<key>[A-Z][A-Za-z0-9/ -]{2,30}): *(?<value>.*)$/;
const NUMBER = /^(?<number>[0-9]{1,15}(?:\.[0-9]{1,9})?)(?: |$)/;
/** `   (Connect: 0, Receive: 4, Length: 0, Exceptions: 4)` */
const KINDS =
  /^ *\(Connect: (?<connect>[0-9]{1,12}), Receive: (?<receive>[0-9]{1,12}), Length: (?<length>[0-9]{1,12}), Exceptions: (?<exceptions>[0-9]{1,12})\)$/;
/** `Connect:        0    0   0.9      0      23`, without a deviation and a median with -S */
const TIMES = /^(?<key>Connect|Processing|Waiting|Total): +(?<numbers>[0-9. ]{5,100})$/;
/** `  50%      1`, ` 100%     40 (longest request)` */
const PERCENTILE = /^ {0,3}(?<percent>[0-9]{1,3})% +(?<ms>[0-9]{1,12})(?: \(longest request\))?$/;
/** `apr_socket_recv: Connection refused (111)`, `apr_sockaddr_info_get() for web: Name or service not known (670002)`;
 *  printed behind "(be patient)..." when nothing else was */
const APR =
  /(?:^|\.{3})(?<call>apr_[a-z_]{1,40})(?:\(\))?(?: for [^ ]{1,260})?: (?<text>.{1,200}?) \((?<code>[0-9]{1,9})\)$/;
const TLS_FAILED = /SSL handshake failed/;
const NOISE =
  /^(?:This is ApacheBench, .*|Copyright .*|Licensed to .*|Benchmarking .*|Finished [0-9]+ requests|Completed [0-9]+ requests|Connection Times \(ms\)| +min +(?:mean|avg).*|Percentage of the requests .*|Test aborted after .*|\.{2,}done|Send request (?:failed|timed out)!|Total of [0-9]+ requests completed|Server Temp Key: .*|TLS Server Name: .*|WARNING: .*| *These results (?:should not be used|are probably not).*|ERROR: The .*| +.*(?:standard deviation|NOT normal).*|[0-9A-F]{1,20}:error:.*|\.\.+|SSL read failed .*|SSL: .*)$/;

interface Found {
  readonly numbers: Partial<Record<NumberField, number>>;
  readonly texts: Partial<Record<TextField, string>>;
  readonly means: number[];
  readonly times: Partial<Record<'connect' | 'processing' | 'waiting' | 'total', Times>>;
  readonly percentiles: Ab['percentiles'];
  readonly leftovers: Leftovers;
  kinds: Pick<Ab, 'failed_connect' | 'failed_receive' | 'failed_length' | 'failed_exceptions'>;
  tlsFailures: number;
  started: boolean;
  error: { readonly call: string; readonly text: string; readonly code: number } | undefined;
}

function takeField(found: Found, text: string): boolean {
  const groups = FIELD.exec(text)?.groups;
  if (groups === undefined) return false;
  const { key = '', value = '' } = groups;
  const textField = TEXTS[key];
  if (textField !== undefined) {
    if (value !== '') found.texts[textField] = oneLine(value);
    return true;
  }
  const number = NUMBER.exec(value)?.groups?.number;
  const field = NUMBERS[key];
  if (number === undefined) return false;
  if (field !== undefined) found.numbers[field] = Number(number);
  else if (key === 'Time per request') found.means.push(Number(number));
  return field !== undefined || key === 'Time per request';
}

function takeTimes(found: Found, text: string): boolean {
  const groups = TIMES.exec(text)?.groups;
  if (groups === undefined) return false;
  const numbers = (groups.numbers ?? '').split(' ').filter(Boolean).map(Number);
  if (!numbers.every(Number.isFinite) || (numbers.length !== 3 && numbers.length !== 5)) return false;
  const [min = 0, mean = 0, third = 0, median = 0, last = 0] = numbers;
  const times: Times =
    numbers.length === 3
      ? { min_ms: min, mean_ms: mean, max_ms: third }
      : { min_ms: min, mean_ms: mean, sd_ms: third, median_ms: median, max_ms: last };
  const key = groups.key;
  if (key === 'Connect') found.times.connect = times;
  else if (key === 'Processing') found.times.processing = times;
  else if (key === 'Waiting') found.times.waiting = times;
  else found.times.total = times;
  return true;
}

function takeRest(found: Found, text: string): boolean {
  const percentile = PERCENTILE.exec(text)?.groups;
  if (percentile !== undefined) {
    if (found.percentiles.length < 100)
      found.percentiles.push({ percent: Number(percentile.percent), ms: Number(percentile.ms) });
    return true;
  }
  const kinds = KINDS.exec(text)?.groups;
  if (kinds === undefined) return false;
  found.kinds = {
    failed_connect: Number(kinds.connect),
    failed_receive: Number(kinds.receive),
    failed_length: Number(kinds.length),
    failed_exceptions: Number(kinds.exceptions),
  };
  return true;
}

function take(found: Found, text: string): boolean {
  if (text.length > 2_000) return false;
  if (text.startsWith('This is ApacheBench') || text.startsWith('Benchmarking ')) found.started = true;
  const failed = TLS_FAILED.test(text);
  if (failed) found.tlsFailures++;
  const error = text.includes('apr_') ? APR.exec(text)?.groups : undefined;
  if (error !== undefined)
    found.error ??= { call: error.call ?? '', text: oneLine(error.text ?? ''), code: Number(error.code) };
  if (failed || error !== undefined) return true;
  return takeTimes(found, text) || takeField(found, text) || takeRest(found, text) || NOISE.test(text);
}

function outcomeOf({ error, tlsFailures }: Found, finished: boolean): Ab['outcome'] {
  if (finished) return 'finished';
  if (error === undefined) return tlsFailures > 0 ? 'tls_error' : 'other';
  if (error.call === 'apr_sockaddr_info_get') return 'resolve_failed';
  // 70007 is APR_TIMEUP of the Apache runtime: "The timeout specified has expired".
  return error.code === 70_007 ? 'timed_out' : (connectErrorOf(error.text) ?? 'other');
}

function weigh(found: Found): Ab {
  const { numbers, error, percentiles } = found;
  const finished = numbers.complete_requests !== undefined;
  const percent = (wanted: number): number | undefined => percentiles.find((one) => one.percent === wanted)?.ms;
  const { non_2xx_responses: non2xx = 0, write_errors: unsent = 0, failed_requests: failed = 0 } = numbers;
  return {
    outcome: outcomeOf(found, finished),
    finished,
    any_failed: !finished || failed + non2xx + unsent + found.tlsFailures > 0 || error !== undefined,
    ...maybe('error', error?.text),
    ...maybe('error_code', error?.code),
    ...found.texts,
    ...numbers,
    ...found.kinds,
    non_2xx_responses: non2xx,
    tls_handshake_failures: found.tlsFailures,
    ...maybe('time_per_request_ms', found.means[0]),
    ...maybe('time_per_request_across_ms', found.means[1]),
    ...found.times,
    percentiles,
    ...maybe('p50_ms', percent(50)),
    ...maybe('p95_ms', percent(95)),
    ...maybe('p99_ms', percent(99)),
    ...maybe('longest_ms', percent(100)),
    leftovers: found.leftovers.lines,
  };
}

/** Reads ApacheBench. That the server could not be reached, and why, is a value. */
export function readAb(input: ReadInput): Reading<Ab> {
  const found: Found = {
    numbers: {},
    texts: {},
    means: [],
    times: {},
    percentiles: [],
    leftovers: new Leftovers(),
    kinds: {},
    tlsFailures: 0,
    started: false,
    error: undefined,
  };
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) if (!take(found, line.text)) found.leftovers.add(line);
  if (found.numbers.complete_requests !== undefined || found.error !== undefined) return readingOf(weigh(found));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ab did not print its numbers: ${early}`);
  if (found.tlsFailures > 0) return readingOf(weigh(found));
  return unreadable(
    found.started ? 'ab ended without its numbers' : 'what ab prints was expected, as "Complete requests: 100"',
    found.leftovers.lines[0] ?? firstLine(input.stderr) ?? firstLine(input.stdout),
  );
}

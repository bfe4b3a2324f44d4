import { maybe } from '../output.ts';
import { bitsOf, bytesOf, millisecondsOf, type TcObject } from '../tc-text.ts';
import type { TcQdisc } from './value.generated.ts';

type Qdisc = TcQdisc['qdiscs'][number];
/** What a qdisc does to packets, in units. */
type Shape = Pick<
  Qdisc,
  | 'rate_bps'
  | 'peakrate_bps'
  | 'burst_bytes'
  | 'latency_ms'
  | 'limit_packets'
  | 'limit_bytes'
  | 'delay_ms'
  | 'jitter_ms'
  | 'loss_percent'
  | 'duplicate_percent'
  | 'reorder_percent'
  | 'corrupt_percent'
  | 'default_class'
>;

/** Kinds whose limit counts bytes. */
const BYTE_LIMITS: readonly string[] = ['bfifo', 'tbf', 'red', 'gred', 'sfb'];

function number(text: string | undefined): number | undefined {
  const value = Number(text);
  return text === undefined || text === '' || !Number.isFinite(value) ? undefined : value;
}

function percent(text: string | undefined): number | undefined {
  return text?.endsWith('%') === true ? number(text.slice(0, -1)) : undefined;
}

/** `limit 10240p`, `limit 3000b`, `limit 12Kb` */
function limitOf(kind: string, text: string | undefined) {
  if (text === undefined) return {};
  const packets = number(text.endsWith('p') ? text.slice(0, -1) : text);
  if (packets !== undefined && !BYTE_LIMITS.includes(kind)) return { limit_packets: Math.round(packets) };
  return maybe('limit_bytes', bytesOf(text));
}

function shapeOfText({ fields, options }: TcObject): Shape {
  const first = (key: string) => options[key]?.split(' ')[0];
  const [delay, jitter] = (options.delay ?? '').split(' ');
  return {
    ...maybe('rate_bps', bitsOf(first('rate') ?? first('bandwidth'))),
    ...maybe('peakrate_bps', bitsOf(first('peakrate'))),
    ...maybe('burst_bytes', bytesOf(first('burst')?.split('/')[0])),
    ...maybe('latency_ms', millisecondsOf(first('lat'))),
    ...limitOf(String(fields.kind), first('limit')),
    ...maybe('delay_ms', millisecondsOf(delay)),
    ...maybe('jitter_ms', millisecondsOf(jitter)),
    ...maybe('loss_percent', percent(first('loss'))),
    ...maybe('duplicate_percent', percent(first('duplicate'))),
    ...maybe('reorder_percent', percent(first('reorder'))),
    ...maybe('corrupt_percent', percent(first('corrupt'))),
    ...maybe('default_class', first('default')),
  };
}

/** In JSON a rate is in bytes a second, a time of tbf in microseconds, one of netem in seconds, a share of one. */
function shapeOfJson({ fields, options }: TcObject): Shape {
  const times = (text: string | undefined, factor: number) => {
    const value = number(text);
    return value === undefined ? undefined : Math.round(value * factor * 1e6) / 1e6;
  };
  const whole = (value: number | undefined) => (value === undefined ? undefined : Math.round(value));
  return {
    ...maybe('rate_bps', whole(times(options.rate ?? options['rate.rate'] ?? options.bandwidth, 8))),
    ...maybe('peakrate_bps', whole(times(options.peakrate, 8))),
    ...maybe('burst_bytes', whole(number(options.burst))),
    ...maybe('latency_ms', times(options.lat, 0.001)),
    ...limitOf(String(fields.kind), options.limit),
    ...maybe('delay_ms', times(options['delay.delay'], 1_000)),
    ...maybe('jitter_ms', times(options['delay.jitter'], 1_000)),
    ...maybe('loss_percent', times(options['loss-random.loss'], 100)),
    ...maybe('duplicate_percent', times(options['duplicate.duplicate'], 100)),
    ...maybe('reorder_percent', times(options['reorder.reorder'], 100)),
    ...maybe('corrupt_percent', times(options['corrupt.corrupt'], 100)),
    ...maybe('default_class', options.default),
  };
}

export function shapeOf(object: TcObject, text: boolean): Shape {
  return text ? shapeOfText(object) : shapeOfJson(object);
}

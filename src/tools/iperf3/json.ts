import {
  integerField,
  isObject,
  type JsonObject,
  numberField,
  objectsField,
  parseJson,
  textField,
} from '../json-output.ts';
import { maybe } from '../output.ts';
import type { Iperf3 } from './value.generated.ts';

type Side = NonNullable<Iperf3['sent']>;
/** What a run says, before its error is weighed. */
export type Run = Omit<
  Iperf3,
  'measured' | 'refused' | 'timed_out' | 'unreachable' | 'server_busy' | 'unknown_host' | 'leftovers'
>;

function inner(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object?.[key];
  return isObject(value) ? value : undefined;
}

function sideOf(object: JsonObject | undefined, udp: boolean): Side | undefined {
  if (object === undefined) return undefined;
  return {
    ...maybe('bytes', integerField(object, 'bytes')),
    ...maybe('bits_per_second', numberField(object, 'bits_per_second')),
    ...maybe('seconds', numberField(object, 'seconds')),
    ...maybe('retransmits', integerField(object, 'retransmits')),
    ...maybe('packets', integerField(object, 'packets')),
    ...(udp
      ? {
          ...maybe('lost_packets', integerField(object, 'lost_packets')),
          ...maybe('lost_percent', numberField(object, 'lost_percent')),
          ...maybe('jitter_ms', numberField(object, 'jitter_ms')),
        }
      : {}),
  };
}

function milliseconds(object: JsonObject | undefined, key: string): number | undefined {
  const us = object === undefined ? undefined : numberField(object, key);
  return us === undefined || us === 0 ? undefined : us / 1_000;
}

function intervalsOf(report: JsonObject): Run['intervals'] {
  return objectsField(report, 'intervals').flatMap((interval) => {
    const sum = inner(interval, 'sum');
    const start = sum === undefined ? undefined : numberField(sum, 'start');
    const end = sum === undefined ? undefined : numberField(sum, 'end');
    const rate = sum === undefined ? undefined : numberField(sum, 'bits_per_second');
    if (sum === undefined || start === undefined || end === undefined || rate === undefined) return [];
    return {
      start_s: start,
      end_s: end,
      bits_per_second: rate,
      ...maybe('retransmits', integerField(sum, 'retransmits')),
      ...maybe('lost_packets', integerField(sum, 'lost_packets')),
      ...maybe('jitter_ms', numberField(sum, 'jitter_ms')),
    };
  });
}

function protocolOf(test: JsonObject | undefined): Run['protocol'] {
  const said = test === undefined ? undefined : textField(test, 'protocol');
  return said === 'TCP' || said === 'UDP' || said === 'SCTP' ? said : undefined;
}

function endOf(report: JsonObject, udp: boolean) {
  const end = inner(report, 'end');
  const [stream] = end === undefined ? [] : objectsField(end, 'streams');
  const sender = inner(stream, 'sender');
  // Before 3.10 a UDP test had one sum for both sides.
  const sum = inner(end, 'sum');
  return {
    ...maybe('sent', sideOf(inner(end, 'sum_sent'), false)),
    ...maybe('received', sideOf(inner(end, 'sum_received') ?? sum, udp)),
    ...maybe('sent_reverse', sideOf(inner(end, 'sum_sent_bidir_reverse'), false)),
    ...maybe('received_reverse', sideOf(inner(end, 'sum_received_bidir_reverse'), udp)),
    ...maybe('min_rtt_ms', milliseconds(sender, 'min_rtt')),
    ...maybe('mean_rtt_ms', milliseconds(sender, 'mean_rtt')),
    ...maybe('max_rtt_ms', milliseconds(sender, 'max_rtt')),
    ...maybe('max_snd_cwnd_bytes', sender === undefined ? undefined : integerField(sender, 'max_snd_cwnd')),
    ...maybe('congestion_control', end === undefined ? undefined : textField(end, 'sender_tcp_congestion')),
  };
}

/** `iperf3 -J`. Absent when the text is none. */
export function readJson(text: string): Run | undefined {
  const report = parseJson(text);
  const start = isObject(report) ? inner(report, 'start') : undefined;
  if (!isObject(report) || start === undefined || !isObject(report.end)) return undefined;
  const test = inner(start, 'test_start');
  const [connected] = objectsField(start, 'connected');
  const server = inner(start, 'connecting_to');
  const protocol = protocolOf(test);
  return {
    ...maybe('version', textField(start, 'version')),
    ...maybe('host', server === undefined ? undefined : textField(server, 'host')),
    ...maybe('port', server === undefined ? undefined : integerField(server, 'port')),
    ...maybe('local_address', connected === undefined ? undefined : textField(connected, 'local_host')),
    ...maybe('remote_address', connected === undefined ? undefined : textField(connected, 'remote_host')),
    ...maybe('protocol', protocol),
    ...maybe('streams', test === undefined ? undefined : integerField(test, 'num_streams')),
    ...maybe('reverse', test === undefined ? undefined : test.reverse === 1),
    ...maybe('bidirectional', typeof test?.bidir === 'number' ? test.bidir === 1 : undefined),
    ...maybe('error', textField(report, 'error')),
    ...endOf(report, protocol === 'UDP'),
    intervals: intervalsOf(report),
  };
}

import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import { decimal } from '../trace.ts';
import type { Ping } from './value.generated.ts';

type Head = Pick<Ping, 'destination' | 'destination_ip' | 'source_ip' | 'data_bytes'>;
type Summary = Pick<
  Ping,
  'packets_transmitted' | 'packets_received' | 'packet_loss_percent' | 'duplicates' | 'errors' | 'time_ms'
>;
type Times = Pick<Ping, 'round_trip_ms_min' | 'round_trip_ms_avg' | 'round_trip_ms_max' | 'round_trip_ms_stddev'>;

/** `PING www.example.com (192.0.2.10) 56(84) bytes of data.`, `PING www.example.com(2001:db8::1) 56 data bytes`,
 *  `PING 192.0.2.1 (192.0.2.1) from 192.0.2.2 eth0: 56(84) bytes of data.`, BusyBox `PING a (192.0.2.1): 56 data bytes` */
const HEAD =
  /^P(?:ING|ing) (?<who>.*?)(?: from (?<source>\S+) [^:]{0,20})?:? (?<bytes>[0-9]{1,6})(?:\([0-9]{1,6}\) bytes(?: of data)?\.?| data bytes(?:, id .{1,40})?)$/;
/** BSD: `PING6(56=40+8+8 bytes) 2001:db8::2 --> 2001:db8::1` */
const HEAD6 = /^PING6\((?<bytes>[0-9]{1,6})=[0-9+]{1,30} bytes\) (?<source>\S+) --> (?<destination>\S+)$/;
/** `--- www.example.com ping statistics ---`, BSD `--- www.example.com ping6 statistics ---` */
const STATISTICS = /^--- (?<name>.*?) ?ping6? statistics ---$/;
const SUMMARY = /^[0-9]{1,9} packets transmitted, /;
/** `rtt min/avg/max/mdev = 23.359/28.495/33.979/4.081 ms, pipe 2`, BusyBox `round-trip min/avg/max = 1.2/1.3/1.4 ms`,
 *  BSD `round-trip min/avg/max/stddev = 1.2/1.3/1.4/0.1 ms`; some languages have a comma for the point */
const TIMES =
  /^(?:rtt|round-trip) min\/avg\/max(?:\/[a-z-]{1,8})? = (?<min>[0-9.,]{1,16})\/(?<avg>[0-9.,]{1,16})\/(?<max>[0-9.,]{1,16})(?:\/(?<mdev>[0-9.,]{1,16}))? ms/;

/** The line with which ping begins. */
export function readHead(line: string): Head | undefined {
  if (line.length > 1_000) return undefined;
  const six = HEAD6.exec(line)?.groups;
  if (six !== undefined)
    return {
      ...maybe('destination_ip', six.destination),
      ...maybe('source_ip', six.source),
      data_bytes: Number(six.bytes),
    };
  const groups = HEAD.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const who = groups.who ?? '';
  const words = who.split(/[\s()]+/).filter(Boolean);
  const address = words.findLast((word) => ipVersion(word) !== undefined);
  const name = who.startsWith(' ') ? undefined : words[0];
  const source = groups.source;
  return {
    ...maybe('destination', name),
    ...maybe('destination_ip', address),
    ...maybe('source_ip', source !== undefined && ipVersion(source) !== undefined ? source : undefined),
    data_bytes: Number(groups.bytes),
  };
}

/** The line above the summary: the host as asked for, empty when it had no name. */
export function readStatisticsLine(line: string): string | undefined {
  return line.length > 1_000 ? undefined : STATISTICS.exec(line)?.groups?.name;
}

/** `5 packets transmitted, 4 received, +1 duplicates, +2 errors, 20% packet loss, time 4005ms` */
export function readSummary(line: string): Summary | undefined {
  if (!SUMMARY.test(line) || line.length > 1_000) return undefined;
  // arping's: `2 packets transmitted, 4 packets received,   0% unanswered (2 extra)`
  if (line.includes('% unanswered')) return undefined;
  const count = (pattern: RegExp): number | undefined => decimal(pattern.exec(line)?.[1] ?? '');
  const received = count(/, ([0-9]{1,9}) (?:packets )?received/);
  if (received === undefined) return undefined;
  return {
    packets_transmitted: count(/^([0-9]{1,9}) packets/) ?? 0,
    packets_received: received,
    ...maybe('packet_loss_percent', count(/, ([0-9]{1,3}(?:[.,][0-9]{1,8})?)% packet loss/)),
    duplicates: count(/, \+?([0-9]{1,9}) duplicates/) ?? 0,
    ...maybe('errors', count(/, \+([0-9]{1,9}) errors/)),
    ...maybe('time_ms', count(/, time ([0-9]{1,12})ms/)),
  };
}

/** The round trips of the summary. */
export function readTimes(line: string): Times | undefined {
  const groups = TIMES.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const [min, avg, max] = [groups.min, groups.avg, groups.max].map((text = '') => decimal(text));
  if (min === undefined || avg === undefined || max === undefined) return undefined;
  return {
    round_trip_ms_min: min,
    round_trip_ms_avg: avg,
    round_trip_ms_max: max,
    ...maybe('round_trip_ms_stddev', decimal(groups.mdev ?? '')),
  };
}

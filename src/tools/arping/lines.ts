import { maybe } from '../output.ts';
import type { Arping } from './value.generated.ts';

export type Reply = Arping['replies'][number];
type Head = Pick<Arping, 'destination' | 'source_ip' | 'interface'>;
type Summary = Pick<Arping, 'sent' | 'received' | 'broadcasts_sent' | 'unanswered_percent'>;

/** `ARPING 192.0.2.20 from 192.0.2.10 eth0`, Habets `ARPING 192.0.2.20` */
const HEAD = /^ARPING (?<to>[0-9A-Fa-f.:]{3,45})(?: from (?<from>[0-9.]{7,15}) (?<interface>\S{1,64}))?$/;
/** `Unicast reply from 192.0.2.20 [02:42:C0:00:02:14]  0.563ms`, `Broadcast request from 192.0.2.9 [...]`; ` for 192.0.2.8 `
 *  and ` UNSOLICITED?` may stand before the time */
const REPLY =
  /^(?<cast>Unicast|Broadcast) (?<what>reply|request) from (?<ip>[0-9.]{7,15}) \[(?<mac>[0-9A-Fa-f:]{11,17})\](?<rest>.{0,200})$/;
const TIME = /(?<time>[0-9.]{1,16})ms$/;
/** Habets `42 bytes from 02:42:c0:00:02:14 (192.0.2.20): index=0 time=10.356 usec` */
const HABETS =
  /^[0-9]{1,5} bytes from (?<mac>[0-9A-Fa-f:]{11,17}) \((?<ip>[0-9.]{7,15})\): index=[0-9]{1,9}(?: time=(?<time>[0-9.]{1,16}) (?<unit>usec|msec|sec))?$/;
/** `Sent 2 probes (1 broadcast(s))`, BusyBox `Sent 2 probe(s) (0 broadcast(s))` */
const SENT = /^Sent (?<sent>[0-9]{1,9}) probe(?:s|\(s\)) \((?<broadcasts>[0-9]{1,9}) broadcast\(s\)\)$/;
/** `Received 2 response(s)`, with ` (1 request(s), 0 broadcast(s))` behind it */
const RECEIVED = /^Received (?<received>[0-9]{1,9}) response\(s\)(?: \(.{0,80}\))?$/;
/** Habets `2 packets transmitted, 4 packets received,   0% unanswered (2 extra)` */
const STATISTICS =
  /^(?<sent>[0-9]{1,9}) packets transmitted, (?<received>[0-9]{1,9}) packets received,\s{1,4}(?<unanswered>[0-9]{1,3})% unanswered \(.{0,30}\)$/;
const FRAME = /^(?:Timeout|--- \S{1,64} statistics ---|rtt min\/avg\/max\/std-dev = .{1,100})$/;

/** The line with which arping begins. */
export function readHead(line: string): Head | undefined {
  const groups = line.startsWith('ARPING ') && line.length < 300 ? HEAD.exec(line)?.groups : undefined;
  if (groups === undefined) return undefined;
  return {
    ...maybe('destination', groups.to),
    ...maybe('source_ip', groups.from),
    ...maybe('interface', groups.interface),
  };
}

const FACTORS: ReadonlyMap<string | undefined, number> = new Map([
  ['usec', 0.001],
  ['msec', 1],
  ['sec', 1_000],
]);

function milliseconds(text: string | undefined, factor: number): number | undefined {
  const time = Number(text);
  return text === undefined || !Number.isFinite(time) ? undefined : Math.round(time * factor * 1e6) / 1e6;
}

/** One answer. Absent when the line is none. */
export function readReply(line: string): Reply | undefined {
  if (line.length > 400) return undefined;
  const groups = REPLY.exec(line)?.groups;
  if (groups !== undefined) {
    const time = milliseconds(TIME.exec(groups.rest ?? '')?.groups?.time, 1);
    return {
      ip: groups.ip ?? '',
      mac: (groups.mac ?? '').toLowerCase(),
      type: groups.what === 'request' ? 'request' : groups.cast === 'Broadcast' ? 'broadcast' : 'unicast',
      ...maybe('time_ms', time),
    };
  }
  const habets = HABETS.exec(line)?.groups;
  if (habets === undefined) return undefined;
  const time = milliseconds(habets.time, FACTORS.get(habets.unit) ?? 1);
  return { ip: habets.ip ?? '', mac: (habets.mac ?? '').toLowerCase(), type: 'unicast', ...maybe('time_ms', time) };
}

/** One line of the summary. */
export function readSummary(line: string): Summary | undefined {
  if (line.length > 400) return undefined;
  const sent = SENT.exec(line)?.groups;
  if (sent !== undefined) return { sent: Number(sent.sent), broadcasts_sent: Number(sent.broadcasts) };
  const received = RECEIVED.exec(line)?.groups;
  if (received !== undefined) return { received: Number(received.received) };
  const all = STATISTICS.exec(line)?.groups;
  if (all === undefined) return undefined;
  return { sent: Number(all.sent), received: Number(all.received), unanswered_percent: Number(all.unanswered) };
}

/** A line that tells nothing more. */
export function isFrame(line: string): boolean {
  return line.length < 300 && FRAME.test(line);
}

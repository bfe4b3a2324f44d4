import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { decimal } from '../trace.ts';
import { readPacket, type Said } from './packet.ts';
import type { Nping } from './value.generated.ts';

type IcmpError = Nping['icmp_errors'][number];
type Counts = Pick<
  Nping,
  | 'sent'
  | 'received'
  | 'lost'
  | 'loss_percent'
  | 'connected'
  | 'failed'
  | 'failed_percent'
  | 'min_ms'
  | 'avg_ms'
  | 'max_ms'
>;

/** So many lines are kept; what is counted is counted over all. */
const PACKETS_MAX = 10_000;
const ERRORS_MAX = 1_000;
const START = /^Starting Nping (?<version>\S{1,40}) /;
/** `Max rtt: 0.180ms | Min rtt: 0.116ms | Avg rtt: 0.148ms` */
const RTT =
  /^Max rtt: (?<max>[0-9.]{1,12}|N\/A)(?:ms)? \| Min rtt: (?<min>[0-9.]{1,12}|N\/A)(?:ms)? \| Avg rtt: (?<avg>[0-9.]{1,12}|N\/A)(?:ms)?$/;
/** `Raw packets sent: 4 (160B) | Rcvd: 2 (88B) | Lost: 2 (50.00%)`; `UDP packets sent: ...` without privilege */
const RAW =
  /^(?:Raw|UDP) packets sent: (?<sent>[0-9]{1,9}) \([^()]{1,20}\) \| Rcvd: (?<received>[0-9]{1,9}) \([^()]{1,20}\) \| Lost: (?<lost>[0-9]{1,9}) \((?<percent>[0-9.]{1,8})%\)/;
/** `TCP connection attempts: 8 | Successful connections: 2 | Failed: 6 (75.00%)` */
const CONNECTIONS =
  /^TCP connection attempts: (?<sent>[0-9]{1,9}) \| Successful connections: (?<connected>[0-9]{1,9}) \| Failed: (?<failed>[0-9]{1,9}) \((?<percent>[0-9.]{1,8})%\)/;
const UNKNOWN = /^(?:WARNING: )?Failed to resolve(?: given hostname\/IP:)? "?(?<name>[^\s"]{1,255}?)"?\.?(?: .*)?$/;
/** `sendto in send_ip_packet_sd: sendto(4, packet, 44, 0, 192.0.2.1, 16) => Operation not permitted` */
const SEND = /^send\w{0,20} in \w{1,40}: .{0,200}\) => (?<text>.{1,100})$/;
const NO_PRIVILEGE = /requires root privileges|Couldn't acquire|Are you root|raw socket.{0,40}not permitted/;
const FATAL =
  /^(?:ERROR: |Error |Cannot find a valid target|Cannot figure out|Could not find interface|Invalid |Failed to |If you want to control|setup_target|nping: )/;
const NOISE =
  /^(?:Nping done: |Statistics for host |\s*\|[ _] |[0-9a-f]{4} {2,3}[0-9a-f]{2} |[TR]x time: |Offending packet: |WARNING: |Warning: |libnsock |WARNING! )/;

/** What was read so far. */
class Found {
  version: string | undefined;
  counts: Counts = {};
  complete = false;
  rows: Nping['packets'] = [];
  printed = false;
  answers = 0;
  synAcks = 0;
  resets = 0;
  readonly asked = new Set<number>();
  readonly open = new Set<number>();
  readonly refused = new Set<number>();
  readonly spoke = new Set<number>();
  readonly errors = new Map<string, IcmpError>();
  readonly macs = new Set<string>();
  readonly unknown = new Set<string>();
  localError: string | undefined;
  noPrivilege: string | undefined;
  fatal: string | undefined;
  readonly leftovers = new Leftovers();
  #lastAsked: number | undefined;

  take(said: Said): void {
    const { packet, answer, error } = said;
    this.printed = true;
    if (this.rows.length < PACKETS_MAX) this.rows.push(packet);
    if (packet.direction === 'sent') {
      this.#lastAsked = packet.destination_port;
      if (packet.destination_port !== undefined) this.asked.add(packet.destination_port);
      return;
    }
    const port = packet.source_port;
    if (answer !== undefined) this.answers++;
    if (packet.mac_address !== undefined && this.macs.size < ERRORS_MAX) this.macs.add(packet.mac_address);
    if (port !== undefined) this.spoke.add(port);
    if (answer === 'syn_ack') {
      this.synAcks++;
      if (port !== undefined) this.open.add(port);
    }
    if (answer === 'reset') {
      this.resets++;
      if (port !== undefined) this.refused.add(port);
    }
    if (error !== undefined) this.#addError(error, packet);
  }

  #addError(error: NonNullable<Said['error']>, packet: Nping['packets'][number]): void {
    // nping does not print of which probe an ICMP error speaks: it comes after it, a round apart from the next.
    if (this.#lastAsked !== undefined && packet.kind === 'icmp') this.spoke.add(this.#lastAsked);
    const key = `${error.from ?? ''} ${error.text}`;
    const known = this.errors.get(key);
    if (known !== undefined) known.times++;
    else if (this.errors.size < ERRORS_MAX)
      this.errors.set(key, {
        ...error,
        ...maybe('icmp_type', packet.icmp_type),
        ...maybe('icmp_code', packet.icmp_code),
        times: 1,
      });
  }

  takeCounts(text: string): boolean {
    const rtt = text.startsWith('Max rtt') ? RTT.exec(text)?.groups : undefined;
    if (rtt !== undefined) {
      this.counts = {
        ...this.counts,
        ...maybe('min_ms', decimal(rtt.min ?? '')),
        ...maybe('avg_ms', decimal(rtt.avg ?? '')),
        ...maybe('max_ms', decimal(rtt.max ?? '')),
      };
      return true;
    }
    const raw = RAW.exec(text)?.groups;
    const connections = raw === undefined ? CONNECTIONS.exec(text)?.groups : undefined;
    const groups = raw ?? connections;
    if (groups === undefined) return false;
    const percent = decimal(groups.percent ?? '');
    this.complete = true;
    const counted = { ...this.counts, sent: Number(groups.sent) };
    this.counts =
      raw === undefined
        ? {
            ...counted,
            connected: Number(groups.connected),
            failed: Number(groups.failed),
            ...maybe('failed_percent', percent),
          }
        : {
            ...counted,
            received: Number(groups.received),
            lost: Number(groups.lost),
            ...maybe('loss_percent', percent),
          };
    return true;
  }

  takeTrouble(text: string): boolean {
    const unknown = UNKNOWN.exec(text)?.groups?.name;
    if (unknown !== undefined) {
      if (this.unknown.size < ERRORS_MAX) this.unknown.add(unknown);
      return true;
    }
    const local = SEND.exec(text)?.groups?.text;
    if (local !== undefined) {
      this.localError ??= oneLine(local);
      return true;
    }
    if (NO_PRIVILEGE.test(text)) {
      this.noPrivilege ??= oneLine(text);
      return true;
    }
    if (!FATAL.test(text)) return false;
    this.fatal ??= oneLine(text);
    return true;
  }

  push(text: string): boolean {
    const said = readPacket(text);
    if (said !== undefined) {
      this.take(said);
      return true;
    }
    const version = START.exec(text)?.groups?.version;
    this.version ??= version;
    if (version !== undefined || this.takeCounts(text)) return true;
    return text.length < 4_000 && (this.takeTrouble(text) || NOISE.test(text));
  }
}

function weigh(found: Found): Nping {
  const { counts, answers } = found;
  const lost = counts.lost ?? counts.failed;
  const every =
    found.complete && lost === 0 && (counts.sent ?? 0) > 0 && answers >= (counts.sent ?? 0) && found.errors.size === 0;
  return {
    ...maybe('version', found.version),
    packets: found.rows,
    ...counts,
    answers,
    answered: answers > 0,
    every_probe_answered: every,
    syn_acks: found.synAcks,
    resets: found.resets,
    open_ports: [...found.open],
    refused_ports: [...found.refused],
    silent_ports: [...found.asked].filter((port) => !found.spoke.has(port)),
    icmp_errors: [...found.errors.values()],
    mac_addresses: [...found.macs],
    complete: found.complete,
    ...maybe('local_error', found.localError),
    unknown_hosts: [...found.unknown],
    leftovers: found.leftovers.lines,
  };
}

/** Reads nping's lines of packets and its counts; with -q there are counts only, and a run that ended early has packets
 *  only. */
export function readNping(input: ReadInput): Reading<Nping> {
  const found = new Found();
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) if (!found.push(line.text)) found.leftovers.add(line);
  if (found.printed || found.complete || found.unknown.size > 0) return readingOf(weigh(found));
  if (found.noPrivilege !== undefined) return unreadable(`nping was not allowed to send: ${found.noPrivilege}`);
  if (found.fatal !== undefined) return unreadable(`nping did not send: ${found.fatal}`);
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`nping did not say what came back: ${early}`);
  return unreadable('lines of nping were expected, as "SENT (0.0119s) TCP ..."', found.leftovers.lines[0]);
}

import type { Reading } from '../../model/evidence.ts';
import type { LineReader, LineStream, PrintedLine, ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, Leftovers, maybe, readingOf, readLines, unreadable } from '../output.ts';
import { readFrame } from './frame.ts';
import { readEnds, readIp, readNetwork } from './ip.ts';
import { type Open, openPacket } from './open.ts';
import { readSaid, type Said } from './said.ts';
import { NO_FLAGS, type Packet, spacesEnd } from './scan.ts';
import { readStamp } from './stamp.ts';
import { isIcmpError, Tally } from './tally.ts';
import type { Tcpdump } from './value.generated.ts';

const TAB = 9;
const SPACE = 32;

/** Fields of the packet inside a tunnel, or of the one that an ICMP error is about, into the packet that carries it. */
function closeInner(packet: Packet, inner: Packet): void {
  if (isIcmpError(packet)) {
    if (inner.protocol !== 'ip' && inner.protocol !== 'ip6') packet.about_protocol = inner.protocol;
    if (inner.src !== undefined) packet.about_src = inner.src;
    if (inner.sport !== undefined) packet.about_sport = inner.sport;
    if (inner.dst !== undefined) packet.about_dst = inner.dst;
    if (inner.dport !== undefined) packet.about_dport = inner.dport;
    return;
  }
  packet.inner_protocol = inner.protocol;
  if (inner.src !== undefined) packet.inner_src = inner.src;
  if (inner.sport !== undefined) packet.inner_sport = inner.sport;
  if (inner.dst !== undefined) packet.inner_dst = inner.dst;
  if (inner.dport !== undefined) packet.inner_dport = inner.dport;
  if (inner.flags.length > 0) packet.inner_flags = inner.flags;
}

class Reader implements LineReader<Tcpdump, Packet> {
  readonly #tally = new Tally();
  readonly #leftovers = new Leftovers();
  readonly #said: Said = {};
  #open: Open | undefined;
  /** A packet of a protocol that is known: a time alone does not make a line tcpdump's. */
  #known = false;

  push(line: PrintedLine): readonly Packet[] {
    const { text } = line;
    const first = text.charCodeAt(0);
    if (first === TAB) {
      if (!this.#continue(text)) this.#leftovers.add(line);
      return [];
    }
    const packet: Packet = { protocol: 'other', flags: NO_FLAGS };
    const at = readStamp(text, packet);
    if (at >= 0) return this.#start(text, at, openPacket(packet));
    if (first === SPACE && this.#continue(text)) return [];
    if (this.#carried(text)) return [];
    if (readSaid(text, this.#said)) return [];
    // Without time stamps (-t) a packet begins with its protocol or, with -e, its link-level address.
    if (text.startsWith('ARP, ') || text.includes(' > ')) {
      const open = openPacket(packet);
      if (readNetwork(text, readFrame(text, 0, packet), open)) {
        this.#known = true;
        return this.#replace(open);
      }
    }
    this.#leftovers.add(line);
    return [];
  }

  #start(text: string, at: number, open: Open): readonly Packet[] {
    if (readNetwork(text, readFrame(text, at, open.packet), open)) this.#known = true;
    return this.#replace(open);
  }

  #replace(open: Open | undefined): readonly Packet[] {
    const before = this.#open;
    this.#open = open;
    if (before === undefined) return [];
    if (before.inner !== undefined) closeInner(before.packet, before.inner.packet);
    this.#tally.take(before);
    return [before.packet];
  }

  /** The packet that VXLAN carries begins in the first column, without a time. */
  #carried(text: string): boolean {
    const open = this.#open;
    if (open?.packet.tunnel === undefined || open.inner !== undefined) return false;
    const inner = openPacket();
    if (!readNetwork(text, readFrame(text, 0, inner.packet), inner)) return false;
    open.inner = inner;
    return true;
  }

  /** Lines that begin with white space belong to the packet before: its addresses (-v), the packet that an ICMP error
   *  quotes, what an application said, a dump of its bytes. */
  #continue(text: string): boolean {
    const open = this.#open;
    if (open === undefined) return false;
    const at = text.charCodeAt(0) === TAB ? spacesEnd(text, 1) : spacesEnd(text, 0);
    if (open.stage === 'ends') {
      readEnds(text, at, open);
      return true;
    }
    if (open.inner?.stage === 'ends') {
      readEnds(text, at, open.inner);
      return true;
    }
    const six = text.startsWith('IP6 ', at);
    const header = six || text.startsWith('IP ', at) || text.startsWith('(tos ', at) || text.startsWith('(class ', at);
    if (open.inner !== undefined) return true;
    if (!header) {
      this.#carried(text.slice(at));
      return true;
    }
    if (open.pair === '' && open.packet.src === undefined) {
      // MPLS with -v: the packet that it labels stands in the next lines.
      open.packet.protocol = 'other';
      readIp(text, text.charCodeAt(at) === 40 ? at : at + (six ? 4 : 3), open, six ? 6 : 4);
      return true;
    }
    if (open.packet.tunnel === undefined && !isIcmpError(open.packet)) return true;
    open.inner = openPacket();
    readIp(text, text.charCodeAt(at) === 40 ? at : at + (six ? 4 : 3), open.inner, six ? 6 : 4);
    return true;
  }

  end(input: ReadInput): { readonly items: readonly Packet[]; readonly reading: Reading<Tcpdump> } {
    const items = this.#replace(undefined);
    const said = this.#said;
    const counted = said.packets_captured !== undefined || said.packets_received !== undefined;
    const file = said.file !== undefined && endedEarly(input.ending) === undefined && said.trouble === undefined;
    if (this.#known || counted || file) return { items, reading: readingOf(this.#value()) };
    if (said.trouble !== undefined)
      return { items: [], reading: unreadable(`tcpdump did not capture: ${oneLine(said.trouble)}`) };
    const early = endedEarly(input.ending);
    if (early !== undefined)
      return { items: [], reading: unreadable(`tcpdump did not say how many packets it saw: ${early}`) };
    const because = said.began
      ? 'tcpdump began to listen and did not say how many packets it saw'
      : 'packets were expected, as "12:34:56.789012 IP 192.0.2.1.80 > ...", or a summary, as "0 packets captured"';
    return { items: [], reading: unreadable(because, this.#leftovers.lines[0]) };
  }

  #value(): Tcpdump {
    const { began: _, trouble, error, ...said } = this.#said;
    const tally = this.#tally;
    const { flows, neighbours, questions } = tally;
    const sum = (field: 'syn_repeated' | 'syn_ack_repeated') => flows.flows.reduce((all, flow) => all + flow[field], 0);
    return {
      ...said,
      packets: [],
      packets_read: tally.packets,
      ...maybe('error', error ?? trouble),
      protocols: Object.fromEntries(tally.protocols),
      flows: flows.flows,
      flows_left_out: flows.leftOut,
      syn: tally.syn,
      syn_ack: tally.synAck,
      rst: tally.rst,
      fin: tally.fin,
      syn_repeated: sum('syn_repeated') + sum('syn_ack_repeated'),
      handshakes: flows.flows.filter(({ handshake }) => handshake).length,
      echo_requests: tally.echoRequests,
      echo_replies: tally.echoReplies,
      icmp_errors: tally.errors,
      arp_requests: neighbours.requests,
      arp_replies: neighbours.replies,
      arp_unanswered: neighbours.arpUnanswered,
      arp_answers: neighbours.arpAnswers,
      nd_unanswered: neighbours.ndUnanswered,
      dns_queries: questions.queries,
      dns_responses: questions.responses,
      dns_rcodes: Object.fromEntries(questions.rcodes),
      dns_unanswered: questions.unanswered,
      fragments: tally.fragments,
      checksum_bad: tally.checksumBad,
      truncated: tally.truncated,
      leftovers: this.#leftovers.lines,
    };
  }
}

export const tcpdumpStream: LineStream<Tcpdump, Packet> = { items: 'packets', open: () => new Reader() };

/** Reads tcpdump(8). Packets, or a summary that says that there were none, are a value; a capture that could not begin, or
 *  was ended before it said anything, is unreadable. */
export function readTcpdump(input: ReadInput): Reading<Tcpdump> {
  return readLines(tcpdumpStream, input, (value, packets) => ({ ...value, packets }));
}

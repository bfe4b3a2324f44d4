import { own, type Packet } from './scan.ts';
import type { Tcpdump } from './value.generated.ts';

type Flow = Tcpdump['flows'][number];

/** What is remembered of one direction to count what comes again. */
interface Side {
  /** Sequence number of the last SYN or SYN-ACK. */
  begin: number | undefined;
  /** Highest sequence number after data. */
  end: number;
}

interface Entry {
  readonly flow: Flow;
  readonly there: Side;
  readonly back: Side;
}

const FLOWS_MAX = 500;
const TTLS_MAX = 8;

function startFlow(packet: Packet, backwards: boolean): Flow {
  const [src, dst] = backwards ? [packet.dst, packet.src] : [packet.src, packet.dst];
  const [sport, dport] = backwards ? [packet.dport, packet.sport] : [packet.sport, packet.dport];
  return {
    ...(packet.interface === undefined ? {} : { interface: own(packet.interface) }),
    protocol: own(packet.protocol),
    src: own(src ?? ''),
    ...(sport === undefined ? {} : { sport }),
    dst: own(dst ?? ''),
    ...(dport === undefined ? {} : { dport }),
    packets: 0,
    packets_back: 0,
    length: 0,
    length_back: 0,
    syn: 0,
    syn_repeated: 0,
    syn_ack: 0,
    syn_ack_repeated: 0,
    handshake: false,
    rst: 0,
    rst_back: 0,
    fin: 0,
    fin_back: 0,
    data_repeated: 0,
    data_repeated_back: 0,
    ttls: [],
    ttls_back: [],
  };
}

/** `A > B` to `B > A`. */
function turned(pair: string): string {
  const arrow = pair.indexOf(' > ');
  return `${pair.slice(arrow + 3)} > ${pair.slice(0, arrow)}`;
}

function addTtl(ttls: number[], ttl: number | undefined): void {
  if (ttl !== undefined && ttls.length < TTLS_MAX && !ttls.includes(ttl)) ttls.push(ttl);
}

/** Counts of the packets between two ends. */
export class Flows {
  /** By `SOURCE > DESTINATION` as printed, both ways round, behind the interface and protocol. */
  readonly #there = new Map<string, Entry>();
  readonly #back = new Map<string, Entry>();
  readonly flows: Flow[] = [];
  leftOut = 0;

  take(packet: Packet, pair: string): void {
    const scope = packet.interface === undefined ? packet.protocol : `${packet.protocol} ${packet.interface}`;
    const key = `${scope} ${pair}`;
    const there = this.#there.get(key);
    const back = there === undefined ? this.#back.get(key) : undefined;
    const known = there ?? back;
    if (known !== undefined) this.#count(known, packet, back !== undefined);
    else this.#begin(packet, pair, scope);
  }

  #begin(packet: Packet, pair: string, scope: string): void {
    const key = `${scope} ${pair}`;
    if (this.flows.length >= FLOWS_MAX) {
      this.leftOut++;
      return;
    }
    const { flags } = packet;
    // A SYN-ACK is the first that was seen: the other end began.
    const backwards = flags.includes('SYN') && flags.includes('ACK');
    const flow = startFlow(packet, backwards);
    const entry = { flow, there: { begin: undefined, end: -1 }, back: { begin: undefined, end: -1 } };
    const other = `${scope} ${turned(pair)}`;
    this.flows.push(flow);
    this.#there.set(backwards ? other : key, entry);
    this.#back.set(backwards ? key : other, entry);
    this.#count(entry, packet, backwards);
  }

  #count({ flow, there, back }: Entry, packet: Packet, backwards: boolean): void {
    const length = packet.length ?? 0;
    if (backwards) {
      flow.packets_back++;
      flow.length_back += length;
      addTtl(flow.ttls_back, packet.ttl);
    } else {
      flow.packets++;
      flow.length += length;
      addTtl(flow.ttls, packet.ttl);
    }
    if (packet.protocol === 'tcp') this.#countTcp(flow, backwards ? back : there, packet, backwards);
  }

  #countTcp(flow: Flow, side: Side, packet: Packet, backwards: boolean): void {
    const { flags, seq, seq_end: end } = packet;
    const syn = flags.includes('SYN');
    const rst = flags.includes('RST');
    if (syn) countSyn(flow, side, seq, flags.includes('ACK'), backwards);
    if (rst) {
      if (backwards) flow.rst_back++;
      else flow.rst++;
    }
    if (flags.includes('FIN')) {
      if (backwards) flow.fin_back++;
      else flow.fin++;
    }
    if (!syn && !rst && !backwards && flow.syn > 0 && flow.syn_ack > 0 && flags.includes('ACK')) flow.handshake = true;
    if (end === undefined || syn) return;
    if (end > side.end) side.end = end;
    else if (backwards) flow.data_repeated_back++;
    else flow.data_repeated++;
  }
}

function countSyn(flow: Flow, side: Side, seq: number | undefined, ack: boolean, backwards: boolean): void {
  const again = seq !== undefined && side.begin === seq;
  if (!again) side.end = -1;
  side.begin = seq;
  if (ack && backwards) {
    flow.syn_ack++;
    if (again) flow.syn_ack_repeated++;
  } else if (!ack && !backwards) {
    flow.syn++;
    if (again) flow.syn_repeated++;
  }
}

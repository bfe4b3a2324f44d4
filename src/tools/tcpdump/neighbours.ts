import { own, type Packet } from './scan.ts';

const MAX = 100;
const MACS_MAX = 8;

function add(set: Set<string>, address: string): void {
  if (set.size < MAX && !set.has(address)) set.add(own(address));
}

/** Who was asked for and who was found: ARP and IPv6 neighbour discovery. */
export class Neighbours {
  readonly #asked = new Set<string>();
  readonly #macs = new Map<string, string[]>();
  readonly #asked6 = new Set<string>();
  readonly #found6 = new Set<string>();
  requests = 0;
  replies = 0;

  take(packet: Packet): void {
    if (packet.arp_op !== undefined) this.#takeArp(packet);
    else if (packet.icmp_type === 'neighbor solicitation' && packet.icmp_target !== undefined) {
      if (packet.src !== '::') add(this.#asked6, packet.icmp_target);
    } else if (packet.icmp_type === 'neighbor advertisement' && packet.icmp_target !== undefined)
      add(this.#found6, packet.icmp_target);
  }

  #takeArp(packet: Packet): void {
    const { arp_op: op, arp_target: target, arp_sender: sender, arp_mac: mac } = packet;
    if (target === undefined) return;
    if (op === 'request' && sender !== target) {
      this.requests++;
      if (sender !== '0.0.0.0') add(this.#asked, target);
    }
    if (op !== 'reply' || mac === undefined) return;
    this.replies++;
    const macs = this.#macs.get(target);
    if (macs === undefined) {
      if (this.#macs.size < MAX) this.#macs.set(own(target), [own(mac)]);
    } else if (macs.length < MACS_MAX && !macs.includes(mac)) macs.push(own(mac));
  }

  get arpUnanswered(): string[] {
    return [...this.#asked].filter((address) => !this.#macs.has(address));
  }

  get arpAnswers(): { address: string; macs: string[] }[] {
    return [...this.#macs].map(([address, macs]) => ({ address, macs }));
  }

  get ndUnanswered(): string[] {
    return [...this.#asked6].filter((address) => !this.#found6.has(address));
  }
}

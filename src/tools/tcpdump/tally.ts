import { Flows } from './flows.ts';
import { Neighbours } from './neighbours.ts';
import type { Open } from './open.ts';
import { Questions } from './questions.ts';
import { own, type Packet } from './scan.ts';
import type { Tcpdump } from './value.generated.ts';

type IcmpError = Tcpdump['icmp_errors'][number];

const KINDS_MAX = 100;
const ERRORS: ReadonlySet<string> = new Set([
  'unreachable',
  'packet too big',
  'time exceeded',
  'redirect',
  'parameter problem',
  'source quench',
]);

/** True for a message about another packet. */
export function isIcmpError(packet: Packet): boolean {
  return packet.icmp_type !== undefined && ERRORS.has(packet.icmp_type);
}

/** Plain counts over packets, in memory that does not grow with them. */
export class Tally {
  readonly flows = new Flows();
  readonly neighbours = new Neighbours();
  readonly questions = new Questions();
  readonly protocols = new Map<string, number>();
  readonly #errors = new Map<string, IcmpError>();
  packets = 0;
  syn = 0;
  synAck = 0;
  rst = 0;
  fin = 0;
  echoRequests = 0;
  echoReplies = 0;
  fragments = 0;
  checksumBad = 0;
  truncated = 0;

  take({ packet, pair }: Open): void {
    this.packets++;
    const { protocol } = packet;
    const before = this.protocols.get(protocol);
    if (before !== undefined || this.protocols.size < KINDS_MAX) this.protocols.set(protocol, (before ?? 0) + 1);
    if (packet.fragment === true) this.fragments++;
    if (packet.checksum_bad === true) this.checksumBad++;
    if (packet.truncated === true) this.truncated++;
    if (protocol === 'tcp') this.#takeTcp(packet.flags);
    if (packet.arp_op !== undefined || packet.icmp_type !== undefined) this.#takeControl(packet);
    if (packet.dns_id !== undefined) this.questions.take(packet, pair);
    if (pair !== '' && packet.icmp_target === undefined && !isIcmpError(packet)) this.flows.take(packet, pair);
  }

  #takeTcp(flags: readonly string[]): void {
    if (flags.includes('SYN')) {
      if (flags.includes('ACK')) this.synAck++;
      else this.syn++;
    }
    if (flags.includes('RST')) this.rst++;
    if (flags.includes('FIN')) this.fin++;
  }

  #takeControl(packet: Packet): void {
    this.neighbours.take(packet);
    if (packet.icmp_type === 'echo request') this.echoRequests++;
    if (packet.icmp_type === 'echo reply') this.echoReplies++;
    if (isIcmpError(packet)) this.#takeError(packet);
  }

  #takeError(packet: Packet): void {
    const {
      icmp_type: type = '',
      icmp_code: code,
      about_dst: dst,
      about_dport: dport,
      about_protocol: protocol,
      mtu,
    } = packet;
    const key = [packet.src, packet.dst, type, code, dst, dport, protocol, mtu].join(' ');
    const before = this.#errors.get(key);
    if (before !== undefined) before.count++;
    if (before !== undefined || this.#errors.size >= KINDS_MAX) return;
    const error: IcmpError = { from: own(packet.src ?? ''), to: own(packet.dst ?? ''), type: own(type), count: 1 };
    if (code !== undefined) error.code = own(code);
    if (mtu !== undefined) error.mtu = mtu;
    if (protocol !== undefined) error.about_protocol = own(protocol);
    if (dst !== undefined) error.about_dst = own(dst);
    if (dport !== undefined) error.about_dport = dport;
    this.#errors.set(own(key), error);
  }

  get errors(): IcmpError[] {
    return [...this.#errors.values()];
  }
}

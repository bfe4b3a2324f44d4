import type { Packet } from './scan.ts';

/** So many open questions are remembered; one that is older counts as unanswered. */
const OPEN_MAX = 2_000;

/** DNS questions and the answers with the same identifier between the same ends. */
export class Questions {
  readonly #open = new Set<string>();
  readonly rcodes = new Map<string, number>();
  queries = 0;
  responses = 0;
  #given = 0;

  take(packet: Packet, pair: string): void {
    const scope = `${packet.dns_id} ${packet.interface ?? ''} `;
    if (packet.dns_response !== true) {
      this.queries++;
      if (this.#open.size >= OPEN_MAX) this.#forgetOldest();
      this.#open.add(scope + pair);
      return;
    }
    this.responses++;
    const rcode = packet.dns_rcode ?? '';
    this.rcodes.set(rcode, (this.rcodes.get(rcode) ?? 0) + 1);
    const arrow = pair.indexOf(' > ');
    this.#open.delete(`${scope}${pair.slice(arrow + 3)} > ${pair.slice(0, arrow)}`);
  }

  #forgetOldest(): void {
    const [oldest] = this.#open;
    if (oldest !== undefined) this.#open.delete(oldest);
    this.#given++;
  }

  get unanswered(): number {
    return this.#open.size + this.#given;
  }
}

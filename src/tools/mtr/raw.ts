import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import type { Hub } from './hub.ts';
import type { Mtr } from './value.generated.ts';

export type Probe = Mtr['probes'][number];

/** mtr keeps no more hosts of a hop, and no more hops. */
const HOSTS_MAX = 128;

/** A hop while its lines come. Mean and deviation as Welford's method keeps them. */
interface Tally {
  sent: number;
  received: number;
  last: number;
  best: number;
  worst: number;
  mean: number;
  squares: number;
  name: string | undefined;
  readonly addresses: string[];
  readonly labels: number[];
}

/** `x 0 33000` sent, `h 0 192.0.2.1` host, `d 0 gw.example.com` its name, `p 0 84 33000` answer after 84 microseconds,
 *  `m 0 24 0 1 1` MPLS label; hops count from 0. */
const RAW = /^(?<kind>[xhdpmty]) (?<hop>[0-9]{1,3}) (?<rest>\S.*)$/;
const MICROSECONDS = /^(?<us>[0-9]{1,9})(?: (?<seq>[0-9]{1,9}))?$/;

function round(value: number): number {
  return Number(value.toFixed(3));
}

/** The lines of `mtr --raw`, counted as they come. */
export class RawCounter {
  readonly #hops: (Tally | undefined)[] = [];
  #counted = false;
  /** Old versions print no line for a probe that was sent: then nobody knows what was lost. */
  #sentPrinted = false;

  /** True when a line was taken. */
  get counted(): boolean {
    return this.#counted;
  }

  /** The answer in this line, true when it was another line of the form, or false. */
  take(line: string): Probe | boolean {
    const groups = line.length > 400 ? undefined : RAW.exec(line)?.groups;
    const hop = Number(groups?.hop);
    if (groups === undefined || hop > 255) return false;
    const rest = groups.rest ?? '';
    switch (groups.kind) {
      case 'x':
        if (!/^[0-9]{1,9}$/.test(rest)) return false;
        this.#sentPrinted = true;
        this.#tally(hop).sent++;
        return true;
      case 'h':
        return ipVersion(rest) !== undefined && this.#add(this.#tally(hop).addresses, rest);
      case 'd':
        if (!this.#counted) return false;
        this.#tally(hop).name = rest;
        return true;
      case 'm':
        return (
          /^[0-9]{1,7}(?: [0-9]{1,3}){3}$/.test(rest) && this.#add(this.#tally(hop).labels, Number.parseInt(rest, 10))
        );
      case 'p':
        return this.#answer(hop, MICROSECONDS.exec(rest)?.groups);
      default:
        return this.#counted;
    }
  }

  #tally(hop: number): Tally {
    this.#counted = true;
    const known = this.#hops[hop];
    if (known !== undefined) return known;
    const made: Tally = {
      sent: 0,
      received: 0,
      last: 0,
      best: Number.POSITIVE_INFINITY,
      worst: 0,
      mean: 0,
      squares: 0,
      name: undefined,
      addresses: [],
      labels: [],
    };
    this.#hops[hop] = made;
    return made;
  }

  #add<T>(list: T[], item: T): true {
    if (!list.includes(item) && list.length < HOSTS_MAX) list.push(item);
    return true;
  }

  #answer(hop: number, groups: Readonly<Record<string, string | undefined>> | undefined): Probe | false {
    if (groups === undefined) return false;
    const tally = this.#tally(hop);
    const ms = Number(groups.us) / 1_000;
    tally.received++;
    tally.last = ms;
    tally.best = Math.min(tally.best, ms);
    tally.worst = Math.max(tally.worst, ms);
    const delta = ms - tally.mean;
    tally.mean += delta / tally.received;
    tally.squares += delta * (ms - tally.mean);
    return {
      count: hop + 1,
      ...maybe('host', tally.addresses.at(-1)),
      time_ms: ms,
      ...maybe('seq', groups.seq === undefined ? undefined : Number(groups.seq)),
    };
  }

  #hub(tally: Tally | undefined, at: number): Hub {
    const { sent = 0, received = 0, addresses = [], labels = [] } = tally ?? {};
    const [address] = addresses;
    const lost = Math.max(0, sent - received);
    return {
      count: at + 1,
      ...maybe('host', tally?.name ?? address),
      ...maybe('address', address),
      hosts: [...addresses],
      answered: received > 0,
      ...(this.#sentPrinted && sent > 0
        ? { loss_percent: round((100 * lost) / sent), sent, received, lost }
        : { received }),
      ...(tally !== undefined && received > 0
        ? {
            last_ms: tally.last,
            avg_ms: round(tally.mean),
            best_ms: tally.best,
            worst_ms: tally.worst,
            stdev_ms: received > 1 ? round(Math.sqrt(tally.squares / (received - 1))) : 0,
          }
        : {}),
      ...(labels.length > 0 ? { mpls_labels: [...labels] } : {}),
    };
  }

  /** The hops. The first rounds go past the host until it has answered: what lies behind is asked less often than the
   *  others, and stays silent or is answered by the host itself. One round may be under way at the end. */
  hubs(): Hub[] {
    const hubs = Array.from(this.#hops, (tally, at) => this.#hub(tally, at));
    const most = hubs.reduce((sent, hub) => Math.max(sent, hub.sent ?? 0), 0);
    const past = (hub: Hub | undefined) => hub?.answered === false && (hub.sent ?? 0) + 1 < most;
    while (hubs.length > 1 && past(hubs.at(-1))) hubs.pop();
    while (hubs.length > 1 && hubs.at(-1)?.answered === false && hubs.at(-2)?.answered === false) hubs.pop();
    const same = (a: Hub | undefined, b: Hub | undefined) => a?.address !== undefined && a.address === b?.address;
    while (same(hubs.at(-1), hubs.at(-2))) hubs.pop();
    return hubs;
  }
}

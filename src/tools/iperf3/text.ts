import { maybe } from '../output.ts';
import { decimal } from '../trace.ts';
import type { Run } from './json.ts';

type Side = NonNullable<Run['sent']>;

/** `Connecting to host 192.0.2.1, port 5201` */
const SERVER = /^Connecting to host (?<host>\S{1,260}), port (?<port>[0-9]{1,5})$/;
/** `[  5] local 192.0.2.2 port 37524 connected to 192.0.2.1 port 5201` */
const CONNECTED =
  /^\[ *[0-9]{1,4}\] local (?<local>\S{1,80}) port [0-9]{1,5} connected to (?<remote>\S{1,80}) port [0-9]{1,5}$/;
/** `[  5]   0.00-2.00   sec   427 MBytes  1.79 Gbits/sec    4             sender`, `[SUM]  0.00-2.00 sec ...`,
 *  `[  5]   0.00-2.00   sec  1.19 MBytes  5.00 Mbits/sec  0.011 ms  0/864 (0%)  receiver` */
const TOTAL =
  /^\[ *(?<id>SUM|[0-9]{1,4})\](?:\[(?<role>[TR]X-[CS])\])? +(?<start>[0-9.]{1,12})-(?<end>[0-9.]{1,12}) +sec +(?<size>[0-9.]{1,12}) (?<unit>[KMGT]?)Bytes +(?<rate>[0-9.]{1,12}) (?<prefix>[KMGT]?)bits\/sec(?: +(?<jitter>[0-9.]{1,12}) ms +(?<lost>[0-9]{1,12})\/(?<packets>[0-9]{1,12}) \((?<percent>[0-9.e+-]{1,12})%\))?(?: +(?<retransmits>[0-9]{1,9}))? +(?<who>sender|receiver)$/;
/** `iperf3: error - unable to connect to server: Connection refused` */
const ERROR = /^iperf3: (?:error - |interrupt - )(?<text>.+)$/;
/** Heads, rules, and the intervals, whose numbers the totals hold too. */
const NOISE =
  /^(?:\[ ID\]|- - - |iperf Done\.|Reverse mode, |iperf 3|Cookie: |TCP MSS: |Linux |Time: |Control connection |Starting Test: |Test Complete|CPU Utilization|(?:snd|rcv)_tcp_congestion |\[ *(?:SUM|[0-9]{1,4})\])/;

const SIZE: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };
const RATE: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** What the lines of a client said, so far. */
export class TextRun {
  #run: Run = { intervals: [] };
  #seen = false;
  #summed = false;

  /** False when the line is none of iperf3's. */
  take(line: string): boolean {
    if (line.length > 1_000) return false;
    const server = SERVER.exec(line)?.groups;
    const connected = CONNECTED.exec(line)?.groups;
    const total = TOTAL.exec(line)?.groups;
    const error = ERROR.exec(line)?.groups?.text;
    if (server !== undefined) this.#run = { ...this.#run, host: server.host ?? '', port: Number(server.port) };
    else if (connected !== undefined)
      this.#run = { ...this.#run, local_address: connected.local ?? '', remote_address: connected.remote ?? '' };
    else if (total !== undefined) this.#takeTotal(total);
    else if (error !== undefined) this.#run = { ...this.#run, error: this.#run.error ?? error };
    else return NOISE.test(line);
    this.#seen = true;
    return true;
  }

  /** Absent when no line said anything. */
  get run(): Run | undefined {
    return this.#seen ? this.#run : undefined;
  }

  #takeTotal(groups: Readonly<Record<string, string | undefined>>): void {
    const sum = groups.id === 'SUM';
    // With several streams the sum is printed after them.
    if (this.#summed && !sum) return;
    this.#summed ||= sum;
    const udp = groups.jitter !== undefined;
    const bytes = Math.round((decimal(groups.size ?? '') ?? 0) * (SIZE[groups.unit ?? ''] ?? 1));
    const side: Side = {
      bytes,
      bits_per_second: Math.round((decimal(groups.rate ?? '') ?? 0) * (RATE[groups.prefix ?? ''] ?? 1)),
      ...maybe('seconds', decimal(groups.end ?? '')),
      ...maybe('retransmits', groups.retransmits === undefined ? undefined : Number(groups.retransmits)),
      ...(udp
        ? {
            packets: Number(groups.packets),
            lost_packets: Number(groups.lost),
            ...maybe('lost_percent', decimal(groups.percent ?? '')),
            ...maybe('jitter_ms', decimal(groups.jitter ?? '')),
          }
        : {}),
    };
    const back = groups.role?.startsWith('RX') === true;
    const sender = groups.who === 'sender';
    const key = sender ? (back ? 'sent_reverse' : 'sent') : back ? 'received_reverse' : 'received';
    this.#run = { ...this.#run, ...(udp ? { protocol: 'UDP' } : {}), [key]: side };
  }
}

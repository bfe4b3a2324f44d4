import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { insideOf } from '../../src/lab/inside.ts';
import { nodeId } from '../../src/lab/place.ts';
import type { LabFault, LabState, NodeName } from '../../src/model/lab.ts';
import * as lab from '../../src/pipeline/lab.ts';
import { engineForTests } from '../setup/engine.ts';

/** Runs a command; what it printed, whatever its exit code. */
export function said(program: string, ...args: readonly string[]): Promise<string> {
  return new Promise((done) => {
    execFile(program, [...args], { maxBuffer: 16 << 20 }, (_, stdout) => done(stdout));
  });
}

/** A value, or a failed test with the trouble in it. */
export function need<T>(result: { ok: true; value: T } | { ok: false; trouble: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.trouble));
}

/** Everything that a fault may change in a machine, without counters, times and the numbers of interfaces. A table of the
 *  old iptables that was touched once cannot be taken away: its policies count when they are not ACCEPT. */
const DUMP = `
ip -o address | sed 's/^[0-9]*: //' | sort; ip -o link | sed 's/^[0-9]*: //; s/@[^:]*//; s/link-netns.*//; s/link-netnsid.*//' | sort
for family in -4 -6; do ip $family rule; ip $family route show table all | sort; ip $family neighbour show nud permanent; done
nft -s list ruleset; tc qdisc show | sort
for table in $(cat /proc/net/ip_tables_names); do iptables-legacy -t $table -S | grep -v '^-P .* ACCEPT'; done
sysctl net.ipv4.ip_forward net.ipv4.tcp_rmem net.ipv4.ip_local_port_range net.ipv4.icmp_echo_ignore_all
`;
const FILES = 'cat /etc/resolv.conf /etc/hosts /etc/nsswitch.conf; ';

/** The name of a lab of this very run: another one may go on beside it. */
export function labName(letter: string): string {
  return `e2e-${letter}-${process.pid}`;
}

/** One lab of a test. */
export interface TestLab {
  readonly place: lab.Place;
  readonly state: LabState;
  /** What each machine looks like now. */
  readonly dump: (nodes: readonly NodeName[]) => Promise<Readonly<Record<string, string>>>;
  /** What they looked like when the lab was up. */
  readonly sound: Readonly<Record<string, string>>;
}

/** How the labs of tests are made here, or why they cannot be. */
export function labEngine():
  | { readonly engine: LabState['engine']; readonly image: string }
  | { readonly lacks: string } {
  if (process.getuid?.() !== 0) return { lacks: 'needs root: it makes network namespaces' };
  if (!existsSync('dist/lab/service.js')) return { lacks: 'needs dist/lab/service.js: npm run build makes it' };
  const engine = engineForTests();
  return engine.available ? { engine: 'docker', image: engine.image } : { engine: 'local', image: '' };
}

/** Makes a lab of its own. */
export async function makeTestLab(name: string, how: Pick<LabState, 'engine'> & { image: string }): Promise<TestLab> {
  const place = need(lab.placeOf(name));
  need(await lab.downLab(place));
  const state = need(await lab.upLab(place, { ...how, now: new Date() }));
  const dump = async (nodes: readonly NodeName[]) => {
    const [enter = 'ip', ...words] = insideOf(place, 'client');
    const texts = nodes.map(async (node) => {
      const text = await said('ip', 'netns', 'exec', nodeId(place, node), 'sh', '-c', DUMP);
      return [node, node === 'client' ? `${text}${await said(enter, ...words, 'sh', '-c', FILES)}` : text] as const;
    });
    return Object.fromEntries(await Promise.all(texts));
  };
  return { place, state, dump, sound: await dump(lab.NODES) };
}

/** The machines that a fault changes; the client is always looked at. */
export function touched(fault: LabFault): readonly NodeName[] {
  const named = fault.steps.flatMap((step) => ('in' in step ? [step.in] : []));
  return [...new Set<NodeName>(['client', ...named])];
}

/** The probes of a fault that did not show it, each with what it printed; and those that could not look. */
export async function unshown(one: TestLab, fault: LabFault): Promise<readonly string[]> {
  const shown = await lab.showFault(one.place, fault);
  return shown
    .filter(({ verdict }) => verdict === 'no')
    .map(({ probe, said: printed }) => `${probe.run.join(' ')}\n  wants ${probe.expect}\n  printed ${printed}`);
}

/** Labs that cases take and give back. */
export class Pool {
  readonly #free: TestLab[];
  readonly #waiting: ((one: TestLab) => void)[] = [];

  constructor(labs: readonly TestLab[]) {
    this.#free = [...labs];
  }

  async use<T>(work: (one: TestLab) => Promise<T>): Promise<T> {
    const one = this.#free.pop() ?? (await new Promise<TestLab>((given) => this.#waiting.push(given)));
    try {
      return await work(one);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(one);
      else next(one);
    }
  }
}

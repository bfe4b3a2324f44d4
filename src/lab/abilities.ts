import { succeeded } from '../engine/exec.ts';
import type { Availability, LabFault } from '../model/lab.ts';
import { command } from './command.ts';

/** What this machine has that faults need. Each is the reason why not, or absent when it is there. */
export interface Abilities {
  /** Where it was not tried, why. */
  readonly notTried?: string;
  readonly lacks: ReadonlyMap<string, string>;
}

const ALWAYS = ['ip', 'tc', 'nft', 'sysctl', 'openssl', 'iptables', 'ip6tables'];

/** A rule with each extension of iptables that a fault needs: the kernel is asked too. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  string: ['-m', 'string', '--algo', 'bm', '--string', 'x'],
  TEE: ['-j', 'TEE', '--gateway', '192.0.2.1'],
};

/** How a need is tried, in a namespace that has nothing and goes away at once. */
function trialOf(need: string): readonly string[] | undefined {
  const [kind, name = ''] = need.split(':');
  if (kind === 'netem') return ['tc', 'qdisc', 'add', 'dev', 'lo', 'root', 'netem', 'delay', '1ms'];
  if (kind === 'program') return [name, '--version'];
  if (kind === 'xt') return ['iptables', '-t', 'mangle', '-A', 'OUTPUT', ...(EXTENSIONS[name] ?? ['-m', name])];
  return undefined;
}

/** Tries what the faults need. `engine`: whether the client is, or would be, a container. */
export async function abilitiesHere(
  faults: readonly LabFault[],
  engine: { readonly there: boolean; readonly because: string },
): Promise<Abilities> {
  const lacks = new Map<string, string>();
  if (!engine.there) lacks.set('engine', engine.because);
  if (process.getuid?.() !== 0) return { notTried: 'only root can try it', lacks };
  const needs = [...new Set(faults.flatMap((fault) => fault.needs ?? []))];
  const space = `nsr-lab-trial-${process.pid}`;
  await command(['ip', 'netns', 'add', space]);
  try {
    for (const need of [...ALWAYS.map((name) => `program:${name}`), ...needs]) {
      const argv = trialOf(need);
      if (argv === undefined) continue;
      const tried = await command(['ip', 'netns', 'exec', space, ...argv]);
      // Whatever a program says to --version, it is there; `ip netns exec` tells when it is not.
      const there = need.startsWith('program:') ? !/exec of ".*" failed/.test(tried.stderr) : succeeded(tried);
      if (!there) lacks.set(need, whyNot(need));
    }
  } finally {
    await command(['ip', 'netns', 'delete', space]);
  }
  return { lacks };
}

function whyNot(need: string): string {
  const [kind, name = ''] = need.split(':');
  if (kind === 'netem') return 'the kernel has no netem queue, which delays packets';
  if (kind === 'xt') return `iptables and the kernel have no "${name}" here`;
  return `the program ${name} is not installed`;
}

/** Whether a fault can be made. */
export function canMake(fault: LabFault, { lacks, notTried }: Abilities): Availability {
  const needs = [...ALWAYS.map((name) => `program:${name}`), ...(fault.needs ?? [])];
  for (const need of needs) {
    const because = lacks.get(need);
    if (because !== undefined) return { can: 'no', because };
  }
  const open = (fault.needs ?? []).some((need) => need !== 'engine');
  return open && notTried !== undefined ? { can: 'not tried', because: notTried } : { can: 'yes' };
}

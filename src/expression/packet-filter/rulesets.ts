import { type Fields, type Flow, number, records, text, words } from './flow.ts';

/** A chain that the kernel sends packets into, or that rules send them to. */
export interface Chain {
  /** iptables, ip6tables, iptables-legacy, ip6tables-legacy or nft. */
  readonly source: string;
  /** ip, ip6, inet, arp, bridge or netdev. */
  readonly family: string;
  readonly table: string;
  readonly name: string;
  /** output, input, forward ... Absent when only rules lead here. */
  readonly hook: string | undefined;
  readonly priority: number;
  /** nat chains see only the first packet of a flow, and pass all others. */
  readonly nat: boolean;
  readonly devices: readonly string[];
  readonly policy: string | undefined;
  /** Packets that met the policy. Absent when nobody counts them. */
  readonly policyPackets: number | undefined;
  readonly rules: Fields[];
}

/** Netfilter's priorities of the tables of iptables; those of nat depend on the hook. */
const PRIORITY: Readonly<Record<string, number>> = { raw: -300, mangle: -150, nat: -100, filter: 0, security: 50 };

function iptablesPriority(table: string, hook: string): number {
  return table === 'nat' && (hook === 'postrouting' || hook === 'input') ? 100 : (PRIORITY[table] ?? 0);
}

function withRules(chains: Map<string, Chain>, rules: readonly Fields[], key: (rule: Fields) => string): void {
  for (const rule of rules) chains.get(key(rule))?.rules.push(rule);
}

function iptablesChains(reading: Fields): Map<string, Chain> {
  const version = reading.family === 'ipv6' ? 6 : 4;
  const source = `${version === 6 ? 'ip6tables' : 'iptables'}${reading.variant === 'legacy' ? '-legacy' : ''}`;
  const chains = new Map<string, Chain>();
  for (const chain of records(reading.chains)) {
    const table = text(chain.table) ?? 'filter';
    const name = text(chain.chain) ?? '';
    const hook = chain.builtin === true ? name.toLowerCase() : undefined;
    const policy = text(chain.policy)?.toLowerCase();
    chains.set(`${table} ${name}`, {
      source,
      family: version === 6 ? 'ip6' : 'ip',
      table,
      name,
      hook,
      priority: iptablesPriority(table, hook ?? ''),
      nat: table === 'nat',
      devices: [],
      policy,
      policyPackets: number(chain.packets),
      rules: [],
    });
  }
  withRules(chains, records(reading.rules), (rule) => `${text(rule.table) ?? 'filter'} ${text(rule.chain) ?? ''}`);
  return chains;
}

/** Without the tables that are in `elsewhere`: iptables-save says more of them. */
function nftChains(reading: Fields, elsewhere: ReadonlySet<string>): Map<string, Chain> {
  const off = new Set(
    records(reading.tables)
      .filter(({ dormant }) => dormant === true)
      .map(({ family, table }) => `${family} ${table}`),
  );
  const chains = new Map<string, Chain>();
  for (const chain of records(reading.chains)) {
    const [family, table, name] = [text(chain.family) ?? '', text(chain.table) ?? '', text(chain.chain) ?? ''];
    if (off.has(`${family} ${table}`) || elsewhere.has(`${family} ${table}`)) continue;
    chains.set(`${family} ${table} ${name}`, {
      source: 'nft',
      family,
      table,
      name,
      hook: chain.base === true ? text(chain.hook) : undefined,
      priority: number(chain.prio) ?? 0,
      nat: chain.type === 'nat',
      devices: words(chain.devices),
      policy: text(chain.policy),
      policyPackets: undefined,
      rules: [],
    });
  }
  withRules(chains, records(reading.rules), (rule) => `${rule.family} ${rule.table} ${rule.chain}`);
  return chains;
}

const isIptables = (reading: Fields): boolean => reading.incompatible_tables !== undefined;
const isNft = (reading: Fields): boolean => reading.flowtables !== undefined;

/** Every chain of what iptables-save and nft read, one map for each of them: rules lead only within their own. */
export function chainsOf(readings: readonly Fields[]): readonly ReadonlyMap<string, Chain>[] {
  const elsewhere = new Set(
    readings
      .filter((reading) => isIptables(reading) && reading.variant !== 'legacy')
      .flatMap((reading) => {
        const family = reading.family === 'ipv6' ? 'ip6' : 'ip';
        const unshown = words(reading.incompatible_tables);
        return records(reading.tables).flatMap(({ table }) => {
          const name = text(table);
          return name === undefined || unshown.includes(name) ? [] : [`${family} ${name}`];
        });
      }),
  );
  return readings.flatMap((reading) => {
    if (isIptables(reading)) return [iptablesChains(reading)];
    return isNft(reading) ? [nftChains(reading, elsewhere)] : [];
  });
}

const HOOKS: Readonly<Record<Flow['way'], readonly string[]>> = {
  out: ['output', 'postrouting', 'egress'],
  in: ['ingress', 'prerouting', 'input'],
  through: ['ingress', 'prerouting', 'forward', 'postrouting', 'egress'],
};

function meets(chain: Chain, flow: Flow): boolean {
  if (flow.protocol === 'arp') return chain.family === 'arp' || chain.family === 'netdev';
  const families =
    flow.version === undefined
      ? ['ip', 'ip6', 'inet', 'netdev']
      : [flow.version === 6 ? 'ip6' : 'ip', 'inet', 'netdev'];
  if (!families.includes(chain.family)) return false;
  const device = chain.hook === 'egress' ? flow.interfaceOut : flow.interfaceIn;
  return chain.devices.length === 0 || device === undefined || chain.devices.includes(device);
}

/** The chains that the packet meets, in the order in which the kernel asks them. */
export function chainsOnTheWay(
  all: readonly ReadonlyMap<string, Chain>[],
  flow: Flow,
): readonly { readonly chain: Chain; readonly among: ReadonlyMap<string, Chain> }[] {
  const hooks = HOOKS[flow.way];
  return all
    .flatMap((among) => [...among.values()].map((chain) => ({ chain, among })))
    .filter(({ chain }) => chain.hook !== undefined && hooks.includes(chain.hook) && meets(chain, flow))
    .sort(
      (a, b) =>
        hooks.indexOf(a.chain.hook ?? '') - hooks.indexOf(b.chain.hook ?? '') || a.chain.priority - b.chain.priority,
    );
}

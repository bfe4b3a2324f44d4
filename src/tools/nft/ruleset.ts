import { Leftovers, maybe } from '../output.ts';
import { Keys, ruleText } from '../xtables.ts';
import { readRule } from './rule.ts';
import type { Nft } from './value.generated.ts';

export type Table = Nft['tables'][number];
export type Chain = Nft['chains'][number];
export type NamedSet = Nft['sets'][number];

interface Node {
  readonly chain: Chain;
  readonly leadsTo: Set<string>;
}

/** So many elements of a set are kept. */
const ELEMENTS_MAX = 1_000;
/** ` counter packets 45 bytes 2592`: what moves is no part of a key. */
const MOVING = / packets [0-9]{1,20} bytes [0-9]{1,20}/g;

/** Priorities by name (nft(8), "CHAINS"); in the bridge family three of them have other numbers. */
const PRIORITIES: Readonly<Record<string, number>> = {
  raw: -300,
  mangle: -150,
  dstnat: -100,
  filter: 0,
  security: 50,
  srcnat: 100,
  out: 100,
};
const BRIDGE_PRIORITIES: Readonly<Record<string, number>> = { ...PRIORITIES, dstnat: -300, filter: -200, srcnat: 300 };

/** `filter + 10`, `-100` and `dstnat` to a number. Absent for a name that is not known. */
export function priorityOf(text: string, family: string): number | undefined {
  const groups = /^(?:(?<name>[a-z]{1,10})(?: (?<sign>[+-]) (?<more>[0-9]{1,10}))?|(?<number>-?[0-9]{1,10}))$/.exec(
    text,
  )?.groups;
  if (groups?.number !== undefined) return Number(groups.number);
  const base = (family === 'bridge' ? BRIDGE_PRIORITIES : PRIORITIES)[groups?.name ?? ''];
  if (base === undefined) return undefined;
  return base + Number(`${groups?.sign ?? ''}${groups?.more ?? '0'}`);
}

/** A ruleset while its objects come in. */
export class Ruleset {
  version: string | undefined;
  complete = false;
  readonly leftovers = new Leftovers();
  readonly managed = new Set<string>();
  private readonly tables: Table[] = [];
  private readonly nodes = new Map<string, Node>();
  private readonly rules: Nft['rules'] = [];
  private readonly packets: Record<string, number> = {};
  private readonly sets: NamedSet[] = [];
  private readonly counters: Nft['counters'] = [];
  private readonly flowtables: Nft['flowtables'] = [];
  private readonly others: string[] = [];
  private readonly keys = new Keys();

  addTable(table: Omit<Table, 'managed_by_iptables'>): Table {
    const full = { ...table, managed_by_iptables: false };
    this.tables.push(full);
    return full;
  }

  addChain(chain: Omit<Chain, 'rule_count' | 'hooks'>): Chain {
    const full = { ...chain, rule_count: 0, hooks: [] };
    this.nodes.set(`${chain.family} ${chain.table} ${chain.chain}`, { chain: full, leadsTo: new Set() });
    return full;
  }

  addRule(
    place: { readonly family: string; readonly table: string; readonly chain: string },
    text: string,
    more: { readonly handle?: number; readonly line_number?: number },
  ): void {
    const { family, table, chain } = place;
    const id = `${family} ${table} ${chain}`;
    if (!this.nodes.has(id)) this.addChain({ family, table, chain, base: false, devices: [] });
    const node = this.nodes.get(id);
    if (node === undefined) return;
    const { leadsTo, ...said } = readRule(text);
    for (const next of leadsTo) node.leadsTo.add(`${family} ${table} ${next}`);
    node.chain.rule_count += 1;
    const rule: Nft['rules'][number] = {
      key: this.keys.of(`${id} ${text.replace(MOVING, '').slice(0, 500)}`),
      family,
      table,
      chain,
      num: node.chain.rule_count,
      hooks: node.chain.hooks,
      ...said,
      ...more,
      line: ruleText(text),
    };
    this.rules.push(rule);
    if (rule.packets !== undefined) this.packets[rule.key] = rule.packets;
  }

  addSet(set: Omit<NamedSet, 'element_count' | 'elements'>, elements: readonly string[]): void {
    this.sets.push({ ...set, element_count: elements.length, elements: elements.slice(0, ELEMENTS_MAX) });
  }

  addCounter(counter: Nft['counters'][number]): void {
    this.counters.push(counter);
  }

  addFlowtable(flowtable: Nft['flowtables'][number]): void {
    this.flowtables.push(flowtable);
  }

  addOther(text: string): void {
    this.others.push(text.slice(0, 200));
  }

  get empty(): boolean {
    return this.tables.length === 0;
  }

  /** Follows the rules from each base chain. Rules hold the list of their chain, so it is filled, not replaced. */
  private followHooks(): void {
    for (const [id, { chain }] of this.nodes) {
      if (chain.hook === undefined) continue;
      const seen = new Set([id]);
      for (const one of seen) {
        const node = this.nodes.get(one);
        if (node === undefined) continue;
        if (!node.chain.hooks.includes(chain.hook)) node.chain.hooks.push(chain.hook);
        for (const next of node.leadsTo) seen.add(next);
      }
    }
  }

  value(): Nft {
    this.followHooks();
    for (const table of this.tables) table.managed_by_iptables = this.managed.has(`${table.family} ${table.table}`);
    return {
      ...maybe('version', this.version),
      complete: this.complete,
      tables: this.tables,
      chains: [...this.nodes.values()].map(({ chain }) => chain),
      rules: this.rules,
      packets: this.packets,
      sets: this.sets,
      counters: this.counters,
      flowtables: this.flowtables,
      other_objects: this.others,
      leftovers: this.leftovers.lines,
    };
  }
}

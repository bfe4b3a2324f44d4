import { maybe } from '../output.ts';
import { type Keys, verdictOf } from '../xtables.ts';
import type { Part } from './lines.ts';
import { readOptions } from './match.ts';
import type { Rule } from './rule.ts';
import type { IptablesSave } from './value.generated.ts';

export type Chain = IptablesSave['chains'][number];
type Table = IptablesSave['tables'][number];

/** The chains that the kernel sends packets into. */
const HOOKS = ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'] as const;

/** What iptables -S shows of a table: its built-in chains tell which it is. Filter and security have the same ones. */
const BY_HOOKS: ReadonlyMap<string, string> = new Map([
  ['INPUT FORWARD OUTPUT', 'filter'],
  ['PREROUTING INPUT OUTPUT POSTROUTING', 'nat'],
  ['PREROUTING OUTPUT POSTROUTING', 'nat'],
  ['PREROUTING INPUT FORWARD OUTPUT POSTROUTING', 'mangle'],
  ['PREROUTING OUTPUT', 'raw'],
]);

/** ` -c 123456789 98765432100`, in the rules of iptables -S -v */
const COUNTERS = / -c [0-9]{1,20} [0-9]{1,20}(?= |$)/;

interface Node {
  readonly chain: Chain;
  readonly leadsTo: Set<Node>;
  hooks: string[];
}

/** One table while its lines come in. */
export class TableReader {
  readonly chains: Chain[] = [];
  readonly rules: Rule[] = [];
  complete = false;
  private name: string | undefined;
  private readonly family: Table['family'];
  private readonly nodes = new Map<string, Node>();

  constructor(name: string | undefined, family: Table['family']) {
    this.name = name;
    this.family = family;
  }

  addChain(part: Part & { readonly kind: 'chain' }, line: number): void {
    if (this.nodes.has(part.chain)) return;
    const { kind: _, chain, ...policy } = part;
    const builtin = policy.policy !== undefined || HOOKS.some((hook) => hook === chain);
    this.addNode({ chain, builtin, ...policy, rule_count: 0, references: 0, hooks: [], line_number: line });
  }

  private addNode(chain: Chain): Node {
    const node: Node = { chain, leadsTo: new Set(), hooks: [] };
    this.nodes.set(chain.chain, node);
    this.chains.push(chain);
    return node;
  }

  /** The table's name. Absent when nothing tells it. */
  private table(): string | undefined {
    this.name ??= BY_HOOKS.get(HOOKS.filter((hook) => this.nodes.has(hook)).join(' '));
    return this.name;
  }

  addRule(part: Part & { readonly kind: 'rule' }, line: number, keys: Keys): Rule {
    const table = this.table();
    const { packets, bytes, chain } = part;
    // iptables -S of one chain prints its -N, but only the rules of a table whose head was lost come without.
    const node =
      this.nodes.get(chain) ??
      this.addNode({
        chain,
        builtin: HOOKS.some((hook) => hook === chain),
        rule_count: 0,
        references: 0,
        hooks: [],
        line_number: line,
      });
    node.chain.rule_count += 1;
    const start = { table, chain, num: node.chain.rule_count, hooks: node.hooks, packets, bytes };
    const { rule, goto } = readOptions(start, part.words, 2);
    const { target } = rule;
    const next = target === undefined ? undefined : this.nodes.get(target);
    if (next !== undefined) {
      node.leadsTo.add(next);
      next.chain.references += 1;
    }
    const inside = packets === undefined && rule.packets !== undefined;
    const bare = inside ? part.bare.replace(COUNTERS, '') : part.bare;
    rule.key = keys.of(`${table ?? '?'} ${bare.length > 500 ? bare.slice(0, 500) : bare}`);
    const verdict = verdictOf(target, goto, next !== undefined);
    const made = Object.assign(rule, { verdict, line: part.line, line_number: line });
    this.rules.push(made);
    return made;
  }

  /** Follows the rules from each built-in chain. Rules hold the list of their chain, so it is filled, not replaced. */
  private followHooks(): void {
    for (const start of this.nodes.values()) {
      if (!start.chain.builtin) continue;
      const seen = new Set([start]);
      for (const node of seen) {
        node.hooks.push(start.chain.chain);
        for (const next of node.leadsTo) seen.add(next);
      }
    }
  }

  end(): Table {
    this.followHooks();
    const table = this.table();
    for (const { chain, hooks } of this.nodes.values()) {
      chain.hooks = hooks;
      if (table !== undefined) chain.table = table;
    }
    return {
      ...maybe('table', table),
      ...maybe('family', this.family),
      complete: this.complete,
      rule_count: this.rules.length,
    };
  }
}

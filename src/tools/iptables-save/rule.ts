import type { IptablesSave } from './value.generated.ts';

export type Rule = IptablesSave['rules'][number];

/** A rule while its options are read. */
export type OpenRule = Omit<Rule, 'verdict' | 'line' | 'line_number'>;

/** Where a rule stands, and what it counted. */
export type Start = Pick<Rule, 'chain' | 'num' | 'hooks'> & {
  readonly table: string | undefined;
  readonly packets: number | undefined;
  readonly bytes: number | undefined;
};

/** Most lists of most rules are empty: they share one, and `added` makes another. A million rules are half as large so. */
const NONE: never[] = [];

/** The list with one item more: the same one, but never the shared one. */
export function added<Item>(list: Item[], item: Item): Item[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}

/** A rule that says nothing yet. Written out, field by field: copies of it would take longer than all the rest. */
export function emptyRule({ table = '', chain, num, hooks, packets, bytes }: Start): OpenRule {
  const rule: OpenRule =
    packets === undefined || bytes === undefined
      ? {
          key: '',
          table,
          chain,
          num,
          hooks,
          negated: NONE,
          sports: NONE,
          dports: NONE,
          ports: NONE,
          ctstate: NONE,
          sets: NONE,
          fragment: false,
          other_matches: NONE,
          target_options: NONE,
        }
      : {
          key: '',
          table,
          chain,
          num,
          hooks,
          packets,
          bytes,
          negated: NONE,
          sports: NONE,
          dports: NONE,
          ports: NONE,
          ctstate: NONE,
          sets: NONE,
          fragment: false,
          other_matches: NONE,
          target_options: NONE,
        };
  if (table === '') delete rule.table;
  return rule;
}

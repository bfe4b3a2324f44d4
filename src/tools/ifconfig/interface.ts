import type { Ifconfig } from './value.generated.ts';

export type Interface = Ifconfig['interfaces'][number];

/** An interface while its lines are read. */
export type Draft = { -readonly [key in keyof Interface]: Interface[key] };

/** Places the address of the last line in the fields that hold one address only. */
export function addIpv4(draft: Draft, address: Interface['ipv4'][number]): void {
  draft.ipv4.push(address);
  draft.ipv4_addr = address.address;
  replace(draft, 'ipv4_mask', address.mask);
  replace(draft, 'ipv4_bcast', address.broadcast);
}

export function addIpv6(draft: Draft, address: Interface['ipv6'][number]): void {
  draft.ipv6.push(address);
  draft.ipv6_addr = address.address;
  replace(draft, 'ipv6_mask', address.mask);
  replace(draft, 'ipv6_scope', address.scope);
  replace(draft, 'ipv6_scope_id', address.scope_id);
  replace(draft, 'ipv6_type', address.type);
}

/** Sets a field, or takes away what an earlier address left there. */
function replace<K extends keyof Draft>(draft: Draft, key: K, value: Draft[K] | undefined): void {
  if (value === undefined) delete draft[key];
  else draft[key] = value;
}

export function newInterface(name: string, flagNames: readonly string[]): Draft {
  const names = [...flagNames];
  return {
    name,
    state: [...names],
    flag_names: names,
    up: names.includes('UP'),
    running: names.includes('RUNNING'),
    ipv4: [],
    ipv6: [],
  };
}

/** The flags of the old form stand on a line of their own. */
export function setFlags(draft: Draft, names: readonly string[]): void {
  draft.flag_names = [...names];
  draft.state = names.length === 0 ? [] : [`${names.join(' ')} `];
  draft.up = names.includes('UP');
  draft.running = names.includes('RUNNING');
}

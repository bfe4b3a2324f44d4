import type { Fleet, Group, Member, Trait } from '../../model/fleet.ts';
import { count } from '../../util/text.ts';

/** What many targets are called: `pods`, `containers`; `targets` when they are of several kinds, or it is not known. */
export function nounOf(members: readonly Pick<Member, 'kind'>[]): { readonly one: string; readonly many: string } {
  const kinds = new Set(members.flatMap(({ kind }) => (kind === undefined ? [] : [kind])));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined && PLURALS[only] !== undefined
    ? { one: only, many: PLURALS[only] }
    : { one: 'target', many: 'targets' };
}

const PLURALS: Readonly<Record<string, string>> = {
  container: 'containers',
  pod: 'pods',
  host: 'hosts',
  node: 'nodes',
  network: 'networks',
};

/** `on node node-b`, `with image nginx:1.27`. */
export function sayTrait({ name, value }: Pick<Trait, 'name' | 'value'>): string {
  if (name === 'node') return `on node ${value}`;
  if (name === 'network') return `on network ${value}`;
  if (name.startsWith('label ')) return `with label ${name.slice('label '.length)}=${value}`;
  return `with ${name.replaceAll('_', ' ')} ${value}`;
}

/** What the group has in common, as a clause: `all 3 on node node-b, none of the others`. Absent when nothing is. */
export function sayShared(shared: readonly Trait[], size: number): string | undefined {
  const [first, second] = shared;
  if (first === undefined) return undefined;
  const who = first.have === size ? allOf(size) : `${first.have} of ${first.of}`;
  // A second one that is just as exact may be the reason as well.
  const also = second !== undefined && isExact(second) && isExact(first) ? ` and ${sayTrait(second)}` : '';
  const others =
    first.others_have === 0
      ? first.instead === undefined
        ? ''
        : ` (the others: ${first.instead})`
      : ` (and ${first.others_have} of the ${first.others} others)`;
  return `${who} ${sayTrait(first)}${also}${others}`;
}

/** Every one of the group has it, and nobody else. */
export function isExact({ have, of, others_have }: Trait): boolean {
  return have === of && others_have === 0;
}

function allOf(size: number): string {
  return size === 1 ? 'alone' : size === 2 ? 'both' : `all ${size}`;
}

/** The line of a group. */
export function sayGroup(
  group: Omit<Group, 'summary'>,
  what: string,
  fleet: Pick<Fleet, 'counts'>,
  many: string,
): string {
  const { total, healthy } = fleet.counts;
  const others = total - group.size;
  const shared = sayShared(group.shared, group.size);
  const rest =
    others === 0
      ? ''
      : healthy === others
        ? others === 1
          ? '; the other one is healthy'
          : `; the ${others} others healthy`
        : `; ${healthy} of the ${others} others healthy`;
  return `${group.size} of ${total} ${many}: ${what}${shared === undefined ? '' : `; ${shared}`}${rest}`;
}

/** The conclusion about all of them. */
export function sayFleet(
  { counts, groups, verdict }: Pick<Fleet, 'counts' | 'groups' | 'verdict'>,
  many: string,
): string {
  const { total, healthy, fault, undecided, not_run } = counts;
  const [only] = groups;
  if (total === 0) return 'There was no target to look at.';
  if (verdict === 'healthy') return total === 1 ? 'The one target is healthy.' : `All ${total} ${many} are healthy.`;
  if (groups.length === 1 && only !== undefined) return `${only.summary}.`;
  const parts = [
    ...(fault > 0 ? [`${fault} with a fault`] : []),
    ...(undecided > 0 ? [`${undecided} undecided`] : []),
    ...(not_run > 0 ? [`${not_run} could not be looked at`] : []),
    `${healthy} healthy`,
  ];
  return `${total - healthy} of ${total} ${many} are not healthy, in ${count(groups.length, 'group')}: ${parts.join(', ')}.`;
}

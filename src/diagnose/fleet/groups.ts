import type { Fleet, Group, Member, MemberCause, Trait } from '../../model/fleet.ts';
import type { Cause } from '../../model/report.ts';
import { sharedTraits } from './shared.ts';
import type { TraitStore } from './traits.ts';
import { nounOf, sayGroup } from './words.ts';

/** A target with what it has in common with others. */
export interface Grouped {
  readonly member: Member;
  readonly traits: readonly number[];
}

/** The fullest account of a cause that was seen. */
export interface Example {
  readonly target: string;
  readonly cause: Cause;
}

/** Objects that a group lists. */
const MOST_OBJECTS = 20;
/** Groups that a report has: beyond it, each target is a story of its own. */
const MOST_GROUPS = 100;

const SEVERITY = { critical: 0, major: 1, minor: 2 } as const;

type Bare = Omit<Group, 'shared' | 'summary' | 'size' | 'targets'> & {
  readonly what: string;
  readonly of: readonly Grouped[];
};

/** The targets that are not healthy in groups: by root cause and where it sits, by what failed, or by why they could not
 *  be looked at. */
export function groupOdd(
  targets: readonly Grouped[],
  store: TraitStore,
  counts: Fleet['counts'],
  exampleOf: (code: string, object: string) => Example | undefined,
): readonly Group[] {
  const healthy = targets.filter(({ member }) => member.outcome === 'healthy');
  const noun = nounOf(targets.map(({ member }) => member));
  const bare = [...causeGroups(targets, exampleOf), ...otherGroups(targets)];
  return bare
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || b.of.length - a.of.length || worst(a) - worst(b))
    .slice(0, MOST_GROUPS)
    .map(({ what, of, ...group }) => {
      const inside = new Set(of);
      const others = healthy.length > 0 ? healthy : targets.filter((one) => !inside.has(one));
      const shared: Trait[] = [...sharedTraits(of, others, store)];
      const whole = { ...group, size: of.length, targets: of.map(({ member }) => member.ref), shared };
      return { ...whole, summary: sayGroup(whole, what, { counts }, noun.many) };
    });
}

const ORDER = { cause: 0, undecided: 1, not_run: 2 } as const;

function worst(group: Bare): number {
  return group.severity === undefined ? 3 : SEVERITY[group.severity];
}

/** One group for each cause at each place that several share; those who have it each at a place of its own are one. */
function causeGroups(
  targets: readonly Grouped[],
  exampleOf: (code: string, object: string) => Example | undefined,
): readonly Bare[] {
  const byCode = new Map<string, Map<string, { target: Grouped; cause: MemberCause }[]>>();
  for (const target of targets)
    for (const cause of target.member.causes) {
      const places = byCode.get(cause.code) ?? new Map<string, { target: Grouped; cause: MemberCause }[]>();
      const having = places.get(cause.object) ?? [];
      having.push({ target, cause });
      byCode.set(cause.code, places.set(cause.object, having));
    }
  return [...byCode].flatMap(([code, places]) => {
    const shared = [...places.values()].filter((having) => having.length > 1);
    const single = [...places.values()].filter((having) => having.length === 1).flat();
    return [...shared, ...(single.length > 0 ? [single] : [])].flatMap((having): readonly Bare[] => {
      const [first] = having;
      if (first === undefined) return [];
      const objects = [...new Set(having.map(({ cause }) => cause.object))];
      const example = exampleOf(code, first.cause.object);
      const severity = having.map(({ cause }) => cause.severity).sort((a, b) => SEVERITY[a] - SEVERITY[b])[0];
      return [
        {
          kind: 'cause',
          code,
          objects: objects.slice(0, MOST_OBJECTS),
          title: first.cause.title,
          ...(severity === undefined ? {} : { severity }),
          ...(example === undefined ? {} : { example }),
          what: `${code} at ${objects.length === 1 ? first.cause.object : `${objects.length} places`}`,
          // A target may have the cause at two places.
          of: [...new Set(having.map(({ target }) => target))],
        },
      ];
    });
  });
}

/** Those without a cause: by the checks that are open, or by the reason why they could not be looked at. */
function otherGroups(targets: readonly Grouped[]): readonly Bare[] {
  const groups = new Map<string, Grouped[]>();
  for (const target of targets) {
    const { outcome } = target.member;
    if (outcome !== 'undecided' && outcome !== 'not_run') continue;
    const key = `${outcome}\u0000${reasonOf(target.member)}`;
    const of = groups.get(key) ?? [];
    of.push(target);
    groups.set(key, of);
  }
  return [...groups.values()].flatMap((of): readonly Bare[] => {
    const [first] = of;
    if (first === undefined) return [];
    const { outcome, failing = [] } = first.member;
    const title = reasonOf(first.member);
    const kind = outcome === 'not_run' ? 'not_run' : 'undecided';
    const what =
      kind === 'not_run'
        ? `could not be looked at: ${title}`
        : `undecided: ${failing.length > 0 ? failing.join(', ') : title}`;
    return [{ kind, title: kind === 'undecided' ? first.member.summary : title, what, of }];
  });
}

/** Why a target is not healthy, in words that do not name it: the same reason of two is the same text. */
function reasonOf({ ref, name, summary, failing, interrupted, outcome }: Member): string {
  if (outcome === 'undecided' && interrupted === undefined && failing !== undefined)
    return [...failing].sort().join(', ');
  let text = interrupted ?? summary;
  const words = [ref, ref.slice(ref.lastIndexOf(':') + 1), ref.slice(ref.lastIndexOf('/') + 1), name];
  for (const word of words)
    if (word !== undefined && word.length > 1) text = text.replaceAll(`"${word}"`, '…').replaceAll(word, '…');
  return text;
}

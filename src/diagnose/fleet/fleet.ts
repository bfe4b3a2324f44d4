import type { Fleet, FleetRun, Member } from '../../model/fleet.ts';
import type { Report } from '../../model/report.ts';
import type { Trouble } from '../../model/result.ts';
import type { OnlyLooks } from '../compare/flatten.ts';
import { type Example, type Grouped, groupOdd } from './groups.ts';
import { TraitStore } from './traits.ts';
import { nounOf, sayFleet } from './words.ts';

/** Causes whose whole account is kept, for the groups of the report. */
const MOST_EXAMPLES = 300;
const CONFIDENCE = { proved: 0, likely: 1, possible: 2 } as const;

/** What is kept of many targets while they are looked at: of each its outcome and what it may have in common with
 *  others, never its evidence. Pure but for what it remembers. */
export class FleetTally {
  readonly #onlyLooks: OnlyLooks;
  readonly #store = new TraitStore();
  readonly #targets: (Grouped | undefined)[];
  readonly #examples = new Map<string, Example>();
  #image: string | undefined;

  constructor(size: number, onlyLooks: OnlyLooks) {
    this.#targets = Array.from({ length: size }, () => undefined);
    this.#onlyLooks = onlyLooks;
  }

  /** Takes the report of the target at a place of the list. @returns what is kept of it. */
  add(index: number, report: Report): Member {
    const member = memberOf(report);
    this.#image ??= report.run.image;
    this.#targets[index] = { member, traits: this.#store.add(report, this.#onlyLooks) };
    for (const cause of report.causes) {
      if (cause.role !== 'root') continue;
      const key = `${cause.code}\u0000${cause.object}`;
      const before = this.#examples.get(key);
      const better = before !== undefined && CONFIDENCE[cause.confidence] < CONFIDENCE[before.cause.confidence];
      if (better || (before === undefined && this.#examples.size < MOST_EXAMPLES))
        this.#examples.set(key, { target: member.ref, cause });
    }
    return member;
  }

  /** Takes a target that could not be looked at. */
  addNotRun(index: number, ref: string, trouble: Pick<Trouble, 'what' | 'todo'>): Member {
    const member: Member = { ref, outcome: 'not_run', summary: trouble.what, causes: [], todo: trouble.todo };
    this.#targets[index] = { member, traits: [] };
    return member;
  }

  /** The report about all of them. */
  fleet(run: FleetRun): Fleet {
    const targets = this.#targets.filter((one) => one !== undefined);
    const members = targets.map(({ member }) => member);
    const counts = countOutcomes(members);
    const verdict = verdictOf(counts);
    const groups = [
      ...groupOdd(targets, this.#store, counts, (code, object) => this.#examples.get(`${code}\u0000${object}`)),
    ];
    const summary = sayFleet({ counts, groups, verdict }, nounOf(members).many);
    const image = run.image ?? this.#image;
    return {
      schema_version: 1,
      kind: 'fleet',
      verdict,
      summary,
      counts,
      groups,
      targets: members,
      run: { ...run, ...(image === undefined ? {} : { image }) },
    };
  }
}

/** What a fleet report says of one target. */
export function memberOf(report: Report): Member {
  const { target, interrupted, id, duration_ms } = report.run;
  const failing = report.undecided.filter(({ kind }) => kind === 'check').map(({ name }) => name);
  return {
    ref: target.ref,
    outcome: report.verdict,
    summary: report.summary,
    causes: report.causes
      .filter(({ role }) => role === 'root')
      .map(({ code, object, title, severity, confidence }) => ({ code, object, title, severity, confidence })),
    ...(failing.length === 0 ? {} : { failing }),
    engine: target.engine,
    ...(target.kind === undefined ? {} : { kind: target.kind }),
    ...(target.name === undefined ? {} : { name: target.name }),
    ...(target.node === undefined ? {} : { node: target.node }),
    run_id: id,
    duration_ms,
    ...(interrupted === undefined ? {} : { interrupted }),
  };
}

function countOutcomes(members: readonly Member[]): Fleet['counts'] {
  const of = (outcome: Member['outcome']) => members.filter((member) => member.outcome === outcome).length;
  return {
    total: members.length,
    healthy: of('healthy'),
    fault: of('fault'),
    undecided: of('undecided'),
    not_run: of('not_run'),
  };
}

/** The worst of all, but that a target which could not be looked at says nothing about those that were. */
function verdictOf({ total, healthy, fault, not_run }: Fleet['counts']): Fleet['verdict'] {
  if (fault > 0) return 'fault';
  if (total > 0 && healthy === total) return 'healthy';
  return not_run === total ? 'not_run' : 'undecided';
}

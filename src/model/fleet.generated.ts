// Generated from schemas/fleet.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * What one playbook found on many targets: how many are well, and the odd ones in groups with what they share. Fields may be added; none is renamed or removed within a schema_version.
 */
export interface Fleet {
  /**
   * The version of this format.
   */
  schema_version: 1;
  /**
   * Tells it from the report of a single target.
   */
  kind: 'fleet';
  /**
   * fault: at least one target has a root cause. undecided: none has, and at least one is undecided or could not be looked at. not_run: no target could be looked at. healthy: every target is healthy.
   */
  verdict: 'healthy' | 'fault' | 'undecided' | 'not_run';
  /**
   * The conclusion in one sentence.
   */
  summary: string;
  /**
   * Targets by outcome.
   */
  counts: {
    /**
     * Targets that were to be looked at.
     */
    total: number;
    /**
     * Every check that counts passed.
     */
    healthy: number;
    /**
     * A root cause was found.
     */
    fault: number;
    /**
     * Something failed and no cause explains it, or something could not be looked at.
     */
    undecided: number;
    /**
     * It could not be entered, or its turn did not come.
     */
    not_run: number;
  };
  /**
   * The targets that are not healthy, by what they have: faults first, then the largest group. A target with two root causes is in two groups.
   */
  groups: Group[];
  /**
   * One entry for each target, in the order in which they were named or listed.
   */
  targets: Member[];
  run: FleetRun;
}
export interface Group {
  /**
   * cause: they have the same root cause. undecided: the same checks failed or could not be judged. not_run: they could not be looked at, for the same reason.
   */
  kind: 'cause' | 'undecided' | 'not_run';
  /**
   * The cause's code. Absent for the other kinds.
   */
  code?: string;
  /**
   * Where the cause sits. Several when each target has its own; at most twenty are listed.
   */
  objects?: string[];
  /**
   * What they have, in one sentence: of a cause, as the first target says it.
   */
  title: string;
  /**
   * How many, what, what they share, and how the others are, in one line.
   */
  summary: string;
  /**
   * The worst of the group. Absent for the other kinds.
   */
  severity?: 'critical' | 'major' | 'minor';
  /**
   * How many targets.
   */
  size: number;
  /**
   * Which targets.
   */
  targets: string[];
  /**
   * What they have in common and the healthy ones do not, most telling first. Empty when nothing was found, or when there is nobody to compare with.
   */
  shared: Trait[];
  /**
   * The cause with its proof and what to do, as one of the targets tells it. Absent for the other kinds.
   */
  example?: {
    /**
     * Which target.
     */
    target: string;
    cause: Cause;
  };
}
export interface Trait {
  /**
   * What kind of thing it is: node, image, network, network_mode, label KEY, or the path of a reading, such as resolver.nameservers.
   */
  name: string;
  /**
   * What they have in common.
   */
  value: string;
  /**
   * How many of the group have it.
   */
  have: number;
  /**
   * How many of the group it is known of.
   */
  of: number;
  /**
   * How many of the others have it.
   */
  others_have: number;
  /**
   * How many others there are: the healthy ones, or without any, all that are not in the group.
   */
  others: number;
  /**
   * What the others have, when most of them have the same. Absent otherwise.
   */
  instead?: string;
}
/**
 * As in that target's own report.
 */
export interface Cause {
  /**
   * The cause code. Public: never renamed.
   */
  code: string;
  /**
   * Where it sits: an address, file, rule, name, hop.
   */
  object: string;
  /**
   * The cause in one sentence.
   */
  title: string;
  /**
   * How bad it is for the target.
   */
  severity: 'critical' | 'major' | 'minor';
  /**
   * proved: the playbook's proof holds. likely: its condition holds and the proof does not, or could not be looked at. possible: a coarse code.
   */
  confidence: 'proved' | 'likely' | 'possible';
  /**
   * consequence: another cause in this report explains it.
   */
  role: 'root' | 'consequence';
  /**
   * For a consequence: the code of the cause that explains it.
   */
  explained_by?: string;
  /**
   * Failing checks and consequences in this report that follow from it.
   */
  explains: string[];
  /**
   * The lines that show it.
   */
  evidence: EvidenceLine[];
  /**
   * What would prove it. Absent when it is proved.
   */
  settle?: string;
  /**
   * What to do next, in order.
   */
  fix: Fix[];
  /**
   * Steps to run again to see that the fix worked.
   */
  verify: string[];
}
export interface EvidenceLine {
  /**
   * The id of the step that printed the line.
   */
  step: string;
  /**
   * With a step that ran once for each item: the item. Absent otherwise.
   */
  item?: string;
  /**
   * Where the line was printed. Absent when the text tells how the command ended, or that it printed nothing.
   */
  stream?: 'stdout' | 'stderr';
  /**
   * The line's number in that stream, from 1. Absent with `stream`.
   */
  line?: number;
  /**
   * The line, with control characters removed.
   */
  text: string;
}
export interface Fix {
  /**
   * What to do.
   */
  say: string;
  /**
   * A command ready to paste. Absent when there is none.
   */
  run?: string;
  /**
   * What the command may disturb.
   */
  risk: 'none' | 'low' | 'medium' | 'high';
}
export interface Member {
  /**
   * The target as it can be typed.
   */
  ref: string;
  /**
   * Its verdict; not_run: it could not be entered, or its turn did not come.
   */
  outcome: 'healthy' | 'fault' | 'undecided' | 'not_run';
  /**
   * The conclusion in one sentence, or why it was not looked at.
   */
  summary: string;
  /**
   * Its root causes, worst first.
   */
  causes: MemberCause[];
  /**
   * Its checks that failed or that count and could not be judged, and that no cause explains. Absent when there is none.
   */
  failing?: string[];
  /**
   * What reached it. Absent when it was not found.
   */
  engine?: string;
  /**
   * What it is. Absent when it is not known.
   */
  kind?: string;
  /**
   * The engine's name for it. Absent where there is none.
   */
  name?: string;
  /**
   * The machine that carries it. Absent when it is not known.
   */
  node?: string;
  /**
   * The id of its own report. Absent when there is none.
   */
  run_id?: string;
  /**
   * How long its run took. Absent when there was none.
   */
  duration_ms?: number;
  /**
   * Why its run ended before its plan did. Absent when it did not.
   */
  interrupted?: string;
  /**
   * What to do about a target that could not be looked at. Absent otherwise.
   */
  todo?: string;
}
export interface MemberCause {
  /**
   * The cause code.
   */
  code: string;
  /**
   * Where it sits.
   */
  object: string;
  /**
   * The cause in one sentence.
   */
  title: string;
  /**
   * How bad it is for the target.
   */
  severity: 'critical' | 'major' | 'minor';
  /**
   * How sure it is.
   */
  confidence: 'proved' | 'likely' | 'possible';
}
export interface FleetRun {
  /**
   * The fleet run's own id; each target's run has one of its own.
   */
  id: string;
  /**
   * The playbook's name.
   */
  playbook: string;
  /**
   * The parameters as they were given; defaults may differ from target to target.
   */
  params: {
    [k: string]: string;
  };
  /**
   * The destination as given with --to. Absent without one.
   */
  to?: string;
  /**
   * What was given with --target.
   */
  targets: string[];
  /**
   * True: --all was given. Absent means false.
   */
  all?: boolean;
  /**
   * What was given with --selector. Absent without any.
   */
  selectors?: string[];
  /**
   * With --sample: how the targets were drawn. Absent otherwise.
   */
  sample?: {
    /**
     * How many were drawn.
     */
    size: number;
    /**
     * From how many.
     */
    of: number;
    /**
     * The same seed draws the same targets from the same list: --seed.
     */
    seed: number;
  };
  /**
   * How many targets were looked at side by side.
   */
  concurrency: number;
  /**
   * The netshoot image. Absent with the local engine, and when no target was entered.
   */
  image?: string;
  /**
   * The version of netshoot-run.
   */
  tool_version: string;
  /**
   * When it began (RFC 3339, UTC).
   */
  started_at: string;
  /**
   * How long it took, in milliseconds.
   */
  duration_ms: number;
  /**
   * Why it ended before every target was looked at. Absent when it did not.
   */
  interrupted?: string;
}

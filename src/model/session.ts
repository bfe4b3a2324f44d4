import type { Capability, Evidence, Vantage } from './evidence.ts';
import type { Access, TargetFacts } from './report.ts';
import type { Result } from './result.ts';

/** What a session is asked to do. `file` fetches a file of the target's own file system without starting anything. */
export type SessionCommand =
  | { readonly kind: 'exec'; readonly argv: readonly string[]; readonly deadlineMs: number }
  | { readonly kind: 'file'; readonly path: string; readonly deadlineMs: number }
  | PutCommand;

/** Makes a file of the session's own, in a folder that goes with it. Its path is printed. */
export interface PutCommand {
  readonly kind: 'put';
  /** Letters, digits and dashes. */
  readonly name: string;
  readonly content: string;
  readonly deadlineMs: number;
}

/** Brings a file of the target's own into the session of the target vantage: the first of `paths` that exists. */
export interface CarryCommand {
  readonly kind: 'carry';
  readonly paths: readonly string[];
  readonly name: string;
  /** A larger file is left where it is. */
  readonly maxBytes: number;
  /** What the evidence keeps of it. */
  readonly keep: (content: string) => string;
  readonly deadlineMs: number;
}

/** One attached process in one vantage, through which all of its steps run. */
export interface Session {
  readonly vantage: Vantage;
  /** Runs one command; several may run at once. Never rejects: a session that dies under it ends it as `lost`. */
  readonly run: (command: SessionCommand) => Promise<Evidence>;
  /** Ends the session and waits until nothing of it is left. Safe to call twice, and at any time. */
  readonly close: () => Promise<void>;
}

/** What a session must be able to do, gathered from a plan. */
export interface SessionNeeds extends OpenNeeds {
  readonly capabilities: readonly Capability[];
  /** Programs that the plan will start: the session says at once which of them are missing. */
  readonly programs: readonly string[];
}

/** What sessions are opened for. */
export interface OpenNeeds {
  readonly runId: string;
  readonly image: string;
  /** A session of the target vantage that is being opened already, on a guess. */
  readonly early?: EarlySession | undefined;
}

/** A session that was begun before it was known what is needed. */
export interface EarlySession {
  /** The container that it joins, as the user named it. */
  readonly container: string;
  readonly runId: string;
  readonly image: string;
  readonly capabilities: readonly Capability[];
  /** The session, once it is open; from then on it is the taker's to close. Absent when it did not open. */
  readonly take: (signal: AbortSignal) => Promise<Session | undefined>;
  /** Closes it, unless it was taken. */
  readonly discard: () => Promise<void>;
}

/** The vantages that are wanted, each with what its session must be able to do. */
export type VantageTable = ReadonlyMap<Vantage, Pick<SessionNeeds, 'capabilities' | 'programs'>>;

/** A target that was found and can be entered. */
export interface FoundTarget {
  readonly facts: TargetFacts;
  /** Opens the vantages that are asked for, each with what it needs. `target` and `peer` are the namespace of this target,
   *  by the part that it has in the run. `inside` cannot fail to open: its commands fail one by one. A vantage that
   *  cannot be had is left out of the table, with the reason. */
  readonly open: (vantages: VantageTable, needs: OpenNeeds, signal: AbortSignal) => Promise<Result<OpenedTarget>>;
  /** Whether the target is still what it was when it was found; the reason when it is not. */
  readonly stillThere: () => Promise<{ readonly there: true } | { readonly there: false; readonly because: string }>;
}

/** One of many targets, before it is looked up. */
export interface Candidate {
  /** As it can be typed. */
  readonly ref: string;
  readonly find: () => Promise<Result<FoundTarget>>;
}

/** The open sessions of one target. */
export interface OpenedTarget {
  readonly sessions: Readonly<Partial<Record<Vantage, Session>>>;
  readonly denied: Readonly<Partial<Record<Vantage, string>>>;
  /** How vantages were had, where there is more than one way. */
  readonly access?: readonly Access[];
  readonly close: () => Promise<void>;
}

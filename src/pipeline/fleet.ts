import { FleetTally } from '../diagnose/fleet/fleet.ts';
import type { RunEvent } from '../model/event.ts';
import type { Fleet, FleetRun, Member } from '../model/fleet.ts';
import type { Report } from '../model/report.ts';
import type { Trouble } from '../model/result.ts';
import type { Candidate } from '../model/session.ts';
import { type RunRequest, type RunResult, runPlaybook } from '../pipeline.ts';
import type { ToolTable } from '../plan/plan.ts';

export { newRunId } from '../pipeline.ts';

/** What many runs are asked to do: as one run, for each of the targets. */
export interface FleetRequest extends Omit<RunRequest, 'id' | 'early' | 'target'> {
  readonly candidates: readonly Candidate[];
  /** Targets that are looked at side by side. */
  readonly concurrency: number;
  /** What the report says of the run as a whole; how long it took and what ended it is added. */
  readonly about: Omit<FleetRun, 'started_at' | 'duration_ms' | 'interrupted' | 'concurrency'>;
  /** Called as each target ends, one at a time; the next target waits for it, so that a slow reader fills no memory. */
  readonly ended: (ended: Ended) => Promise<void>;
}

/** What became of one target. */
export type Ended =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'not_run'; readonly ref: string; readonly trouble: Pick<Trouble, 'what' | 'todo'> };

/** The report about all targets, and what the exit code depends on beside it. */
export interface FleetResult {
  readonly fleet: Fleet;
  /** No target was looked at to the end: each could not be entered, or went away. */
  readonly noneRan: boolean;
}

const NOT_BEGUN = { todo: 'repeat the command, for these targets alone if the others are known' } as const;

/** Runs one playbook on many targets, some side by side. What one of them does never stops the others; of each only what
 *  the report about all needs is kept. */
export async function runFleet(request: FleetRequest): Promise<FleetResult> {
  const begin = new Date();
  const { candidates, signal } = request;
  const concurrency = Math.max(1, Math.min(request.concurrency, candidates.length));
  const tally = new FleetTally(candidates.length, onlyLooks(request.tools));
  const queue = candidates.entries();
  let lost = 0;
  const worker = async (): Promise<void> => {
    let closed: Promise<void> = Promise.resolve();
    for (const [index, candidate] of queue) {
      const result = await runOne(candidate, request);
      if (result.kind === 'ran') {
        const { report, broken } = result.run;
        if (broken && !signal.aborted) lost++;
        await tell({ kind: 'report', report }, tally.add(index, report), request);
        // The next container starts while the last one is being removed, but never two ahead.
        await closed;
        closed = result.run.closed;
      } else {
        lost++;
        const { trouble } = result;
        await tell(
          { kind: 'not_run', ref: candidate.ref, trouble },
          tally.addNotRun(index, candidate.ref, trouble),
          request,
        );
      }
    }
    await closed;
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const fleet = tally.fleet({
    ...request.about,
    concurrency,
    started_at: begin.toISOString(),
    duration_ms: Date.now() - begin.getTime(),
    ...(signal.aborted ? { interrupted: reasonOf(signal) } : {}),
  });
  return { fleet, noneRan: lost === candidates.length };
}

/** Which tools send nothing: what they read is how a target is, not what became of a probe. */
export function onlyLooks(tools: ToolTable): (tool: string) => boolean {
  return (tool) => tools.get(tool)?.behaviour === 'passive';
}

async function tell(ended: Ended, member: Member, { emit, ended: take }: FleetRequest): Promise<void> {
  const { ref, outcome, summary } = member;
  emit(
    outcome === 'not_run'
      ? { kind: 'not_run', target: ref, because: summary }
      : { kind: 'done', target: ref, verdict: outcome, summary },
  );
  await take(ended);
}

type One =
  | { readonly kind: 'ran'; readonly run: RunResult }
  | { readonly kind: 'not_run'; readonly trouble: Pick<Trouble, 'what' | 'todo'> };

async function runOne(candidate: Candidate, request: FleetRequest): Promise<One> {
  const { signal } = request;
  if (signal.aborted) return { kind: 'not_run', trouble: { what: notBegun(signal), ...NOT_BEGUN } };
  const emit = (event: RunEvent) => {
    // That it is done is told with what it came to, once that is counted.
    if (event.kind !== 'done') request.emit({ ...event, target: candidate.ref });
  };
  const own = ownSignal(signal, request.playbook.deadlineMs);
  try {
    emit({ kind: 'finding_target' });
    const found = await candidate.find();
    if (!found.ok) return { kind: 'not_run', trouble: found.trouble };
    const result = await runPlaybook({ ...request, target: found.value, emit, signal: own.signal });
    if (result.ok) return { kind: 'ran', run: result.value };
    return { kind: 'not_run', trouble: signal.aborted ? { what: notBegun(signal), ...NOT_BEGUN } : result.trouble };
  } catch (error) {
    // A bug of ours on one target costs that target, not what the others say.
    const what = `this is a bug in netshoot-run: ${error instanceof Error ? error.message : String(error)}`;
    return { kind: 'not_run', trouble: { what, todo: 'run it on this target alone with NETSHOOT_RUN_DEBUG=1' } };
  } finally {
    own.end();
  }
}

/** The signal of one target's run: the whole is ended, or its own time is over. */
function ownSignal(signal: AbortSignal, deadlineMs: number | undefined) {
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  const late = () => controller.abort(`the run's deadline of ${(deadlineMs ?? 0) / 1000} s passed`);
  const timer = deadlineMs === undefined ? undefined : setTimeout(late, deadlineMs);
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}

function notBegun(signal: AbortSignal): string {
  return `its turn did not come: ${reasonOf(signal)}`;
}

function reasonOf(signal: AbortSignal): string {
  return typeof signal.reason === 'string' ? signal.reason : 'the run was interrupted';
}

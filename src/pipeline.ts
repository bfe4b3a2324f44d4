import { randomBytes } from 'node:crypto';
import { collect } from './collect/collect.ts';
import { conclude } from './diagnose/conclude.ts';
import { type Givens, Knowledge } from './expression/knowledge.ts';
import type { RunEvent } from './model/event.ts';
import type { Playbook, Step } from './model/playbook.ts';
import type { Report, StepRecord } from './model/report.ts';
import { ok, type Result } from './model/result.ts';
import type { EarlySession, FoundTarget } from './model/session.ts';
import { openBoth } from './pipeline/open-vantages.ts';
import { type Destination, parseDestination } from './plan/destination.ts';
import { type Command, decidedAgainst, expandStep, type Leave } from './plan/expand.ts';
import { resolveParameters } from './plan/parameters.ts';
import { makePlan, type Plan, type ToolTable } from './plan/plan.ts';
import { read, recordCommand, recordSkip } from './plan/record.ts';

/** When the first commands are under way, in ms. */
const AHEAD_MS = 120;

/** What one run is asked to do. */
export interface RunRequest {
  /** The run's own id. Default: made here. */
  readonly id?: string;
  /** A session of the target that is being opened already. */
  readonly early?: EarlySession | undefined;
  readonly playbook: Playbook;
  readonly params: Readonly<Record<string, string>>;
  readonly to: Destination | undefined;
  readonly target: FoundTarget;
  /** The other end, when it can be reached too. */
  readonly peer: FoundTarget | undefined;
  readonly tools: ToolTable;
  readonly allowIntrusive: boolean;
  /** The netshoot image on an engine; asked for only when the engine starts containers. */
  readonly image: (engine: FoundTarget['facts']['engine']) => Promise<string>;
  readonly version: string;
  readonly emit: (event: RunEvent) => void;
  readonly signal: AbortSignal;
}

/** A report, and whether the run came to its end. */
export interface RunResult {
  readonly report: Report;
  /** True when the target vanished, or the session died: what the report says is what was known until then. */
  readonly broken: boolean;
  /** Resolves when nothing of the run is left; the report need not wait for it. */
  readonly closed: Promise<void>;
}

/** An id that no other run has. */
export function newRunId(): string {
  return randomBytes(6).toString('hex');
}

/** The story of one run: plan, open, collect, close, conclude. */
export async function runPlaybook(request: RunRequest): Promise<Result<RunResult>> {
  const begin = new Date();
  const { playbook, target, peer, tools, emit, signal } = request;
  const words = { to: { ...request.to }, target: { ...target.facts }, peer: { ...peer?.facts } };
  const params = resolveParameters(playbook, request.params, words);
  if (!params.ok) return params;
  const plan = makePlan(playbook, params.value, request.to, tools, request.allowIntrusive);
  const id = request.id ?? newRunId();
  const [image, peerImage] = await Promise.all([imageFor(target, request), imageFor(peer, request)]);

  emit({ kind: 'opening' });
  const needs = { runId: id, image: image ?? '', early: request.early };
  const opening = openBoth(target, peer, plan, needs, peerImage ?? '', signal);
  const knowledge = new Knowledge(playbook, { params: params.value, ...words });
  warmUp(playbook, knowledge);
  const opened = await opening;
  if (!opened.ok) return opened;
  emit({ kind: 'opened', steps: plan.steps.length });

  const { sessions, access = [] } = opened.value;
  const nobodyToAsk = target.facts.engine === 'kubernetes' ? {} : { engine: 'the target is in no cluster' };
  const denied = { ...opened.value.denied, ...nobodyToAsk };
  const leave = { allowIntrusive: request.allowIntrusive, denied, access };
  // While commands run there is time to make what judges them (a getter, see loadPlaybook).
  const ahead = setTimeout(() => void [playbook.checks, playbook.causes], AHEAD_MS);
  const records = await collect(toCollect(plan, knowledge, tools, leave), { sessions, emit, signal });
  clearTimeout(ahead);

  emit({ kind: 'closing' });
  const closed = opened.value.close();
  const looking = Promise.all([bothStillThere(target, peer), signal.aborted ? closed : undefined]);
  emit({ kind: 'judging' });
  const conclusion = conclude(playbook, knowledge, records);
  const [still] = await looking;
  const interrupted = whyInterrupted(signal, still, records);
  const report: Report = {
    schema_version: 1,
    ...conclusion,
    steps: [...records],
    run: {
      id,
      playbook: playbook.name,
      params: { ...params.value },
      ...(request.to === undefined ? {} : { to: request.to.text }),
      target: target.facts,
      ...(peer === undefined ? {} : { peer: peer.facts }),
      ...imageOf(image ?? peerImage),
      capabilities: [...plan.capabilities],
      tool_version: request.version,
      started_at: begin.toISOString(),
      duration_ms: Date.now() - begin.getTime(),
      ...(interrupted === undefined ? {} : { interrupted }),
      ...(access.length === 0 ? {} : { access: [...access] }),
    },
  };
  const seen = access.some(({ vantage, stand_in }) => vantage === 'target' && stand_in) ? fromBeside(report) : report;
  const told = interrupted === undefined ? seen : withoutCertainty(seen, interrupted, !still.there);
  emit({ kind: 'done', verdict: told.verdict });
  return ok({ report: told, broken: interrupted !== undefined, closed });
}

/** Each engine keeps images of its own; host tools need none. */
async function imageFor(one: FoundTarget | undefined, { image }: RunRequest): Promise<string | undefined> {
  return one === undefined || one.facts.engine === 'local' ? undefined : image(one.facts.engine);
}

function imageOf(image: string | undefined): { readonly image?: string } {
  return image === undefined ? {} : { image };
}

async function bothStillThere(target: FoundTarget, peer: FoundTarget | undefined) {
  const [own, theirs] = await Promise.all([target.stillThere(), peer?.stillThere()]);
  return own.there && theirs?.there === false
    ? ({ there: false, because: `the peer: ${theirs.because}` } as const)
    : own;
}

/** Has the expressions of the steps and facts compiled while the container is still starting: evaluated before anything
 *  is known they come to nothing, and are ready. */
function warmUp(playbook: Playbook, knowledge: Knowledge): void {
  const context = knowledge.context();
  for (const { expression } of playbook.facts) expression.evaluate(context);
  for (const step of playbook.steps) {
    step.when?.evaluate(context);
    if (step.kind !== 'manual') step.forEach?.list.evaluate(context);
    if (step.kind === 'tool')
      for (const argument of Object.values(step.with))
        if (argument.kind === 'template') argument.template.evaluate(context);
  }
}

/** Judges a saved report again, with today's readers and the given playbook: from what was printed, not from what was
 *  concluded then. */
export function replay(saved: Report, playbook: Playbook, tools: ToolTable): Report {
  const records = saved.steps.map((record) => read(record, tools));
  const givens: Givens = {
    params: saved.run.params,
    to: destinationWords(saved),
    target: { ...saved.run.target },
    peer: { ...saved.run.peer },
  };
  const knowledge = new Knowledge(playbook, givens);
  const known = new Set(records.map(({ id }) => id));
  for (const step of playbook.steps.filter(({ id }) => known.has(id)))
    knowledge.add(
      step,
      records.filter(({ id }) => id === step.id),
    );
  for (const step of playbook.steps.filter(({ id }) => !known.has(id)))
    knowledge.add(step, [neverRun(step, knowledge)]);
  const report = { ...saved, ...conclude(playbook, knowledge, records), steps: records };
  const { interrupted } = saved.run;
  if (interrupted === undefined) return report;
  // A report does not keep whether it was the target that went away, but its summary is what it was told then.
  return withoutCertainty(report, interrupted, saved.summary === endedEarly(interrupted));
}

/** A step that the saved run did not have: not looked at, unless it would not have been run there either. */
function neverRun(step: Step, knowledge: Knowledge): StepRecord {
  return {
    id: step.id,
    vantage: 'target',
    argv: [],
    ending: decidedAgainst(step, knowledge.context()) ?? {
      how: 'skipped',
      reason: 'could_not_look',
      because: 'the saved run did not have this step',
    },
    stdout: '',
    stderr: '',
    started_at: '1970-01-01T00:00:00.000Z',
    duration_ms: 0,
  };
}

function destinationWords(saved: Report): Record<string, unknown> {
  const parsed = saved.run.to === undefined ? undefined : parseDestination(saved.run.to);
  return parsed?.ok === true ? { ...parsed.value } : {};
}

function toCollect(plan: Plan, knowledge: Knowledge, tools: ToolTable, leave: Leave) {
  return plan.steps.map((planned) => ({
    id: planned.step.id,
    dependsOn: planned.step.dependsOn,
    after: planned.step.after,
    expandSoFar: () => knowledge.sofar(() => expandStep(planned, knowledge, tools, leave)),
    loud: planned.behaviour === 'intrusive',
    passive: planned.behaviour === 'passive',
    expand: () => expandStep(planned, knowledge, tools, leave),
    record: (command: Command, evidence: Parameters<typeof recordCommand>[1]) =>
      recordCommand(command, evidence, tools),
    skipped: (title: string, entry: Parameters<typeof recordSkip>[2]) => recordSkip(planned, title, entry, new Date()),
    done: (records: readonly StepRecord[]) => knowledge.add(planned.step, records),
  }));
}

function whyInterrupted(
  signal: AbortSignal,
  still: Awaited<ReturnType<FoundTarget['stillThere']>>,
  records: readonly StepRecord[],
): string | undefined {
  if (!still.there) return still.because;
  if (signal.aborted) return typeof signal.reason === 'string' ? signal.reason : 'the run was interrupted';
  const lost = records.find(
    ({ ending, vantage }) => ending.how === 'lost' && vantage !== 'inside' && vantage !== 'engine',
  )?.ending;
  return lost !== undefined && 'because' in lost ? `the netshoot session ended early: ${lost.because}` : undefined;
}

/** What was seen from beside the target is likely so for the target too, but not shown. */
function fromBeside(report: Report): Report {
  const settle = "a session in the target's own network; the report says what was denied";
  const causes = report.causes.map((cause) =>
    cause.confidence === 'proved' ? { ...cause, confidence: 'likely' as const, settle: cause.settle ?? settle } : cause,
  );
  return { ...report, causes };
}

function endedEarly(because: string): string {
  return `The run did not come to its end: ${because}.`;
}

/** A run that did not come to its end proves no health: what passed, passed, but the rest was not seen. And when the
 *  target itself went away, what looked like a fault may have been its going. */
function withoutCertainty(report: Report, because: string, targetGone: boolean): Report {
  const told = endedEarly(because);
  if (targetGone) {
    const settle = 'a run during which the target stays up';
    const causes = report.causes.map((cause) => ({
      ...cause,
      confidence: 'possible' as const,
      settle: cause.settle ?? settle,
    }));
    return { ...report, verdict: 'undecided', summary: told, causes };
  }
  // A cause that was shown stays shown; all else is first of all a run that ended early.
  return report.verdict === 'fault' ? report : { ...report, verdict: 'undecided', summary: told };
}

import type { RunEvent } from '../model/event.ts';
import type { Ending, Evidence, Vantage } from '../model/evidence.ts';
import type { StepRecord } from '../model/report.ts';
import type { CarryCommand, Session, SessionCommand } from '../model/session.ts';
import { carry } from './carry.ts';
import { Gate } from './gate.ts';

/** What a step came to: its commands, or why there are none. */
export interface Expanded<Command> {
  readonly title: string;
  readonly oneAtATime: boolean;
  /** Milliseconds between one item and the next, with `oneAtATime`. */
  readonly paceMs: number;
  readonly planned: readonly (
    | { readonly kind: 'command'; readonly command: Command }
    | { readonly kind: 'skip'; readonly item?: string; readonly index?: number; readonly ending: Ending }
  )[];
}

/** One command as the collector sees it. */
export interface CollectCommand {
  readonly vantage: Vantage;
  readonly request: SessionCommand | CarryCommand;
  readonly item: string | undefined;
}

/** A step to collect: which steps come before it, how it becomes commands once they have ended, and what to do with
 *  its records. `quiet` steps measure; a `loud` one loads the network and runs alone. */
export interface CollectStep<Command extends CollectCommand> {
  readonly id: string;
  readonly dependsOn: ReadonlySet<string>;
  readonly loud: boolean;
  /** It only reads what the kernel has: it waits for nothing but the processor. */
  readonly passive: boolean;
  /** Those of `dependsOn` that must have ended in any case. The others only until it is decided what the step does. */
  readonly after: ReadonlySet<string>;
  readonly expand: () => Expanded<Command>;
  /** The same while some of `dependsOn` still run. Absent: it is not decided yet. */
  readonly expandSoFar: () => Expanded<Command> | undefined;
  readonly record: (command: Command, evidence: Evidence) => StepRecord;
  readonly skipped: (
    title: string,
    entry: { readonly item?: string; readonly index?: number; readonly ending: Ending },
  ) => StepRecord;
  readonly done: (records: readonly StepRecord[]) => void;
}

/** How a collection is driven. */
export interface CollectOptions {
  readonly sessions: Readonly<Partial<Record<Vantage, Session>>>;
  readonly emit: (event: RunEvent) => void;
  /** Ends the collection: what runs is given up, what has not begun is not started. Its reason is told in the records. */
  readonly signal: AbortSignal;
}

interface Driven extends CollectOptions {
  readonly aborted: Promise<void>;
}

/** Commands that run at the same time in all sessions together: enough to hide waiting, few enough not to disturb. */
const CONCURRENCY = 16;
/** Of those that only read: more of them at once than processors would but delay those that wait for the network. */
const PASSIVE_CONCURRENCY = 3;

/** Runs every step as soon as those that it depends on have ended. @returns all records, step by step in the order
 *  given. Never rejects for trouble with the target: that is in the records. */
export async function collect<Command extends CollectCommand>(
  steps: readonly CollectStep<Command>[],
  options: CollectOptions,
): Promise<readonly StepRecord[]> {
  const gate = new Gate(CONCURRENCY);
  const passives = new Gate(PASSIVE_CONCURRENCY);
  const driven = { ...options, aborted: untilAborted(options.signal) };
  const ended = new Map<string, Promise<readonly StepRecord[]>>();
  for (const step of steps) {
    ended.set(
      step.id,
      decided(step, ended).then((expanded) => collectStep(step, expanded, driven, step.passive ? passives : gate)),
    );
  }
  return (await Promise.all(ended.values())).flat();
}

/** Resolves with what the step comes to, as soon as the steps that have ended decide it. */
async function decided<Command extends CollectCommand>(
  step: CollectStep<Command>,
  ended: ReadonlyMap<string, Promise<unknown>>,
): Promise<Expanded<Command>> {
  const running = new Map<string, Promise<unknown>>();
  for (const id of step.dependsOn) {
    const other = ended.get(id);
    if (other === undefined) continue;
    running.set(
      id,
      other.then(() => running.delete(id)),
    );
  }
  await Promise.all([...step.after].map((id) => ended.get(id)));
  while (running.size > 0) {
    const sofar = step.expandSoFar();
    if (sofar !== undefined) return sofar;
    await Promise.race(running.values());
  }
  return step.expand();
}

async function collectStep<Command extends CollectCommand>(
  step: CollectStep<Command>,
  { title, oneAtATime, paceMs, planned }: Expanded<Command>,
  options: Driven,
  gate: Gate,
): Promise<readonly StepRecord[]> {
  const commands = planned.filter(({ kind }) => kind === 'command').length;
  if (commands > 0) options.emit({ kind: 'step_started', id: step.id, title, commands });
  const perform = async (entry: (typeof planned)[number]): Promise<StepRecord> => {
    if (entry.kind === 'skip') return step.skipped(title, entry);
    const evidence = await gate.pass(step.loud, () => runOne(entry.command, options));
    const { item } = entry.command;
    options.emit({
      kind: 'command_ended',
      id: step.id,
      ...(item === undefined ? {} : { item }),
      how: evidence.ending,
      durationMs: evidence.durationMs,
    });
    return step.record(entry.command, evidence);
  };
  const records: StepRecord[] = [];
  if (oneAtATime) {
    for (const [i, entry] of planned.entries()) {
      if (i > 0 && paceMs > 0) await wait(paceMs, options.aborted);
      records.push(await perform(entry));
    }
  } else records.push(...(await Promise.all(planned.map(perform))));
  step.done(records);
  options.emit({ kind: 'step_ended', id: step.id, ...outcomeOf(records) });
  return records;
}

/** Waits, but not past the end of the run. */
async function wait(ms: number, aborted: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([passed, aborted]);
  clearTimeout(timer);
}

/** Resolves when the collection is to end. One listener for all commands: node warns on stderr of more than ten. */
function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function outcomeOf(records: readonly StepRecord[]): { outcome: 'done' | 'skipped' | 'failed'; note?: string } {
  const first = records.find(({ ending }) => 'because' in ending)?.ending;
  const note = first !== undefined && 'because' in first ? { note: first.because } : {};
  if (records.every(({ ending }) => ending.how === 'skipped')) return { outcome: 'skipped', ...note };
  const ran = records.some(
    ({ ending }) =>
      ending.how === 'exited' || ending.how === 'signaled' || ending.how === 'deadline' || ending.how === 'not_found',
  );
  return ran ? { outcome: 'done' } : { outcome: 'failed', ...note };
}

async function runOne(command: CollectCommand, options: Driven): Promise<Evidence> {
  const { signal, sessions } = options;
  const session = sessions[command.vantage];
  if (signal.aborted) return notRun(command, { how: 'aborted', because: reasonOf(signal) });
  if (session === undefined)
    return notRun(command, { how: 'lost', because: `there is no session in the ${command.vantage} vantage` });
  const startedAt = new Date();
  const givenUp = options.aborted.then(() => ({
    ...notRun(command, { how: 'aborted', because: reasonOf(signal) }),
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
  }));
  const { request } = command;
  const running = request.kind === 'carry' ? carry(request, session, sessions.target) : session.run(request);
  return Promise.race([running, givenUp]);
}

function reasonOf(signal: AbortSignal): string {
  return typeof signal.reason === 'string' ? signal.reason : 'the run was interrupted';
}

function notRun(command: CollectCommand, ending: Ending): Evidence {
  return {
    argv: argvOf(command.request),
    ending,
    stdout: '',
    stderr: '',
    cut: false,
    startedAt: new Date().toISOString(),
    durationMs: 0,
  };
}

/** For people: what a command that was not run would have been. */
function argvOf(request: CollectCommand['request']): readonly string[] {
  switch (request.kind) {
    case 'exec':
      return request.argv;
    case 'file':
      return ['cat', request.path];
    case 'carry':
      return ['cat', ...request.paths.slice(0, 1)];
    case 'put':
      return ['base64', '-d'];
    default:
      return never(request);
  }
}

function never(value: never): never {
  throw new Error(`no such command: ${JSON.stringify(value)}`);
}

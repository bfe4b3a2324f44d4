import type { Playbook } from '../model/playbook.ts';
import type { Report } from '../model/report.ts';
import type { Result, Trouble } from '../model/result.ts';
import type { EarlySession, FoundTarget } from '../model/session.ts';
import type { LoadedFile } from '../pipeline/library.ts';
import { findTarget, type ImageChoice, startImageChoice } from '../pipeline/machine.ts';
import type { RunRequest, RunResult } from '../pipeline.ts';
import { version } from './cli.ts';
import { Interruption } from './interruption.ts';
import { complain, EXIT, say, wantsColor } from './io.ts';
import { type RunFlags, readUsage, type Usage } from './usage.ts';

export type { RunFlags } from './usage.ts';

/** Runs a playbook against a target, and prints the report. */
export async function runCommand(
  name: string,
  flags: RunFlags,
  own: Readonly<Record<string, unknown>>,
  early?: EarlySession,
): Promise<number> {
  return await runLoaded({ load: async () => (await import('./run-parts.ts')).loadByName(name) }, flags, own, early);
}

/** Which playbook is run, and what its report is turned into. */
export interface Running {
  readonly load: () => Promise<LoadedFile>;
  /** Default: the report as it is. */
  readonly finish?: (report: Report) => Report;
}

/** Runs what is loaded while the target is looked up. */
export async function runLoaded(
  running: Running,
  flags: RunFlags,
  own: Readonly<Record<string, unknown>>,
  early?: EarlySession,
): Promise<number> {
  const usage = readUsage(flags, own);
  if (!usage.ok) return complain(usage.trouble);
  const interruption = new Interruption();
  if (usage.value.deadlineMs !== undefined) interruption.endAfter(usage.value.deadlineMs);
  try {
    return await runWithin(running, flags, usage.value, interruption, early);
  } finally {
    interruption.end();
  }
}

async function runWithin(
  running: Running,
  flags: RunFlags,
  usage: Usage,
  interruption: Interruption,
  early: EarlySession | undefined,
): Promise<number> {
  // What is looked up takes its time, and what is loaded does not need it.
  const image = startImageChoice(flags.image, process.env);
  if (usage.many !== undefined) {
    const { runMany } = await import('./fleet-command.ts');
    return runMany(running.load, flags, { ...usage, many: usage.many }, interruption, image);
  }
  const finding = findTarget(usage.targets[0] ?? '', usage.engine, '--target', usage.cluster);
  // The container and node of the target are not those of others.
  const theirs = { ...usage.cluster, container: undefined, node: undefined };
  const findingSibling = usage.vs === undefined ? undefined : findTarget(usage.vs, usage.engine, '--vs', theirs);
  const findingPeer = usage.peer === undefined ? undefined : findTarget(usage.peer, usage.engine, '--peer', theirs);
  const loaded = await loadFor(running.load, usage);
  if (typeof loaded === 'number') return loaded;
  if (usage.deadlineMs === undefined && loaded.deadlineMs !== undefined) interruption.endAfter(loaded.deadlineMs);
  const found = await finding;
  if (!found.ok) return complain(found.trouble);
  const peer = await findingPeer;
  if (peer !== undefined && !peer.ok) return complain(peer.trouble);
  // A mistyped sibling is told before anything is run; one that goes away meanwhile costs only the comparison.
  const vs = await findingSibling;
  if (vs !== undefined && !vs.ok) return complain(vs.trouble);
  const sibling = vs === undefined || usage.vs === undefined ? undefined : { ref: usage.vs, found: vs };
  const sides = { target: found.value, peer: peer?.value, sibling };
  const result = await runWithProgress(loaded, sides, usage, flags, { early, image, interruption });
  if (!result.ok) return complain(interruption.byDeadline ? tooLate(interruption.deadlineMs) : result.trouble);
  const { emitReport } = await import('./report-output.ts');
  const { report } = result.value;
  const emitted = await emitReport(running.finish?.(report) ?? report, flags);
  const { writeOutputFiles } = await import('./run-parts.ts');
  const written = writeOutputFiles(loaded, report) ?? emitted;
  await result.value.closed;
  return written === undefined ? exitCode(result.value, interruption) : complain(written);
}

/** The playbook, when it and the parameters are right; else what is wrong is told, and its exit code returned. A parameter
 *  that is wrong is told whether or not there is such a target. */
export async function loadFor(
  load: Running['load'],
  usage: Pick<Usage, 'params' | 'many'>,
): Promise<Playbook | number> {
  const [{ checkGiven, checkOutputFiles, showDiagnostics }, loaded] = await Promise.all([
    import('./run-parts.ts'),
    load(),
  ]);
  if (loaded.kind === 'trouble') return complain(loaded.trouble);
  if (loaded.kind === 'invalid') {
    say(showDiagnostics(loaded.diagnostics, wantsColor(undefined, process.stderr)).trimEnd());
    return EXIT.usage;
  }
  const given = checkGiven(loaded.playbook, usage.params);
  if (!given.ok) return complain(given.trouble);
  const trouble = checkOutputFiles(loaded.playbook, usage.params, usage.many === undefined ? 1 : 'many');
  return trouble === undefined ? loaded.playbook : complain(trouble);
}

/** The run's deadline passed before there was anything to report. */
function tooLate(deadlineMs: number): Trouble {
  return {
    what: `the run's deadline of ${deadlineMs / 1000} s passed before netshoot had been started`,
    where: '--deadline',
    todo: 'give it more time; a healthy run takes a second or two',
    exit: 4,
  };
}

/** The target that is compared with. */
interface Sibling {
  readonly ref: string;
  readonly found: Result<FoundTarget>;
}

interface RunOwn {
  readonly early: EarlySession | undefined;
  readonly image: ImageChoice;
  readonly interruption: Interruption;
}

async function runWithProgress(
  playbook: Playbook,
  { sibling, ...sides }: Pick<RunRequest, 'target' | 'peer'> & { readonly sibling: Sibling | undefined },
  usage: Usage,
  flags: RunFlags,
  own: RunOwn,
): Promise<Result<RunResult>> {
  const { runPlaybook, runVersus, startProgress, tools } = await import('./run-parts.ts');
  // The renderer is loaded while commands run, not after them.
  const ahead = setTimeout(
    () => void import('./report-output.ts').then(({ loadRenderer }) => loadRenderer(flags.format)),
    200,
  );
  const progress = await startProgress({ stream: process.stderr, mode: progressMode(flags) });
  try {
    const request: RunRequest = {
      ...(own.early === undefined ? {} : { id: own.early.runId, early: own.early }),
      playbook,
      params: usage.params,
      to: usage.to,
      ...sides,
      tools,
      allowIntrusive: flags.allow === 'intrusive',
      image: own.image,
      version,
      emit: (event) => progress.on(event),
      signal: own.interruption.signal,
    };
    return await (sibling === undefined ? runPlaybook(request) : runVersus(request, sibling));
  } finally {
    clearTimeout(ahead);
    await progress.end();
  }
}

/** Terminals that cannot move the cursor, and the logs of CI, get plain lines. */
export function progressMode(flags: RunFlags): 'none' | 'simple' | 'auto' {
  if (flags.quiet === true) return 'none';
  const { CI, TERM } = process.env;
  return TERM === 'dumb' || (CI !== undefined && CI !== '' && CI !== 'false') ? 'simple' : 'auto';
}

function exitCode(result: RunResult, interruption: Interruption): number {
  if (interruption.bySignal) return EXIT.interrupted;
  if (result.broken && !interruption.byDeadline) return EXIT.cannotRun;
  return EXIT[verdictExit(result.report.verdict)];
}

/** The name of the exit code that goes with a verdict: they are the same words. */
export function verdictExit(verdict: Report['verdict']): 'healthy' | 'fault' | 'undecided' {
  return verdict;
}

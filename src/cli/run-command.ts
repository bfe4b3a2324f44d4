import { setMaxListeners } from 'node:events';
import type { Playbook } from '../model/playbook.ts';
import type { Report } from '../model/report.ts';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import type { EarlySession } from '../model/session.ts';
import { type Destination, parseDestination } from '../pipeline/destination.ts';
import type { LoadedFile } from '../pipeline/library.ts';
import {
  type ClusterFlags,
  type EngineChoice,
  findTarget,
  imageForCluster,
  startImageChoice,
} from '../pipeline/machine.ts';
import type { RunRequest, RunResult } from '../pipeline.ts';
import { parseDuration } from '../util/time.ts';
import { version } from './cli.ts';
import { complain, EXIT, say, wantsColor } from './io.ts';
import { gatherParams } from './params.ts';
import type { ReportOptions } from './report-output.ts';

/** The flags of a run, as commander gives them. */
export interface RunFlags extends ReportOptions {
  readonly target?: string;
  readonly peer?: string;
  readonly to?: string;
  readonly image?: string;
  readonly engine?: string;
  readonly deadline?: string;
  readonly allow?: string;
  readonly namespace?: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly container?: string;
  readonly node?: string;
  readonly selector?: string;
  readonly quiet?: boolean;
  readonly param?: unknown;
}

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
  const finding = findTarget(usage.target, usage.engine, '--target', usage.cluster);
  // The container and node of the target are not those of its peer.
  const theirs = { ...usage.cluster, container: undefined, node: undefined };
  const findingPeer = usage.peer === undefined ? undefined : findTarget(usage.peer, usage.engine, '--peer', theirs);
  const [{ checkGiven, showDiagnostics }, loaded] = await Promise.all([import('./run-parts.ts'), running.load()]);
  if (loaded.kind === 'trouble') return complain(loaded.trouble);
  if (loaded.kind === 'invalid') {
    say(showDiagnostics(loaded.diagnostics, wantsColor(undefined, process.stderr)).trimEnd());
    return EXIT.usage;
  }
  if (usage.deadlineMs === undefined && loaded.playbook.deadlineMs !== undefined)
    interruption.endAfter(loaded.playbook.deadlineMs);
  // A parameter that is wrong is told whether or not there is such a target.
  const given = checkGiven(loaded.playbook, usage.params);
  if (!given.ok) return complain(given.trouble);
  const found = await finding;
  if (!found.ok) return complain(found.trouble);
  const peer = await findingPeer;
  if (peer !== undefined && !peer.ok) return complain(peer.trouble);
  const sides = { target: found.value, peer: peer?.value };
  // A node does not have what was built on this machine.
  const inCluster = found.value.facts.engine === 'kubernetes';
  const own = { early, image: inCluster ? imageForCluster(flags.image, process.env) : image, interruption };
  const result = await runWithProgress(loaded.playbook, sides, usage, flags, own);
  if (!result.ok) return complain(interruption.byDeadline ? tooLate(interruption.deadlineMs) : result.trouble);
  const { emitReport } = await import('./report-output.ts');
  const { report } = result.value;
  const written = await emitReport(running.finish?.(report) ?? report, flags);
  await result.value.closed;
  return written === undefined ? exitCode(result.value, interruption) : complain(written);
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

interface Usage {
  readonly target: string;
  readonly peer: string | undefined;
  readonly engine: EngineChoice;
  readonly cluster: ClusterFlags;
  readonly to: Destination | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly deadlineMs: number | undefined;
}

function readUsage(flags: RunFlags, own: Readonly<Record<string, unknown>>): Result<Usage> {
  const target = flags.target ?? (flags.selector === undefined ? undefined : `selector:${flags.selector}`);
  if (target === undefined) return fail(noTarget());
  if (flags.target !== undefined && flags.selector !== undefined) return fail(twoTargets());
  const to = flags.to === undefined ? undefined : parseDestination(flags.to);
  if (to !== undefined && !to.ok) return to;
  const params = gatherParams(flags.param, own);
  if (!params.ok) return params;
  const deadlineMs = flags.deadline === undefined ? undefined : parseDuration(flags.deadline);
  if (flags.deadline !== undefined && (deadlineMs === undefined || deadlineMs <= 0)) {
    return fail({
      what: `"${flags.deadline}" is no time span`,
      where: '--deadline',
      todo: 'write a number and its unit: 60s, 2m',
      exit: 2,
    });
  }
  const engine = ENGINES.find((one) => one === flags.engine) ?? 'auto';
  const { namespace, context, kubeconfig, container, node } = flags;
  const cluster: ClusterFlags = { namespace, context, kubeconfig, container, node };
  return ok({ target, peer: flags.peer, engine, cluster, to: to?.value, params: params.value, deadlineMs });
}

const ENGINES: readonly EngineChoice[] = ['auto', 'docker', 'kubernetes', 'local'];

function twoTargets(): Trouble {
  return {
    what: 'a target and a selector were given',
    where: '--selector',
    todo: 'give one of them: --selector app=web stands for the pods with that label',
    exit: 2,
  };
}

function noTarget(): Trouble {
  return {
    what: 'no target was given',
    where: '--target',
    todo: 'name what cannot talk: --target web (a container), --target pod/web, --target host, --target netns:NAME',
    exit: 2,
  };
}

interface RunOwn {
  readonly early: EarlySession | undefined;
  readonly image: () => Promise<string>;
  readonly interruption: Interruption;
}

async function runWithProgress(
  playbook: Playbook,
  sides: Pick<RunRequest, 'target' | 'peer'>,
  usage: Usage,
  flags: RunFlags,
  own: RunOwn,
): Promise<Result<RunResult>> {
  const { runPlaybook, startProgress, tools } = await import('./run-parts.ts');
  // The renderer is loaded while commands run, not after them.
  const ahead = setTimeout(
    () => void import('./report-output.ts').then(({ loadRenderer }) => loadRenderer(flags.format)),
    200,
  );
  const progress = await startProgress({ stream: process.stderr, mode: progressMode(flags) });
  try {
    return await runPlaybook({
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
    });
  } finally {
    clearTimeout(ahead);
    await progress.end();
  }
}

/** Terminals that cannot move the cursor, and the logs of CI, get plain lines. */
function progressMode(flags: RunFlags): 'none' | 'simple' | 'auto' {
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

/** Ends a run before its plan does: on Ctrl-C and its like, and at the run's own deadline. A second Ctrl-C ends the
 *  process at once; the sessions end by themselves when it is gone. */
class Interruption {
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  readonly #onSignal: (signal: NodeJS.Signals) => void;
  bySignal = false;
  byDeadline = false;
  deadlineMs = 0;

  constructor() {
    // Each command that runs listens: many at once are no leak, and node need not warn the user of one.
    setMaxListeners(0, this.#controller.signal);
    this.#onSignal = (signal) => {
      if (this.bySignal) process.exit(EXIT.interrupted);
      this.bySignal = true;
      this.#controller.abort(`interrupted (${signal})`);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, this.#onSignal);
  }

  /** Ends the run so many milliseconds from now. */
  endAfter(deadlineMs: number): void {
    this.deadlineMs = deadlineMs;
    this.#timer = setTimeout(() => {
      this.byDeadline = true;
      this.#controller.abort(`the run's deadline of ${deadlineMs / 1000} s passed`);
    }, deadlineMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  end(): void {
    clearTimeout(this.#timer);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, this.#onSignal);
  }
}

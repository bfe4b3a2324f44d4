import type { Playbook } from '../model/playbook.ts';
import type { Report } from '../model/report.ts';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import type { FoundTarget } from '../model/session.ts';
import { loadByName, showDiagnostics } from '../pipeline/library.ts';
import { type EngineChoice, findTarget, startImageChoice } from '../pipeline/machine.ts';
import { checkGiven, type Destination, parseDestination, tools } from '../pipeline/toolbox.ts';
import { type RunResult, runPlaybook } from '../pipeline.ts';
import { startProgress } from '../progress/progress.ts';
import { parseDuration } from '../util/time.ts';
import { version } from './cli.ts';
import { complain, EXIT, say, wantsColor } from './io.ts';
import { gatherParams } from './params.ts';
import { emitReport, type ReportOptions } from './report-output.ts';

/** The flags of a run, as commander gives them. */
export interface RunFlags extends ReportOptions {
  readonly target?: string;
  readonly to?: string;
  readonly image?: string;
  readonly engine?: string;
  readonly deadline?: string;
  readonly allow?: string;
  readonly quiet?: boolean;
  readonly param?: unknown;
}

/** Runs a playbook against a target, and prints the report. */
export async function runCommand(
  name: string,
  flags: RunFlags,
  own: Readonly<Record<string, unknown>>,
): Promise<number> {
  const usage = readUsage(flags, own);
  if (!usage.ok) return complain(usage.trouble);
  const interruption = new Interruption(usage.value.deadlineMs);
  try {
    // The target is looked up while the playbook is read: both take their time, and neither needs the other.
    const finding = findTarget(usage.value.target, usage.value.engine);
    const image = startImageChoice(flags.image, process.env);
    const playbook = loadForRun(name);
    if (!playbook.ok) return playbook.code;
    // A parameter that is wrong is told whether or not there is such a target.
    const given = checkGiven(playbook.playbook, usage.value.params);
    if (!given.ok) return complain(given.trouble);
    const target = await finding;
    if (!target.ok) return complain(target.trouble);
    const result = await runWithProgress(playbook.playbook, target.value, usage.value, flags, image, interruption);
    if (!result.ok) return complain(result.trouble);
    const written = await emitReport(result.value.report, flags);
    if (written !== undefined) return complain(written);
    return exitCode(result.value, interruption);
  } finally {
    interruption.end();
  }
}

interface Usage {
  readonly target: string;
  readonly engine: EngineChoice;
  readonly to: Destination | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly deadlineMs: number | undefined;
}

function readUsage(flags: RunFlags, own: Readonly<Record<string, unknown>>): Result<Usage> {
  if (flags.target === undefined) return fail(noTarget());
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
  const engine: EngineChoice = flags.engine === 'docker' || flags.engine === 'local' ? flags.engine : 'auto';
  return ok({ target: flags.target, engine, to: to?.value, params: params.value, deadlineMs });
}

function noTarget(): Trouble {
  return {
    what: 'no target was given',
    where: '--target',
    todo: 'name what cannot talk: --target web (a container), --target host, --target netns:NAME',
    exit: 2,
  };
}

function loadForRun(
  name: string,
): { readonly ok: true; readonly playbook: Playbook } | { readonly ok: false; readonly code: number } {
  const loaded = loadByName(name);
  switch (loaded.kind) {
    case 'playbook':
      return { ok: true, playbook: loaded.playbook };
    case 'trouble':
      return { ok: false, code: complain(loaded.trouble) };
    default:
      say(showDiagnostics(loaded.diagnostics, wantsColor(undefined, process.stderr)).trimEnd());
      return { ok: false, code: EXIT.usage };
  }
}

async function runWithProgress(
  playbook: Playbook,
  target: FoundTarget,
  usage: Usage,
  flags: RunFlags,
  image: () => Promise<string>,
  interruption: Interruption,
): Promise<Result<RunResult>> {
  const progress = await startProgress({ stream: process.stderr, mode: flags.quiet === true ? 'none' : 'auto' });
  try {
    return await runPlaybook({
      playbook,
      params: usage.params,
      to: usage.to,
      target,
      tools,
      allowIntrusive: flags.allow === 'intrusive',
      image,
      version,
      emit: (event) => progress.on(event),
      signal: interruption.signal,
    });
  } finally {
    await progress.end();
  }
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
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #onSignal: (signal: NodeJS.Signals) => void;
  bySignal = false;
  byDeadline = false;

  constructor(deadlineMs: number | undefined) {
    this.#onSignal = (signal) => {
      if (this.bySignal) process.exit(EXIT.interrupted);
      this.bySignal = true;
      this.#controller.abort(`interrupted (${signal})`);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, this.#onSignal);
    if (deadlineMs !== undefined) {
      this.#timer = setTimeout(() => {
        this.byDeadline = true;
        this.#controller.abort(`the run's deadline of ${deadlineMs / 1000} s passed`);
      }, deadlineMs);
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  end(): void {
    clearTimeout(this.#timer);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, this.#onSignal);
  }
}

import { randomBytes, randomInt } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import type { Playbook } from '../model/playbook.ts';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import type { Candidate, FoundTarget } from '../model/session.ts';
import type { Ended, FleetResult } from '../pipeline/fleet.ts';
import { findTarget, findTargets, type ImageChoice } from '../pipeline/machine.ts';
import { drawSample } from '../util/sample.ts';
import { count } from '../util/text.ts';
import { version } from './cli.ts';
import type { Interruption } from './interruption.ts';
import { complain, EXIT, print, say } from './io.ts';
import { loadFor, progressMode, type Running } from './run-command.ts';
import type { Many, RunFlags, Usage } from './usage.ts';

type ManyUsage = Usage & { readonly many: Many };

/** Targets that were drawn, and how. */
interface Drawn {
  readonly candidates: readonly Candidate[];
  readonly sample: { readonly size: number; readonly of: number; readonly seed: number } | undefined;
}

/** Runs a playbook on many targets, and prints one report about all of them; with NDJSON also each one's own, as it ends.
 *  @returns the exit code: see `exitCode`. */
export async function runMany(
  load: Running['load'],
  flags: RunFlags,
  usage: ManyUsage,
  interruption: Interruption,
  image: ImageChoice,
): Promise<number> {
  // A sample is drawn of all that there is.
  const all = usage.many.all || usage.many.sample !== undefined;
  const finding = findTargets(usage.targets, { ...usage.many, all }, usage.engine, usage.cluster);
  const findingPeer =
    usage.peer === undefined
      ? undefined
      : findTarget(usage.peer, usage.engine, '--peer', { ...usage.cluster, container: undefined, node: undefined });
  const playbook = await loadFor(load, usage);
  if (typeof playbook === 'number') return playbook;
  const found = await finding;
  if (!found.ok) return complain(found.trouble);
  const peer = await findingPeer;
  if (peer !== undefined && !peer.ok) return complain(peer.trouble);
  const lines = openLines(flags);
  if (!lines.ok) return complain(lines.trouble);
  const drawn = draw(found.value, usage.many);
  if (drawn.sample !== undefined && flags.quiet !== true) tellSample(drawn.sample, drawn.candidates);
  const result = await runAll({ playbook, drawn, peer: peer?.value, image }, flags, usage, interruption, lines.value);
  const written = await lines.value.finish(result);
  return written === undefined ? exitCode(result, interruption) : complain(written);
}

function draw(candidates: readonly Candidate[], many: Many): Drawn {
  if (many.sample === undefined) return { candidates, sample: undefined };
  const seed = many.seed ?? randomInt(2 ** 32);
  const drawn = drawSample(candidates, many.sample, seed);
  return { candidates: drawn, sample: { size: drawn.length, of: candidates.length, seed } };
}

function tellSample({ size, of, seed }: NonNullable<Drawn['sample']>, drawn: readonly Candidate[]): void {
  const names = drawn.slice(0, 20).map(({ ref }) => ref);
  const more = drawn.length > names.length ? ` and ${drawn.length - names.length} more` : '';
  say(`netshoot-run: drew ${size} of ${count(of, 'target')} with --seed ${seed}: ${names.join(', ')}${more}`);
}

interface Asked {
  readonly playbook: Playbook;
  readonly drawn: Drawn;
  readonly peer: FoundTarget | undefined;
  readonly image: ImageChoice;
}

async function runAll(
  asked: Asked,
  flags: RunFlags,
  usage: ManyUsage,
  interruption: Interruption,
  lines: Lines,
): Promise<FleetResult> {
  const { runFleet, startProgress, tools } = await import('./run-parts.ts');
  const { playbook, drawn, peer, image } = asked;
  const { many, to, params } = usage;
  const progress = await startProgress({
    stream: process.stderr,
    mode: progressMode(flags),
    targets: drawn.candidates.length,
  });
  try {
    return await runFleet({
      ...{ playbook, params, to, peer, tools, image, version },
      candidates: drawn.candidates,
      concurrency: many.concurrency,
      allowIntrusive: flags.allow === 'intrusive',
      emit: (event) => progress.on(event),
      signal: interruption.signal,
      ended: lines.take,
      about: {
        id: randomBytes(6).toString('hex'),
        playbook: playbook.name,
        params: { ...params },
        ...(to === undefined ? {} : { to: to.text }),
        targets: [...usage.targets],
        ...(many.all ? { all: true } : {}),
        ...(many.selectors.length === 0 ? {} : { selectors: [...many.selectors] }),
        ...(drawn.sample === undefined ? {} : { sample: drawn.sample }),
        tool_version: version,
      },
    });
  } finally {
    await progress.end();
  }
}

/** 130: interrupted. 1: a target has a root cause. 0: all are healthy. 4: none could be looked at. 3: anything else: some
 *  are undecided, or could not be looked at while the others are healthy. */
function exitCode({ fleet, noneRan }: FleetResult, interruption: Interruption): number {
  if (interruption.bySignal) return EXIT.interrupted;
  if (fleet.verdict === 'fault') return EXIT.fault;
  if (noneRan && !interruption.byDeadline) return EXIT.cannotRun;
  return fleet.verdict === 'healthy' ? EXIT.healthy : EXIT.undecided;
}

/** Where reports go while targets end, and at the end. */
interface Lines {
  readonly take: (ended: Ended) => Promise<void>;
  /** Prints the report about all. @returns the trouble with the file of --output, or nothing. */
  readonly finish: (result: FleetResult) => Promise<Trouble | undefined>;
}

/** With NDJSON a line as each target ends; in the other formats one report at the end. A file is tried before anything is
 *  run. */
function openLines(flags: RunFlags): Result<Lines> {
  if (flags.format !== 'ndjson') {
    return ok({
      take: async () => undefined,
      finish: async ({ fleet }) => (await import('./report-output.ts')).emitFleet(fleet, flags),
    });
  }
  const { output } = flags;
  const toFile = output !== undefined && output !== '-' ? output : undefined;
  const opened = toFile === undefined ? undefined : tryWrite(toFile, () => writeFileSync(toFile, ''));
  if (opened !== undefined) return fail(opened);
  let trouble: Trouble | undefined;
  const write = async (line: string): Promise<void> => {
    if (toFile !== undefined && trouble === undefined) trouble = tryWrite(toFile, () => appendFileSync(toFile, line));
    // What was seen may be gone by the next run: a disk that is full does not lose the rest.
    if (toFile === undefined || trouble !== undefined) await print(line);
  };
  return ok({
    take: async (ended) => {
      const { notRunLine, reportLine } = await import('../report/fleet.ts');
      await write(ended.kind === 'report' ? reportLine(ended.report) : notRunLine(ended.ref, ended.trouble));
    },
    finish: async ({ fleet }) => {
      const { renderFleet } = await import('../report/fleet.ts');
      const { renderOptions } = await import('./report-output.ts');
      await write(await renderFleet(fleet, renderOptions(flags)));
      if (toFile !== undefined && trouble === undefined)
        say(`reports written to ${toFile}: ${fleet.verdict.replace('_', ' ')}`);
      return trouble;
    },
  });
}

function tryWrite(file: string, write: () => void): Trouble | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    return {
      what: `the reports cannot be written: ${error instanceof Error ? error.message : 'unknown reason'}`,
      where: `--output ${file}`,
      todo: 'name a file in a folder that exists and may be written',
      exit: 4,
    };
  }
}

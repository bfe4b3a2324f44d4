import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import { type Destination, parseDestination } from '../pipeline/destination.ts';
import { type ClusterFlags, type EngineChoice, engineChoices, usualConcurrency } from '../pipeline/machine.ts';
import { oneLine } from '../util/text.ts';
import { parseDuration } from '../util/time.ts';
import { gatherParams } from './params.ts';
import type { ReportOptions } from './report-output.ts';

/** The flags of a run, as commander gives them. */
export interface RunFlags extends ReportOptions {
  /** One, or each that was given. */
  readonly target?: string | readonly string[];
  readonly all?: boolean;
  readonly selector?: readonly string[];
  readonly sample?: string;
  readonly seed?: string;
  readonly concurrency?: string;
  readonly vs?: string;
  readonly namespace?: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly container?: string;
  readonly node?: string;
  readonly peer?: string;
  readonly to?: string;
  readonly image?: string;
  readonly engine?: string;
  readonly deadline?: string;
  readonly allow?: string;
  readonly quiet?: boolean;
  readonly param?: unknown;
}

/** What a run was asked to do, with everything that could be checked before anything is looked up. */
export interface Usage {
  readonly targets: readonly string[];
  /** Absent for a run on a single target. */
  readonly many: Many | undefined;
  /** The sibling to compare with. */
  readonly vs: string | undefined;
  readonly peer: string | undefined;
  readonly engine: EngineChoice;
  readonly cluster: ClusterFlags;
  readonly to: Destination | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly deadlineMs: number | undefined;
}

/** How many targets are named, drawn and looked at. */
export interface Many {
  readonly all: boolean;
  readonly selectors: readonly string[];
  readonly sample: number | undefined;
  readonly seed: number | undefined;
  readonly concurrency: number;
}

/** More containers than this at a time would only wait for each other. */
const MOST_AT_A_TIME = 256;
const MOST_SEED = 2 ** 32 - 1;

/** Reads the flags of a run. */
export function readUsage(flags: RunFlags, own: Readonly<Record<string, unknown>>): Result<Usage> {
  const { namespace, context, kubeconfig, container, node } = flags;
  const cluster: ClusterFlags = { namespace, context, kubeconfig, container, node };
  const inCluster = flags.engine === 'kubernetes' || Object.values(cluster).some((flag) => flag !== undefined);
  const named = flags.target === undefined ? [] : typeof flags.target === 'string' ? [flags.target] : flags.target;
  // In a cluster labels stand for the pods of one workload, of which one is looked at unless --all says otherwise.
  const labels = inCluster && named.length === 0 ? (flags.selector ?? []) : [];
  const targets = labels.length > 0 ? [`selector:${labels.join(',')}`] : named;
  const many = readMany(labels.length > 0 ? { ...flags, selector: [] } : flags, targets);
  if (!many.ok) return many;
  const to = flags.to === undefined ? undefined : parseDestination(flags.to);
  if (to !== undefined && !to.ok) return to;
  const params = gatherParams(flags.param, own);
  if (!params.ok) return params;
  const deadlineMs = flags.deadline === undefined ? undefined : parseDuration(flags.deadline);
  if (flags.deadline !== undefined && (deadlineMs === undefined || deadlineMs <= 0))
    return wrong(`"${flags.deadline}" is no time span`, '--deadline', 'write a number and its unit: 60s, 2m');
  const engine: EngineChoice = engineChoices.find((one) => one === flags.engine) ?? 'auto';
  return ok({
    ...{ targets, many: many.value, vs: flags.vs, peer: flags.peer, engine, cluster },
    ...{ to: to?.value, params: params.value, deadlineMs },
  });
}

function readMany(flags: RunFlags, targets: readonly string[]): Result<Many | undefined> {
  const selectors = flags.selector ?? [];
  if (targets.length === 0 && selectors.length === 0) return fail(noTarget(flags.all === true));
  if (targets.length > 0 && selectors.length > 0)
    return wrong(
      'targets are named, and selected by label too',
      '--selector',
      'give --target (it may be repeated), or --selector; not both',
    );
  const sample = wholeNumber(flags.sample, 1, 1_000_000);
  if (sample === 'wrong') return wrongNumber(flags.sample, '--sample', 'how many targets to draw: 5');
  const seed = wholeNumber(flags.seed, 0, MOST_SEED);
  if (seed === 'wrong') return wrongNumber(flags.seed, '--seed', 'the number that an earlier run printed');
  if (seed !== undefined && sample === undefined)
    return wrong('nothing is drawn at random', '--seed', 'say how many targets to draw: --sample 5');
  const concurrency = wholeNumber(flags.concurrency, 1, MOST_AT_A_TIME);
  if (concurrency === 'wrong')
    return wrongNumber(flags.concurrency, '--concurrency', `a whole number from 1 to ${MOST_AT_A_TIME}`);
  const many = targets.length > 1 || flags.all === true || selectors.length > 0 || sample !== undefined;
  if (!many) return ok(undefined);
  if (flags.vs !== undefined)
    return wrong(
      'one target is compared at a time',
      '--vs',
      'run it on all of them first; the report names the odd ones and the command that compares one',
    );
  return ok({ all: flags.all === true, selectors, sample, seed, concurrency: concurrency ?? usualConcurrency() });
}

function wholeNumber(text: string | undefined, least: number, most: number): number | undefined | 'wrong' {
  if (text === undefined) return undefined;
  const number = /^[0-9]{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : 'wrong';
}

function wrongNumber(text: string | undefined, where: string, todo: string): Result<never> {
  return wrong(`"${oneLine(text ?? '', 40)}" is no such number`, where, `give ${todo}`);
}

function wrong(what: string, where: string, todo: string): Result<never> {
  return fail({ what, where, todo, exit: 2 });
}

function noTarget(all: boolean): Trouble {
  if (all)
    return {
      what: '--all of what was not said',
      where: '--all',
      todo: 'name a service or workload: --target compose:shop/web --all; or choose by label: --selector app=web',
      exit: 2,
    };
  return {
    what: 'no target was given',
    where: '--target',
    todo: 'name what cannot talk: --target web (a container), --target pod/web, --target host, --target netns:NAME',
    exit: 2,
  };
}

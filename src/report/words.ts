import type { Access, Cause, Ending, EvidenceLine, Finding, Fix, Report, Run, TargetFacts } from '../model/report.ts';
import { shellLine } from '../util/text.ts';
import { formatDuration } from '../util/time.ts';
import { networkFacts } from './network-words.ts';
import { say } from './say.ts';

export { say, sayLines } from './say.ts';

/** A command to paste: one line, never cut. */
export function sayCommand(command: string): string {
  return say(command, Number.MAX_SAFE_INTEGER);
}

/** A command as it was run, for people. */
export function sayArgv(argv: readonly string[], max = 2000): string {
  return say(shellLine(argv.map((arg) => sayCommand(arg))), max);
}

export const verdictWords = { healthy: 'HEALTHY', fault: 'FAULT', undecided: 'UNDECIDED' } as const satisfies Record<
  Report['verdict'],
  string
>;

export const findingWords = {
  fail: 'FAIL',
  unknown: 'UNKNOWN',
  warn: 'WARN',
  pass: 'PASS',
  skipped: 'SKIPPED',
} as const satisfies Record<Finding['verdict'], string>;

export const confidenceWords = {
  proved: 'proved',
  likely: 'likely, not proved',
  possible: 'possible, not proved',
} as const satisfies Record<Cause['confidence'], string>;

export const riskWords = {
  none: 'none',
  low: 'low',
  medium: 'medium, it may disturb what runs now',
  high: 'HIGH, it may cut connections that work now',
} as const satisfies Record<Fix['risk'], string>;

/** How a command ended, in a few words. */
export function sayEnding(ending: Ending): string {
  switch (ending.how) {
    case 'exited':
      return `exit ${ending.code}`;
    case 'signaled':
      return `ended by signal ${ending.signal}`;
    case 'deadline':
      return `stopped at its deadline of ${formatDuration(ending.after_ms)}`;
    default:
      return `${ending.how.replaceAll('_', ' ')}: ${say(ending.because)}`;
  }
}

/** Which step, for which item. */
export function sayStep(line: { readonly step: string; readonly item?: string }): string {
  return line.item === undefined ? say(line.step) : `${say(line.step)} [${say(line.item, 80)}]`;
}

/** Where a line was printed: `query [10.0.0.53], stdout line 3`. */
export function sayWhere(line: EvidenceLine): string {
  if (line.stream === undefined) return sayStep(line);
  return `${sayStep(line)}, ${line.stream}${line.line === undefined ? '' : ` line ${line.line}`}`;
}

/** What was seen and what should have been. Absent when the finding says neither. */
export function sayActual(finding: Finding): string | undefined {
  const parts = [
    ...(finding.actual === undefined || finding.actual === '' ? [] : [`saw ${say(finding.actual)}`]),
    ...(finding.expected === undefined ? [] : [`expected ${say(finding.expected)}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** A reason as a clause: `because ...`. */
export function sayBecause(because: string): string {
  const reason = say(because);
  return /^because\b/i.test(reason) ? reason : `because ${reason}`;
}

/** `web (docker container web-1, image nginx:1.27, network shop_default)`. */
export function sayTarget(target: TargetFacts): string {
  const name = target.name !== undefined && target.name !== target.ref ? ` ${say(target.name)}` : '';
  const networks = target.networks ?? [];
  const facts = [
    `${target.engine}${target.kind === undefined ? '' : ` ${target.kind}`}${name}`,
    ...siblings(target),
    ...(['container', 'namespace', 'node', 'context'] as const).flatMap((word) =>
      target[word] === undefined || target[word] === target.name ? [] : [`${word} ${say(target[word])}`],
    ),
    ...(target.image === undefined ? [] : [`image ${say(target.image)}`]),
    ...(networks.length === 0
      ? target.network_mode === undefined
        ? []
        : [`network mode ${say(target.network_mode)}`]
      : [`${networks.length === 1 ? 'network' : 'networks'} ${networks.map((network) => say(network)).join(', ')}`]),
  ];
  return `${say(target.ref)} (${facts.join(', ')})`;
}

/** `one of 3`: which of a workload's pods it is. */
function siblings({ workload, siblings: others = 0 }: TargetFacts): readonly string[] {
  if (workload === undefined) return [];
  return [others === 0 ? 'the only one' : `one of ${others + 1} that run; the others were not looked at`];
}

/** How netshoot came into a vantage, and what was tried before. */
function sayAccess(access: Access): string {
  const { vantage, rung, where, reused, stand_in, lacks, denied } = access;
  const parts = [
    `${vantage}: ${RUNGS[rung]} ${say(where)}${reused ? ', which was there already' : ''}`,
    ...(stand_in ? ['beside the target, not in its network'] : []),
    ...(lacks.length === 0 ? [] : [`without ${lacks.map((one) => say(one)).join(', ')}`]),
    ...denied.map(({ what, because }) => `denied: ${say(what, 200)}: ${say(because, 700)}`),
  ];
  return parts.join('; ');
}

const RUNGS: Readonly<Record<Access['rung'], string>> = {
  sidecar: 'container',
  ephemeral_container: 'ephemeral container',
  throwaway_pod: 'throwaway pod',
  node_pod: "pod in the node's network",
};

/** Parameters as they are written on the command line: `name=api.shop budget=200`. */
export function sayParams(params: Run['params']): string {
  return Object.entries(params)
    .map(([name, value]) => `${say(name)}=${say(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))}`)
    .join(' ');
}

function sayImage(run: Run): string {
  if (run.image !== undefined) return say(run.image);
  return run.target.engine === 'local' ? 'none, the tools of this machine' : 'not known';
}

/** The facts of a run that every format for people ends with, as label and text. `commands` comes from the outline. */
export function runFacts(run: Run, commands: string, version: string): readonly (readonly [string, string])[] {
  const params = sayParams(run.params);
  const caps = run.capabilities;
  const made = say(run.tool_version);
  return [
    ['Target', sayTarget(run.target)],
    ...networkFacts(run.target),
    ...(run.peer === undefined ? [] : ([['Peer', sayTarget(run.peer)]] as const)),
    ...(run.access ?? []).map((access) => ['Seen from', sayAccess(access)] as const),
    ...(run.to === undefined ? [] : ([['Destination', say(run.to)]] as const)),
    ['Playbook', say(run.playbook)],
    ...(params === '' ? [] : ([['Parameters', say(params, 1000)]] as const)),
    ['Image', sayImage(run)],
    ...(caps === undefined
      ? []
      : ([['Privileges', caps.length === 0 ? 'none' : caps.map((cap) => say(cap)).join(', ')]] as const)),
    ['Commands', commands],
    ['Started', `${say(run.started_at)}, took ${formatDuration(run.duration_ms)}`],
    ['Run', say(run.id)],
    ['Made by', `netshoot-run ${made}${made === version ? '' : `, shown by ${say(version)}`}`],
  ];
}

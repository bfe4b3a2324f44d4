import type { Fleet, Group, Member, Trait } from '../model/fleet.ts';
import { count, shellLine } from '../util/text.ts';
import { formatDuration } from '../util/time.ts';
import { say, sayParams } from './words.ts';

export const outcomeWords = {
  healthy: 'HEALTHY',
  fault: 'FAULT',
  undecided: 'UNDECIDED',
  not_run: 'NOT RUN',
} as const satisfies Record<Member['outcome'], string>;

/** Outcomes from the worst. */
export const OUTCOMES = ['fault', 'undecided', 'not_run', 'healthy'] as const;

/** What a group has, where its line does not say it already. */
export function groupTitle({ title, summary }: Group): string | undefined {
  return summary.includes(title) ? undefined : title;
}

/** `40 targets: 3 with a fault, 1 could not be looked at, 36 healthy`. */
export function sayCounts({ total, fault, undecided, not_run, healthy }: Fleet['counts']): string {
  const parts = [
    ...(fault > 0 ? [`${fault} with a fault`] : []),
    ...(undecided > 0 ? [`${undecided} undecided`] : []),
    ...(not_run > 0 ? [`${not_run} could not be looked at`] : []),
    ...(healthy > 0 ? [`${healthy} healthy`] : []),
  ];
  return `${count(total, 'target')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}

/** What a group is, for its heading: a cause's code, or a word. */
export function groupName({ kind, code }: Group): string {
  if (kind === 'cause') return say(code ?? 'a cause', 80);
  return kind === 'undecided' ? 'undecided' : 'could not be looked at';
}

/** `node node-b: 3 of 3 have it, none of the 37 others (most: node-a)`. */
export function sayTrait({ name, value, have, of, others_have, others, instead }: Trait): string {
  const theirs = others_have === 0 ? `none of the ${others} others` : `${others_have} of the ${others} others`;
  const most = instead === undefined ? '' : ` (most of them: ${say(instead, 80)})`;
  return `${say(name, 120)} ${say(value, 120)}: ${have} of ${of} have it, ${theirs}${most}`;
}

/** Names, and how many more there are. */
export function sayNames(names: readonly string[], most: number): string {
  const told = names.slice(0, most).map((name) => say(name, 80));
  return `${told.join(', ')}${names.length > most ? ` and ${names.length - most} more` : ''}`;
}

/** What was asked: `compose:shop/web with --all`, `--selector app=web`. */
function sayAsked({ run }: Fleet): string {
  const parts = [
    ...(run.targets.length === 0 ? [] : [sayNames(run.targets, 8)]),
    ...(run.all === true ? ['--all'] : []),
    ...(run.selectors ?? []).map((label) => `--selector ${say(label, 80)}`),
  ];
  return parts.join(' ');
}

/** `5 of 40, drawn with --seed 7`. Absent without a sample. */
export function saySample({ run }: Fleet): string | undefined {
  const { sample } = run;
  return sample === undefined
    ? undefined
    : `${sample.size} of ${sample.of}, drawn at random with --seed ${sample.seed}`;
}

/** The facts of a fleet run that every format for people ends with, as label and text. */
export function fleetFacts(fleet: Fleet, version: string): readonly (readonly [string, string])[] {
  const { run } = fleet;
  const params = sayParams(run.params);
  const sample = saySample(fleet);
  const made = say(run.tool_version);
  return [
    ['Targets', sayAsked(fleet)],
    ...(sample === undefined ? [] : ([['Sample', sample]] as const)),
    ...(run.to === undefined ? [] : ([['Destination', say(run.to)]] as const)),
    ['Playbook', say(run.playbook)],
    ...(params === '' ? [] : ([['Parameters', say(params, 1000)]] as const)),
    ['Image', run.image === undefined ? 'none was used' : say(run.image)],
    ['At a time', count(run.concurrency, 'target')],
    ['Started', `${say(run.started_at)}, took ${formatDuration(run.duration_ms)}`],
    ['Run', say(run.id)],
    ['Made by', `netshoot-run ${made}${made === version ? '' : `, shown by ${say(version)}`}`],
  ];
}

/** The commands that look closer: at one of the odd ones, beside one of the healthy. */
export function lookCloser(fleet: Fleet, group: Group): string | undefined {
  const [odd] = group.targets;
  const healthy = fleet.targets.find(({ outcome }) => outcome === 'healthy');
  if (odd === undefined || healthy === undefined || group.kind === 'not_run') return undefined;
  const { run } = fleet;
  return shellLine([
    ...['netshoot-run', run.playbook, '--target', odd, '--vs', healthy.ref],
    ...(run.to === undefined ? [] : ['--to', run.to]),
    ...Object.entries(run.params).flatMap(([name, value]) => ['--param', `${name}=${value}`]),
  ]);
}

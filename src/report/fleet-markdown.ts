import type { Fleet, Group, Member } from '../model/fleet.ts';
import { count } from '../util/text.ts';
import {
  fleetFacts,
  groupName,
  groupTitle,
  lookCloser,
  OUTCOMES,
  outcomeWords,
  sayCounts,
  sayTrait,
} from './fleet-words.ts';
import { evidenceBlocks, fixBlocks, type Lines } from './markdown.ts';
import { code, commandFence, prose } from './markup.ts';
import { confidenceWords } from './words.ts';

/** Names in a list that is not asked for in full. */
const NAMES = 30;

/** For an incident ticket: how many are well, and the odd ones in groups with what they share. */
export function renderFleetMarkdown(
  fleet: Fleet,
  options: { readonly version: string; readonly verbose: boolean },
): string {
  const { run, counts } = fleet;
  const to = run.to === undefined ? '' : ` to ${code(run.to)}`;
  const blocks: readonly Lines[] = [
    [`# ${outcomeWords[fleet.verdict]}: ${prose(fleet.summary, 800)}`],
    [`${code(run.playbook)}${to} on ${sayCounts(counts)}.`],
    ...(run.interrupted === undefined
      ? []
      : [[`> **INTERRUPTED**: ${prose(run.interrupted)}. Not every target was looked at to the end.`]]),
    ...fleet.groups.flatMap((group) => groupBlocks(group, fleet, options.verbose)),
    ['## Targets'],
    targetTable(fleet, options.verbose),
    ['## Run'],
    [
      '| | |',
      '| --- | --- |',
      ...fleetFacts(fleet, options.version).map(([label, text]) => `| ${label} | ${prose(text, 1000)} |`),
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function groupBlocks(group: Group, fleet: Fleet, verbose: boolean): readonly Lines[] {
  const { example } = group;
  const title = groupTitle(group);
  const closer = lookCloser(fleet, group);
  const names = verbose ? group.targets : group.targets.slice(0, NAMES);
  const more = group.targets.length - names.length;
  return [
    [`## ${prose(groupName(group))}: ${count(group.size, 'target')}`],
    [prose(group.summary, 800)],
    ...(title === undefined ? [] : [[prose(title)]]),
    [
      ...(group.objects === undefined
        ? []
        : [`- **Where:** ${group.objects.map((object) => code(object)).join(', ')}`]),
      ...(example === undefined ? [] : [`- **Confidence:** ${confidenceWords[example.cause.confidence]}`]),
      ...(group.severity === undefined ? [] : [`- **Severity:** ${group.severity}`]),
      `- **Targets:** ${names.map((name) => code(name)).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    ],
    ...(group.shared.length === 0
      ? []
      : [['### What they share and the others do not'], group.shared.map((trait) => `- ${prose(sayTrait(trait))}`)]),
    ...(example === undefined ? [] : exampleBlocks(example)),
    ...(closer === undefined ? [] : [['### Compare with a healthy one'], commandFence(closer)]),
  ];
}

function exampleBlocks({ target, cause }: NonNullable<Group['example']>): readonly Lines[] {
  return [
    ...(cause.evidence.length === 0
      ? []
      : [[`### ${cause.confidence === 'proved' ? 'Proof' : 'Evidence'} (${code(target)})`]]),
    ...cause.evidence.flatMap((line) => evidenceBlocks(line, { steps: [] })),
    ...(cause.fix.length === 0 ? [] : [['### Next']]),
    ...cause.fix.flatMap((fix, index) => fixBlocks(fix, index + 1)),
  ];
}

function targetTable(fleet: Fleet, verbose: boolean): Lines {
  const odd = OUTCOMES.filter((outcome) => verbose || outcome !== 'healthy').flatMap((outcome) =>
    fleet.targets.filter((member) => member.outcome === outcome),
  );
  const healthy = verbose ? [] : fleet.targets.filter(({ outcome }) => outcome === 'healthy');
  const names = healthy.slice(0, NAMES).map(({ ref }) => code(ref));
  const more = healthy.length - names.length;
  return [
    '| Outcome | Target | What it has |',
    '| --- | --- | --- |',
    ...odd.map((member) => `| **${outcomeWords[member.outcome]}** | ${code(member.ref)} | ${what(member)} |`),
    ...(names.length === 0
      ? []
      : [
          `| ${outcomeWords.healthy} | ${count(healthy.length, 'target')} | ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} |`,
        ]),
  ];
}

function what({ causes, summary, todo, interrupted }: Member): string {
  const roots = causes.map((cause) => `${code(cause.code)} at ${code(cause.object)}`).join('; ');
  return [
    roots === '' ? prose(summary) : roots,
    ...(interrupted === undefined ? [] : [`ended early: ${prose(interrupted)}`]),
    ...(todo === undefined ? [] : [prose(todo)]),
  ].join('; ');
}

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
  sayNames,
  sayTrait,
} from './fleet-words.ts';
import { hang, indent, labelled, type Screen, screenFor } from './screen.ts';
import { next, proof } from './text-causes.ts';
import { confidenceWords, say, sayCommand } from './words.ts';

/** Names in a list that is not asked for in full. */
const NAMES = 12;
/** Targets that are not healthy and have a line each. */
const LINES = 40;

/** What an on-call engineer reads about many targets: how many are well, the odd ones in groups with what they share,
 *  then each that is not healthy. */
export async function renderFleetText(
  fleet: Fleet,
  options: { readonly width: number; readonly color: boolean; readonly version: string; readonly verbose: boolean },
): Promise<string> {
  const screen = await screenFor([fleet.summary, fleet.groups, fleet.targets, fleet.run], options);
  const blocks = [
    headline(fleet, screen),
    ...fleet.groups.map((group, index) => groupBlock(group, index, fleet, screen)),
    targetBlock(fleet, screen),
    fleetFacts(fleet, options.version).flatMap(([label, text]) => labelled(label, text, screen, 0)),
  ];
  const text = blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => line.trimEnd()).join('\n'));
  return `${text.join('\n\n')}\n`;
}

function painted(outcome: Member['outcome'], screen: Screen): string {
  const { good, bad, unsure } = screen.paint;
  return { healthy: good, fault: bad, undecided: unsure, not_run: unsure }[outcome](outcomeWords[outcome]);
}

function headline(fleet: Fleet, screen: Screen): readonly string[] {
  const { verdict, summary, run, counts } = fleet;
  const word = outcomeWords[verdict];
  const to = run.to === undefined ? '' : ` to ${say(run.to, 120)}`;
  return [
    ...hang(`${painted(verdict, screen)}  `, word.length + 2, say(summary, 800), screen),
    ...indent(0, `${say(run.playbook, 60)}${to} on ${sayCounts(counts)}`, screen),
    ...(run.interrupted === undefined ? [] : interrupted(run.interrupted, screen)),
  ];
}

function interrupted(reason: string, screen: Screen): readonly string[] {
  const word = 'INTERRUPTED';
  const text = `${say(reason)}. Not every target was looked at to the end; this is what was known by then.`;
  return hang(`${screen.paint.unsure(word)}  `, word.length + 2, text, screen);
}

function groupBlock(group: Group, index: number, fleet: Fleet, screen: Screen): readonly string[] {
  const { paint } = screen;
  const word = fleet.groups.length > 1 ? `GROUP ${index + 1} of ${fleet.groups.length}` : 'GROUP';
  const objects = group.objects ?? [];
  const closer = lookCloser(fleet, group);
  const { example } = group;
  const title = groupTitle(group);
  return [
    ...hang(
      `${group.kind === 'cause' ? paint.bad(word) : paint.unsure(word)}  `,
      word.length + 2,
      groupName(group),
      screen,
      paint.head,
    ),
    // The only group's line stands above.
    ...(fleet.groups.length > 1 ? indent(2, say(group.summary, 500), screen) : []),
    ...(title === undefined ? [] : indent(2, say(title, 500), screen)),
    ...(objects.length === 0 ? [] : labelled('where', sayNames(objects, NAMES), screen, 2)),
    ...(example === undefined ? [] : labelled('confidence', confidenceWords[example.cause.confidence], screen, 2)),
    ...(group.severity === undefined ? [] : labelled('severity', group.severity, screen, 2)),
    ...labelled('targets', sayNames(group.targets, screen.verbose ? group.targets.length : NAMES), screen, 2),
    ...commonLines(group, fleet, screen),
    ...(example === undefined ? [] : exampleLines(example, screen)),
    ...(closer === undefined
      ? []
      : ['', `  ${paint.head('Compare with a healthy one')}`, `    ${paint.command(sayCommand(closer))}`]),
  ];
}

function commonLines(group: Group, fleet: Fleet, screen: Screen): readonly string[] {
  if (group.shared.length > 0) {
    return [
      '',
      `  ${screen.paint.head('What they share and the others do not')}`,
      ...group.shared.flatMap((trait) => hang('    ', 6, sayTrait(trait), screen)),
    ];
  }
  if (group.kind === 'not_run' || group.size === fleet.counts.total) return [];
  return indent(2, 'Nothing was found that they share and the others do not.', screen);
}

function exampleLines({ target, cause }: NonNullable<Group['example']>, screen: Screen): readonly string[] {
  const lines = proof(cause, { steps: [] }, screen);
  const told = lines.length === 0 ? [] : [...lines, ...indent(4, `(as seen on ${say(target, 80)})`, screen)];
  // `verify` reads the report of one target.
  return [...told, ...next({ ...cause, verify: [] }, screen)];
}

/** Each target that is not healthy, and the names of those that are. */
function targetBlock(fleet: Fleet, screen: Screen): readonly string[] {
  const lines = OUTCOMES.flatMap((outcome) => {
    const members = fleet.targets.filter((member) => member.outcome === outcome);
    if (members.length === 0) return [];
    const word = outcomeWords[outcome];
    const first = `  ${painted(outcome, screen)}${' '.repeat(11 - word.length)}`;
    if (outcome === 'healthy' && !screen.verbose) {
      const names = sayNames(
        members.map(({ ref }) => ref),
        NAMES,
      );
      return hang(first, 13, `${count(members.length, 'target')}: ${names}`, screen);
    }
    const told = screen.verbose ? members : members.slice(0, LINES);
    return [
      ...told.flatMap((member) => hang(first, 13, `${say(member.ref, 80)}: ${why(member)}`, screen)),
      ...(told.length < members.length
        ? indent(13, `and ${members.length - told.length} more: --verbose lists all`, screen)
        : []),
    ];
  });
  return lines.length === 0 ? [] : [screen.paint.head('Targets'), ...lines];
}

function why({ causes, summary, interrupted: ended, todo }: Member): string {
  const roots = causes.map(({ code, object }) => `${say(code, 80)} at ${say(object, 120)}`).join('; ');
  const text = roots === '' ? say(summary, 300) : roots;
  return [
    text,
    ...(ended === undefined ? [] : [`ended early: ${say(ended)}`]),
    ...(todo === undefined ? [] : [say(todo)]),
  ].join('; ');
}

import type { TargetFacts } from '../model/report.ts';
import { count } from '../util/text.ts';
import { say } from './say.ts';

/** Names told one by one at most. */
const MOST = 8;

/** What a target's network mode comes to, as label and text: whose namespace it is in, who else is there, its networks
 *  and who else is on them. Nothing for a target of which only the mode is known. */
export function networkFacts(target: TargetFacts): readonly (readonly [string, string])[] {
  return [
    ...namespaceFact(target),
    // Who else is on the engine's network "none" is as alone as the target.
    ...(target.attachments ?? [])
      .filter(({ driver }) => driver !== 'null')
      .map((one) => ['Network', sayAttachment(one)] as const),
  ];
}

function namespaceFact(target: TargetFacts): readonly (readonly [string, string])[] {
  const { network_kind: kind, namespace_owner: owner, namespace_shared_with: others } = target;
  if (kind === undefined && owner === undefined && others === undefined) return [];
  const shared =
    others === undefined ? [] : [others.length === 0 ? 'shared with nobody' : `shared with ${names(others)}`];
  return [['Namespace', [...whose(target), ...shared].join('; ')]];
}

/** Whose namespace it is, and what follows for what it can reach. */
function whose({ network_kind: kind, network_mode: mode, namespace_owner: owner }: TargetFacts): readonly string[] {
  if (owner !== undefined) return [`${ownerWords(owner)}${throughWords(owner.through)}`, ...ownerState(owner)];
  switch (kind) {
    case undefined:
      return ['its own'];
    case 'none':
      return [
        'its own (network mode none): the engine gave it loopback only, and knows of no other interface that is in it',
      ];
    case 'host':
      return ["the machine's own (network mode host): its addresses, ports, routes and rules are the machine's"];
    case 'container':
      return [`that of another container (network mode ${say(mode ?? 'container')})`];
    case 'bridge':
      return [
        "its own, on the engine's default network: containers there have no names for each other, only addresses",
      ];
    case 'user':
      return ['its own, on networks that were made for it'];
    case 'user_mode':
      return [
        `its own, behind a program of this user (${say(mode ?? 'user mode')}): other containers and the machine cannot reach its address, only ports that are published`,
      ];
    case 'namespace':
      return [`one that was given by path (${say(mode ?? 'ns')})`];
    default:
      return never(kind);
  }
}

type Owner = NonNullable<TargetFacts['namespace_owner']>;

function ownerWords({ kind, name, state }: Owner): string {
  switch (kind) {
    case 'machine':
      return "the machine's own: its addresses, ports, routes and rules are the machine's";
    case 'pod':
      return `that of its pod, held by ${say(name)}: all containers of the pod have one address`;
    case 'netns':
      return `that of ${say(name)}`;
    case 'container':
      return `that of container ${say(name)}${state === 'running' ? ': they have one address, and ports and rules in common' : ''}`;
    default:
      return never(kind);
  }
}

function throughWords(through: readonly string[] | undefined): string {
  return through === undefined || through.length === 0 ? '' : ` (joined through ${names(through)})`;
}

function ownerState({ state, name }: Owner): readonly string[] {
  switch (state) {
    case 'running':
      return [];
    case 'restarted':
      return [
        `${say(name)} was started anew after the target had joined it: the target is left in the former namespace, and must be started anew itself to be with it again`,
      ];
    case 'stopped':
      return [`${say(name)} no longer runs: the target is left alone in its namespace`];
    case 'gone':
      return [`${say(name)} is gone: the target is left alone in its namespace`];
    default:
      return never(state);
  }
}

type Attachment = NonNullable<TargetFacts['attachments']>[number];

/** `shop_default (bridge, 172.18.0.0/16, internal) as 172.18.0.3; others there: api 172.18.0.2, db 172.18.0.4` */
function sayAttachment({ network, driver, subnets, internal, parent, addresses, peers, more_peers: more }: Attachment) {
  const about = [
    ...(driver === undefined ? [] : [say(driver)]),
    ...(parent === undefined ? [] : [`on ${say(parent)}`]),
    ...(subnets ?? []).map((subnet) => say(subnet)),
    ...(internal === true ? ['internal: no way out'] : []),
  ];
  const told = peers.map((peer) => [peer.name, ...peer.addresses].join(' '));
  const others = peers.length === 0 ? 'nobody else is there' : `others there: ${names(told, more ?? 0)}`;
  const apart =
    driver === 'macvlan' || driver === 'ipvlan' ? ['the machine and it cannot reach each other over this network'] : [];
  return [
    `${say(network)}${about.length === 0 ? '' : ` (${about.join(', ')})`}${addresses.length === 0 ? '' : ` as ${addresses.map((one) => say(one)).join(', ')}`}`,
    others,
    ...apart,
  ].join('; ');
}

function names(list: readonly string[], more = 0): string {
  const left = Math.max(0, list.length - MOST) + more;
  const told = list.slice(0, MOST).map((name) => say(name, 80));
  return left > 0 ? `${told.join(', ')} and ${count(left, 'other')}` : told.join(', ');
}

function never(value: never): never {
  throw new Error(`no words for ${String(value)}`);
}

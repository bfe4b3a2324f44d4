import {
  integerField,
  isObject,
  type JsonObject,
  objectField,
  objectsField,
  textMapField,
  textsField,
  wordField,
} from '../json-output.ts';
import { metadataOf } from '../kubectl-objects.ts';
import { selectorOf } from '../kubectl-selector.ts';
import { maybe } from '../output.ts';
import type { KubectlNetworkpolicy } from './value.generated.ts';

type Policy = KubectlNetworkpolicy['policies'][number];
type Rule = Policy['rules'][number];
type Direction = Rule['direction'];

const DIRECTIONS = [
  ['ingress', 'from'],
  ['egress', 'to'],
] as const;

/** A peer: pods, namespaces, both, or a block of addresses. */
function peerOf(peer: JsonObject): Pick<Rule, 'peer' | 'pod_selector' | 'namespace_selector' | 'cidr' | 'except'> {
  const block = objectField(peer, 'ipBlock');
  const cidr = wordField(block, 'cidr');
  if (cidr !== undefined) return { peer: 'ip_block', cidr, except: textsField(block, 'except') };
  const pods = isObject(peer.podSelector) ? selectorOf(peer.podSelector) : undefined;
  const namespaces = isObject(peer.namespaceSelector) ? selectorOf(peer.namespaceSelector) : undefined;
  const kind = namespaces === undefined ? 'pods' : pods === undefined ? 'namespaces' : 'pods_in_namespaces';
  return { peer: kind, ...maybe('pod_selector', pods), ...maybe('namespace_selector', namespaces), except: [] };
}

/** A port: number or name, and the end of a range. */
function portOf(port: JsonObject): Pick<Rule, 'protocol' | 'port' | 'port_name' | 'end_port'> {
  return {
    protocol: wordField(port, 'protocol') ?? 'TCP',
    ...maybe('port', integerField(port, 'port')),
    ...maybe('port_name', wordField(port, 'port')),
    ...maybe('end_port', integerField(port, 'endPort')),
  };
}

/** Each pair of a peer and a port is a rule. No peers: everybody; no ports: all of them. */
function rulesOf(rule: JsonObject, index: number, direction: Direction, peersKey: string): Rule[] {
  const peers = objectsField(rule, peersKey);
  const ports = objectsField(rule, 'ports');
  const peerList = peers.length === 0 ? [{ peer: 'all' as const, except: [] }] : peers.map(peerOf);
  const portList = ports.length === 0 ? [{}] : ports.map(portOf);
  return peerList.flatMap((peer) => portList.map((port) => ({ direction, rule: index, ...peer, ...port })));
}

function directionFacts(rules: readonly Rule[], direction: Direction, applies: boolean) {
  const own = rules.filter((rule) => rule.direction === direction);
  const open = own.some((rule) => rule.peer === 'all' && rule.protocol === undefined);
  return { denies: applies && own.length === 0, allowsAll: !applies || open };
}

/** One policy. */
export function readPolicy(policy: JsonObject): Policy {
  const spec = objectField(policy, 'spec');
  const selector = objectField(spec, 'podSelector');
  const rules = DIRECTIONS.flatMap(([direction, peers]) =>
    objectsField(spec, direction).flatMap((rule, index) => rulesOf(rule, index, direction, peers)),
  );
  const given = textsField(spec, 'policyTypes');
  const types = given.length > 0 ? given : ['Ingress', ...(objectsField(spec, 'egress').length > 0 ? ['Egress'] : [])];
  const ingress = directionFacts(rules, 'ingress', types.includes('Ingress'));
  const egress = directionFacts(rules, 'egress', types.includes('Egress'));
  const text = selectorOf(selector);
  return {
    ...metadataOf(policy),
    pod_selector: text,
    pod_labels: textMapField(selector, 'matchLabels'),
    selects_all_pods: text === '',
    policy_types: types,
    applies_to_ingress: types.includes('Ingress'),
    applies_to_egress: types.includes('Egress'),
    denies_all_ingress: ingress.denies,
    denies_all_egress: egress.denies,
    allows_all_ingress: ingress.allowsAll,
    allows_all_egress: egress.allowsAll,
    rules,
  };
}

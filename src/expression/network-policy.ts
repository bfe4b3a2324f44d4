import { canonicalAddress, inCidr } from '../util/address.ts';
import {
  every,
  type Fields,
  type Fit,
  isFields,
  number,
  records,
  some,
  text,
  turned,
  words,
} from './packet-filter/flow.ts';

/** The label that every namespace has, with its own name as value. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** One requirement of a selector's text: `app=web`, `tier in (a,b)`, `tier notin (a)`, `!canary`, `canary`. */
const REQUIREMENT = /^(?:(?<absent>!)?(?<key>[^\s=!(),]+))(?:=(?<value>[^,]*)| (?<op>in|notin) \((?<values>[^)]*)\))?$/;

interface Flow {
  readonly way: string;
  readonly namespace: string | undefined;
  readonly labels: Fields | undefined;
  readonly peerNamespace: string | undefined;
  readonly peerLabels: Fields | undefined;
  readonly peerAddress: string | undefined;
  readonly protocol: string | undefined;
  readonly port: number | undefined;
}

/** The policies (as the reader of `kubectl get networkpolicies` has them) that surely stop a flow of a pod: at least one is
 *  for the pod in that direction, and none of them allows it. Their names, as NAMESPACE/NAME; none when one allows it, or
 *  may: what is not known of the other end is taken for what a rule asks for. */
export function policiesStopping(policies: readonly unknown[], asked: Fields): readonly string[] {
  const flow = flowOf(asked);
  const own = records(policies).filter((policy) => appliesTo(policy, flow));
  if (own.some((policy) => allows(policy, flow) !== 'no')) return [];
  return own.map((policy) => `${text(policy.namespace) ?? flow.namespace ?? ''}/${text(policy.name) ?? ''}`);
}

function flowOf(asked: Fields): Flow {
  return {
    way: text(asked.direction) ?? 'egress',
    namespace: text(asked.namespace),
    labels: labelsOf(asked.labels),
    peerNamespace: text(asked.peer_namespace),
    peerLabels: labelsOf(asked.peer_labels),
    peerAddress: text(asked.peer_address),
    protocol: text(asked.protocol)?.toUpperCase(),
    port: number(asked.port),
  };
}

function labelsOf(value: unknown): Fields | undefined {
  if (value instanceof Map) return Object.fromEntries(value);
  return isFields(value) ? value : undefined;
}

/** Surely for this pod, in this direction. */
function appliesTo(policy: Fields, flow: Flow): boolean {
  const namespace = text(policy.namespace);
  if (namespace !== undefined && flow.namespace !== undefined && namespace !== flow.namespace) return false;
  if ((flow.way === 'ingress' ? policy.applies_to_ingress : policy.applies_to_egress) !== true) return false;
  return selects(text(policy.pod_selector) ?? '', flow.labels) === 'yes';
}

function allows(policy: Fields, flow: Flow): Fit {
  const rules = records(policy.rules).filter((rule) => rule.direction === flow.way);
  const fits = rules.map((rule) => every(portFits(rule, flow), peerFits(rule, policy, flow)));
  return fits.length === 0 ? 'no' : some(fits);
}

function portFits(rule: Fields, flow: Flow): Fit {
  const protocol = text(rule.protocol)?.toUpperCase();
  if (protocol !== undefined && flow.protocol !== undefined && protocol !== flow.protocol) return 'no';
  if (text(rule.port_name) !== undefined) return 'maybe';
  const first = number(rule.port);
  if (first === undefined) return 'yes';
  if (flow.port === undefined) return 'maybe';
  return flow.port >= first && flow.port <= (number(rule.end_port) ?? first) ? 'yes' : 'no';
}

function peerFits(rule: Fields, policy: Fields, flow: Flow): Fit {
  if (rule.peer === 'all') return 'yes';
  const cidr = text(rule.cidr);
  if (cidr !== undefined) return blockFits(cidr, words(rule.except), flow.peerAddress);
  const namespaces = rule.namespace_selector;
  const inNamespace =
    typeof namespaces === 'string' ? namespaceFits(namespaces, flow.peerNamespace) : sameNamespace(policy, flow);
  const pods = text(rule.pod_selector);
  return every(inNamespace, pods === undefined ? 'yes' : selects(pods, flow.peerLabels));
}

function blockFits(cidr: string, except: readonly string[], address: string | undefined): Fit {
  if (address === undefined || canonicalAddress(address) === undefined) return 'maybe';
  return inCidr(address, cidr) && !except.some((one) => inCidr(address, one)) ? 'yes' : 'no';
}

function sameNamespace(policy: Fields, flow: Flow): Fit {
  const own = text(policy.namespace) ?? flow.namespace;
  if (own === undefined || flow.peerNamespace === undefined) return 'maybe';
  return own === flow.peerNamespace ? 'yes' : 'no';
}

/** Of a namespace only its name is known, which is a label too; it may have any others. */
function namespaceFits(selector: string, namespace: string | undefined): Fit {
  if (selector === '') return 'yes';
  if (namespace === undefined) return 'maybe';
  const fits = requirements(selector).map((one) =>
    one.includes(NAME_LABEL) ? selects(one, { [NAME_LABEL]: namespace }) : 'maybe',
  );
  return every(...fits);
}

/** Commas between parentheses do not part requirements. */
function requirements(selector: string): readonly string[] {
  return selector.split(/,(?![^(]*\))/).map((one) => one.trim());
}

/** Whether labels have what a selector asks for. The empty selector takes everything. */
function selects(selector: string, labels: Fields | undefined): Fit {
  if (selector === '') return 'yes';
  if (labels === undefined) return 'maybe';
  return every(...requirements(selector).map((one) => requires(one, labels)));
}

function requires(requirement: string, labels: Fields): Fit {
  const groups = REQUIREMENT.exec(requirement)?.groups;
  if (groups?.key === undefined) return 'maybe';
  const own = labels[groups.key];
  const has = typeof own === 'string';
  if (groups.absent !== undefined) return has ? 'no' : 'yes';
  if (groups.value !== undefined) return has && own === groups.value ? 'yes' : 'no';
  if (groups.values === undefined) return has ? 'yes' : 'no';
  const listed = has && groups.values.split(',').some((value) => value.trim() === own);
  return turned(listed ? 'yes' : 'no', groups.op === 'notin');
}

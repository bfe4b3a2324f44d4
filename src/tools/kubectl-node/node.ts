import {
  booleanField,
  type JsonObject,
  objectField,
  objectsField,
  textField,
  textsField,
  wordField,
} from '../json-output.ts';
import { conditionHolds, conditionsOf, metadataOf } from '../kubectl-objects.ts';
import { maybe } from '../output.ts';
import type { KubectlNode } from './value.generated.ts';

type Node = KubectlNode['nodes'][number];

function addressesOf(status: JsonObject): Node['addresses'] {
  return objectsField(status, 'addresses').flatMap((one) => {
    const type = wordField(one, 'type');
    const address = wordField(one, 'address');
    return type === undefined || address === undefined ? [] : [{ type, address }];
  });
}

function taintsOf(spec: JsonObject): Node['taints'] {
  return objectsField(spec, 'taints').flatMap((taint) => {
    const key = wordField(taint, 'key');
    if (key === undefined) return [];
    return [{ key, ...maybe('value', wordField(taint, 'value')), ...maybe('effect', wordField(taint, 'effect')) }];
  });
}

function softwareOf(info: JsonObject) {
  return {
    ...maybe('kubelet_version', wordField(info, 'kubeletVersion')),
    ...maybe('container_runtime', wordField(info, 'containerRuntimeVersion')),
    ...maybe('kernel_version', wordField(info, 'kernelVersion')),
    ...maybe('os_image', wordField(info, 'osImage')),
    ...maybe('architecture', wordField(info, 'architecture')),
  };
}

/** One node. */
export function readNode(node: JsonObject): Node {
  const spec = objectField(node, 'spec');
  const status = objectField(node, 'status');
  const conditions = conditionsOf(status);
  const addresses = addressesOf(status);
  const ofType = (type: string) => addresses.filter((one) => one.type === type).map(({ address }) => address);
  const cidr = wordField(spec, 'podCIDR');
  const cidrs = textsField(spec, 'podCIDRs');
  const pressures = conditions.filter(({ type, status: holds }) => /Pressure$/.test(type) && holds === 'True');
  return {
    ...metadataOf(node),
    ready: conditionHolds(conditions, 'Ready') === true,
    ready_unknown: conditions.some(({ type, status: holds }) => type === 'Ready' && holds === 'Unknown'),
    ...maybe('network_unavailable', conditionHolds(conditions, 'NetworkUnavailable')),
    pressures: pressures.map(({ type }) => type),
    conditions,
    addresses,
    internal_ips: ofType('InternalIP'),
    external_ips: ofType('ExternalIP'),
    ...maybe('hostname', ofType('Hostname')[0]),
    pod_cidrs: cidrs.length === 0 && cidr !== undefined ? [cidr] : cidrs,
    taints: taintsOf(spec),
    unschedulable: booleanField(spec, 'unschedulable') === true,
    ...maybe('provider_id', textField(spec, 'providerID')),
    ...softwareOf(objectField(status, 'nodeInfo')),
  };
}

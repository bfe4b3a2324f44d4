import {
  booleanField,
  integerField,
  type JsonObject,
  objectField,
  objectsField,
  textMapField,
  textsField,
  wordField,
} from '../json-output.ts';
import { metadataOf } from '../kubectl-objects.ts';
import { maybe } from '../output.ts';
import type { KubectlEndpoints } from './value.generated.ts';

type Slice = KubectlEndpoints['slices'][number];
type Endpoint = Slice['endpoints'][number];

function portsOf(object: JsonObject): Slice['ports'] {
  return objectsField(object, 'ports').map((port) => ({
    ...maybe('name', wordField(port, 'name')),
    ...maybe('port', integerField(port, 'port')),
    protocol: wordField(port, 'protocol') ?? 'TCP',
    ...maybe('app_protocol', wordField(port, 'appProtocol')),
  }));
}

function targetOf(endpoint: JsonObject) {
  const target = objectField(endpoint, 'targetRef');
  return {
    ...maybe('node', wordField(endpoint, 'nodeName')),
    ...maybe('hostname', wordField(endpoint, 'hostname')),
    ...maybe('target_kind', wordField(target, 'kind')),
    ...maybe('target_name', wordField(target, 'name')),
    ...maybe('target_namespace', wordField(target, 'namespace')),
  };
}

/** discovery.k8s.io/v1: an absent `ready` means ready, an absent `serving` is as `ready`, an absent `terminating` is
 *  false. */
function endpointOf(endpoint: JsonObject): Endpoint {
  const conditions = objectField(endpoint, 'conditions');
  const ready = booleanField(conditions, 'ready') !== false;
  return {
    addresses: textsField(endpoint, 'addresses'),
    ready,
    serving: booleanField(conditions, 'serving') ?? ready,
    terminating: booleanField(conditions, 'terminating') === true,
    ...maybe('zone', wordField(endpoint, 'zone')),
    ...targetOf(endpoint),
  };
}

/** An EndpointSlice. */
export function readSlice(slice: JsonObject): Slice {
  const labels = textMapField(objectField(slice, 'metadata'), 'labels');
  return {
    ...metadataOf(slice),
    ...maybe('service', labels['kubernetes.io/service-name']),
    ...maybe('address_type', wordField(slice, 'addressType')),
    ports: portsOf(slice),
    endpoints: objectsField(slice, 'endpoints').map(endpointOf),
  };
}

/** The subsets of an old Endpoints object, each as a slice: addresses that are ready, and those that are not. */
export function readSubsets(object: JsonObject): Slice[] {
  const metadata = metadataOf(object);
  const subsets = objectsField(object, 'subsets');
  const from = (subset: JsonObject, key: string, ready: boolean): Endpoint[] =>
    objectsField(subset, key).flatMap((address) => {
      const ip = wordField(address, 'ip');
      if (ip === undefined) return [];
      return [{ addresses: [ip], ready, serving: ready, terminating: false, ...targetOf(address) }];
    });
  if (subsets.length === 0) return [{ ...metadata, service: metadata.name, ports: [], endpoints: [] }];
  return subsets.map((subset) => ({
    ...metadata,
    service: metadata.name,
    ports: portsOf(subset),
    endpoints: [...from(subset, 'addresses', true), ...from(subset, 'notReadyAddresses', false)],
  }));
}

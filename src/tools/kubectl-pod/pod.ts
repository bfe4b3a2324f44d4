import {
  booleanField,
  type JsonObject,
  objectField,
  objectsField,
  textField,
  textMapField,
  textsField,
  wordField,
} from '../json-output.ts';
import { conditionHolds, conditionsOf, metadataOf } from '../kubectl-objects.ts';
import { maybe } from '../output.ts';
import { readProxyVariables } from '../proxy-variables.ts';
import { environmentOf, readContainer } from './container.ts';
import type { KubectlPod } from './value.generated.ts';

type Pod = KubectlPod['pods'][number];

const LISTS = [
  ['init', 'initContainers', 'initContainerStatuses'],
  ['container', 'containers', 'containerStatuses'],
  ['ephemeral', 'ephemeralContainers', 'ephemeralContainerStatuses'],
] as const;

function containersOf(spec: JsonObject, status: JsonObject): Pod['containers'] {
  return LISTS.flatMap(([kind, specs, statuses]) => {
    const byName = new Map(objectsField(status, statuses).map((one) => [textField(one, 'name'), one]));
    return objectsField(spec, specs).map((one) => readContainer(kind, one, byName.get(textField(one, 'name'))));
  });
}

/** The resolver settings: what dnsConfig adds to what dnsPolicy gives. */
function dnsOf(spec: JsonObject) {
  const config = objectField(spec, 'dnsConfig');
  const options = objectsField(config, 'options').flatMap((option) => {
    const name = wordField(option, 'name');
    const value = wordField(option, 'value');
    return name === undefined ? [] : [value === undefined ? name : `${name}:${value}`];
  });
  return {
    dns_policy: wordField(spec, 'dnsPolicy') ?? 'ClusterFirst',
    dns_nameservers: textsField(config, 'nameservers'),
    dns_searches: textsField(config, 'searches'),
    dns_options: options,
    host_aliases: objectsField(spec, 'hostAliases').flatMap((alias) => {
      const ip = wordField(alias, 'ip');
      return ip === undefined ? [] : [{ ip, hostnames: textsField(alias, 'hostnames') }];
    }),
  };
}

/** status.podIPs, status.hostIPs: `[{ "ip": ... }]` */
function ipsOf(status: JsonObject, key: string, single: string | undefined): string[] {
  const ips = objectsField(status, key).flatMap((one) => wordField(one, 'ip') ?? []);
  return ips.length === 0 && single !== undefined ? [single] : ips;
}

function sysctlsOf(spec: JsonObject): Record<string, string> {
  const entries = objectsField(objectField(spec, 'securityContext'), 'sysctls').flatMap((one) => {
    const name = wordField(one, 'name');
    const value = textField(one, 'value');
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function placeOf(spec: JsonObject, status: JsonObject) {
  const podIp = wordField(status, 'podIP');
  const hostIp = wordField(status, 'hostIP');
  return {
    ...maybe('pod_ip', podIp),
    pod_ips: ipsOf(status, 'podIPs', podIp),
    ...maybe('host_ip', hostIp),
    host_ips: ipsOf(status, 'hostIPs', hostIp),
    ...maybe('node', wordField(spec, 'nodeName')),
    host_network: booleanField(spec, 'hostNetwork') === true,
    ...maybe('hostname', wordField(spec, 'hostname')),
    ...maybe('subdomain', wordField(spec, 'subdomain')),
  };
}

function countsOf(containers: Pod['containers']) {
  const own = containers.filter(({ kind }) => kind === 'container' || kind === 'sidecar');
  return {
    containers,
    container_count: own.length,
    ready_count: own.filter(({ ready }) => ready).length,
    restarts: containers.reduce((sum, { restarts = 0 }) => sum + restarts, 0),
    waiting_reasons: [
      ...new Set(
        containers.flatMap(({ state, reason }) => (state === 'waiting' && reason !== undefined ? [reason] : [])),
      ),
    ],
    ports: containers.flatMap(({ name, ports }) =>
      ports.map((port) => ({
        container: name,
        ...maybe('name', port.name),
        port: port.container_port,
        protocol: port.protocol,
      })),
    ),
  };
}

/** One pod. */
export function readPod(pod: JsonObject): Pod {
  const spec = objectField(pod, 'spec');
  const status = objectField(pod, 'status');
  const conditions = conditionsOf(status);
  const containers = containersOf(spec, status);
  const environment = LISTS.flatMap(([, specs]) => objectsField(spec, specs).flatMap(environmentOf));
  const { variables, credentialsRemoved } = readProxyVariables(environment);
  return {
    ...metadataOf(pod),
    ...maybe('phase', wordField(status, 'phase')),
    ...maybe('reason', wordField(status, 'reason')),
    ...maybe('message', wordField(status, 'message')),
    ready: conditionHolds(conditions, 'Ready') === true,
    ...maybe('scheduled', conditionHolds(conditions, 'PodScheduled')),
    conditions,
    ...placeOf(spec, status),
    ...dnsOf(spec),
    ...maybe('service_account', wordField(spec, 'serviceAccountName')),
    ...maybe('restart_policy', wordField(spec, 'restartPolicy')),
    ...maybe('qos_class', wordField(status, 'qosClass')),
    ...maybe('started_at', wordField(status, 'startTime')),
    sysctls: sysctlsOf(spec),
    annotations_network: networkAnnotations(textMapField(objectField(pod, 'metadata'), 'annotations')),
    ...countsOf(containers),
    proxy_variables: variables,
    proxy_credentials_removed: credentialsRemoved,
  };
}

/** What network plug-ins and meshes write beside a pod. Other annotations may hold anything. */
function networkAnnotations(annotations: Readonly<Record<string, string>>): Record<string, string> {
  const known =
    /^(?:k8s\.v1\.cni\.cncf\.io\/|cni\.projectcalico\.org\/|kubernetes\.io\/(?:ingress|egress)-bandwidth$|sidecar\.istio\.io\/(?:inject|status)$|linkerd\.io\/inject$)/;
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => known.test(key)));
}

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
import type { KubectlService } from './value.generated.ts';

type Service = KubectlService['services'][number];

/** targetPort is a number, or the name of a container's port; absent, it is the port itself. */
function targetOf(port: JsonObject, number: number) {
  const target = port.targetPort;
  const named = typeof target === 'string' && !/^[0-9]{1,5}$/.test(target) ? target : undefined;
  if (named !== undefined) return { target_port: named, target_port_name: named };
  const given = typeof target === 'number' || typeof target === 'string' ? Number(target) : number;
  const whole = Number.isSafeInteger(given) && given > 0 ? given : number;
  return { target_port: String(whole), target_port_number: whole };
}

function portsOf(spec: JsonObject): Service['ports'] {
  return objectsField(spec, 'ports').flatMap((port) => {
    const number = integerField(port, 'port');
    if (number === undefined) return [];
    const node = integerField(port, 'nodePort');
    return [
      {
        ...maybe('name', wordField(port, 'name')),
        port: number,
        protocol: wordField(port, 'protocol') ?? 'TCP',
        ...targetOf(port, number),
        ...maybe('node_port', node === 0 ? undefined : node),
        ...maybe('app_protocol', wordField(port, 'appProtocol')),
      },
    ];
  });
}

/** The addresses or names that a load balancer gave. */
function ingressOf(status: JsonObject): string[] {
  const ingress = objectsField(objectField(status, 'loadBalancer'), 'ingress');
  return ingress.flatMap((one) => wordField(one, 'ip') ?? wordField(one, 'hostname') ?? []);
}

/** One service. */
export function readService(service: JsonObject): Service {
  const spec = objectField(service, 'spec');
  const selector = textMapField(spec, 'selector');
  const own = wordField(spec, 'clusterIP');
  const list = textsField(spec, 'clusterIPs');
  const ips = list.length === 0 && own !== undefined ? [own] : list;
  const headless = own === 'None' || ips.includes('None');
  const clusterIps = ips.filter((ip) => ip !== 'None');
  const affinity = wordField(spec, 'sessionAffinity');
  const clientIp = objectField(objectField(spec, 'sessionAffinityConfig'), 'clientIP');
  return {
    ...metadataOf(service),
    type: wordField(spec, 'type') ?? 'ClusterIP',
    headless,
    ...maybe('cluster_ip', clusterIps[0]),
    cluster_ips: clusterIps,
    external_ips: textsField(spec, 'externalIPs'),
    load_balancer: ingressOf(objectField(service, 'status')),
    load_balancer_source_ranges: textsField(spec, 'loadBalancerSourceRanges'),
    ...maybe('external_name', wordField(spec, 'externalName')),
    ports: portsOf(spec),
    selector,
    selector_text: Object.entries(selector)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    has_selector: Object.keys(selector).length > 0,
    session_affinity: affinity === 'ClientIP',
    ...maybe('session_affinity_timeout_s', integerField(clientIp, 'timeoutSeconds')),
    publish_not_ready_addresses: booleanField(spec, 'publishNotReadyAddresses') === true,
    ip_families: textsField(spec, 'ipFamilies'),
    ...maybe('ip_family_policy', wordField(spec, 'ipFamilyPolicy')),
    ...maybe('internal_traffic_policy', wordField(spec, 'internalTrafficPolicy')),
    ...maybe('external_traffic_policy', wordField(spec, 'externalTrafficPolicy')),
    ...maybe('traffic_distribution', wordField(spec, 'trafficDistribution')),
    ...maybe('health_check_node_port', integerField(spec, 'healthCheckNodePort')),
  };
}

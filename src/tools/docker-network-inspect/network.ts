import {
  booleanField,
  isObject,
  type JsonObject,
  objectField,
  objectsField,
  textMapField,
  wordField,
} from '../json-output.ts';
import { maybe } from '../output.ts';
import type { NetworkInspect } from './value.generated.ts';

type Network = NetworkInspect['networks'][number];

/** `10.0.0.2/24` in its two parts. */
function splitPrefix(text: string | undefined): { readonly ip: string; readonly prefix: number } | undefined {
  const groups = /^(?<ip>[0-9a-fA-F:.]{2,45})\/(?<prefix>[0-9]{1,3})$/.exec(text ?? '')?.groups;
  return groups?.ip === undefined ? undefined : { ip: groups.ip, prefix: Number(groups.prefix) };
}

function memberOf(id: string, entry: JsonObject): Network['containers'][number] {
  // Podman 4.7 and later: { "name": ..., "interfaces": { "eth0": { "subnets": [{ "ipnet": ... }], "mac_address": ... } } }
  const interfaces = Object.values(objectField(entry, 'interfaces')).filter(isObject);
  const nets = interfaces.flatMap((one) => objectsField(one, 'subnets').map((subnet) => wordField(subnet, 'ipnet')));
  const ipv4 = splitPrefix(wordField(entry, 'IPv4Address') ?? nets.find((net) => net?.includes(':') === false));
  const ipv6 = splitPrefix(wordField(entry, 'IPv6Address') ?? nets.find((net) => net?.includes(':') === true));
  const mac = interfaces.map((one) => wordField(one, 'mac_address')).find((one) => one !== undefined);
  return {
    id,
    ...maybe('name', wordField(entry, 'Name') ?? wordField(entry, 'name')),
    ...maybe('ip', ipv4?.ip),
    ...maybe('prefix', ipv4?.prefix),
    ...maybe('ipv6', ipv6?.ip),
    ...maybe('ipv6_prefix', ipv6?.prefix),
    ...maybe('mac', wordField(entry, 'MacAddress') ?? mac),
  };
}

function membersOf(network: JsonObject, key: string): Network['containers'] {
  return Object.entries(objectField(network, key)).flatMap(([id, entry]) =>
    isObject(entry) ? [memberOf(id, entry)] : [],
  );
}

function subnetsOf(list: readonly JsonObject[], keys: { subnet: string; gateway: string; range: string }) {
  return list.flatMap((one) => {
    const subnet = wordField(one, keys.subnet);
    if (subnet === undefined) return [];
    return [
      { subnet, ...maybe('gateway', wordField(one, keys.gateway)), ...maybe('ip_range', wordField(one, keys.range)) },
    ];
  });
}

/** What the options say. Docker's are called com.docker.network..., podman's by one word. */
function optionsOf(options: Record<string, string>) {
  const mtu = options['com.docker.network.driver.mtu'] ?? options.mtu ?? '';
  return {
    icc_enabled: options['com.docker.network.bridge.enable_icc'] !== 'false',
    masquerade: options['com.docker.network.bridge.enable_ip_masquerade'] !== 'false',
    ...maybe('mtu', /^[1-9][0-9]{0,8}$/.test(mtu) ? Number(mtu) : undefined),
    ...maybe('host_binding_ip', options['com.docker.network.bridge.host_binding_ipv4']),
    ...maybe('parent', options.parent),
    options,
  };
}

function composeOf(labels: Readonly<Record<string, string>>) {
  return {
    ...maybe('compose_project', labels['com.docker.compose.project']),
    ...maybe('compose_network', labels['com.docker.compose.network']),
  };
}

function dockerNetwork(network: JsonObject, name: string): Network {
  const options = textMapField(network, 'Options');
  const driver = wordField(network, 'Driver');
  const ipam = objectsField(objectField(network, 'IPAM'), 'Config');
  return {
    name,
    ...maybe('id', wordField(network, 'Id')),
    ...maybe('driver', driver),
    ...maybe('scope', wordField(network, 'Scope')),
    ...maybe('created', wordField(network, 'Created')),
    ...maybe('interface', options['com.docker.network.bridge.name']),
    internal: booleanField(network, 'Internal') === true,
    attachable: booleanField(network, 'Attachable') === true,
    ingress: booleanField(network, 'Ingress') === true,
    ipv4_enabled: booleanField(network, 'EnableIPv4') !== false,
    ipv6_enabled: booleanField(network, 'EnableIPv6') === true,
    dns_enabled: name !== 'bridge' && driver !== 'host' && driver !== 'null',
    ...optionsOf(options),
    subnets: subnetsOf(ipam, { subnet: 'Subnet', gateway: 'Gateway', range: 'IPRange' }),
    ...composeOf(textMapField(network, 'Labels')),
    containers: membersOf(network, 'Containers'),
  };
}

function podmanNetwork(network: JsonObject, name: string): Network {
  const lease = objectsField(network, 'subnets');
  const options = textMapField(network, 'options');
  const parent = wordField(network, 'network_interface');
  const driver = wordField(network, 'driver');
  const macvlan = driver === 'macvlan' || driver === 'ipvlan';
  return {
    name,
    ...maybe('id', wordField(network, 'id')),
    ...maybe('driver', driver),
    ...maybe('created', wordField(network, 'created')),
    ...maybe('interface', macvlan ? undefined : parent),
    internal: booleanField(network, 'internal') === true,
    attachable: false,
    ingress: false,
    ipv4_enabled: lease.length === 0 || lease.some((one) => wordField(one, 'subnet')?.includes('.') === true),
    ipv6_enabled: booleanField(network, 'ipv6_enabled') === true,
    dns_enabled: booleanField(network, 'dns_enabled') === true,
    ...optionsOf(options),
    ...maybe('parent', macvlan ? parent : options.parent),
    subnets: subnetsOf(lease, { subnet: 'subnet', gateway: 'gateway', range: 'lease_range' }),
    ...composeOf(textMapField(network, 'labels')),
    containers: membersOf(network, 'containers'),
  };
}

/** One entry of `docker network inspect` (capitals) or `podman network inspect` (none). Absent when the object is no
 *  network. */
export function readNetwork(network: JsonObject): Network | undefined {
  const docker = wordField(network, 'Name');
  if (docker !== undefined && isObject(network.IPAM) && typeof network.Driver === 'string')
    return dockerNetwork(network, docker);
  const podman = wordField(network, 'name');
  if (podman === undefined || typeof network.driver !== 'string' || typeof network.internal !== 'boolean')
    return undefined;
  return podmanNetwork(network, podman);
}

import {
  integerField,
  isObject,
  type JsonObject,
  objectField,
  objectsField,
  textField,
  textsField,
  wordField,
} from '../json-output.ts';
import { maybe } from '../output.ts';
import type { ContainerInspect } from './value.generated.ts';

type Container = ContainerInspect['containers'][number];

/** Zero is no prefix of an address that is there. */
function prefixOf(object: JsonObject, key: string, address: string | undefined): number | undefined {
  return address === undefined ? undefined : integerField(object, key);
}

/** One entry of NetworkSettings.Networks. Docker and podman write "" where there is nothing. */
function networkOf(name: string, network: JsonObject): Container['networks'][number] {
  const ip = wordField(network, 'IPAddress');
  const ipv6 = wordField(network, 'GlobalIPv6Address');
  const wanted = objectField(network, 'IPAMConfig');
  return {
    name,
    ...maybe('network_id', wordField(network, 'NetworkID')),
    ...maybe('ip', ip),
    ...maybe('prefix', prefixOf(network, 'IPPrefixLen', ip)),
    ...maybe('gateway', wordField(network, 'Gateway')),
    ...maybe('ipv6', ipv6),
    ...maybe('ipv6_prefix', prefixOf(network, 'GlobalIPv6PrefixLen', ipv6)),
    ...maybe('ipv6_gateway', wordField(network, 'IPv6Gateway')),
    ...maybe('mac', wordField(network, 'MacAddress')),
    ...maybe('ip_asked', wordField(wanted, 'IPv4Address')),
    ...maybe('ipv6_asked', wordField(wanted, 'IPv6Address')),
    aliases: textsField(network, 'Aliases'),
    dns_names: textsField(network, 'DNSNames'),
  };
}

/** The networks that a container is in. A container in the default network of an old Docker has its address outside of
 *  the list. */
export function networksOf(settings: JsonObject): Container['networks'] {
  const networks = Object.entries(objectField(settings, 'Networks')).flatMap(([name, network]) =>
    isObject(network) ? [networkOf(name, network)] : [],
  );
  if (networks.length > 0 || wordField(settings, 'IPAddress') === undefined) return networks;
  return [networkOf('bridge', settings)];
}

/** `8080/tcp`, `53/udp`; `8000-8010/tcp` has no one number. */
function readPort(key: string): { readonly container_port: number; readonly protocol: string } | undefined {
  const groups = /^(?<port>[0-9]{1,5})(?:\/(?<protocol>[a-z0-9]{1,8}))?$/.exec(key)?.groups;
  return groups === undefined ? undefined : { container_port: Number(groups.port), protocol: groups.protocol ?? 'tcp' };
}

/** A port map: `{ "8080/tcp": [{ "HostIp": "127.0.0.1", "HostPort": "18080" }], "9000/tcp": null }`. */
export function portsOf(map: JsonObject): Container['ports'] {
  return Object.entries(map).flatMap(([key, bindings]) => {
    const port = readPort(key);
    if (port === undefined || !Array.isArray(bindings)) return [];
    return bindings.filter(isObject).map((binding) => {
      const hostPort = textField(binding, 'HostPort') ?? '';
      return {
        ...port,
        ...maybe('host_ip', textField(binding, 'HostIp')),
        // An empty one, or 0, asks the engine to choose.
        ...maybe('host_port', /^[1-9][0-9]{0,4}$/.test(hostPort) ? Number(hostPort) : undefined),
      };
    });
  });
}

/** What kind of network namespace a container has, by its NetworkMode. Podman says bridge for every network of its
 *  own. */
export function networkKindOf(mode: string, names: readonly string[]): Container['network_kind'] {
  if (mode === 'default' || mode === 'bridge')
    return names.length === 0 || names.some((name) => name === 'bridge' || name === 'podman') ? 'bridge' : 'user';
  if (mode === 'host' || mode === 'none') return mode;
  if (mode.startsWith('container:')) return 'container';
  if (mode === 'slirp4netns' || mode === 'pasta' || mode === 'private') return 'user_mode';
  return mode.startsWith('ns:') ? 'namespace' : 'user';
}

/** `db:192.0.2.20`, `v6:2001:db8::1`; newer engines write `db=192.0.2.20` too. */
export function extraHostsOf(host: JsonObject): Container['extra_hosts'] {
  return textsField(host, 'ExtraHosts').flatMap((entry) => {
    const groups = /^(?<name>[^:=]{1,255})[:=](?<ip>.{1,100})$/.exec(entry)?.groups;
    return groups?.name === undefined ? [] : [{ name: groups.name, ip: groups.ip ?? '' }];
  });
}

/** The soft and hard limits. Podman names them RLIMIT_NOFILE. */
export function ulimitsOf(host: JsonObject): Container['ulimits'] {
  return objectsField(host, 'Ulimits').flatMap((limit) => {
    const name = wordField(limit, 'Name');
    const soft = integerField(limit, 'Soft');
    const hard = integerField(limit, 'Hard');
    if (name === undefined) return [];
    return [{ name: name.replace(/^RLIMIT_/, '').toLowerCase(), ...maybe('soft', soft), ...maybe('hard', hard) }];
  });
}

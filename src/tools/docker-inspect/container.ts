import {
  booleanField,
  integerField,
  isObject,
  type JsonObject,
  numberField,
  objectField,
  objectsField,
  textMapField,
  textsField,
  wordField,
} from '../json-output.ts';
import { maybe } from '../output.ts';
import { readProxyVariables } from '../proxy-variables.ts';
import { extraHostsOf, networkKindOf, networksOf, portsOf, ulimitsOf } from './network.ts';
import type { ContainerInspect } from './value.generated.ts';

type Container = ContainerInspect['containers'][number];

/** Files of a container that say how it finds names: docker and podman make them, a mount may replace them. */
const NAME_FILES = new Set(['/etc/resolv.conf', '/etc/hosts', '/etc/hostname', '/etc/nsswitch.conf', '/etc']);

/** Go's zero time stands for never. */
function timeOf(object: JsonObject, key: string): string | undefined {
  const time = wordField(object, key);
  return time?.startsWith('0001-01-01') === true ? undefined : time;
}

/** Zero, and below, stands for no limit. */
function limitOf(object: JsonObject, key: string): number | undefined {
  const limit = numberField(object, key);
  return limit !== undefined && limit > 0 ? limit : undefined;
}

/** Docker: NanoCpus, else a quota of a period. */
function cpusOf(host: JsonObject): number | undefined {
  const nano = limitOf(host, 'NanoCpus');
  if (nano !== undefined) return nano / 1e9;
  const quota = limitOf(host, 'CpuQuota');
  return quota === undefined ? undefined : quota / (limitOf(host, 'CpuPeriod') ?? 100_000);
}

function stateOf(state: JsonObject) {
  const status = wordField(state, 'Status');
  const health = [objectField(state, 'Health'), objectField(state, 'Healthcheck')];
  const healthStatus = health.map((one) => wordField(one, 'Status')).find((one) => one !== undefined && one !== 'none');
  const running = booleanField(state, 'Running');
  const ended = status === 'exited' || status === 'dead' || status === 'restarting' || status === 'stopped';
  const pid = integerField(state, 'Pid');
  return {
    ...maybe('status', status),
    running: running === true,
    paused: booleanField(state, 'Paused') === true,
    restarting: booleanField(state, 'Restarting') === true,
    dead: booleanField(state, 'Dead') === true,
    oom_killed: booleanField(state, 'OOMKilled') === true,
    ...maybe('exit_code', ended ? integerField(state, 'ExitCode') : undefined),
    ...maybe('error', wordField(state, 'Error')),
    ...maybe('pid', pid === 0 ? undefined : pid),
    ...maybe('started_at', timeOf(state, 'StartedAt')),
    ...maybe('finished_at', timeOf(state, 'FinishedAt')),
    ...maybe('health', healthStatus),
    ...maybe(
      'health_failing_streak',
      healthStatus === undefined
        ? undefined
        : health.map((one) => integerField(one, 'FailingStreak')).find((one) => one !== undefined),
    ),
  };
}

function namesOf(host: JsonObject) {
  return {
    dns: textsField(host, 'Dns'),
    dns_search: textsField(host, 'DnsSearch'),
    dns_options: textsField(host, 'DnsOptions'),
    extra_hosts: extraHostsOf(host),
  };
}

function limitsOf(host: JsonObject) {
  const restart = objectField(host, 'RestartPolicy');
  return {
    cap_add: textsField(host, 'CapAdd'),
    cap_drop: textsField(host, 'CapDrop'),
    privileged: booleanField(host, 'Privileged') === true,
    read_only: booleanField(host, 'ReadonlyRootfs') === true,
    security_options: textsField(host, 'SecurityOpt'),
    sysctls: textMapField(host, 'Sysctls'),
    ulimits: ulimitsOf(host),
    ...maybe('memory_limit_bytes', limitOf(host, 'Memory')),
    ...maybe('cpu_limit', cpusOf(host)),
    ...maybe('pids_limit', limitOf(host, 'PidsLimit')),
    ...maybe('restart_policy', wordField(restart, 'Name')),
    ...maybe('restart_most', limitOf(restart, 'MaximumRetryCount')),
  };
}

function labelsOf(labels: Readonly<Record<string, string>>) {
  return {
    ...maybe('compose_project', labels['com.docker.compose.project'] ?? labels['io.podman.compose.project']),
    ...maybe('compose_service', labels['com.docker.compose.service']),
    ...maybe('pod_name', labels['io.kubernetes.pod.name']),
    ...maybe('pod_namespace', labels['io.kubernetes.pod.namespace']),
    ...maybe('pod_container', labels['io.kubernetes.container.name']),
  };
}

function mountsOf(container: JsonObject): Container['name_file_mounts'] {
  return objectsField(container, 'Mounts').flatMap((mount) => {
    const destination = wordField(mount, 'Destination');
    if (destination === undefined || !NAME_FILES.has(destination)) return [];
    return [
      { destination, ...maybe('source', wordField(mount, 'Source')), read_only: booleanField(mount, 'RW') === false },
    ];
  });
}

function networkOf(host: JsonObject, settings: JsonObject, config: JsonObject) {
  const mode = wordField(host, 'NetworkMode');
  const networks = networksOf(settings);
  const names = networks.map(({ name }) => name);
  const shared = mode?.startsWith('container:') === true ? mode.slice('container:'.length) : undefined;
  return {
    ...maybe('network_mode', mode),
    ...maybe('network_kind', mode === undefined ? undefined : networkKindOf(mode, names)),
    ...maybe('shares_network_of', shared),
    ...maybe('sandbox_key', wordField(settings, 'SandboxKey')),
    networks,
    network_names: names,
    addresses: networks.flatMap(({ ip, ipv6 }) => [ip, ipv6].flatMap((one) => (one === undefined ? [] : [one]))),
    ports: portsOf(objectField(settings, 'Ports')),
    ports_asked: portsOf(objectField(host, 'PortBindings')),
    publish_all: booleanField(host, 'PublishAllPorts') === true,
    exposed_ports: [
      ...new Set([...Object.keys(objectField(config, 'ExposedPorts')), ...Object.keys(objectField(settings, 'Ports'))]),
    ],
  };
}

/** One entry of `docker inspect` or `podman inspect`. Absent when the object is no container. */
export function readContainer(container: JsonObject): Container | undefined {
  const id = wordField(container, 'Id') ?? wordField(container, 'ID');
  if (id === undefined || !isObject(container.State) || !isObject(container.HostConfig)) return undefined;
  const config = objectField(container, 'Config');
  const { variables, credentialsRemoved } = readProxyVariables(textsField(config, 'Env'));
  const restarts = integerField(container, 'RestartCount');
  return {
    id,
    ...maybe('name', wordField(container, 'Name')?.replace(/^\//, '')),
    ...maybe('image', wordField(container, 'ImageName') ?? wordField(config, 'Image')),
    ...maybe('image_id', wordField(container, 'Image')),
    ...maybe('created', timeOf(container, 'Created')),
    ...stateOf(container.State),
    ...maybe('restart_count', restarts),
    ...maybe('hostname', wordField(config, 'Hostname')),
    ...maybe('domainname', wordField(config, 'Domainname')),
    ...maybe('user', wordField(config, 'User')),
    ...networkOf(container.HostConfig, objectField(container, 'NetworkSettings'), config),
    ...namesOf(container.HostConfig),
    ...maybe('resolv_conf_path', wordField(container, 'ResolvConfPath')),
    ...maybe('hosts_path', wordField(container, 'HostsPath')),
    name_file_mounts: mountsOf(container),
    proxy_variables: variables,
    proxy_credentials_removed: credentialsRemoved,
    ...limitsOf(container.HostConfig),
    ...labelsOf(textMapField(config, 'Labels')),
  };
}

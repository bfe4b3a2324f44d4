import {
  booleanField,
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
import type { KubectlPod } from './value.generated.ts';

type Container = KubectlPod['pods'][number]['containers'][number];

const STATES = ['waiting', 'running', 'terminated'] as const;

/** `{ "waiting": { "reason": "ImagePullBackOff", "message": ... } }` */
function stateOf(state: JsonObject) {
  const name = STATES.find((one) => isObject(state[one]));
  const about = objectField(state, name ?? '');
  return {
    state: name ?? 'unknown',
    ...maybe('reason', wordField(about, 'reason')),
    ...maybe('message', wordField(about, 'message')),
    ...maybe('exit_code', integerField(about, 'exitCode')),
    ...maybe('signal', integerField(about, 'signal')),
    ...maybe('started_at', wordField(about, 'startedAt')),
    ...maybe('finished_at', wordField(about, 'finishedAt')),
  } as const;
}

function portsOf(spec: JsonObject): Container['ports'] {
  return objectsField(spec, 'ports').flatMap((port) => {
    const number = integerField(port, 'containerPort');
    if (number === undefined) return [];
    return [
      {
        ...maybe('name', wordField(port, 'name')),
        container_port: number,
        ...maybe('host_port', integerField(port, 'hostPort')),
        ...maybe('host_ip', wordField(port, 'hostIP')),
        protocol: wordField(port, 'protocol') ?? 'TCP',
      },
    ];
  });
}

/** A port of a probe is a number or a name. */
function probePort(action: JsonObject): string | undefined {
  const number = integerField(action, 'port');
  return number === undefined ? wordField(action, 'port') : String(number);
}

function probesOf(spec: JsonObject): Container['probes'] {
  return (['startup', 'readiness', 'liveness'] as const).flatMap((when) => {
    const probe = spec[`${when}Probe`];
    if (!isObject(probe)) return [];
    const [how, action] =
      Object.entries(probe).find(([key, value]) => isObject(value) && /^(?:httpGet|tcpSocket|grpc|exec)$/.test(key)) ??
      [];
    const object = isObject(action) ? action : {};
    return [
      {
        when,
        how: how === 'httpGet' ? 'http' : how === 'tcpSocket' ? 'tcp' : (how ?? 'unknown'),
        ...maybe('port', probePort(object)),
        ...maybe('path', wordField(object, 'path')),
        ...maybe('timeout_s', integerField(probe, 'timeoutSeconds')),
      },
    ];
  });
}

/** The variables for a proxy, without credentials, are read by the caller: only names and values that are written out. */
export function environmentOf(spec: JsonObject): string[] {
  return objectsField(spec, 'env').flatMap((entry) => {
    const name = textField(entry, 'name');
    const value = textField(entry, 'value');
    return name === undefined || value === undefined ? [] : [`${name}=${value}`];
  });
}

function securityOf(spec: JsonObject) {
  const security = objectField(spec, 'securityContext');
  const capabilities = objectField(security, 'capabilities');
  return {
    cap_add: textsField(capabilities, 'add'),
    cap_drop: textsField(capabilities, 'drop'),
    privileged: booleanField(security, 'privileged') === true,
    ...maybe('run_as_user', integerField(security, 'runAsUser')),
  };
}

/** A container of a pod: what was asked for, and what became of it. */
export function readContainer(kind: Container['kind'], spec: JsonObject, status: JsonObject | undefined): Container {
  const last = objectField(objectField(status ?? {}, 'lastState'), 'terminated');
  const sidecar = kind === 'init' && wordField(spec, 'restartPolicy') === 'Always';
  return {
    name: wordField(spec, 'name') ?? '',
    kind: sidecar ? 'sidecar' : kind,
    ...maybe('image', wordField(spec, 'image')),
    ...maybe('id', wordField(status ?? {}, 'containerID')),
    ready: booleanField(status ?? {}, 'ready') === true,
    ...maybe('started', booleanField(status ?? {}, 'started')),
    ...maybe('restarts', integerField(status ?? {}, 'restartCount')),
    ...stateOf(objectField(status ?? {}, 'state')),
    ...maybe('last_reason', wordField(last, 'reason')),
    ...maybe('last_exit_code', integerField(last, 'exitCode')),
    ...maybe('last_finished_at', wordField(last, 'finishedAt')),
    ...maybe('target', wordField(spec, 'targetContainerName')),
    ports: portsOf(spec),
    probes: probesOf(spec),
    ...securityOf(spec),
  };
}

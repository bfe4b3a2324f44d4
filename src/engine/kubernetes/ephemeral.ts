import type { Capability } from '../../model/evidence.ts';
import { type ExecResult, run } from '../exec.ts';
import { LABEL } from '../netshoot-container.ts';
import { KEEPER_COMMAND, LIFE_S } from './keeper.ts';
import { forbiddenByRole, getJson, type Kubectl, refusal } from './kubectl.ts';
import { type Json, objectIn, objectsIn } from './objects.ts';
import type { Pod, PodContainer } from './pod.ts';
import { type SecurityLevel, securityContext } from './security.ts';

/** One that has less time left than this is not used again, in ms. */
const LEFT_MS = 1_200_000;
const DEBUG_DEADLINE_MS = 30_000;
/** How often an update is tried again that met another one. */
const TRIES = 4;

/** What an ephemeral container is made of. */
export interface EphemeralWish {
  readonly name: string;
  readonly image: string;
  readonly level: SecurityLevel;
  readonly capabilities: readonly Capability[];
}

/** role: this user may not. policy: what was asked for is not let through; less may be. */
export type Made =
  | { readonly made: true }
  | { readonly made: false; readonly by: 'role' | 'policy'; readonly because: string };

/** Ephemeral containers of earlier runs that still run, with the same image and at least these capabilities. */
export function reusable(
  pod: Pod,
  image: string,
  capabilities: readonly Capability[],
  now: Date,
): readonly PodContainer[] {
  return pod.containers.filter(
    (one) =>
      one.kind === 'ephemeral' &&
      one.running &&
      one.name.startsWith(`${LABEL}-`) &&
      one.image === image &&
      capabilities.every((capability) => one.capAdd.includes(capability)) &&
      Date.parse(one.startedAt ?? '') + LIFE_S * 1000 - now.getTime() > LEFT_MS,
  );
}

/** Adds an ephemeral container. `kubectl debug --custom` (kubectl 1.31 and later) patches the pod; where kubectl is older,
 *  or only an update is allowed, the same is put to the pod's ephemeralcontainers. */
export async function addEphemeral(
  kubectl: Kubectl,
  pod: Pod,
  wish: EphemeralWish,
  signal: AbortSignal,
): Promise<Made> {
  const patched = await debug(kubectl, pod, wish, signal);
  if (patched.how === 'exited' && patched.code === 0) return { made: true };
  // An older kubectl knows no such flag, and another may fail by itself: the API has not refused anything then.
  const old = patched.how === 'exited' && !/^Error from server/m.test(patched.stderr);
  const because = refusal(patched);
  if (!old && !forbiddenByRole(because)) return { made: false, by: 'policy', because };
  const put = await update(kubectl, pod, wish, signal);
  if (put.how === 'exited' && put.code === 0) return { made: true };
  const said = refusal(put);
  // Who may neither patch nor update is told of the patch: that is the right to ask for.
  return forbiddenByRole(said)
    ? { made: false, by: 'role', because: old ? said : because }
    : { made: false, by: 'policy', because: said };
}

function debug(kubectl: Kubectl, pod: Pod, wish: EphemeralWish, signal: AbortSignal): Promise<ExecResult> {
  const custom = { securityContext: securityContext(wish.level, wish.capabilities, pod.json) };
  const words = [
    ...['debug', pod.name, '--quiet', `--image=${wish.image}`, '--image-pull-policy=IfNotPresent'],
    ...['--profile=baseline', '--custom=/dev/stdin', `--container=${wish.name}`, '--', ...KEEPER_COMMAND],
  ];
  // Our pipes are sockets, and a socket cannot be opened as /dev/stdin: cat makes a pipe of it.
  const argv = ['sh', '-c', 'cat | "$@"', 'sh', ...kubectl.argv(words)];
  return run(argv, { stdin: JSON.stringify(custom), signal, timeoutMs: DEBUG_DEADLINE_MS });
}

/** The container as the API holds it. */
function containerSpec(pod: Pod, wish: EphemeralWish): Json {
  return {
    name: wish.name,
    image: wish.image,
    imagePullPolicy: 'IfNotPresent',
    command: [...KEEPER_COMMAND],
    securityContext: securityContext(wish.level, wish.capabilities, pod.json),
    terminationMessagePolicy: 'File',
  };
}

/** Puts the pod as it is now, with one container more. Its resourceVersion makes the API refuse it when somebody else was
 *  quicker. */
async function update(kubectl: Kubectl, pod: Pod, wish: EphemeralWish, signal: AbortSignal): Promise<ExecResult> {
  const path = `/api/v1/namespaces/${pod.namespace}/pods/${pod.name}/ephemeralcontainers`;
  for (let left = TRIES; ; left -= 1) {
    const now = await getJson(kubectl, ['pod', pod.name]);
    const json = now.ok ? now.value : pod.json;
    const spec = objectIn(json, 'spec');
    const ephemeralContainers = [...objectsIn(spec, 'ephemeralContainers'), containerSpec(pod, wish)];
    const stdin = JSON.stringify({ ...json, spec: { ...spec, ephemeralContainers } });
    const result = await kubectl.call(['replace', '--raw', path, '--validate=false', '-f', '-'], { stdin, signal });
    if (left <= 1 || !/\(Conflict\)|has been modified/.test(result.stderr)) return result;
  }
}

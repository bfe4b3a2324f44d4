import { getJson, type Kubectl } from './kubectl.ts';
import { objectIn, objectsIn, textIn } from './objects.ts';
import { readPod } from './pod.ts';

/** Pulling an image of 200 MB may take its time. */
const START_DEADLINE_MS = 180_000;
const FIRST_LOOK_MS = 150;
const LAST_LOOK_MS = 1000;
/** Why a container waits for what will not come by waiting. */
const HOPELESS =
  /^(?:ErrImagePull|ImagePullBackOff|ErrImageNeverPull|InvalidImageName|ImageInspectError|RegistryUnavailable|CreateContainerConfigError|CreateContainerError|RunContainerError|CrashLoopBackOff|StartError|Error|ContainerCannotRun)\b/;

export type Started = { readonly started: true } | { readonly started: false; readonly because: string };

/** Waits until a container of a pod runs, or cannot. */
export async function untilRunning(
  kubectl: Kubectl,
  pod: string,
  container: string,
  signal: AbortSignal,
): Promise<Started> {
  const begin = performance.now();
  let told = 'the cluster did not say why';
  for (
    let waitMs = FIRST_LOOK_MS;
    performance.now() - begin < START_DEADLINE_MS;
    waitMs = Math.min(waitMs * 1.5, LAST_LOOK_MS)
  ) {
    if (signal.aborted) return { started: false, because: 'it was interrupted' };
    const answer = await getJson(kubectl, ['pod', pod]);
    if (!answer.ok) return { started: false, because: answer.trouble.what };
    const { containers, phase, deleting } = readPod(answer.value);
    const own = containers.find(({ name }) => name === container);
    if (own?.running === true) return { started: true };
    if (deleting) return { started: false, because: `pod ${pod} is being deleted` };
    const status = objectIn(answer.value, 'status');
    if (phase === 'Failed' || phase === 'Succeeded') {
      const why = [textIn(status, 'reason'), textIn(status, 'message')].filter((word) => word !== undefined).join(': ');
      return { started: false, because: own?.trouble ?? (why || `pod ${pod} has ended (${phase})`) };
    }
    if (own?.trouble !== undefined && HOPELESS.test(own.trouble)) return { started: false, because: own.trouble };
    const unscheduled = objectsIn(status, 'conditions').find(
      (one) => one.type === 'PodScheduled' && one.status === 'False',
    );
    told = own?.trouble ?? textIn(unscheduled ?? {}, 'message') ?? told;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return { started: false, because: `it did not start within ${START_DEADLINE_MS / 1000} s: ${told}` };
}

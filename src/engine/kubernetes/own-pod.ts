import { fail, ok } from '../../model/result.ts';
import {
  type Climb,
  closingToo,
  type Denied,
  enter,
  imageTrouble,
  interrupted,
  levelWords,
  nameFor,
  nowhere,
  type Reaching,
} from './climb.ts';
import type { Pod } from './pod.ts';
import { LEVELS } from './security.ts';
import { createPod, startReaper } from './throwaway.ts';
import { untilRunning } from './wait.ts';

/** A pod of our own. */
export interface OwnPod {
  readonly node: string | undefined;
  readonly hostNetwork: boolean;
  /** The pod that it stands in for; it is then beside the target. */
  readonly standsInFor: Pod | undefined;
}

/** Puts netshoot into a pod of its own, as much trusted as policy lets through. The pod goes with the session. `denied` is
 *  what was tried before; what is tried here is added to it. */
export async function inOwnPod(climb: Climb, own: OwnPod, denied: Denied): Reaching {
  const { kubectl, namespace, vantage, needs, signal } = climb;
  const name = nameFor(needs, own.hostNetwork && vantage === 'target' ? 'node' : vantage);
  const where = own.node === undefined ? 'a throwaway pod' : `a throwaway pod on ${own.node}`;
  const what = own.hostNetwork ? `a pod in the network of node ${own.node ?? ''}` : where;
  const reaper = startReaper(kubectl, namespace, name);
  for (const level of LEVELS) {
    if (level === 'runtime' && needs.capabilities.length === 0) continue;
    const tried = `${what} ${levelWords(level, needs.capabilities)}`;
    const wish = {
      ...{ name, namespace, runId: needs.runId, image: needs.image, node: own.node, hostNetwork: own.hostNetwork },
      ...{ like: own.standsInFor, level, capabilities: needs.capabilities },
    };
    const made = await createPod(kubectl, wish, signal);
    if (!made.made) {
      denied.push({ what: tried, because: made.because });
      if (made.by === 'role') break;
      continue;
    }
    const running = await untilRunning(kubectl, name, 'netshoot', signal);
    const entered = running.started
      ? await enter(climb, name, 'netshoot', IN_IMAGE)
      : { ok: false as const, because: running.because };
    if (!entered.ok) {
      await reaper.reap();
      if (signal.aborted) return interrupted();
      denied.push({ what: tried, because: entered.because });
      const image = imageTrouble(needs.image, entered.because);
      return fail(image ?? nowhere(what, denied));
    }
    return ok({
      session: closingToo(entered.session, reaper.reap),
      pod: name,
      access: {
        vantage,
        rung: own.hostNetwork ? 'node_pod' : 'throwaway_pod',
        where: name,
        reused: false,
        stand_in: own.standsInFor !== undefined,
        lacks: [...entered.lacks],
        denied: [...denied],
      },
    });
  }
  await reaper.reap();
  return signal.aborted ? interrupted() : fail(nowhere(what, denied));
}

/** Where programs are looked for. */
export const IN_IMAGE = 'in the image';

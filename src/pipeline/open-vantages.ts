import { ok, type Result } from '../model/result.ts';
import type { FoundTarget, OpenedTarget, OpenNeeds, VantageTable } from '../model/session.ts';
import type { Plan } from '../plan/plan.ts';
import { openLater } from './open-later.ts';

/** Opens the target, and the peer when steps look from there. Both or none: a peer that was named and cannot be entered is
 *  the user's to know of before anything is run. */
export async function openBoth(
  target: FoundTarget,
  peer: FoundTarget | undefined,
  plan: Plan,
  needs: OpenNeeds,
  peerImage: string,
  signal: AbortSignal,
): Promise<Result<OpenedTarget>> {
  const theirs = plan.vantages.get('peer');
  const asked = target.facts.engine === 'kubernetes';
  const own = new Map([...plan.vantages].filter(([vantage]) => vantage !== 'peer' && (vantage !== 'engine' || asked)));
  if (theirs === undefined) return openOwn(target, own, needs, signal);
  if (peer === undefined) {
    const opened = await openOwn(target, own, needs, signal);
    if (!opened.ok) return opened;
    return ok({ ...opened.value, denied: { ...opened.value.denied, peer: 'no --peer was given' } });
  }
  const [one, other] = await Promise.all([
    openOwn(target, own, needs, signal),
    peer.open(new Map([['peer', theirs]]), { ...needs, image: peerImage, early: undefined }, signal),
  ]);
  if (!one.ok || !other.ok) {
    await Promise.all([one, other].map((opened) => (opened.ok ? opened.value.close() : undefined)));
    return one.ok ? other : one;
  }
  return ok({
    sessions: { ...one.value.sessions, ...other.value.sessions },
    denied: { ...one.value.denied, ...other.value.denied },
    access: [...(one.value.access ?? []), ...(other.value.access ?? [])],
    close: async () => {
      await Promise.all([one.value.close(), other.value.close()]);
    },
  });
}

/** Opens the target's own vantages; that of the machine that carries it only when a step looks from there. */
async function openOwn(
  target: FoundTarget,
  vantages: VantageTable,
  needs: OpenNeeds,
  signal: AbortSignal,
): Promise<Result<OpenedTarget>> {
  const host = vantages.get('host');
  if (host === undefined || vantages.size === 1) return target.open(vantages, needs, signal);
  const opened = await target.open(new Map([...vantages].filter(([vantage]) => vantage !== 'host')), needs, signal);
  if (!opened.ok) return opened;
  const later = openLater('host', () => target.open(new Map([['host', host]]), { ...needs, early: undefined }, signal));
  return ok({
    sessions: { ...opened.value.sessions, host: later },
    denied: opened.value.denied,
    access: opened.value.access ?? [],
    close: async () => {
      await Promise.all([opened.value.close(), later.close()]);
    },
  });
}

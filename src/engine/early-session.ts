import type { Capability } from '../model/evidence.ts';
import type { EarlySession, Session } from '../model/session.ts';
import { openSession } from './attached-session.ts';
import { containerEngine } from './container-engine.ts';
import { netshootAttachment } from './netshoot-container.ts';

/** Starts netshoot beside a container before anything is known about it but its name. Starting a container takes longer
 *  than all that we load and look up; so it begins first. Whether it is the right one is decided when it is asked for. */
export function openEarly(request: {
  readonly container: string;
  readonly runId: string;
  readonly image: string;
  readonly capabilities: readonly Capability[];
}): EarlySession {
  const needs = { ...request, programs: [] };
  const opening = openSession(
    netshootAttachment('target', { engine: containerEngine('docker'), join: `container:${request.container}` }, needs),
    new AbortController().signal,
  );
  let taken = false;
  return {
    ...request,
    take: async (signal) => {
      taken = true;
      const aborted = new Promise<undefined>((resolve) =>
        signal.addEventListener('abort', () => resolve(undefined), { once: true }),
      );
      const opened = await (signal.aborted ? undefined : Promise.race([opening, aborted]));
      if (opened?.ok === true) return opened.session;
      void opening.then((late) => (late.ok ? late.session.close() : undefined));
      return undefined;
    },
    discard: async () => {
      if (taken) return;
      const opened = await opening;
      if (opened.ok) await opened.session.close();
    },
  } satisfies EarlySession & { take: (signal: AbortSignal) => Promise<Session | undefined> };
}

import type { Capability, Vantage } from '../model/evidence.ts';
import type { Result } from '../model/result.ts';
import type { FoundTarget, OpenedTarget, SessionNeeds } from '../model/session.ts';

/** What a playbook of the package is known to ask for before it is loaded. */
export interface KnownNeeds {
  readonly vantages: readonly Vantage[];
  readonly capabilities: readonly Capability[];
}

/** A target whose sessions are being opened already. */
export interface HeadStart {
  readonly target: FoundTarget;
  /** Closes what was opened and never asked for. */
  readonly discard: () => Promise<void>;
}

/** Opens a target's sessions while the playbook is still being loaded. The plan has the last word: when it asks for
 *  anything else than what was known, what was opened is closed and the right thing is opened. */
export function giveHeadStart(
  target: FoundTarget,
  known: KnownNeeds,
  needs: Pick<SessionNeeds, 'runId' | 'image'>,
  signal: AbortSignal,
): HeadStart {
  let early: Promise<Result<OpenedTarget>> | undefined = target.open(
    new Set(known.vantages),
    { ...needs, capabilities: known.capabilities, programs: [] },
    signal,
  );
  early.catch(() => {});
  const discard = async () => {
    const opened = await early;
    early = undefined;
    if (opened?.ok === true) await opened.value.close();
  };
  return {
    discard,
    target: {
      ...target,
      open: async (vantages, asked, abort) => {
        const same =
          asked.runId === needs.runId &&
          asked.image === needs.image &&
          sameItems(known.capabilities, asked.capabilities) &&
          sameItems(known.vantages, [...vantages]);
        if (early === undefined || !same) {
          await discard();
          return target.open(vantages, asked, abort);
        }
        const opened = await early;
        early = undefined;
        return opened;
      },
    },
  };
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

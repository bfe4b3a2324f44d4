import type { Capability } from '../../model/evidence.ts';
import { type Json, numberIn, objectIn } from './objects.ts';

/** What a container of ours asks for, from what the plan needs down to what the strictest policy lets through.
 *  exact: user 0 with just the capabilities of the plan. runtime: user 0 and whatever the runtime gives everybody
 *  (containerd: NET_RAW among them; CRI-O: not), which the `baseline` standard allows. restricted: no root, no
 *  capability: the `restricted` standard. */
export type SecurityLevel = 'exact' | 'runtime' | 'restricted';

export const LEVELS: readonly SecurityLevel[] = ['exact', 'runtime', 'restricted'];

/** Nobody's user id, for a pod that names none of its own. */
const NOBODY = 65_534;

/** The whole security context: nothing is left to a default of the cluster or of the image. */
export function securityContext(level: SecurityLevel, capabilities: readonly Capability[], pod: Json = {}): Json {
  const always = {
    privileged: false,
    allowPrivilegeEscalation: false,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  switch (level) {
    case 'exact':
      return {
        ...always,
        runAsUser: 0,
        runAsNonRoot: false,
        capabilities: { drop: ['ALL'], add: [...capabilities] },
      };
    case 'runtime':
      return { ...always, runAsUser: 0, runAsNonRoot: false };
    case 'restricted': {
      const own = numberIn(objectIn(objectIn(pod, 'spec'), 'securityContext'), 'runAsUser') ?? 0;
      return {
        ...always,
        runAsUser: own > 0 ? own : NOBODY,
        runAsNonRoot: true,
        capabilities: { drop: ['ALL'] },
      };
    }
    default:
      return never(level);
  }
}

/** Bits of the kernel's capability sets (linux/capability.h). */
const BITS: Readonly<Record<Capability, bigint>> = {
  SETGID: 6n,
  NET_BIND_SERVICE: 10n,
  NET_ADMIN: 12n,
  NET_RAW: 13n,
};

/** Which of the capabilities a session lacks, by its effective set as the kernel prints it (hexadecimal). None when the
 *  set is not known. */
export function lacking(capEff: string, wanted: readonly Capability[]): readonly Capability[] {
  if (!/^[0-9a-f]{1,16}$/.test(capEff)) return [];
  const set = BigInt(`0x${capEff}`);
  return wanted.filter((one) => ((set >> BITS[one]) & 1n) === 0n);
}

function never(value: never): never {
  throw new Error(`no such level: ${String(value)}`);
}

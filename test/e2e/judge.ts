import type { Report } from '../../src/model/report.ts';
import type { DnsFault, ExpectedCause } from '../lab/fault.ts';

/** One root cause of a report, as `code @ object`. */
export interface Root {
  readonly code: string;
  readonly object: string;
}

/** The root causes of a report; consequences are left out. */
export function rootsOf(report: Report): readonly Root[] {
  return report.causes.filter((cause) => cause.role === 'root').map(({ code, object }) => ({ code, object }));
}

function names(root: Root, expected: ExpectedCause): boolean {
  return root.code === expected.code && [expected.object, ...(expected.or ?? [])].includes(root.object);
}

/** `dns.x`, a family `fw.*`, `*`, or `dns.x:object`. */
function forbids(pattern: string, root: Root): boolean {
  const [code = '', object] = pattern.split(/:(.*)/);
  const family = code.endsWith('*') ? root.code.startsWith(code.slice(0, -1)) : root.code === code;
  return family && (object === undefined || object === root.object);
}

/** What is wrong with a diagnosis, in sentences; nothing when it is right. An accepted coarser code may stand for an
 *  expected cause, one for one. */
export function doubtsAbout(fault: DnsFault, roots: readonly Root[]): readonly string[] {
  const left = [...roots];
  const take = (fits: (root: Root) => boolean) => {
    const at = left.findIndex(fits);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const missed = fault.causes.filter((expected) => !take((root) => names(root, expected)));
  const unheard = missed.filter(() => !take((root) => (fault.accept ?? []).includes(root.code)));
  return [
    ...unheard.map(({ code, object }) => `not reported: ${code} @ ${object}`),
    ...left.map(({ code, object }) => `reported: ${code} @ ${object}`),
    ...roots.flatMap((root) =>
      fault.mustNot.filter((pattern) => forbids(pattern, root)).map((pattern) => `must not: ${pattern} (${root.code})`),
    ),
  ];
}

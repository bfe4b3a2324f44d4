import type { Knowledge } from '../expression/knowledge.ts';
import type { Playbook } from '../model/playbook.ts';
import type { Cause, Finding, Open, Report, StepRecord } from '../model/report.ts';
import { count } from '../util/text.ts';
import { judgeCauses } from './causes.ts';
import { findEvidence } from './evidence.ts';
import { judgeChecks } from './findings.ts';

/** What the readings come to. */
export type Conclusion = Pick<Report, 'verdict' | 'summary' | 'causes' | 'findings' | 'undecided'>;

const SEVERITY = { critical: 0, major: 1, minor: 2 } as const;
const CONFIDENCE = { proved: 0, likely: 1, possible: 2 } as const;

/** Readings to findings to causes to a verdict. Pure: the same records give the same conclusion anywhere. */
export function conclude(playbook: Playbook, knowledge: Knowledge, records: readonly StepRecord[]): Conclusion {
  const findings = judgeChecks(playbook, knowledge);
  const { active, open } = judgeCauses(playbook, knowledge, records);
  const causes = fold(active, findings);
  const explained = findings.map((finding) => withExplanation(finding, causes, records, knowledge));
  const undecided = [...unexplained(explained), ...open];
  const verdict = verdictOf(causes, explained);
  return {
    verdict,
    summary: summarise(verdict, causes, explained),
    causes: [...causes],
    findings: [...explained],
    undecided: verdict === 'healthy' ? undecided.filter(({ kind }) => kind === 'check') : undecided,
  };
}

/** Says which causes are roots, and puts each consequence behind its root. A cause that another one explains, directly
 *  or through others, is its consequence. */
function fold(active: readonly Cause[], findings: readonly Finding[]): readonly Cause[] {
  const failing = new Set(
    findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ check }) => check),
  );
  const codes = new Set(active.map(({ code }) => code));
  const parentOf = (cause: Cause): Cause | undefined =>
    active.find((other) => other.code !== cause.code && other.explains.includes(cause.code));
  const rootOf = (cause: Cause): Cause => {
    let root = cause;
    for (
      let parent = parentOf(root), steps = 0;
      parent !== undefined && steps < active.length;
      parent = parentOf(root), steps++
    )
      root = parent;
    return root;
  };
  const kept = active.map((cause): Cause => {
    const parent = parentOf(cause);
    const explains = cause.explains.filter((name) => failing.has(name) || codes.has(name));
    return {
      ...cause,
      explains,
      ...(parent === undefined ? { role: 'root' } : { role: 'consequence', explained_by: parent.code }),
    };
  });
  const roots = kept
    .filter(({ role }) => role === 'root')
    .sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity] || CONFIDENCE[a.confidence] - CONFIDENCE[b.confidence]);
  const rootCodes = new Map(active.map((cause) => [`${cause.code} ${cause.object}`, rootOf(cause).code]));
  const placed = new Set<string>();
  return roots.flatMap((root) => {
    if (placed.has(root.code)) return [root];
    placed.add(root.code);
    return [
      root,
      ...kept.filter(
        (cause) => cause.role === 'consequence' && rootCodes.get(`${cause.code} ${cause.object}`) === root.code,
      ),
    ];
  });
}

function withExplanation(
  finding: Finding,
  causes: readonly Cause[],
  records: readonly StepRecord[],
  knowledge: Knowledge,
): Finding {
  if (finding.verdict !== 'fail' && finding.verdict !== 'warn') return finding;
  const explaining = causes.find(({ explains }) => explains.includes(finding.check));
  const evidence =
    finding.step === undefined
      ? []
      : findEvidence([{ step: finding.step, item: undefined, contains: [] }], records, knowledge.context());
  return {
    ...finding,
    ...(explaining === undefined ? {} : { explained_by: explaining.code }),
    ...(evidence.length === 0 ? {} : { evidence: [...evidence] }),
  };
}

function counts(finding: Finding): boolean {
  return finding.optional !== true;
}

function unexplained(findings: readonly Finding[]): readonly Open[] {
  return findings.flatMap((finding): readonly Open[] => {
    if (finding.verdict === 'fail' && finding.explained_by === undefined) {
      return [
        {
          kind: 'check',
          name: finding.check,
          statement: finding.statement,
          because: 'no cause that this playbook knows explains it',
        },
      ];
    }
    if (finding.verdict === 'unknown' && counts(finding)) {
      return [
        {
          kind: 'check',
          name: finding.check,
          statement: finding.statement,
          because: finding.because ?? 'it could not be judged',
        },
      ];
    }
    return [];
  });
}

/** Silence is never health: a run in which nothing passed, or something that counts could not be judged, is undecided. */
function verdictOf(causes: readonly Cause[], findings: readonly Finding[]): Report['verdict'] {
  if (causes.some(({ role }) => role === 'root')) return 'fault';
  if (findings.some(({ verdict }) => verdict === 'fail')) return 'undecided';
  if (findings.some((finding) => finding.verdict === 'unknown' && counts(finding))) return 'undecided';
  return findings.some(({ verdict }) => verdict === 'pass') ? 'healthy' : 'undecided';
}

function summarise(verdict: Report['verdict'], causes: readonly Cause[], findings: readonly Finding[]): string {
  const of = (wanted: Finding['verdict']) => findings.filter((finding) => finding.verdict === wanted).length;
  switch (verdict) {
    case 'fault': {
      const roots = causes.filter(({ role }) => role === 'root');
      const first = roots[0]?.title ?? '';
      const more = roots.length > 1 ? `, and ${count(roots.length - 1, 'more root cause')}` : '';
      return `${first.replace(/\.$/, '')}${more}.`;
    }
    case 'healthy': {
      const warned = of('warn') > 0 ? `, ${count(of('warn'), 'warning')}` : '';
      const passed = of('pass') === 1 ? 'The one check that applies' : `All ${of('pass')} checks that apply`;
      return `${passed} passed${warned}.`;
    }
    case 'undecided': {
      const failed = of('fail');
      const unknown = findings.filter((finding) => finding.verdict === 'unknown' && counts(finding)).length;
      const unjudged = unknown > 0 ? `${count(unknown, 'check')} could not be judged${mainReason(findings)}` : '';
      if (failed > 0) {
        const what = `${count(failed, 'check')} failed and no known cause explains ${failed === 1 ? 'it' : 'them'}`;
        return unjudged === '' ? `${what}.` : `${what}; ${unjudged}.`;
      }
      if (unjudged !== '') return `${unjudged}.`;
      return 'Nothing could be judged.';
    }
    default:
      return never(verdict);
  }
}

/** The reason that most of the unknown checks have. */
function mainReason(findings: readonly Finding[]): string {
  const times = new Map<string, number>();
  for (const { verdict, because } of findings)
    if (verdict === 'unknown' && because !== undefined) times.set(because, (times.get(because) ?? 0) + 1);
  const [first] = [...times].sort((a, b) => b[1] - a[1]);
  return first === undefined ? '' : `: ${first[0]}`;
}

function never(value: never): never {
  throw new Error(`no such verdict: ${String(value)}`);
}

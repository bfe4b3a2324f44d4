import type { Cause, Difference, Report, Versus } from '../../model/report.ts';
import { flattenReport, type Leaf, type OnlyLooks, type Row } from './flatten.ts';
import { type Noise, noiseOf, ownWords, withoutOwn } from './noise.ts';

/** Differences that a report keeps; the others are counted. */
const MOST_KEPT = 200;

/** How telling a difference is by where it comes from: what a target is told to be, before what becomes of it. */
const WEIGHT = { fact: 60, state: 50, probe: 20, step: 10 } as const;
/** It is the very thing that a cause sits on. */
const ON_OBJECT = 40;
/** A cause rests on the step. */
const IN_PROOF = 15;
/** Each further value under one head tells less: a list that differs as a whole differs in each of its rows. */
const REPEATED = 6;
const REPEATED_MOST = 36;
/** It is there on one side only: often the consequence of another. */
const ONE_SIDED = 5;

/** How a report differs from that of a sibling: by path, whatever the paths are. Pure: two saved reports give the same. */
export function compareReports(here: Report, there: Report, onlyLooks: OnlyLooks): Versus {
  const [own, theirs] = [sideOf(here, onlyLooks), sideOf(there, onlyLooks)];
  const leftOut = new Map<LeftOut, number>();
  const said = new Set<string>();
  const miss = (why: LeftOut, n = 1) => leftOut.set(why, (leftOut.get(why) ?? 0) + n);
  const found: Omit<Difference, 'score'>[] = [];
  for (const path of new Set([...own.byPath.keys(), ...theirs.byPath.keys()])) {
    const [a, b] = [own.byPath.get(path), theirs.byPath.get(path)];
    const leaf = a ?? b;
    if (leaf === undefined || a?.settled === b?.settled) {
      if (a?.value !== b?.value) miss('identity');
      continue;
    }
    const noise = noiseOf(leaf, a?.value, b?.value);
    // That a step ran on one side only is told once, as that.
    if (leaf.command !== undefined && !(own.commands.has(leaf.command) && theirs.commands.has(leaf.command)))
      miss('one_side');
    else if (noise !== undefined) miss(noise);
    else if (a === undefined || b === undefined) {
      const row = leaf.rows.find(({ place }) => !(a === undefined ? own : theirs).rows.has(place));
      if (row === undefined) found.push(differenceOf(path, leaf, a, b));
      else if (!said.has(row.place)) found.push(differenceOfRow(row, leaf, a === undefined));
      if (row !== undefined) said.add(row.place);
    } else if (saysAgain(leaf, path, a?.value, b?.value, said)) miss('repeated');
    else found.push(differenceOf(path, leaf, a, b));
  }
  const ranked = rank([...found, ...stepDifferences(here, there)], here.causes);
  if (ranked.length > MOST_KEPT) miss('limit', ranked.length - MOST_KEPT);
  const { target, interrupted } = there.run;
  return {
    target: {
      ref: target.ref,
      ...(target.name === undefined ? {} : { name: target.name }),
      ...(target.image === undefined ? {} : { image: target.image }),
    },
    verdict: there.verdict,
    summary: there.summary,
    ...(interrupted === undefined ? {} : { because: interrupted }),
    differences: ranked.slice(0, MOST_KEPT),
    left_out: Object.fromEntries(leftOut),
  };
}

/** Why a difference is not listed. one_side: what read it was run on one side only. repeated: another says the same. */
type LeftOut = Noise | 'one_side' | 'repeated' | 'limit';

/** Whether the same is listed already: the same tool saw it before, or another field of the same reading holds it. */
function saysAgain(
  leaf: Leaf,
  path: string,
  here: string | undefined,
  there: string | undefined,
  said: Set<string>,
): boolean {
  const values = `${here ?? ''}\u0000${there ?? ''}`;
  const below = leaf.command === undefined ? path : path.slice(leaf.command.length);
  const keys = [`${leaf.tool ?? ''}\u0000${below}\u0000${values}`];
  // Words are one thing under two names; yes and no, and small numbers, are many things.
  if (values.length > 9 && !/^(?:true|false)?\u0000(?:true|false)?$/.test(values))
    keys.push(`${leaf.command ?? ''}\u0000${values}`);
  const again = keys.some((key) => said.has(key));
  for (const key of keys) said.add(key);
  return again;
}

interface Side {
  readonly byPath: ReadonlyMap<string, Leaf & { readonly settled: string }>;
  /** What read something here. */
  readonly commands: ReadonlySet<string | undefined>;
  /** The places of rows. */
  readonly rows: ReadonlySet<string>;
}

/** A report's values, each with its text without the target's own words; the paths have none. */
function sideOf(report: Report, onlyLooks: OnlyLooks): Side {
  const leaves = flattenReport(report, onlyLooks);
  const own = ownWords(report.run.target, leaves);
  const settled = leaves.map((leaf) => ({
    ...leaf,
    settled: withoutOwn(leaf.value, own),
    rows: leaf.rows.map(({ place, text }) => ({ place: withoutOwn(place, own), text })),
  }));
  return {
    commands: new Set(leaves.map(({ command }) => command)),
    rows: new Set(settled.flatMap(({ rows }) => rows.map(({ place }) => place))),
    byPath: new Map(settled.map((leaf) => [withoutOwn(leaf.path, own), leaf] as const)),
  };
}

function differenceOf(path: string, leaf: Leaf, a: Leaf | undefined, b: Leaf | undefined): Omit<Difference, 'score'> {
  return {
    kind: leaf.origin,
    path,
    ...(leaf.step === undefined ? {} : { step: leaf.step }),
    ...(a === undefined ? {} : { here: a.value }),
    ...(b === undefined ? {} : { there: b.value }),
  };
}

/** A row of a list that one side has and the other has not: told as a whole. */
function differenceOfRow(row: Row, leaf: Leaf, missingHere: boolean): Omit<Difference, 'score'> {
  return {
    kind: leaf.origin,
    path: row.place,
    ...(leaf.step === undefined ? {} : { step: leaf.step }),
    ...(missingHere ? { there: row.text } : { here: row.text }),
  };
}

/** Steps that ended differently: run here and skipped there, or the other way round. */
function stepDifferences(here: Report, there: Report): readonly Omit<Difference, 'score'>[] {
  const ids = new Set([...here.steps, ...there.steps].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [a, b] = [endingsOf(here, id), endingsOf(there, id)];
    if (a === b) return [];
    return [
      {
        kind: 'step' as const,
        path: id,
        step: id,
        ...(a === undefined ? {} : { here: a }),
        ...(b === undefined ? {} : { there: b }),
      },
    ];
  });
}

function endingsOf(report: Report, id: string): string | undefined {
  const endings = report.steps
    .filter((step) => step.id === id)
    .map(({ ending }) => (ending.how === 'exited' ? 'ran' : ending.how.replaceAll('_', ' ')));
  return endings.length === 0 ? undefined : [...new Set(endings)].sort().join(', ');
}

/** Sorts by how telling each is. Equal ones stay in the order of the report. */
function rank(found: readonly Omit<Difference, 'score'>[], causes: readonly Cause[]): readonly Difference[] {
  const under = new Map<string, number>();
  const scored = found.map((one): Difference => {
    const related = relatedTo(one, causes);
    const head = headOf(one.path);
    const before = under.get(head) ?? 0;
    under.set(head, before + 1);
    const score =
      WEIGHT[one.kind] +
      (related === undefined ? 0 : related.onObject ? ON_OBJECT : IN_PROOF) -
      Math.min(REPEATED_MOST, before * REPEATED) -
      (one.here === undefined || one.there === undefined ? ONE_SIDED : 0);
    return { ...one, ...(related === undefined ? {} : { related: related.code }), score: Math.max(0, score) };
  });
  return scored.sort((a, b) => b.score - a.score);
}

/** What a path is about, without its last name and without rows: further differences under it are part of the same. */
function headOf(path: string): string {
  const row = path.indexOf('[');
  return row >= 0 ? path.slice(0, row) : path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}

function relatedTo(
  one: Omit<Difference, 'score'>,
  causes: readonly Cause[],
): { readonly code: string; readonly onObject: boolean } | undefined {
  const roots = causes.filter(({ role }) => role === 'root');
  const values = [one.here, one.there].filter((value) => value !== undefined);
  const sits = roots.find(({ object }) => object.length > 1 && values.some((value) => hasWord(value, object)));
  if (sits !== undefined && one.kind !== 'step') return { code: sits.code, onObject: one.kind !== 'probe' };
  const rests = roots.find(({ evidence }) => one.step !== undefined && evidence.some(({ step }) => step === one.step));
  return rests === undefined ? undefined : { code: rests.code, onObject: false };
}

/** Whether a text has a word, not as a part of a longer one: 192.0.2.1 is not in 192.0.2.10. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + word.length] ?? ' '];
    if (!/[\w.:-]/.test(before) && !/[\w:-]/.test(after)) return true;
  }
  return false;
}

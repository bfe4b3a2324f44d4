import type { Difference, Report, Versus } from '../model/report.ts';
import { count } from '../util/text.ts';
import { say, verdictWords } from './words.ts';

/** How a target differs from its sibling, in words. */
export interface ToldVersus {
  readonly title: string;
  /** What is to be known before the rows. */
  readonly notes: readonly string[];
  readonly rows: readonly ToldDifference[];
  /** What is not listed. */
  readonly more: string;
}

export interface ToldDifference extends Pick<Difference, 'path' | 'here' | 'there' | 'related'> {
  /** The row as a sentence. */
  readonly text: string;
}

/** Rows that are listed when not all are asked for. */
const MOST_ROWS = 12;

/** What `--vs` found. Absent for a run that compares with nobody. */
export function tellVersus(report: Report, verbose: boolean): ToldVersus | undefined {
  const { versus } = report;
  if (versus === undefined) return undefined;
  const sibling = say(versus.target.ref, 80);
  const verdict = versus.verdict === undefined ? '' : ` (${verdictWords[versus.verdict]})`;
  const worthy = versus.differences.filter(({ score }) => verbose || score > 0);
  const rows = (verbose ? worthy : worthy.slice(0, MOST_ROWS)).map(toldOf);
  return {
    title: `How it differs from ${sibling}${verdict}`,
    notes: notesOf(versus, sibling),
    rows,
    more: moreOf(versus, rows.length),
  };
}

function toldOf({ path, here, there, related, kind }: Difference): ToldDifference {
  const value = (text: string | undefined) => (text === undefined ? 'nothing' : say(text, 120));
  const cause = related === undefined ? '' : ` (${say(related, 80)})`;
  const what = kind === 'step' ? `step ${say(path, 80)}` : say(path, 160);
  return {
    path,
    ...(here === undefined ? {} : { here }),
    ...(there === undefined ? {} : { there }),
    ...(related === undefined ? {} : { related }),
    text: `${what}: ${value(here)} here, ${value(there)} there${cause}`,
  };
}

function notesOf({ verdict, because, summary, differences }: Versus, sibling: string): readonly string[] {
  if (verdict === undefined)
    return [`${sibling} could not be looked at: ${say(because ?? 'the reason is not known')}.`];
  return [
    ...(because === undefined ? [] : [`The run on ${sibling} ended early: ${say(because)}.`]),
    ...(verdict === 'healthy'
      ? []
      : [`${sibling} is not healthy either: ${say(summary ?? '', 200)} What both have is not listed.`]),
    ...(differences.length === 0 ? ['Nothing that was read differs.'] : []),
  ];
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  counter: 'of counters',
  time: 'of times',
  identity: 'of own names, addresses and ids',
  measurement: 'of measurements',
  one_side: 'of steps that only one side ran',
  repeated: 'that say the same again',
  limit: 'beyond the limit',
};

function moreOf({ differences, left_out }: Versus, listed: number): string {
  const hidden = differences.length - listed;
  const parts = [
    ...(hidden > 0
      ? [`${count(hidden, 'difference that tells less', 'differences that tell less')} (--verbose lists all)`]
      : []),
    ...Object.entries(left_out).map(([why, n]) => `${n} ${LEFT_OUT[why] ?? why}`),
  ];
  return parts.length === 0 ? 'Nothing was left out.' : `Not listed: ${parts.join(', ')}.`;
}

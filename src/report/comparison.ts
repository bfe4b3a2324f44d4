import type { Change, Report } from '../model/report.ts';
import { oneLine } from '../util/text.ts';

/** What became of one thing that an earlier run found, in two words and a colour's meaning. */
export interface Told {
  readonly change: Change;
  /** good: it is gone or passes. bad: it is still so. unsure: it could not be looked at again. */
  readonly how: 'good' | 'bad' | 'unsure';
  /** For example `was FAIL, now PASS`. */
  readonly words: string;
}

const NOW: Readonly<Record<Change['now'], Pick<Told, 'how'> & { readonly word: string }>> = {
  gone: { how: 'good', word: 'gone' },
  pass: { how: 'good', word: 'PASS' },
  holds: { how: 'bad', word: 'still there' },
  fail: { how: 'bad', word: 'FAIL' },
  warn: { how: 'bad', word: 'WARN' },
  unknown: { how: 'unsure', word: 'not known' },
  skipped: { how: 'unsure', word: 'not looked at' },
};

/** Everything that the earlier run found, in its order. Empty for a run that verifies nothing. */
export function tellChanges(report: Report): readonly Told[] {
  return (report.comparison?.changes ?? []).map((change) => {
    const { how, word } = NOW[change.now];
    const before = change.kind === 'cause' ? change.before.replace('root', 'root cause') : change.before.toUpperCase();
    return { change, how, words: `was ${oneLine(before, 40)}, now ${word}` };
  });
}

/** The name of what changed, with its object. */
export function changeName({ name, object }: Change): string {
  return object === undefined ? name : `${name} @ ${object}`;
}

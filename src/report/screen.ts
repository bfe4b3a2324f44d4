import pc from 'picocolors';
import type { Report } from '../model/report.ts';
import { type Measure, measureFor, wrap } from './wrap.ts';

/** What text is painted with. Every colour stands beside a word that says the same. White, black and the bright colours
 *  are left out: they vanish on light or dark terminals. */
export interface Paint {
  readonly bad: (text: string) => string;
  readonly unsure: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly head: (text: string) => string;
  readonly command: (text: string) => string;
  readonly quiet: (text: string) => string;
}

/** The place that text is laid out for. */
export interface Screen {
  /** Columns of the terminal. */
  readonly width: number;
  /** Columns that sentences may use: long lines are hard to read. */
  readonly prose: number;
  readonly verbose: boolean;
  readonly measure: Measure;
  readonly paint: Paint;
}

/** Sentences are not set wider than this. */
const PROSE_COLUMNS = 110;

function paintFor(color: boolean): Paint {
  const c = pc.createColors(color);
  return {
    bad: (text) => c.bold(c.red(text)),
    unsure: (text) => c.bold(c.magenta(text)),
    good: (text) => c.green(text),
    warn: (text) => c.yellow(text),
    head: (text) => c.bold(text),
    command: (text) => c.cyan(text),
    quiet: (text) => c.dim(text),
  };
}

export async function createScreen(
  report: Report,
  options: { readonly width: number; readonly color: boolean; readonly verbose: boolean },
): Promise<Screen> {
  const { run, summary, causes, findings, undecided, versus = null } = report;
  return screenFor([run, summary, causes, findings, undecided, versus], options);
}

/** The place for anything that is made of these parts. */
export async function screenFor(
  parts: readonly unknown[],
  options: { readonly width: number; readonly color: boolean; readonly verbose: boolean },
): Promise<Screen> {
  const width = Math.max(20, options.width);
  return {
    width,
    prose: Math.min(width, PROSE_COLUMNS),
    verbose: options.verbose,
    measure: await measureFor(parts.map((part) => JSON.stringify(part)).join()),
    paint: paintFor(options.color),
  };
}

/** Text wrapped to the screen with its first line after `first` and the others below it. `columns` is what `first`
 *  takes; `first` may hold escape codes and `text` may not, as they would be measured: `paint` is for each line. */
export function hang(
  first: string,
  columns: number,
  text: string,
  screen: Screen,
  paint: (line: string) => string = (line) => line,
): readonly string[] {
  const lines = wrap(text, screen.prose - columns, screen.measure);
  return lines.map((line, index) => `${index === 0 ? first : ' '.repeat(columns)}${paint(line)}`);
}

/** Text wrapped to the screen, all of it `columns` from the left. */
export function indent(columns: number, text: string, screen: Screen): readonly string[] {
  return hang(' '.repeat(columns), columns, text, screen);
}

/** Screens narrower than this get lists instead of tables. */
export const NARROW_BELOW = 60;

/** A label and its text. Labels of one list share a width; on a narrow screen text that does not fit beside its label
 *  goes below it. */
export function labelled(label: string, text: string, screen: Screen, left: number): readonly string[] {
  const margin = ' '.repeat(left);
  const name = screen.paint.head(label);
  if (screen.width >= NARROW_BELOW) {
    return hang(`${margin}${name}${' '.repeat(12 - label.length)}`, left + 12, text, screen);
  }
  const columns = left + label.length + 1;
  if (columns + screen.measure(text) <= screen.width) return [`${margin}${name} ${text}`];
  return [`${margin}${name}`, ...indent(left + 2, text, screen)];
}

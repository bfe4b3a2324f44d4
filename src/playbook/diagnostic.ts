import { type LineTable, lineAndColumn, lineText } from './line-table.ts';

/** One thing to say about a playbook file, with its place. */
export interface Diagnostic {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** First column marked, counted from 1 in UTF-16 code units. */
  readonly column: number;
  /** The column after the last one marked, on the same line; greater than `column`. */
  readonly endColumn: number;
  readonly severity: 'error' | 'warning';
  /** What is wrong and what to do, in one or two sentences. */
  readonly message: string;
  /** The source line that is marked, without its line end. Empty when there is none to show. */
  readonly source: string;
  /** The expression and the place in it, when the text stands in a quoted or folded scalar whose characters are not
   *  where the expression's are. */
  readonly expression?: { readonly source: string; readonly start: number; readonly end: number };
}

/** Where a diagnostic points: offsets in the file's text. */
export type Range = readonly [start: number, end: number];

/** A diagnostic at a range of a text. A range over several lines is cut at the end of its first line. */
export function diagnosticAt(
  file: string,
  table: LineTable,
  range: Range,
  severity: 'error' | 'warning',
  message: string,
  expression?: Diagnostic['expression'],
): Diagnostic {
  const blank = /^[ \t\r\n]*/.exec(table.text.slice(range[0], range[1]))?.[0].length ?? 0;
  // A block scalar begins with its indentation: the mark begins with its text.
  const start = Math.min(Math.max(0, range[0] + (blank < range[1] - range[0] ? blank : 0)), table.text.length);
  const { line, column } = lineAndColumn(table, start);
  const source = lineText(table, line);
  const length = Math.max(1, Math.min(range[1] - start, source.trimEnd().length - column + 1));
  return {
    file,
    line,
    column,
    endColumn: column + length,
    severity,
    message,
    source,
    ...(expression === undefined ? {} : { expression }),
  };
}

/** The most diagnostics that one load reports: more cannot be read at once. */
export const MOST_DIAGNOSTICS = 50;

/** Sorted by position, the root file's before the files' that it includes (`files` gives their order). */
export function sortDiagnostics(diagnostics: readonly Diagnostic[], files: readonly string[]): readonly Diagnostic[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const rank = (d: Diagnostic): number => order.get(d.file) ?? files.length;
  return [...diagnostics].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}

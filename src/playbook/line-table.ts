/** Offsets of a text turned into lines and columns, in constant memory per line and logarithmic time per question. */
export interface LineTable {
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly starts: readonly number[];
}

/** @returns the lines of `text`; LF, CRLF and CR end a line, as in YAML 1.2 section 5.4. */
export function makeLineTable(text: string): LineTable {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return { text, starts };
}

/** Line and column of an offset, both counted from 1; columns are UTF-16 code units. */
export function lineAndColumn(table: LineTable, offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = table.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (table.starts[low] ?? 0) + 1 };
}

/** The text of a line (counted from 1) without its line end. */
export function lineText(table: LineTable, line: number): string {
  return table.text.slice(table.starts[line - 1] ?? 0, table.starts[line] ?? table.text.length).replace(/[\r\n]+$/, '');
}

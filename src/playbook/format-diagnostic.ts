import { createColors } from 'picocolors';
import stringWidth from 'string-width';
import { oneLine } from '../util/text.ts';
import type { Diagnostic } from './diagnostic.ts';

/** The widest piece of a source line that is shown; a longer line is cut around the mark. */
const WINDOW = 140;

/** How a diagnostic is printed. */
export interface FormatOptions {
  readonly color: boolean;
}

/** What stripControl (util/text.ts) takes away, character for character. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A line safe to print: what drives a terminal has a stand-in of the same length, so that the mark stays in place. */
function safe(line: string): string {
  return line.replace(UNPRINTABLE, '\ufffd');
}

/** What stands under `text` so that the mark comes out under the right character: tabs stay tabs, wide ones are two. */
function blanks(text: string): string {
  return text
    .split('\t')
    .map((piece) => ' '.repeat(stringWidth(piece)))
    .join('\t');
}

/** The marked line and the mark under it, without the line's own indentation. */
function frame(line: string, start: number, end: number): readonly [line: string, before: string, mark: string] {
  const source = safe(line);
  const indent = /^[ \t]*/.exec(source)?.[0].length ?? 0;
  let from = Math.min(indent, start);
  let to = source.length;
  if (to - from > WINDOW) {
    from = Math.max(from, start - Math.floor(WINDOW / 2));
    to = Math.min(to, from + WINDOW);
  }
  const head = from > indent ? '…' : '';
  const tail = to < source.length ? '…' : '';
  const marked = source.slice(start, Math.max(start, Math.min(end, to)));
  return [
    `${head}${source.slice(from, to)}${tail}`,
    `${head === '' ? '' : ' '}${blanks(source.slice(from, start))}`,
    '~'.repeat(Math.max(1, stringWidth(marked.replaceAll('\t', ' ')))),
  ];
}

/** A diagnostic for people: `file:12:10  message`, the source line, and a mark under what is meant. Safe to print. No
 *  line end at the end. */
export function formatDiagnostic(diagnostic: Diagnostic, options: FormatOptions): string {
  const colors = createColors(options.color);
  const place = `${oneLine(diagnostic.file, 400)}:${diagnostic.line}:${diagnostic.column}`;
  const paint = diagnostic.severity === 'error' ? colors.red : colors.yellow;
  const word = diagnostic.severity === 'warning' ? `${colors.yellow('warning:')} ` : '';
  const lines = [`${colors.bold(place)}  ${word}${oneLine(diagnostic.message, 1000)}`];
  const show = (line: string, start: number, end: number): void => {
    const [source, before, mark] = frame(line, start, end);
    lines.push(`    ${source}`, `    ${before}${paint(mark)}`);
  };
  if (diagnostic.source.trim() !== '') show(diagnostic.source, diagnostic.column - 1, diagnostic.endColumn - 1);
  if (diagnostic.expression !== undefined) {
    const { source, start, end } = diagnostic.expression;
    const lineStart = source.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
    const newline = source.indexOf('\n', start);
    const line = source.slice(lineStart, newline < 0 ? source.length : newline);
    lines.push('  in the expression');
    show(line, start - lineStart, end - lineStart);
  }
  return lines.join('\n');
}

import type { ReadInput } from '../model/tool.ts';
import { stripControl } from '../util/text.ts';
import { parseJson } from './json-output.ts';
import { type Line, printedLines } from './output.ts';

/** A JSON document, and what was said around it. */
export interface SaidJson {
  /** The document. Absent when there is none, or when it was cut. */
  readonly json?: unknown;
  /** The lines that are not of it: warnings and errors, of stderr or mixed in by `2>&1`. */
  readonly said: readonly Line[];
}

const MOST = 200;

function linesOf(text: string, first = 1): Line[] {
  const lines: Line[] = [];
  for (const { number, text: line } of printedLines(text)) {
    if (lines.length >= MOST) break;
    lines.push({ number: number + first - 1, text: line });
  }
  return lines;
}

/** The line feeds before a place in a text. */
function lineAt(text: string, place: number): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The first line that begins with an opening bracket, and the end of the last that ends with a closing one. */
function bounds(text: string): { readonly start: number; readonly end: number } | undefined {
  const open = /^[[{]/m.exec(text);
  const close = Math.max(text.lastIndexOf('\n]'), text.lastIndexOf('\n}'));
  if (open === null) return undefined;
  const lineEnd = text.indexOf('\n', open.index);
  const alone = text.slice(open.index, lineEnd < 0 ? undefined : lineEnd).trimEnd();
  const end = /^(?:\[\]|\{\})$/.test(alone) ? open.index + alone.length : close + 2;
  return end > open.index ? { start: open.index, end } : undefined;
}

/** Finds the JSON document in what a program printed. */
export function readSaidJson(input: ReadInput): SaidJson {
  const errors = linesOf(input.stderr);
  const whole = parseJson(input.stdout);
  if (whole !== undefined) return { json: whole, said: errors };
  const text =
    input.stdout.includes('\u001b') || input.stdout.includes('\r') ? stripControl(input.stdout) : input.stdout;
  const found = bounds(text);
  const json = found === undefined ? undefined : parseJson(text.slice(found.start, found.end));
  if (found === undefined || json === undefined) return { said: [...linesOf(text), ...errors] };
  const after = linesOf(text.slice(found.end), lineAt(text, found.end));
  return { json, said: [...linesOf(text.slice(0, found.start)), ...after, ...errors] };
}

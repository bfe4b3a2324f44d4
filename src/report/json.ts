import type { Report } from '../model/report.ts';

/** DEL, C1 controls and direction characters: JSON may hold them as they are, a terminal should not see them. */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** JSON text of a value. What could drive a terminal or turn text around is written as `\uXXXX`, which is the same
 *  value to every reader. */
export function safeJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The report itself (schemas/report.schema.json). */
export function renderJson(report: Report): string {
  return `${safeJson(report, 2)}\n`;
}

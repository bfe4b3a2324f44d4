import { sayLines } from './words.ts';

/** Text that is HTML already. Only `html` makes it, so what came from outside cannot be it. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Part = string | number | Markup | readonly Part[];

function escapeHtml(text: string): string {
  return sayLines(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function partOf(part: Part): string {
  if (part instanceof Markup) return part.source;
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(part);
  return part.map(partOf).join('');
}

/** A template tag: what stands in the template is HTML, every value put into it is escaped and stripped of control
 *  characters. Values belong into text and into quoted attributes, never into a tag's name, a style or an address. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(
    strings.map((text, index) => `${text}${index < parts.length ? partOf(parts[index] ?? '') : ''}`).join(''),
  );
}

import { oneLine, stripControl } from '../util/text.ts';

/** Halves of surrogate pairs and two code points that are no characters: errors in XML and in HTML. */
const NO_CHARACTER = /[\p{Surrogate}\ufffe\uffff]/gu;

/** One line of foreign text for people, cut to `max` characters. */
export function say(text: string, max = 300): string {
  return oneLine(text, max)
    .replace(/\p{Surrogate}(?=…$)/u, '')
    .replace(NO_CHARACTER, '\ufffd');
}

/** Foreign text of several lines for people, without control characters. */
export function sayLines(text: string): string {
  return stripControl(text).replace(NO_CHARACTER, '\ufffd');
}

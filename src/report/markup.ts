import { say, sayCommand, sayLines } from './words.ts';

/** The longest run of backticks in a text. */
function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** Foreign text as GitHub-flavoured Markdown that shows it as it is: no markup, no HTML, no table cell, no mention. */
export function prose(text: string, max = 500): string {
  return (
    say(text, max)
      .replace(/[\\`*[\]{}|~$]/g, '\\$&')
      // Between letters an underscore is no markup, and codes are full of them.
      .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
      .replace(/&(?=[#\w])/g, '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // A zero-width space: GitHub would call the people who are named like this.
      .replace(/@(?=\w)/g, '@&#8203;')
      .replace(/^(\s*)([#+\-=])/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])/, '$1\\$2')
  );
}

/** Foreign text inside our own HTML tags, where Markdown is not read. */
export function tagText(text: string, max = 500): string {
  return say(text, max)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@(?=\w)/g, '@&#8203;');
}

/** A word as inline code. Text that code could not hold in every renderer (backticks, tags, pipes in tables) is prose. */
export function code(text: string, max = 200): string {
  const word = say(text, max);
  return word === '' || /[`<|\\]/.test(word) ? prose(word, max) : `\`${word}\``;
}

/** A block of lines as code, in a fence that nothing in it can close. */
export function fence(text: string, language: '' | 'sh' = ''): readonly string[] {
  const inside = sayLines(text).replace(/\n+$/, '');
  const marks = '`'.repeat(Math.max(3, longestRun(inside) + 1));
  return [`${marks}${language}`, ...inside.split('\n'), marks];
}

/** A command to paste, alone in its block. */
export function commandFence(command: string): readonly string[] {
  return fence(sayCommand(command), 'sh');
}

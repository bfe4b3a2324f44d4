import { wordsOf } from '../words.ts';

/** Headings of several words. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bLocal Address\b/, 'local_address'],
  [/\bForeign Address\b/, 'foreign_address'],
  [/\bPID\/Program name\b/, 'program_name'],
  [/\bSecurity Context\b/, 'security_context'],
  [/\bNext Hop\b/, 'gateway'],
  [/\(state\)/, 'state'],
];

/** The names of columns, in order, in lower case with _ for -: `Proto Recv-Q Send-Q  Local Address ...`. */
export function columnsOf(header: string): readonly string[] {
  let text = header;
  for (const [phrase, name] of PHRASES) text = text.replace(phrase, name);
  return wordsOf(text.toLowerCase().replaceAll('-', '_'));
}

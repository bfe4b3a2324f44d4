import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Format, formats, renderReport } from '../../src/report/render.ts';
import { hostileReport } from './fixtures.ts';
import { elements, flaw } from './well-formed.ts';

const options = { width: 80, color: false, version: '0.1.0', verbose: true } as const;

/** Pieces that mean something to a terminal, a browser, Markdown, XML or Prometheus. */
const piece = fc.oneof(
  fc.constantFrom(
    '\u001b[2J',
    '\u001b]0;title\u0007',
    '\u009b31m',
    '\r\n',
    '\n',
    '\t',
    '\u0000',
    '\u0085',
    '\u202e',
    '\u2028',
    '\ud800',
    '\uffff',
    '\u001b',
    ']]>',
    '-->',
    '<script>alert(1)</script>',
    '</pre><script>',
    '</style>',
    '" onload="x',
    "'",
    '&lt;',
    '|',
    '`',
    '```',
    '````\n',
    '\\',
    '\\|',
    '{{',
    '$(id)',
    '@octocat',
    '# ',
    '- ',
    '名前',
    '👩‍👩‍👧‍👦',
    'x'.repeat(200),
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const texts = fc.array(text, { minLength: 1, maxLength: 8 });

/** A report with the given texts put into every place that takes text from outside. */
function reportWith(name: string, given: readonly string[]) {
  let at = 0;
  return hostileReport(name, () => given[at++ % given.length] ?? '');
}

/** Markdown without its fenced blocks: the lines in which markup is read. A fence that never ends hides nothing. */
function outsideFences(markdown: string): string {
  const kept: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const marks = /^(`{3,})(sh)?$/.exec(line)?.[1];
    if (fence === undefined && marks !== undefined) fence = marks;
    else if (fence !== undefined && line === fence) fence = undefined;
    else if (fence === undefined) kept.push(line);
  }
  return fence === undefined ? kept.join('\n') : markdown;
}

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

describe.each(['two-roots', 'undecided', 'interrupted'])('a report like %s full of hostile text', (name) => {
  test.each(formats)('has no control or direction character as %s', async (format: Format) => {
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const out = await renderReport(reportWith(name, given), { ...options, format });
        expect(CONTROL.exec(out)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  test('has no escape codes in coloured text but our colours', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const out = await renderReport(reportWith(name, given), { ...options, color: true, format: 'text' });
        expect(CONTROL.exec(out.replace(/\u001b\[(?:[12]|22|3[1-69]|39)m/g, ''))).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  test('has no tag but our own as Markdown, and no table cell or fence of its own', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const out = outsideFences(await renderReport(reportWith(name, given), { ...options, format: 'markdown' }));
        expect([...elements(out)].filter((element) => element !== 'details' && element !== 'summary')).toEqual([]);
        const rows = out.split('\n').filter((line) => line.startsWith('| '));
        const pipes = rows.map((row) => row.replace(/\\\\/g, '').match(/(?<!\\)\|/g)?.length ?? 0);
        expect(pipes.filter((n) => n !== 3 && n !== 4)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('is well-formed as HTML, with our own elements only', async () => {
    const own = new Set([
      ...elements(await renderReport(reportWith(name, ['x']), { ...options, format: 'html' })),
      'p',
      'pre',
    ]);
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const page = await renderReport(reportWith(name, given), { ...options, format: 'html' });
        expect(flaw(page.replace(/<style>[^<]*<\/style>/, ''), 'html')).toBeUndefined();
        expect([...elements(page)].filter((element) => !own.has(element))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('is well-formed as JUnit XML', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const xml = await renderReport(reportWith(name, given), { ...options, format: 'junit' });
        expect(flaw(xml, 'xml')).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  test('is the same value as JSON', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const report = reportWith(name, given);
        expect(JSON.parse(await renderReport(report, { ...options, format: 'json' }))).toEqual(report);
      }),
      { numRuns: 40 },
    );
  });
});

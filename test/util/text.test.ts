import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count, didYouMean, nearest, oneLine, shellLine, shellQuote, stripControl } from '../../src/util/text.ts';

describe('text from strangers', () => {
  test.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007x', 'x'],
    ['\u001b]8;;http://evil\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['\u001b[2J\u001b[Hgone', 'gone'],
    ['a\r\nb\rc', 'a\nbc'],
    ['a\tb\n', 'a\tb\n'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['a\u0000b\u0008c\u007fd\u009be', 'abcde'],
    ['grüße 日本 👍', 'grüße 日本 👍'],
  ])('%j is printed as %j', (text, shown) => {
    expect(stripControl(text)).toBe(shown);
  });

  test('nothing that drives a terminal or turns text around is left, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(stripControl(text)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(oneLine(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
      }),
    );
  });

  test('one line is one line, cut with a mark and never in the middle of a character', () => {
    expect(oneLine(' a\n\n\tb ')).toBe('a b');
    expect(oneLine('abcdef', 4)).toBe('abc…');
    expect(oneLine('abc', 3)).toBe('abc');
    expect(oneLine('ab👍👍', 4)).toBe('ab…');
    expect(oneLine('x'.repeat(5000)).length).toBe(200);
  });
});

describe('a word that was meant', () => {
  const words = ['dns-check', 'firewall-check', 'triage', 'list', 'lint'];
  test.each([
    ['dns-chekc', 'dns-check'],
    ['DNS-CHECK', 'dns-check'],
    ['trage', 'triage'],
    ['lst', 'list'],
    ['nothing-like-it', undefined],
    ['', undefined],
  ])('%s is %s', (word, near) => {
    expect(nearest(word, words)).toBe(near);
    expect(didYouMean(word, words)).toBe(near === undefined ? '' : ` Did you mean "${near}"?`);
  });
});

describe('a word for a shell', () => {
  test.each([
    ['abc', 'abc'],
    ['@192.0.2.53', '@192.0.2.53'],
    ['a=b:c,d/e%f+g_h-i', 'a=b:c,d/e%f+g_h-i'],
    ['', "''"],
    ['a b', "'a b'"],
    ["it's", "'it'\\''s'"],
    ['$(id)', "'$(id)'"],
    ['a\nb', "'a\nb'"],
    ['~', "'~'"],
    ['*', "'*'"],
    ['#x', "'#x'"],
  ])('%j is %s', (word, quoted) => {
    expect(shellQuote(word)).toBe(quoted);
  });

  test('a real shell takes each back for what it was', () => {
    const words = [
      '',
      ' ',
      "'",
      '"',
      '\\',
      '$HOME',
      '`id`',
      'a\nb',
      '!x',
      '~',
      '*',
      ';',
      '&',
      '|',
      '(',
      '日本',
      "'\\''",
      '-n',
      '\u0001',
    ];
    const shell = spawnSync('sh', ['-c', `for word in ${shellLine(words)}; do printf '%s\\0' "$word"; done`], {
      encoding: 'utf8',
    });
    expect(shell.stdout.split('\0').slice(0, -1)).toEqual(words);
  });
});

test('things are counted as people do', () => {
  expect([count(0, 'check'), count(1, 'check'), count(2, 'check'), count(2, 'entry', 'entries')]).toEqual([
    '0 checks',
    '1 check',
    '2 checks',
    '2 entries',
  ]);
});

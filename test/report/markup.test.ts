import { expect, test } from 'vitest';
import { code, fence, prose, tagText } from '../../src/report/markup.ts';

test('text that looks like Markdown is shown as it is', () => {
  expect(prose('*a* _b_ [c](d) `e` ~f~ $g$ h|i \\j')).toBe(
    '\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\~f\\~ \\$g\\$ h\\|i \\\\j',
  );
});

test('an underscore between letters stays, so that codes can be read in the source', () => {
  expect(prose('dns.resolver_no_response')).toBe('dns.resolver_no_response');
});

test('text that begins like a heading, a list or a number begins with an escape', () => {
  expect(['# a', '- b', '+ c', '1. d', '2) e', '=== f'].map((text) => prose(text))).toEqual([
    '\\# a',
    '\\- b',
    '\\+ c',
    '1\\. d',
    '2\\) e',
    '\\=== f',
  ]);
});

test('tags and entities are shown as they are, and nobody is called', () => {
  expect(prose('<b>&lt; & @octocat')).toBe('&lt;b&gt;&amp;lt; & @&#8203;octocat');
  expect(tagText('<b>&lt; & @octocat')).toBe('&lt;b&gt;&amp;lt; &amp; @&#8203;octocat');
});

test('a word that code cannot hold is prose', () => {
  expect([code('eth0'), code('a`b'), code('a|b'), code('<b>')]).toEqual(['`eth0`', 'a\\`b', 'a\\|b', '&lt;b&gt;']);
});

test('a fence is longer than any run of backticks inside, however many there are', () => {
  expect(fence('a ```` b\n')).toEqual(['`````', 'a ```` b', '`````']);
  expect(fence('` '.repeat(300_000))[0]).toBe('```');
});

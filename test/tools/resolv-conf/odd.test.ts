import { expect, test } from 'vitest';
import { readResolvConf } from '../../../src/tools/resolv-conf/read.ts';

function read(stdout: string) {
  const reading = readResolvConf({ argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' });
  return reading.kind === 'value' ? reading.value : undefined;
}

// resolv.conf(5): blanks or tabs after the word, comments with # or ;, the last search line counts.
test('tabs, comments behind a value and CRLF are ordinary', () => {
  expect(
    read(
      'nameserver\t192.0.2.53\t# first\r\nnameserver 2001:db8::53 ; second\r\nsearch\ta.example\r\nsearch b.example c.example\r\noptions ndots:2\ttimeout:1\r\n',
    ),
  ).toMatchObject({
    nameservers: ['192.0.2.53', '2001:db8::53'],
    search: ['a.example', 'b.example', 'c.example'],
    effective_search: ['b.example', 'c.example'],
    ndots: 2,
    timeout_s: 1,
    leftovers: [],
  });
});

test('a thousand nameservers are read, and three are asked', () => {
  const many = Array.from({ length: 1_000 }, (_, i) => `nameserver 192.0.2.${i % 250}\n`).join('');
  expect(read(many)).toMatchObject({ effective_nameservers: ['192.0.2.0', '192.0.2.1', '192.0.2.2'] });
  expect(read(many)?.nameservers.length).toBe(1_000);
});

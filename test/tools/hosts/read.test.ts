import { expect, test } from 'vitest';
import { readHosts } from '../../../src/tools/hosts/read.ts';

function read(stdout: string) {
  const reading = readHosts({ argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' });
  return reading.kind === 'value' ? reading.value : undefined;
}

// hosts(5): any blanks between fields, comments from # on; the C library takes only whole addresses.
test('tabs, blanks, comments behind an entry, CRLF and zones are ordinary', () => {
  expect(read('\t192.0.2.10\t\tweb  web.example # here\r\n#192.0.2.11 old\r\n\r\nfe80::1%lo0 localhost\r\n')).toEqual({
    present: true,
    entries: [
      { ip: '192.0.2.10', hostname: ['web', 'web.example'] },
      { ip: 'fe80::1%lo0', hostname: ['localhost'] },
    ],
    leftovers: [],
  });
});

test('an entry that the C library passes over is left over', () => {
  expect(read('192.0.2.10 web\n127.1 short\n192.0.2.11\n')).toMatchObject({
    entries: [{ ip: '192.0.2.10' }],
    leftovers: [{ line: 2 }, { line: 3 }],
  });
});

test('a thousand entries, and a file of comments alone', () => {
  const many = Array.from({ length: 1_000 }, (_, i) => `0.0.0.0\tad-${i}.example\n`).join('');
  expect(read(many)?.entries.length).toBe(1_000);
  expect(read('# nothing\n\n')).toEqual({ present: true, entries: [], leftovers: [] });
});

import { expect, test } from 'vitest';
import { readGetent } from '../../../src/tools/getent/read.ts';

function read(stdout: string, code = 0, stderr = '') {
  return readGetent({ argv: ['getent', 'hosts', 'web'], ending: { how: 'exited', code }, stdout, stderr });
}

// musl-utils of Alpine (getent.c): as glibc's, with a tab in places.
test.each([
  ['192.0.2.10        www.example.com  www.example.com web\n', ['192.0.2.10']],
  ['2001:db8::10\twww.example.com\n', ['2001:db8::10']],
  ['192.0.2.10      STREAM www.example.com\n192.0.2.10      DGRAM  www.example.com\n', ['192.0.2.10']],
  ['fe80::1%eth0    STREAM router\n', ['fe80::1%eth0']],
])('%j', (text, addresses) => {
  expect(read(text)).toMatchObject({ kind: 'value', value: { found: true, addresses, leftovers: [] } });
});

test('the names behind the first are aliases', () => {
  expect(read('192.0.2.10  www.example.com web www\r\n')).toMatchObject({
    value: { entries: [{ ip: '192.0.2.10', name: 'www.example.com', aliases: ['web', 'www'] }] },
  });
});

test('a thousand entries are a thousand entries', () => {
  const lines = Array.from({ length: 1_000 }, (_, i) => `192.0.2.${i % 250}   host-${i}\n`).join('');
  const reading = read(lines);
  expect(reading.kind === 'value' ? reading.value.entries.length : 0).toBe(1_000);
});

test('a database that getent does not know is no answer', () => {
  expect(read('', 1, 'Unknown database: foo\n').kind).toBe('unreadable');
});

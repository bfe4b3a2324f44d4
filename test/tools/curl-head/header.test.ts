import { describe, expect, test } from 'vitest';
import { curlHead } from '../../../src/tools/curl-head/tool.ts';
import { epochOf } from '../../../src/tools/http-date.ts';
import { addHeader, noHeaders, splitList } from '../../../src/tools/http-header.ts';

describe('dates', () => {
  // The three forms of RFC 9110 5.6.7, and those of cookies and of OpenSSL.
  test.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    'Sun, 06-Nov-1994 08:49:37 GMT',
    'Nov  6 08:49:37 1994 GMT',
  ])('%s is one instant', (text) => expect(epochOf(text)).toBe(784_111_777));
  test.each(['0', '-1', 'Sun, 31 Feb 2026 00:00:00 GMT', 'Sun, 06 Nov 1994 24:49:37 GMT', 'yesterday', ''])(
    '%s is none',
    (text) => expect(epochOf(text)).toBeUndefined(),
  );
});

test('a comma inside quotes does not divide a list', () => {
  expect(splitList('Digest realm="a, \\"b", nonce=x,,')).toEqual(['Digest realm="a, \\"b"', 'nonce=x']);
  expect(splitList('"never closed, x')).toEqual(['"never closed, x']);
});

test('names of the language are names like any other, and a number that is none stays text', () => {
  const into = noHeaders();
  addHeader(into, '__proto__', 'a');
  addHeader(into, '__proto__', 'b');
  addHeader(into, 'constructor', 'c');
  addHeader(into, 'Content-Length', 'many');
  addHeader(into, 'Downlink', '1.5');
  addHeader(into, 'X-Cache-Hits', '0, 3');
  expect(JSON.stringify(into)).toBe(
    '{"headers":{"__proto__":"a, b","constructor":"c","content-length":"many","downlink":"1.5"},"lists":{},"numbers":{"downlink":1},"number_lists":{"x-cache-hits":[0,3]}}',
  );
});

test('a header that would carry credentials is refused by its name', () => {
  const pattern = new RegExp(`^(?:${curlHead.parameters.header_name?.pattern ?? ''})$`);
  for (const name of ['Authorization', 'authorization', 'Cookie', 'X-API-Key', 'x-api-key'])
    expect(pattern.test(name), name).toBe(false);
  for (const name of ['Host', 'X-Probe', 'Accept']) expect(pattern.test(name), name).toBe(true);
});

/** Written after RFC 9112 5.2 and curl's own progress meter, which writes behind itself on one terminal. */
test('a folded header and a status behind a progress meter are read', () => {
  const stdout =
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
    '  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0HTTP/1.1 200 OK\r\n' +
    'X-Long: a\r\n b\r\nAge: 3\r\n\r\nbody: no header\n';
  const reading = curlHead.read({ argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' });
  expect(reading).toMatchObject({
    kind: 'value',
    value: { ok: true, messages: [{ headers: { 'x-long': 'a b' }, numbers: { age: 3 } }], leftovers: [] },
  });
});

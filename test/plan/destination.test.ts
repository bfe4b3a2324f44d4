import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDestination } from '../../src/plan/destination.ts';

describe('--to is read as', () => {
  test.each([
    ['api', { host: 'api' }],
    ['api:8080', { host: 'api', port: 8080 }],
    ['api.shop.svc.cluster.local.', { host: 'api.shop.svc.cluster.local.' }],
    ['_sip._tcp.example', { host: '_sip._tcp.example' }],
    ['bücher.example:80', { host: 'xn--bcher-kva.example', port: 80 }],
    ['192.0.2.1', { host: '192.0.2.1' }],
    ['192.0.2.1:53', { host: '192.0.2.1', port: 53 }],
    ['2001:db8::1', { host: '2001:db8::1' }],
    ['2001:db8::1:80', { host: '2001:db8::1:80' }],
    ['[2001:db8::1]', { host: '2001:db8::1' }],
    ['[2001:db8::1]:80', { host: '2001:db8::1', port: 80 }],
    ['fe80::1%eth0', { host: 'fe80::1%eth0' }],
    ['[fe80::1%eth0]:80', { host: 'fe80::1%eth0', port: 80 }],
    ['tcp://api:5432', { scheme: 'tcp', host: 'api', port: 5432 }],
    ['udp://192.0.2.1:53', { scheme: 'udp', host: '192.0.2.1', port: 53 }],
    ['http://api', { scheme: 'http', host: 'api', port: 80, path: '/' }],
    ['https://api/', { scheme: 'https', host: 'api', port: 443, path: '/' }],
    ['HTTPS://api:8443/a/b?c=d#e', { scheme: 'https', host: 'api', port: 8443, path: '/a/b?c=d' }],
    ['http://api?c=d', { scheme: 'http', host: 'api', port: 80, path: '/?c=d' }],
    ['http://[2001:db8::1]:8080/a', { scheme: 'http', host: '2001:db8::1', port: 8080, path: '/a' }],
  ])('%s', (text, expected) => {
    expect(parseDestination(text)).toEqual({ ok: true, value: { text, ...expected } });
  });
});

describe('--to is refused, with the reason', () => {
  const letters = 'only letters, digits, dashes, underscores and dots are allowed';
  const apart = 'host and port cannot be told apart';
  const signs = 'spaces, control characters and \\<>"`{}|^ are not allowed in a URL';
  test.each([
    ['', '"" is no host: it is empty'],
    [':80', '"" is no host: it is empty'],
    ['http:///x', '"" is no host: it is empty'],
    ['-x', '"-x" is no host: a label may not start with a dash'],
    ['--help', '"--help" is no host: a label may not start with a dash'],
    ['a;b', `"a;b" is no host: ${letters}`],
    ['$(id)', `"$(id)" is no host: ${letters}`],
    ['a b', `"a b" is no host: ${letters}`],
    ['api/path', `"api/path" is no host: ${letters}`],
    ['192.0.2.0/24', `"192.0.2.0/24" is no host: ${letters}`],
    ['*.example', `"*.example" is no host: ${letters}`],
    ['api..example', '"api..example" is no host: it has an empty label'],
    ['010.0.0.1', '"010.0.0.1" is no host: a name that ends in a number is read as an address'],
    ['api:', apart],
    ['api:x', apart],
    ['api:80/x', apart],
    ['[2001:db8::1', apart],
    ['http://api:80:80/', apart],
    ['api:0', 'a port is a number from 1 to 65535'],
    ['api:65536', 'a port is a number from 1 to 65535'],
    ['tcp://api', 'tcp:// needs a port'],
    ['udp://api', 'udp:// needs a port'],
    ['ftp://api', 'ftp:// is not known here'],
    ['file:///etc/passwd', 'file:// is not known here'],
    ['constructor://api', 'constructor:// is not known here'],
    ['http://api/a b', signs],
    ['http://api/"x', signs],
  ])('%s', (text, why) => {
    expect(parseDestination(text)).toEqual({
      ok: false,
      trouble: {
        what: `"${text}" is no destination: ${why}`,
        where: '--to',
        todo: 'give http(s)://HOST[:PORT]/PATH, tcp://HOST:PORT, udp://HOST:PORT, or HOST[:PORT]',
        exit: 2,
      },
    });
  });

  test('a password is refused and not repeated', () => {
    const read = parseDestination('http://someone:secret@api/');
    expect(read.ok ? '' : read.trouble.what).toBe(
      '"(hidden)" is no destination: a user name or password would end up in reports',
    );
  });

  test('line feeds and escapes neither pass nor reach the terminal', () => {
    for (const text of [
      'http://api/\r\nX-Evil: 1',
      'http://api/\u001b[31m',
      'a\nb',
      'api\u0000',
      'http://api/\u202e',
    ]) {
      const read = parseDestination(text);
      expect([text, read.ok]).toEqual([text, false]);
      expect(read.ok ? '' : read.trouble.what).not.toMatch(/[\u0000-\u001f\u202e]/);
    }
  });
});

test('whatever the text, a destination that is accepted is a host that no program takes for an option', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain(), fc.ipV6(), fc.string({ unit: 'binary' })), (text) => {
      const read = parseDestination(text);
      if (!read.ok) return;
      const { host, port } = read.value;
      expect(host).toMatch(/^[A-Za-z0-9_.:][A-Za-z0-9_.:%-]*$/);
      if (port !== undefined) expect(Number.isInteger(port) && port >= 1 && port <= 65_535).toBe(true);
    }),
    { numRuns: 500 },
  );
});

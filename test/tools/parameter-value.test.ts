import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parameter, ParameterType } from '../../src/model/parameter.ts';
import { tools } from '../../src/tools/registry.ts';
import { validateArguments, validateParameter } from '../../src/util/parameter-value.ts';

function check(type: ParameterType, raw: unknown, more: Partial<Parameter> = {}) {
  return validateParameter('x', { type, description: '', ...more }, raw);
}

function value(type: ParameterType, raw: unknown, more: Partial<Parameter> = {}) {
  const result = check(type, raw, more);
  return result.ok ? result.value : undefined;
}

function trouble(type: ParameterType, raw: unknown, more: Partial<Parameter> = {}) {
  const result = check(type, raw, more);
  return result.ok ? undefined : result.trouble;
}

describe('hostname', () => {
  test.each([
    'web',
    'web.example.com',
    'web.example.com.',
    '.',
    '_http._tcp.example.com',
    'xn--bcher-kva.example',
    '1a.example',
    'a-b',
  ])('%s is one', (name) => expect(value('hostname', name)).toBe(name));

  test('a name in another script becomes its ASCII form', () => {
    expect(value('hostname', 'bücher.example')).toBe('xn--bcher-kva.example');
  });

  test.each([
    ['-x', '"-x" is no hostname: a label may not start with a dash'],
    ['a.-b', '"a.-b" is no hostname: a label may not start with a dash'],
    ['a-.b', '"a-.b" is no hostname: a label may not end with a dash'],
    ['192.0.2.1', '"192.0.2.1" is no hostname: that is an address'],
    ['2001:db8::1', '"2001:db8::1" is no hostname: that is an address'],
    ['127.1', '"127.1" is no hostname: a name that ends in a number is read as an address'],
    ['0x7f000001', '"0x7f000001" is no hostname: a name that ends in a number is read as an address'],
    ['a..b', '"a..b" is no hostname: it has an empty label'],
    ['', '"" is no hostname: it is empty'],
    [`${'a'.repeat(64)}.b`, `"${'a'.repeat(59)}…" is no hostname: a label is longer than 63 characters`],
    ['a;b', '"a;b" is no hostname: only letters, digits, dashes, underscores and dots are allowed'],
    ['a b', '"a b" is no hostname: only letters, digits, dashes, underscores and dots are allowed'],
    ['a\u202eb', '"ab" is no hostname: only letters, digits, dashes, underscores and dots are allowed'],
    ['１２７.0.0.1', '"１２７.0.0.1" is no hostname: that is an address'],
  ])('%j is none, and it says why', (name, why) => expect(trouble('hostname', name)).toBe(why));

  test('253 characters are allowed, 254 are not', () => {
    const name = Array.from({ length: 4 }, () => 'a'.repeat(63)).join('.');
    expect(value('hostname', name.slice(0, 253))).toBe(name.slice(0, 253));
    expect(value('hostname', `${name.slice(0, 253)}.`)).toBe(`${name.slice(0, 253)}.`);
    expect(value('hostname', name)).toBeUndefined();
  });
});

describe('address, host and network', () => {
  test.each(['192.0.2.1', '2001:db8::1', '::ffff:192.0.2.1', 'fe80::1%eth0'])('%s is an address', (text) => {
    expect(value('address', text)).toBe(text);
    expect(value('host', text)).toBe(text);
  });
  test.each(['010.0.0.1', '10.1', '1', '256.0.0.1', '2001:db8::1%eth0', 'fe80::1%', 'fe80::1%a/b', 'web', '[::1]', ''])(
    '%s is none',
    (text) => expect(value('address', text)).toBeUndefined(),
  );
  test('a host is a name or an address, and its trouble says host', () => {
    expect(value('host', 'web.example.com')).toBe('web.example.com');
    expect(trouble('host', '-x')).toBe('"-x" is no host: a label may not start with a dash');
    expect(value('host', '010.0.0.1')).toBeUndefined();
  });
  test('a network has a length that fits', () => {
    for (const text of ['192.0.2.0/24', '0.0.0.0/0', '2001:db8::/32', '::/128']) expect(value('cidr', text)).toBe(text);
    for (const text of ['192.0.2.0', '192.0.2.0/33', '::/129', '192.0.2.0/24/1', '/24', 'a/1', '192.0.2.0/-1'])
      expect(value('cidr', text)).toBeUndefined();
  });
});

describe('numbers, durations and words', () => {
  test('ports go from 1 to 65535', () => {
    expect(value('port', '53')).toBe(53);
    expect(value('port', 65_535)).toBe(65_535);
    expect(trouble('port', 0)).toBe('"0" is less than 1');
    expect(trouble('port', '65536')).toBe('"65536" is more than 65535');
    for (const raw of ['1.5', '', '0x50', 'http', Number.NaN, ' 80', null]) expect(value('port', raw)).toBeUndefined();
  });
  test('numbers keep to their limits', () => {
    expect(value('integer', '7', { minimum: 7, maximum: 7 })).toBe(7);
    expect(trouble('integer', 8, { maximum: 7 })).toBe('"8" is more than 7');
    expect(value('number', '-1.5')).toBe(-1.5);
    expect(value('number', '1e9')).toBeUndefined();
  });
  test('durations become milliseconds, and a number is milliseconds already', () => {
    expect(value('duration', '1.5s')).toBe(1_500);
    expect(value('duration', 200)).toBe(200);
    expect(trouble('duration', '5')).toBe('"5" is no duration: 200ms, 2s, 1.5m or 1h is expected');
    expect(value('duration', -1)).toBeUndefined();
  });
  test('booleans are true and false, and nothing else', () => {
    expect(value('boolean', 'false')).toBe(false);
    expect(value('boolean', true)).toBe(true);
    expect(trouble('boolean', 'yes')).toBe('"yes" is neither true nor false');
  });
  test('a word that is not in the list is answered with a near one', () => {
    expect(trouble('enum', 'AAAAA', { values: ['A', 'AAAA'] })).toBe(
      '"AAAAA" is none of A, AAAA. Did you mean "AAAA"?',
    );
  });
});

describe('url, interface, path and text', () => {
  test.each([
    'http://web/',
    'https://web.example.com:8443/a?b=c',
    'http://192.0.2.1',
    'http://[2001:db8::1]:80/',
    'tcp://web:80',
    'udp://[2001:db8::1]:53',
  ])('%s is a URL', (text) => expect(value('url', text)).toBe(text));
  test.each([
    'ftp://web/',
    'web:80',
    'http:///x',
    'http://a b/',
    'tcp://web',
    'tcp://web:0',
    'http://-x/',
    'http://web:99999/',
    'javascript:alert(1)',
    'http://a\\b/',
    '-x',
  ])('%s is none', (text) => expect(value('url', text)).toBeUndefined());
  test('a password is refused and not repeated', () => {
    expect(trouble('url', 'http://me:secret@web/')).not.toContain('secret');
  });
  test('an interface name is what the kernel takes', () => {
    for (const name of ['eth0', 'br-0a1b2c', 'eth0.100', 'wg_0']) expect(value('interface', name)).toBe(name);
    for (const name of ['', '-i', 'a b', 'a/b', 'a:1', '..', 'a'.repeat(16)])
      expect(value('interface', name)).toBeUndefined();
  });
  test('a path is absolute and does not climb', () => {
    expect(value('path', '/etc/..hidden/x')).toBe('/etc/..hidden/x');
    for (const path of ['etc', '/etc/../shadow', '/a\u0000b', '/a\nb']) expect(value('path', path)).toBeUndefined();
  });
  test('text has no control characters and no dash in front', () => {
    expect(value('string', 'any; text $(is) fine')).toBe('any; text $(is) fine');
    for (const text of ['-x', 'a\nb', '\u001b[1m', 'x'.repeat(4097)]) expect(value('string', text)).toBeUndefined();
  });
});

test('whatever is accepted can neither be an option nor steer a terminal', () => {
  const types: ParameterType[] = ['hostname', 'address', 'host', 'cidr', 'interface', 'url', 'string', 'path'];
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.domain(), fc.webUrl(), fc.ipV6()),
      (type, raw) => {
        const got = value(type, raw);
        if (typeof got !== 'string') return;
        expect(got.startsWith('-')).toBe(false);
        expect(got).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        expect(value(type, got)).toBe(got);
      },
    ),
    { numRuns: 2_000, seed: 3 },
  );
});

describe('arguments of a tool', () => {
  const dig = tools.get('dig');
  if (dig === undefined) throw new Error('there is no dig');

  test('defaults are filled in and durations are milliseconds', () => {
    expect(validateArguments(dig, { name: 'web.example.com', time: '2s', server: undefined })).toEqual({
      ok: true,
      value: {
        name: 'web.example.com',
        type: 'A',
        tcp: false,
        recurse: true,
        checking_disabled: false,
        dnssec: false,
        edns: true,
        ignore_truncation: false,
        time: 2_000,
        tries: 1,
        search: false,
        count: 1,
      },
    });
  });

  test('every trouble is said, with a near name for an unknown one', () => {
    expect(validateArguments(dig, { nmae: 'web', type: 'B', __proto__: null })).toEqual({
      ok: false,
      trouble: [
        'unknown argument "nmae" of dig. Did you mean "name"?',
        'argument "name" of dig is required',
        expect.stringMatching(/^argument "type" of dig: "B" is none of A, AAAA,/),
      ],
    });
  });

  test('no accepted arguments make a word of the command that was not meant', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.domain()), (name) => {
        const args = validateArguments(dig, { name });
        if (args.ok) expect(dig.argv(args.value).slice(-4)).toEqual(['-q', args.value.name, '-t', 'A']);
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});

describe('output_file', () => {
  test.each(['x.pcap', './x', '/tmp/x y.pcap', '../x', '..x'])('%s is one', (file) =>
    expect(value('output_file', file)).toBe(file),
  );

  test.each(['', '.', '..', '/tmp/', 'a/..', '-x', 'a\u0000b', 'a\nb'])('%j is none', (file) =>
    expect(trouble('output_file', file)).toMatch(/ is no file: /),
  );
});

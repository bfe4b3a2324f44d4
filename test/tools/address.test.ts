import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAddresses, inCidr, ipVersion, isLoopback, isPrivate, sameAddress } from '../../src/util/address.ts';

describe('sameAddress', () => {
  test.each([
    ['2001:DB8::1', '2001:db8:0:0:0:0:0:1', true],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    ['::ffff:c000:201', '192.0.2.1', true],
    ['fe80::1%eth0', 'fe80::1', true],
    ['fe80::1%eth0', 'fe80::1%eth1', false],
    ['192.0.2.1', '192.0.2.2', false],
    ['192.0.2.1', '::c000:201', false],
    ['web', 'web', false],
    ['010.0.0.1', '10.0.0.1', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameAddress(a, b)).toBe(same);
    expect(sameAddress(b, a)).toBe(same);
  });
});

test('the version is how the address is written', () => {
  expect(['192.0.2.1', '::1', '::ffff:192.0.2.1', 'fe80::1%lo', '10.1', ''].map(ipVersion)).toEqual([
    4,
    6,
    6,
    6,
    undefined,
    undefined,
  ]);
});

describe('inCidr', () => {
  test.each([
    ['192.0.2.9', '192.0.2.0/24', true],
    ['192.0.3.9', '192.0.2.0/24', false],
    ['192.0.2.9', '192.0.2.200/24', true],
    ['192.0.2.9', '0.0.0.0/0', true],
    ['::1', '0.0.0.0/0', false],
    ['192.0.2.9', '::/0', false],
    ['::ffff:192.0.2.9', '192.0.2.0/24', true],
    ['192.0.2.9', '::ffff:192.0.2.0/120', true],
    ['2001:db8::9', '2001:db8::/127', false],
    ['2001:db8::1', '2001:db8::/127', true],
    ['192.0.2.9', '192.0.2.0/33', false],
    ['192.0.2.9', '192.0.2.0', false],
    ['192.0.2.9', '192.0.2.9/', false],
    ['x', 'y/8', false],
  ])('%s in %s: %s', (address, cidr, inside) => expect(inCidr(address, cidr)).toBe(inside));
});

test('loopback and private networks are told apart', () => {
  expect(['127.0.0.53', '::1', '128.0.0.1', '::2'].map(isLoopback)).toEqual([true, true, false, false]);
  expect(
    ['10.0.0.1', '172.31.255.255', '172.32.0.0', '192.168.1.1', 'fd00::1', '127.0.0.1', 'fe80::1', '100.64.0.1'].map(
      isPrivate,
    ),
  ).toEqual([true, true, false, true, true, false, false, false]);
});

test('addresses sort by number, IPv4 first, words last', () => {
  const sorted = ['192.0.2.2', '192.0.2.10', '::1', 'fe80::1%a', 'fe80::1%b', 'a', 'b'];
  expect([...sorted].reverse().sort(compareAddresses)).toEqual(sorted);
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (a, b) => {
      expect(Math.sign(compareAddresses(a, b)) + Math.sign(compareAddresses(b, a))).toBe(0);
      if (ipVersion(a) !== undefined) expect(sameAddress(a, a)).toBe(true);
    }),
  );
});

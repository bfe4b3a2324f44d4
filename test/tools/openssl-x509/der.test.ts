import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCertificate } from '../../../src/tools/certificate.ts';
import { derAt, oidOf, timeOf } from '../../../src/tools/der.ts';
import { readOpensslX509 } from '../../../src/tools/openssl-x509/read.ts';
import { fixtures } from '../fixtures.ts';

const pem =
  fixtures.find(({ tool, name }) => tool === 'openssl-x509' && name === 'debian-12-chain')?.input.stdout ?? '';
const block = /-----BEGIN CERTIFICATE-----\n(?<body>[A-Za-z0-9+/=\n]+)-----END/.exec(pem)?.groups?.body ?? '';
const whole = Buffer.from(block, 'base64');

test('a certificate with any bytes changed, or cut, is read without a throw', () => {
  expect(readCertificate(whole)?.subject_cn).toBe('api.lab.test');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(whole.length),
      (edits, cut) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, to] of edits) bytes[at] = to;
        readCertificate(bytes);
        readCertificate(bytes.subarray(0, cut));
      },
    ),
    { numRuns: 500, seed: 5 },
  );
});

test('lengths that lie, and tags that X.509 has not, are none', () => {
  for (const bytes of [[0x30], [0x30, 0x80], [0x30, 5, 1], [0x30, 0x85, 1, 1, 1, 1, 1], [0x1f, 1, 0]])
    expect(derAt(Uint8Array.from(bytes), 0, bytes.length)).toBeUndefined();
});

test('identifiers and times', () => {
  const element = (tag: number, content: readonly number[]) => {
    const bytes = Uint8Array.from([tag, content.length, ...content]);
    return derAt(bytes, 0, bytes.length);
  };
  const text = (words: string) => [...words].map((char) => char.charCodeAt(0));
  expect(oidOf(element(6, [0x55, 0x1d, 0x11]))).toBe('2.5.29.17');
  expect(oidOf(element(6, [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d]))).toBe('1.2.840.113549');
  expect(timeOf(element(0x17, text('491231235959Z')))).toBe(2_524_607_999);
  expect(timeOf(element(0x17, text('500101000000Z')))).toBe(-631_152_000);
  expect(timeOf(element(0x18, text('99991231235959Z')))).toBe(253_402_300_799);
  expect(timeOf(element(0x18, text('491231235959Z')))).toBeUndefined();
});

test('text alone tells the same as the certificate', () => {
  const chain = fixtures.find(({ tool, name }) => tool === 'openssl-x509' && name === 'debian-13-store-text')?.input;
  if (chain === undefined) throw new Error('the fixture is gone');
  expect(readOpensslX509(chain)).toEqual(readOpensslX509({ ...chain, stdout: pem }));
});

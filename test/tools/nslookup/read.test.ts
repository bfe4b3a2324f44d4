import { expect, test } from 'vitest';
import { readNslookup } from '../../../src/tools/nslookup/read.ts';

function read(stdout: string, code = 0) {
  const reading = readNslookup({ argv: [], ending: { how: 'exited', code }, stdout, stderr: '' });
  return reading.kind === 'value' ? reading.value : undefined;
}

// The source of BusyBox: networking/nslookup.c, the applet without FEATURE_NSLOOKUP_BIG.
test('the small applet of BusyBox numbers its addresses', () => {
  const text = [
    'Server:    192.0.2.53',
    'Address 1: 192.0.2.53 dns.example.com',
    '',
    'Name:      www.example.com',
    'Address 1: 192.0.2.10 www.example.com',
    'Address 2: 2001:db8::10',
    '',
  ].join('\n');
  expect(read(text)).toMatchObject({
    nameserver: '192.0.2.53',
    nameserver_name: 'dns.example.com',
    answered: true,
    status: 'NOERROR',
    addresses: ['192.0.2.10', '2001:db8::10'],
    leftovers: [],
  });
  expect(
    read("Server:    192.0.2.53\nAddress 1: 192.0.2.53\n\nnslookup: can't resolve 'nope': Name does not resolve\n", 1),
  ).toMatchObject({ answered: false, error: "can't resolve 'nope': Name does not resolve", addresses: [] });
});

// The manual of BIND 9.11 (bin/dig/nslookup.c): no communications error is named.
test('BIND before 9.18 says only that the connection timed out', () => {
  expect(read(';; connection timed out; no servers could be reached\n\n', 1)).toMatchObject({
    answered: false,
    timed_out: true,
    refused: false,
  });
});

test('a nameserver and nothing more is not read as an answer when only the text is known', () => {
  expect(read('Server:\t\t192.0.2.53\nAddress:\t192.0.2.53:53\n\n')).toBeUndefined();
});

test('a server that failed before another answered is kept', () => {
  const text =
    ';; Got SERVFAIL reply from 192.0.2.53, trying next server\nServer:\t\t192.0.2.54\nAddress:\t192.0.2.54#53\n\nName:\twww.example.com\nAddress: 192.0.2.10\n';
  expect(read(text)).toMatchObject({
    nameserver: '192.0.2.54',
    skipped_servers: [{ server: '192.0.2.53', reason: 'SERVFAIL' }],
    addresses: ['192.0.2.10'],
  });
});

// Windows, from its documentation: several addresses stand below one heading.
test('the words of Windows are understood', () => {
  const text =
    'Server:  dns.example.com\r\nAddress:  192.0.2.53\r\n\r\nName:    www.example.com\r\nAddresses:  2001:db8::10\r\n\t  192.0.2.10\r\n';
  expect(read(text)).toMatchObject({
    nameserver: '192.0.2.53',
    nameserver_name: 'dns.example.com',
    addresses: ['2001:db8::10', '192.0.2.10'],
  });
  expect(
    read("Server:  dns\r\nAddress:  192.0.2.53\r\n\r\n*** dns can't find nope: Non-existent domain\r\n"),
  ).toMatchObject({ status: 'NXDOMAIN', answered: true });
});

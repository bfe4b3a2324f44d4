import { describe, expect, test } from 'vitest';
import type { ReadInput } from '../../../src/model/tool.ts';
import { readOpensslSClient } from '../../../src/tools/openssl-s-client/read.ts';

const argv = ['openssl', 's_client', '-connect', '[2001:db8::1]:443', '-servername', 'api.example'];
const asked = { host: '2001:db8::1', port: 443, servername: 'api.example' };

function read(stdout: string, ending: ReadInput['ending'] = { how: 'exited', code: 1 }) {
  return readOpensslSClient({ argv, ending, stdout, stderr: '' });
}

describe('s_client has no time limit of its own: its deadline is what the network did', () => {
  test('nothing printed: it was still connecting', () => {
    expect(read('', { how: 'deadline', after_ms: 8_000 })).toMatchObject({
      kind: 'value',
      value: { outcome: 'timed_out', phase: 'connect', connected: false, timed_out: true, ok: false, ...asked },
    });
  });
  test('connected: the server said nothing', () => {
    expect(read('CONNECTED(00000003)\n', { how: 'deadline', after_ms: 8_000 })).toMatchObject({
      kind: 'value',
      value: { outcome: 'timed_out', phase: 'handshake', connected: true, timed_out: true },
    });
  });
  test('ended otherwise before it said anything, it says nothing', () => {
    expect(read('', { how: 'signaled', signal: 9 }).kind).toBe('unreadable');
  });
});

test('"Verify return code: 0 (ok)" without a certificate is no trust', () => {
  const text =
    'CONNECTED(00000003)\n---\nno peer certificate available\n---\nNew, (NONE), Cipher is (NONE)\nVerify return code: 0 (ok)\n';
  const reading = read(text);
  expect(reading).toMatchObject({ kind: 'value', value: { handshake: false, ok: false, no_peer_certificate: true } });
  expect(reading).not.toHaveProperty('value.verify_code');
});

/** OpenSSL 1.0.2 and 1.1.0, from their s_client.c and err strings: what Debian 12 and 13 do not print any more. */
describe('older versions', () => {
  test('an alert and its number', () => {
    const text =
      'CONNECTED(00000003)\n140735:error:14094410:SSL routines:SSL3_READ_BYTES:sslv3 alert handshake failure:s3_pkt.c:1493:SSL alert number 40\n';
    expect(read(text)).toMatchObject({
      value: { outcome: 'alert', alert: 'handshake_failure', alert_number: 40, leftovers: [] },
    });
  });
  test('the version of the session, names with slashes, and a chain without blocks', () => {
    const text =
      'CONNECTED(00000003)\n---\nCertificate chain\n 0 s:/C=XX/O=a/b Ltd/CN=api.example\n   i:/CN=CA\n---\nServer certificate\n' +
      'New, TLSv1/SSLv3, Cipher is ECDHE-RSA-AES256-GCM-SHA384\nSSL-Session:\n    Protocol  : TLSv1.2\n    Verify return code: 20 (unable to get local issuer certificate)\n';
    expect(read(text, { how: 'exited', code: 0 })).toMatchObject({
      value: {
        protocol: 'TLSv1.2',
        certificates: [{ subject: 'C=XX, O=a/b Ltd, CN=api.example', subject_cn: 'api.example', issuer: 'CN=CA' }],
        verify_code: 20,
        unknown_issuer: true,
        ok: false,
      },
    });
  });
  test('a name that cannot be looked up', () => {
    expect(read('getaddrinfo: Name or service not known\nconnect:errno=0\n')).toMatchObject({
      value: { outcome: 'resolve_failed', error: 'Name or service not known' },
    });
  });
});

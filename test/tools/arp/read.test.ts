import { expect, test } from 'vitest';
import { readArp } from '../../../src/tools/arp/read.ts';

const entriesOf = (stdout: string) => {
  const reading = readArp({ argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' });
  return reading.kind === 'value' ? reading.value.entries : reading;
};

// These systems are not at hand; the forms are those of arp(8) of macOS and FreeBSD, and arp of AIX.
test('macOS leaves leading zeros out, and says what is permanent', () => {
  expect(
    entriesOf(
      [
        'gateway (192.0.2.1) at 0:50:56:f7:4a:fc on en0 ifscope [ethernet]',
        '? (192.0.2.2) at (incomplete) on en0 ifscope [ethernet]',
        '? (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]',
      ].join('\n'),
    ),
  ).toEqual([
    {
      name: 'gateway',
      address: '192.0.2.1',
      hwtype: 'ethernet',
      hwaddress: '0:50:56:f7:4a:fc',
      iface: 'en0',
      permanent: false,
      published: false,
      complete: true,
    },
    {
      address: '192.0.2.2',
      hwtype: 'ethernet',
      hwaddress: '(incomplete)',
      iface: 'en0',
      permanent: false,
      published: false,
      complete: false,
    },
    {
      address: '224.0.0.251',
      hwtype: 'ethernet',
      hwaddress: '1:0:5e:0:0:fb',
      iface: 'en0',
      permanent: true,
      published: false,
      complete: true,
    },
  ]);
});

test('FreeBSD says when an entry expires', () => {
  expect(entriesOf('? (192.0.2.4) at 00:50:56:f7:4a:fc on em0 expires in 1182 seconds [ethernet]\n')).toEqual([
    {
      address: '192.0.2.4',
      hwtype: 'ethernet',
      hwaddress: '00:50:56:f7:4a:fc',
      iface: 'em0',
      permanent: false,
      published: false,
      expires: 1182,
      complete: true,
    },
  ]);
});

test('AIX has its own frame and no interface', () => {
  expect(
    entriesOf(
      '  a (192.0.2.5) at 0:50:56:f7:4a:fc [ethernet] stored in bucket 3\n\nbucket:    0     contains:    0 entries\n',
    ),
  ).toMatchObject([{ name: 'a', address: '192.0.2.5', hwtype: 'ethernet', hwaddress: '0:50:56:f7:4a:fc' }]);
});

import { expect, test } from 'vitest';
import { readTraceroute } from '../../../src/tools/traceroute/read.ts';

// Text that cannot be recorded here, in the forms that the sources print: traceroute.c of FreeBSD and network_cmds
// (macOS), and traceroute(8) of Linux with -e behind an MPLS router.
function read(...lines: string[]) {
  const ending = { how: 'exited', code: 0 } as const;
  const reading = readTraceroute({ argv: [], ending, stdout: lines.join('\n'), stderr: '' });
  return reading.kind === 'value' ? reading.value : reading;
}

test('BSD: a second host of a hop stands in a line of its own, and a system before the name', () => {
  expect(
    read(
      'traceroute to www.example.com (192.0.2.10), 64 hops max, 52 byte packets',
      ' 1  [AS64500] gw.example.com (198.51.100.1)  1.025 ms  0.981 ms *',
      ' 2  a.example.com (198.51.100.9)  4.100 ms',
      '    b.example.com (198.51.100.13)  4.200 ms  4.300 ms',
      ' 3  [AS64501] www.example.com (192.0.2.10)  5.000 ms !Z  5.100 ms !<13>  5.200 ms',
    ),
  ).toMatchObject({
    destination_name: 'www.example.com',
    hops: [
      { hop: 1, lost: 1, probes: [{ asn: 64500, name: 'gw.example.com', ip: '198.51.100.1' }, { asn: 64500 }] },
      { hop: 2, addresses: ['198.51.100.9', '198.51.100.13'], probes: [{ rtt: 4.1 }, { rtt: 4.2 }, { rtt: 4.3 }] },
      { hop: 3, probes: [{ annotation: '!Z' }, { annotation: '!<13>' }, { asn: 64501, rtt: 5.2 }] },
    ],
    reached: true,
    leftovers: [],
  });
});

test('without its head it is a trace that says nothing of the end', () => {
  const value = read(' 1  192.0.2.1  0.100 ms', ' 2  *', ' 3  192.0.2.10  0.300 ms');
  expect(value).toMatchObject({ hops: [{ hop: 1 }, { hop: 2, lost: 1 }, { hop: 3 }], reached: false, last_hop: 3 });
  expect(value).not.toHaveProperty('destination_ip');
  expect(read(' 1  192.0.2.1  0.100 ms', 'and other text')).toMatchObject({ kind: 'unreadable' });
});

test('MPLS labels are read', () => {
  expect(
    read(
      'traceroute to 192.0.2.10 (192.0.2.10), 30 hops max, 60 byte packets',
      ' 1  198.51.100.1 <MPLS:L=24000,E=0,S=0,T=1/L=16,E=0,S=1,T=1>  1.025 ms  0.981 ms',
    ),
  ).toMatchObject({
    hops: [{ mpls_labels: [24000, 16], probes: [{ extension: 'MPLS:L=24000,E=0,S=0,T=1/L=16,E=0,S=1,T=1' }, {}] }],
  });
});

test('a time to live in brackets and the share of lost probes are no hosts', () => {
  expect(
    read(
      'traceroute to 192.0.2.10 (192.0.2.10), 64 hops max, 40 byte packets',
      ' 1  198.51.100.1 (198.51.100.1)  1.025 ms (64)  0.981 ms (64) (33% loss)',
    ),
  ).toMatchObject({ hops: [{ addresses: ['198.51.100.1'], probes: [{ rtt: 1.025 }, { ip: '198.51.100.1' }] }] });
});

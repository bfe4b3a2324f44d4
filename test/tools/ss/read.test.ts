import { expect, test } from 'vitest';
import { readSs } from '../../../src/tools/ss/read.ts';

/** Typed after misc/ss.c of iproute2: this kernel has no SCTP, and these versions of ss are not at hand. */
function read(stdout: string) {
  const reading = readSs({ argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' });
  if (reading.kind !== 'value') throw new Error(reading.because);
  return reading.value.sockets;
}

test('an SCTP association stands below its socket with an empty first column', () => {
  const sockets = read(`Netid State      Recv-Q Send-Q Local Address:Port  Peer Address:Port Process
sctp  LISTEN     0      128          0.0.0.0:36412      0.0.0.0:*
sctp  ESTAB      0      0          192.0.2.1:36412    192.0.2.2:40000
      \`- ESTAB   0      0     192.0.2.1%eth0:36412    192.0.2.2:40000
`);
  expect(sockets.map(({ netid, state, interface: dev }) => [netid, state, dev])).toEqual([
    ['sctp', 'LISTEN', undefined],
    ['sctp', 'ESTAB', undefined],
    ['sctp', 'ESTAB', 'eth0'],
  ]);
});

test('before iproute2 4.0 a process was a name and two numbers, and IPv6 had no brackets', () => {
  expect(read('LISTEN 0 128 :::22 :::* users:(("sshd",1161,4),("a b",7,9))\n')).toMatchObject([
    {
      state: 'LISTEN',
      local_address: '::',
      local_port_num: 22,
      bound_to: 'any',
      processes: [
        { user: 'sshd', pid: 1161, file_descriptor: '4' },
        { user: 'a b', pid: 7, file_descriptor: '9' },
      ],
    },
  ]);
});

test('a timer is read in every way that ss writes a time', () => {
  const times = ['1min58sec', '15min', '9.430sec', '42sec', '220ms', ''];
  const text = times.map((time) => `tcp ESTAB 0 0 192.0.2.1:1 192.0.2.2:2 timer:(on,${time},3)\n`).join('');
  expect(read(text).map(({ timer }) => [timer?.expire_ms, timer?.retrans])).toEqual([
    [118_000, 3],
    [900_000, 3],
    [9_430, 3],
    [42_000, 3],
    [220, 3],
    [undefined, 3],
  ]);
});

test('losses and limits of a connection are numbers', () => {
  const [socket] = read(`tcp ESTAB 0 9000 192.0.2.1:22 192.0.2.2:50000 timer:(on,220ms,1) uid:1000 ino:5 sk:a <->
	 ts sack cubic wscale:7,9 rto:408 backoff:1 rtt:204.5/10.25 mss:1448 cwnd:1 ssthresh:7 bytes_retrans:2896 send 56.6kbps pacing_rate 1.2Mbps/10Gbps delivery_rate 3Gbps busy:1200ms rwnd_limited:600ms(50.0%) unacked:5 retrans:1/7 lost:4 sacked:2 notsent:1448
`);
  expect(socket?.tcp).toMatchObject({
    congestion: 'cubic',
    wscale_send: 7,
    wscale_receive: 9,
    rtt_ms: 204.5,
    send_bps: 56_600,
    pacing_rate_bps: 1_200_000,
    max_pacing_rate_bps: 10_000_000_000,
    delivery_rate_bps: 3_000_000_000,
    rwnd_limited_ms: 600,
    rwnd_limited_percent: 50,
    unacked: 5,
    retrans: 1,
    retrans_total: 7,
    lost: 4,
  });
});

import { expect, test } from 'vitest';
import { readPing } from '../../../src/tools/ping/read.ts';

// Text that cannot be recorded here, in the forms that the sources print: ping.c and ping6.c of FreeBSD, ping.c of
// network_cmds (macOS), ping.c of toybox (Android), and iputils under a locale with a comma for the point.
function read(...lines: string[]) {
  const ending = { how: 'exited', code: 0 } as const;
  const reading = readPing({ argv: [], ending, stdout: lines.join('\n'), stderr: '' });
  return reading.kind === 'value' ? reading.value : reading;
}

test('BSD: timeouts, replies and the summary are read', () => {
  expect(
    read(
      'PING www.example.com (192.0.2.10): 56 data bytes',
      'Request timeout for icmp_seq 0',
      '64 bytes from 192.0.2.10: icmp_seq=1 ttl=57 time=23.254 ms',
      '64 bytes from 192.0.2.10: icmp_seq=1 ttl=57 time=24.100 ms (DUP!)',
      '',
      '--- www.example.com ping statistics ---',
      '2 packets transmitted, 1 packets received, +1 duplicates, 50.0% packet loss',
      'round-trip min/avg/max/stddev = 23.254/23.677/24.100/0.423 ms',
    ),
  ).toMatchObject({
    destination: 'www.example.com',
    destination_ip: '192.0.2.10',
    data_bytes: 56,
    packets_transmitted: 2,
    packets_received: 1,
    packet_loss_percent: 50,
    duplicates: 1,
    round_trip_ms_stddev: 0.423,
    responses: [
      { type: 'timeout', icmp_seq: 0, duplicate: false },
      { type: 'reply', icmp_seq: 1, ttl: 57, time_ms: 23.254, duplicate: false },
      { type: 'reply', icmp_seq: 1, duplicate: true },
    ],
    leftovers: [],
  });
});

test('BSD: an ICMP error is one response with the header of the request', () => {
  const value = read(
    'PING 198.51.100.9 (198.51.100.9): 1472 data bytes',
    '556 bytes from gw.example.com (192.0.2.1): frag needed and DF set (MTU 1400)',
    'Vr HL TOS  Len   ID Flg  off TTL Pro  cks      Src      Dst',
    ' 4  5  00 dc05 16d8   0 0000  40  01 4d3a 192.0.2.2  198.51.100.9 ',
    '',
    '92 bytes from gw.example.com (192.0.2.1): Time to live exceeded',
    '--- 198.51.100.9 ping statistics ---',
    '2 packets transmitted, 0 packets received, 100.0% packet loss',
  );
  expect(value).toMatchObject({
    frag_needed: true,
    frag_needed_from: '192.0.2.1',
    frag_needed_mtu: 1400,
    ttl_exceeded_from: '192.0.2.1',
    no_reply: false,
    responses: [
      {
        type: 'frag_needed_and_df_set',
        bytes: 556,
        response_ip: '192.0.2.1',
        vr: 4,
        hl: 5,
        tos: 0,
        len: 0xdc05,
        id: 0x16d8,
        ttl: 64,
        pro: 1,
        cks: 0x4d3a,
        src: '192.0.2.2',
        dst: '198.51.100.9',
      },
      { type: 'time_to_live_exceeded', bytes: 92 },
    ],
    leftovers: [],
  });
});

test('ping6 of BSD has its own head, and hop limits', () => {
  expect(
    read(
      'PING6(56=40+8+8 bytes) 2001:db8::2 --> 2001:db8::1',
      '16 bytes from 2001:db8::1, icmp_seq=0 hlim=56 time=30.543 ms',
      '',
      '--- www.example.com ping6 statistics ---',
      '1 packets transmitted, 1 packets received, 0.0% packet loss',
      'round-trip min/avg/max/std-dev = 30.543/30.543/30.543/0.000 ms',
    ),
  ).toMatchObject({
    destination: 'www.example.com',
    source_ip: '2001:db8::2',
    destination_ip: '2001:db8::1',
    data_bytes: 56,
    round_trip_ms_stddev: 0,
    responses: [{ type: 'reply', bytes: 16, response_ip: '2001:db8::1', icmp_seq: 0, ttl: 56, time_ms: 30.543 }],
    leftovers: [],
  });
});

test('numbers with a comma for the point are numbers', () => {
  expect(
    read(
      'PING 192.0.2.1 (192.0.2.1) 56(84) bytes of data.',
      '64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=0,524 ms',
      '--- 192.0.2.1 ping statistics ---',
      '3 packets transmitted, 2 received, 33,3333% packet loss, time 2003ms',
      'rtt min/avg/max/mdev = 0,524/0,600/0,700/0,010 ms',
    ),
  ).toMatchObject({
    packet_loss_percent: 33.3333,
    round_trip_ms_min: 0.524,
    round_trip_ms_stddev: 0.01,
    responses: [{ time_ms: 0.524 }],
    leftovers: [],
  });
});

test('Android: round trips stand in the summary', () => {
  expect(
    read(
      'Ping 192.0.2.1 (192.0.2.1): 56(84) bytes.',
      '64 bytes from 192.0.2.1: icmp_seq=1 ttl=119 time=3 ms',
      '',
      '--- 192.0.2.1 ping statistics ---',
      '1 packets transmitted, 1 received, 0% packet loss, round-trip min/avg/max = 3/3/3 ms',
    ),
  ).toMatchObject({ packets_received: 1, round_trip_ms_avg: 3, answered: true, leftovers: [] });
});

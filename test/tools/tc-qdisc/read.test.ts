import { expect, test } from 'vitest';
import { readTcQdisc } from '../../../src/tools/tc-qdisc/read.ts';

const read = (stdout: string) => {
  const reading = readTcQdisc({ argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' });
  return reading.kind === 'value' ? reading.value : reading;
};

// The kernel at hand has neither netem nor fq_codel; the lines are those of iproute2's q_netem.c and q_fq_codel.c.
test('netem in text: delay, jitter and shares', () => {
  expect(
    read(
      [
        'qdisc netem 8001: dev eth0 root refcnt 2 limit 1000 delay 100ms  10ms 25% loss 1.5% duplicate 2% corrupt 0.1% rate 1Mbit',
        ' Sent 5830 bytes 44 pkt (dropped 7, overlimits 0 requeues 0) ',
        ' backlog 1514b 1p requeues 0',
      ].join('\n'),
    ),
  ).toMatchObject({
    qdiscs: [
      {
        kind: 'netem',
        dev: 'eth0',
        limit_packets: 1000,
        delay_ms: 100,
        jitter_ms: 10,
        loss_percent: 1.5,
        duplicate_percent: 2,
        corrupt_percent: 0.1,
        rate_bps: 1_000_000,
        drops: 7,
        backlog: 1514,
        qlen: 1,
      },
    ],
    total_drops: 7,
    dropping: ['eth0'],
    leftovers: [],
  });
});

test('netem in JSON: seconds and shares of one', () => {
  expect(
    read(
      JSON.stringify([
        {
          kind: 'netem',
          handle: '8001:',
          dev: 'eth0',
          root: true,
          refcnt: 2,
          options: {
            limit: 1000,
            delay: { delay: 0.1, jitter: 0.01, correlation: 0.25 },
            'loss-random': { loss: 0.015, correlation: 0 },
            rate: { rate: 125_000, packetoverhead: 0, cellsize: 0, celloverhead: 0 },
            ecn: false,
            gap: 0,
          },
          drops: 7,
        },
      ]),
    ),
  ).toMatchObject({ qdiscs: [{ delay_ms: 100, jitter_ms: 10, loss_percent: 1.5, rate_bps: 1_000_000, drops: 7 }] });
});

test('fq_codel: marks and the counters of its own', () => {
  expect(
    read(
      [
        'qdisc fq_codel 0: dev eth0 root refcnt 2 limit 10240p flows 1024 quantum 1514 target 5ms interval 100ms memory_limit 32Mb ecn drop_batch 64 ',
        ' Sent 5830 bytes 44 pkt (dropped 0, overlimits 0 requeues 1) ',
        ' backlog 0b 0p requeues 1',
        '  maxpacket 1514 drop_overlimit 0 new_flow_count 3 ecn_mark 9',
        '  new_flows_len 0 old_flows_len 0',
      ].join('\n'),
    ),
  ).toMatchObject({
    qdiscs: [
      {
        kind: 'fq_codel',
        limit_packets: 10_240,
        requeues: 1,
        ecn_marks: 9,
        options: { ecn: 'true', target: '5ms', memory_limit: '32Mb' },
        stats: { maxpacket: 1514, drop_overlimit: 0, new_flow_count: 3, ecn_mark: 9, old_flows_len: 0 },
      },
    ],
    limited: [],
    leftovers: [],
  });
});

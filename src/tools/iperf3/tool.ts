import type { Tool } from '../../model/tool.ts';
import { iperf3Argv, iperf3DeadlineMs } from './argv.ts';
import { readIperf3 } from './read.ts';
import type { Iperf3 } from './value.generated.ts';

/** Throughput to a server of iperf3. It fills the path: others on it feel it. */
export const iperf3: Tool<Iperf3> = {
  name: 'iperf3',
  program: 'iperf3',
  summary: 'Throughput to a server of iperf3, with loss, retransmits and round trips',
  behaviour: 'intrusive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: iperf3DeadlineMs,
  parameters: {
    host: { type: 'host', description: 'The host where a server of iperf3 runs', required: true },
    port: { type: 'port', default: 5_201, description: 'Its port' },
    duration: { type: 'duration', minimum: 1_000, maximum: 60_000, default: 5_000, description: 'How long to send' },
    connect_timeout: {
      type: 'duration',
      minimum: 100,
      maximum: 60_000,
      default: 3_000,
      description: 'How long to wait for the connection',
    },
    direction: {
      type: 'enum',
      values: ['send', 'receive', 'both'],
      default: 'send',
      description: 'Who sends, seen from here',
    },
    udp: { type: 'boolean', default: false, description: 'UDP instead of TCP: loss and jitter' },
    bitrate: {
      type: 'integer',
      minimum: 1_000,
      maximum: 100_000_000_000,
      description: 'Rate of each stream, in bits per second (UDP: 1 Mbit/s without it)',
    },
    streams: { type: 'integer', minimum: 1, maximum: 32, default: 1, description: 'Connections side by side' },
    family: { type: 'enum', values: ['ipv4', 'ipv6'], description: 'The family to use, for a name with both' },
  },
  argv: iperf3Argv,
  read: readIperf3,
  exitCodes: { 0: 'the test ended', 1: 'it did not: see error' },
};

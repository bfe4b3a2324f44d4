import type { Tool } from '../../model/tool.ts';
import { ssArgv } from './argv.ts';
import { ssPieces } from './pieces.ts';
import { readSs } from './read.ts';
import type { Ss } from './value.generated.ts';

/** The sockets of a network namespace. */
export const ss: Tool<Ss> = {
  name: 'ss',
  program: 'ss',
  summary: 'The sockets of the kernel: who listens, who is connected, and what is queued',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  // A host with hundreds of thousands of sockets needs seconds to list them.
  deadlineMs: () => 30_000,
  parameters: {
    family: {
      type: 'enum',
      values: [
        'tcp_udp',
        'tcp',
        'udp',
        'inet',
        'raw',
        'sctp',
        'mptcp',
        'unix',
        'packet',
        'netlink',
        'vsock',
        'tipc',
        'xdp',
        'all',
      ],
      default: 'tcp_udp',
      description: 'Which sockets; inet is every kind with IP addresses',
    },
    state: {
      type: 'enum',
      values: [
        'all',
        'listening',
        'established',
        'syn-sent',
        'syn-recv',
        'fin-wait-1',
        'fin-wait-2',
        'time-wait',
        'close-wait',
        'last-ack',
        'closing',
        'closed',
        'connected',
        'synchronized',
      ],
      default: 'all',
      description: 'Only sockets in this state; closed are those that are not connected',
    },
    version: { type: 'enum', values: ['4', '6'], description: 'Only IPv4 or only IPv6' },
    local_port: { type: 'port', description: 'Only sockets with this own port' },
    peer_port: { type: 'port', description: "Only sockets with this peer's port" },
    local_address: { type: 'address', pattern: '[0-9A-Fa-f:.]+', description: 'Only sockets with this own address' },
    peer_address: { type: 'address', pattern: '[0-9A-Fa-f:.]+', description: "Only sockets with this peer's address" },
    numeric: { type: 'boolean', default: true, description: 'Ports as numbers, not as names' },
    processes: { type: 'boolean', default: true, description: 'Which process holds it (own processes only)' },
    timers: { type: 'boolean', default: true, description: 'The timers that run' },
    extended: { type: 'boolean', default: true, description: 'Owner, inode and cookie' },
    info: { type: 'boolean', default: false, description: 'What the kernel measured: round trip, window, losses' },
    memory: { type: 'boolean', default: false, description: 'Buffers, and packets dropped at the socket' },
  },
  argv: ssArgv,
  read: readSs,
  pieces: ssPieces,
  exitCodes: { 0: 'listed', 1: 'the kernel could not be asked', 255: 'wrong arguments' },
};

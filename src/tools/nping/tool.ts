import type { Tool } from '../../model/tool.ts';
import { npingArgv, npingDeadlineMs } from './argv.ts';
import { readNping } from './read.ts';
import type { Nping } from './value.generated.ts';

/** Probes of one kind to one host, and what came back. */
export const nping: Tool<Nping> = {
  name: 'nping',
  program: 'nping',
  summary: 'Send TCP, UDP, ICMP or ARP probes, and say packet by packet what came back',
  behaviour: 'active',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: npingDeadlineMs,
  parameters: {
    host: { type: 'host', description: 'The host to ask', required: true },
    mode: {
      type: 'enum',
      values: ['tcp', 'udp', 'icmp', 'arp', 'connect'],
      default: 'tcp',
      description: 'What to send: tcp is a bare SYN, connect asks the kernel to connect and needs no NET_RAW',
    },
    port: { type: 'port', default: 80, description: 'The port, with tcp, udp and connect' },
    count: { type: 'integer', minimum: 1, maximum: 100, default: 3, description: 'Probes' },
    delay: { type: 'duration', minimum: 100, maximum: 10_000, default: 500, description: 'From one to the next' },
    ttl: { type: 'integer', minimum: 1, maximum: 255, description: 'TTL of the probes, with tcp, udp and icmp' },
    family: { type: 'enum', values: ['ipv4', 'ipv6'], description: 'The family to ask with, for a name with both' },
    via_mac: {
      type: 'string',
      description:
        'Hand the packets to this hardware address, whatever the routing table says (with interface, own_mac, source)',
    },
    own_mac: { type: 'string', description: 'With via_mac: the own hardware address' },
    interface: { type: 'interface', description: 'With via_mac: out of this interface' },
    source: { type: 'address', description: 'With via_mac: the own address to send from' },
  },
  argv: npingArgv,
  read: readNping,
  exitCodes: { 0: 'it came to its end, whatever came back', 1: 'wrong arguments, an unknown host, or no privilege' },
};

import type { Tool } from '../../model/tool.ts';
import { nmapArgv, nmapDeadlineMs } from './argv.ts';
import { readNmap } from './read.ts';
import type { Nmap } from './value.generated.ts';

/** A port, or a range in which all numbers begin alike, so that it has at most a hundred. */
const PORT = '(?:([0-9]{1,3})[0-9]{2}-\\1[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,5})';

/** State of ports, and why nmap says so. */
export const nmap: Tool<Nmap> = {
  name: 'nmap',
  program: 'nmap',
  summary: 'Ask ports of a host, or the hosts of a network: open, closed, filtered, and why',
  behaviour: 'active',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: nmapDeadlineMs,
  parameters: {
    host: { type: 'host', description: 'The host to scan. Needed when there is no network' },
    network: {
      type: 'cidr',
      description: 'The network to scan instead of a host: at most 256 addresses (IPv4 from /24, IPv6 from /120)',
      pattern: '[0-9.]{7,15}/(?:2[4-9]|3[0-2])|[^/]*:[^/]*/12[0-8]',
    },
    ports: {
      type: 'string',
      description:
        'The ports, at most 16 with commas between them; a range has at most a hundred, all beginning alike ("80,443,8000-8010")',
      pattern: `(?:${PORT}(?:,(?=[0-9])|$)){1,16}`,
      default: '80,443',
    },
    scan: {
      type: 'enum',
      values: ['connect', 'syn', 'udp', 'ping'],
      default: 'connect',
      description: 'How to ask. ping asks no ports, only which hosts are up; only connect works without NET_RAW',
    },
    skip_ping: {
      type: 'boolean',
      default: true,
      description: 'Ask the ports without finding out first whether the host is up (-Pn)',
    },
    retries: {
      type: 'integer',
      minimum: 0,
      maximum: 10,
      default: 2,
      description: 'How often to ask a silent port again',
    },
    host_timeout: {
      type: 'duration',
      minimum: 1_000,
      maximum: 600_000,
      default: 30_000,
      description: 'When to give a host up',
    },
    family: { type: 'enum', values: ['ipv4', 'ipv6'], description: 'The family to ask with, for a name with both' },
  },
  argv: nmapArgv,
  read: readNmap,
  exitCodes: {
    0: 'it came to its end, also when no name could be resolved',
    1: 'wrong arguments, or it could not scan',
  },
};

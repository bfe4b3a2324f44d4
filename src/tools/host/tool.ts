import type { Tool } from '../../model/tool.ts';
import { hostArgv, hostDeadlineMs } from './argv.ts';
import { readHost } from './read.ts';
import type { Host } from './value.generated.ts';

const TYPES = ['A', 'AAAA', 'NS', 'SOA', 'CNAME', 'MX', 'TXT', 'PTR', 'SRV', 'CAA', 'DS', 'DNSKEY', 'ANY'] as const;

/** Addresses and mail servers of a name in one command. dig says more. */
export const host: Tool<Host> = {
  name: 'host',
  program: 'host',
  summary: 'Ask a nameserver for the addresses, mail servers or records of a name',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: hostDeadlineMs,
  parameters: {
    name: { type: 'host', description: 'The name to ask for, or an address whose name is wanted', required: true },
    server: { type: 'address', description: 'The nameserver to ask. Default: those of resolv.conf' },
    port: { type: 'port', description: 'Its port. Default: 53' },
    type: { type: 'enum', values: TYPES, description: 'The record type. Default: A, AAAA and MX' },
    tcp: { type: 'boolean', default: false, description: 'Ask over TCP' },
    recurse: { type: 'boolean', default: true, description: 'Ask the server to find the answer elsewhere (RD flag)' },
    verbose: { type: 'boolean', default: false, description: 'Show the messages with their sections' },
    compare_soa: {
      type: 'boolean',
      default: false,
      description: "Ask each of the zone's own nameservers for its SOA record",
    },
    time: { type: 'duration', default: 5_000, description: 'How long to wait for an answer (whole seconds)' },
    tries: { type: 'integer', minimum: 1, maximum: 10, default: 1, description: 'How often to ask again over UDP' },
    search: { type: 'boolean', default: false, description: 'Append the search domains of resolv.conf' },
  },
  argv: hostArgv,
  read: readHost,
  exitCodes: {
    0: 'an answer came',
    1: 'no such name, another error code, or no answer',
  },
};

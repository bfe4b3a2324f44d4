import type { Tool } from '../../model/tool.ts';
import { drillArgv, drillDeadlineMs } from './argv.ts';
import { readDrill } from './read.ts';
import type { Drill } from './value.generated.ts';

const TYPES = [
  'A',
  'AAAA',
  'NS',
  'SOA',
  'CNAME',
  'MX',
  'TXT',
  'PTR',
  'SRV',
  'CAA',
  'DS',
  'DNSKEY',
  'ANY',
  'HTTPS',
  'SVCB',
] as const;

/** One DNS question, asked with ldns: a second implementation beside dig's. */
export const drill: Tool<Drill> = {
  name: 'drill',
  program: 'drill',
  summary: 'Ask a nameserver with ldns, and see whether and what it answers',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: drillDeadlineMs,
  parameters: {
    name: { type: 'hostname', description: 'The name to ask for', required: true },
    server: { type: 'address', description: 'The nameserver to ask. Default: those of resolv.conf' },
    port: { type: 'port', description: 'Its port. Default: 53' },
    type: { type: 'enum', values: TYPES, default: 'A', description: 'The record type' },
    tcp: { type: 'boolean', default: false, description: 'Ask over TCP' },
    recurse: { type: 'boolean', default: true, description: 'Ask the server to find the answer elsewhere (RD flag)' },
    checking_disabled: { type: 'boolean', default: false, description: 'Ask the server not to validate (CD flag)' },
    dnssec: { type: 'boolean', default: false, description: 'Ask for DNSSEC records (DO flag)' },
    bufsize: { type: 'integer', minimum: 512, maximum: 65_535, description: 'Largest UDP answer taken, in bytes' },
  },
  argv: drillArgv,
  read: readDrill,
  exitCodes: {
    0: 'an answer came, whatever it says',
    1: 'no answer, or usage error',
  },
};

import type { Tool } from '../../model/tool.ts';
import { digArgv, digDeadlineMs } from './argv.ts';
import { readDig } from './read.ts';
import type { Dig } from './value.generated.ts';

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

/** DNS questions, asked without the C library. */
export const dig: Tool<Dig> = {
  name: 'dig',
  program: 'dig',
  summary: 'Ask a nameserver, and see whether and what it answers',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: digDeadlineMs,
  parameters: {
    name: { type: 'hostname', description: 'The name to ask for', required: true },
    server: { type: 'address', description: 'The nameserver to ask. Default: those of resolv.conf' },
    port: { type: 'port', description: 'Its port. Default: 53' },
    type: { type: 'enum', values: TYPES, default: 'A', description: 'The record type' },
    also_type: { type: 'enum', values: TYPES, description: 'A second type, asked after the first in the same process' },
    tcp: { type: 'boolean', default: false, description: 'Ask over TCP' },
    recurse: { type: 'boolean', default: true, description: 'Ask the server to find the answer elsewhere (RD flag)' },
    checking_disabled: { type: 'boolean', default: false, description: 'Ask the server not to validate (CD flag)' },
    dnssec: { type: 'boolean', default: false, description: 'Ask for DNSSEC records (DO flag)' },
    edns: { type: 'boolean', default: true, description: 'Ask with EDNS' },
    bufsize: { type: 'integer', minimum: 512, maximum: 65_535, description: 'Largest UDP answer taken, in bytes' },
    ignore_truncation: { type: 'boolean', default: false, description: 'Do not ask again over TCP' },
    time: { type: 'duration', default: 5_000, description: 'How long to wait for an answer (whole seconds)' },
    tries: { type: 'integer', minimum: 1, maximum: 10, default: 1, description: 'How often to ask each server' },
    search: { type: 'boolean', default: false, description: 'Append the search domains of resolv.conf' },
    count: {
      type: 'integer',
      minimum: 1,
      maximum: 50,
      default: 1,
      description: 'Ask so many times, one after another',
    },
    source_port: { type: 'port', description: 'The UDP or TCP port to ask from' },
  },
  argv: digArgv,
  read: readDig,
  exitCodes: {
    0: 'an answer came, whatever it says',
    1: 'usage error',
    8: 'could not open batch file',
    9: 'no answer from the server',
    10: 'internal error, or a name that is none',
  },
};

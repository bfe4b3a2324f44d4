import type { Tool } from '../../model/tool.ts';
import { nslookupArgv, nslookupDeadlineMs } from './argv.ts';
import { readNslookup } from './read.ts';
import type { Nslookup } from './value.generated.ts';

const TYPES = ['A', 'AAAA', 'NS', 'SOA', 'CNAME', 'MX', 'TXT', 'PTR', 'SRV', 'CAA', 'ANY'] as const;

/** The question that most people ask first. dig says more. */
export const nslookup: Tool<Nslookup> = {
  name: 'nslookup',
  program: 'nslookup',
  summary: 'Ask a nameserver for a name, as nslookup does',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: nslookupDeadlineMs,
  parameters: {
    name: { type: 'host', description: 'The name to ask for, or an address whose name is wanted', required: true },
    server: { type: 'address', description: 'The nameserver to ask. Default: those of resolv.conf' },
    port: { type: 'port', description: 'Its port. Default: 53' },
    type: { type: 'enum', values: TYPES, description: 'The record type. Default: A, then AAAA' },
    tcp: { type: 'boolean', default: false, description: 'Ask over TCP' },
    recurse: { type: 'boolean', default: true, description: 'Ask the server to find the answer elsewhere (RD flag)' },
    time: { type: 'duration', default: 5_000, description: 'How long to wait for an answer (whole seconds)' },
    tries: { type: 'integer', minimum: 1, maximum: 10, default: 1, description: 'How often to ask each server' },
    search: { type: 'boolean', default: false, description: 'Append the search domains of resolv.conf' },
  },
  argv: nslookupArgv,
  read: readNslookup,
  exitCodes: {
    0: 'an answer came',
    1: 'no such name, another error code, or no answer',
  },
};

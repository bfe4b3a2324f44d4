import type { Tool } from '../../model/tool.ts';
import { getentArgv } from './argv.ts';
import { readGetent } from './read.ts';
import type { Getent } from './value.generated.ts';

const EXIT_CODES = {
  0: 'the name is known',
  1: 'missing arguments, or the database is unknown',
  2: 'the name is not known',
  3: 'the database cannot be listed',
} as const;

const PARAMETERS = {
  name: { type: 'host', description: 'The name (or address) to look up', required: true },
  database: {
    type: 'enum',
    values: ['ahosts', 'ahostsv4', 'ahostsv6', 'hosts'],
    default: 'ahosts',
    description: 'ahosts asks as programs do (getaddrinfo); ahostsv4 for IPv4 only; hosts as gethostbyname2 does',
  },
} as const;

/** The target's own C library, asked in the target. What its programs see. */
export const getent: Tool<Getent> = {
  name: 'getent',
  program: 'getent',
  summary: "What the target's own C library answers for a name",
  behaviour: 'active',
  needs: [],
  place: { kind: 'inside' },
  // glibc waits 5 s for each of three nameservers, twice, for each of two queries.
  deadlineMs: () => 65_000,
  parameters: PARAMETERS,
  argv: getentArgv,
  read: readGetent,
  exitCodes: EXIT_CODES,
};

/** The C library of the netshoot image, with the target's resolv.conf and hosts. It may be another C library than the
 *  target's, and then answers differently. */
export const getentHere: Tool<Getent> = {
  ...getent,
  name: 'getent-here',
  summary: "What the netshoot image's C library answers for a name, with the target's resolv.conf and hosts",
  place: { kind: 'session' },
};

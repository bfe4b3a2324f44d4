import type { Tool } from '../../model/tool.ts';
import { conntrackArgv, conntrackEventsArgv } from './argv.ts';
import { procNfConntrackArgv, readProcNfConntrack } from './proc-file.ts';
import { conntrackStream, readConntrack } from './read.ts';
import type { Conntrack } from './value.generated.ts';

const filters: Tool['parameters'] = {
  family: { type: 'enum', values: ['ipv4', 'ipv6'], description: 'Only this family' },
  protocol: { type: 'enum', values: ['tcp', 'udp', 'sctp', 'dccp'], description: 'Only this protocol' },
  source: { type: 'address', description: 'Only from this address (original direction)' },
  destination: { type: 'address', description: 'Only to this address (original direction)' },
  port: { type: 'port', description: 'Only to this port (original direction), of TCP when no protocol is given' },
};
const exitCodes: Tool['exitCodes'] = {
  0: 'listed, also when there is none',
  1: 'it could not look: the privilege or the module is missing',
  2: 'wrong arguments',
};

/** The table of connection tracking. */
export const conntrack: Tool<Conntrack> = {
  name: 'conntrack',
  program: 'conntrack',
  summary: 'Tracked connections: states, both directions, NAT, counters',
  behaviour: 'passive',
  needs: ['NET_ADMIN'],
  place: { kind: 'session' },
  deadlineMs: () => 30_000,
  parameters: filters,
  argv: conntrackArgv,
  read: readConntrack,
  stream: conntrackStream,
  exitCodes,
};

/** What happens to tracked connections, for a while. */
export const conntrackEvents: Tool<Conntrack> = {
  name: 'conntrack-events',
  program: 'conntrack',
  summary: 'Connections that begin, change and end while it watches',
  behaviour: 'passive',
  needs: ['NET_ADMIN'],
  place: { kind: 'session' },
  deadlineMs: ({ duration }) => Number(duration ?? 5_000),
  parameters: {
    ...filters,
    duration: { type: 'duration', minimum: 500, maximum: 600_000, default: 5_000, description: 'How long to watch' },
  },
  argv: conntrackEventsArgv,
  read: readConntrack,
  stream: conntrackStream,
  exitCodes,
};

/** The same table from the kernel's own file: root may read it without NET_ADMIN. */
export const procNfConntrack: Tool<Conntrack> = {
  name: 'proc-nf-conntrack',
  program: 'cat',
  summary: 'Tracked connections as the kernel lists them (/proc/net/nf_conntrack)',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 30_000,
  parameters: {},
  argv: procNfConntrackArgv,
  read: readProcNfConntrack,
  exitCodes: { 0: 'read', 1: 'there is no such file, or it may not be read' },
};

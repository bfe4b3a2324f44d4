import type { Tool } from '../../model/tool.ts';
import { netstatArgv } from './argv.ts';
import { readNetstat } from './read.ts';
import type { Netstat } from './value.generated.ts';

/** What targets without ss have. */
export const netstat: Tool<Netstat> = {
  name: 'netstat',
  program: 'netstat',
  summary: 'Sockets, routes and interface counters as net-tools, BusyBox and BSD print them',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 30_000,
  parameters: {
    table: {
      type: 'enum',
      values: ['connections', 'listening', 'routes', 'interfaces'],
      default: 'connections',
      description: 'What to list (BusyBox has no interfaces)',
    },
    version: { type: 'enum', values: ['6'], description: 'Only IPv6; routes are of IPv4 without it (not BusyBox)' },
    processes: { type: 'boolean', default: false, description: 'Which process holds it (not BusyBox)' },
    timers: { type: 'boolean', default: false, description: 'The timers that run (not BusyBox)' },
    extended: { type: 'boolean', default: false, description: 'Owner and inode' },
  },
  argv: netstatArgv,
  read: readNetstat,
  exitCodes: { 0: 'listed', 1: 'wrong arguments, or the kernel has no such table', 4: 'wrong arguments' },
};

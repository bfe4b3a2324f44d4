import type { Tool } from '../../model/tool.ts';
import { procNetArpArgv } from './argv.ts';
import { readProcNetArp } from './read.ts';
import type { ProcNetArp } from './value.generated.ts';

/** The ARP table of /proc/net/arp. */
export const procNetArp: Tool<ProcNetArp> = {
  name: 'proc-net-arp',
  program: 'cat',
  summary: 'The ARP table of /proc/net/arp',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 5_000,
  parameters: {},
  argv: procNetArpArgv,
  read: readProcNetArp,
  exitCodes: { 0: 'read', 1: 'could not be read' },
};

import type { Tool } from '../../model/tool.ts';
import { arpArgv } from './argv.ts';
import { readArp } from './read.ts';
import type { Arp } from './value.generated.ts';

/** The ARP table as arp prints it. */
export const arp: Tool<Arp> = {
  name: 'arp',
  program: 'arp',
  summary: 'The ARP table as arp prints it',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { interface: { type: 'interface', description: 'Only this one' } },
  argv: arpArgv,
  read: readArp,
  exitCodes: { 0: 'printed, or nothing matched', 1: 'wrong arguments, or an unknown host', 255: 'it could not look' },
};

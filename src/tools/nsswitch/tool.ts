import type { Tool } from '../../model/tool.ts';
import { NSSWITCH, nsswitchArgv } from './argv.ts';
import { readNsswitch } from './read.ts';
import type { Nsswitch } from './value.generated.ts';

/** The order in which the target's own C library looks names up. */
export const nsswitch: Tool<Nsswitch> = {
  name: 'nsswitch',
  program: 'cat',
  summary: "Where the target's own C library looks names up (/etc/nsswitch.conf)",
  behaviour: 'passive',
  needs: [],
  place: { kind: 'file', path: NSSWITCH },
  deadlineMs: () => 5_000,
  parameters: {},
  argv: nsswitchArgv,
  read: readNsswitch,
  exitCodes: { 0: 'read', 1: 'could not be read' },
};

import type { Tool } from '../../model/tool.ts';
import { procNetNetstatArgv } from './argv.ts';
import { readProcNetNetstat } from './read.ts';
import type { ProcNetNetstat } from './value.generated.ts';

/** What nstat reads too, where there is no nstat. */
export const procNetNetstat: Tool<ProcNetNetstat> = {
  name: 'proc-net-netstat',
  program: 'cat',
  summary: 'More counters of TCP and IPv4 (/proc/net/netstat)',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {},
  argv: procNetNetstatArgv,
  read: readProcNetNetstat,
  exitCodes: { 0: 'read', 1: 'there is no such file, or it may not be read' },
};

import type { Tool } from '../../model/tool.ts';
import { procNetDevArgv } from './argv.ts';
import { readProcNetDev } from './read.ts';
import type { ProcNetDev } from './value.generated.ts';

/** Bytes, packets, errors and drops of each interface. */
export const procNetDev: Tool<ProcNetDev> = {
  name: 'proc-net-dev',
  program: 'cat',
  summary: 'Counters of the interfaces (/proc/net/dev)',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {},
  argv: procNetDevArgv,
  read: readProcNetDev,
  exitCodes: { 0: 'read', 1: 'there is no such file, or it may not be read' },
};

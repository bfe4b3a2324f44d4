import type { Tool } from '../../model/tool.ts';
import { procNetSnmp6Argv } from './argv.ts';
import { readProcNetSnmp6 } from './read.ts';
import type { ProcNetSnmp6 } from './value.generated.ts';

/** What nstat reads too, where there is no nstat. */
export const procNetSnmp6: Tool<ProcNetSnmp6> = {
  name: 'proc-net-snmp6',
  program: 'cat',
  summary: 'Counters of IPv6 (/proc/net/snmp6)',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {},
  argv: procNetSnmp6Argv,
  read: readProcNetSnmp6,
  exitCodes: { 0: 'read', 1: 'there is no such file, or it may not be read' },
};

import type { Tool } from '../../model/tool.ts';
import { procNetSnmpArgv } from './argv.ts';
import { readProcNetSnmp } from './read.ts';
import type { ProcNetSnmp } from './value.generated.ts';

/** What nstat reads too, where there is no nstat. */
export const procNetSnmp: Tool<ProcNetSnmp> = {
  name: 'proc-net-snmp',
  program: 'cat',
  summary: 'Counters of IPv4, ICMP, TCP and UDP (/proc/net/snmp)',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {},
  argv: procNetSnmpArgv,
  read: readProcNetSnmp,
  exitCodes: { 0: 'read', 1: 'there is no such file, or it may not be read' },
};

import type { Tool } from '../../model/tool.ts';
import { procNetSockstatArgv } from './argv.ts';
import { readProcNetSockstat } from './read.ts';
import type { ProcNetSockstat } from './value.generated.ts';

/** Sockets in use, and the memory of all of them. */
export const procNetSockstat: Tool<ProcNetSockstat> = {
  name: 'proc-net-sockstat',
  program: 'cat',
  summary: 'How many sockets of each kind there are (/proc/net/sockstat)',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {},
  argv: procNetSockstatArgv,
  read: readProcNetSockstat,
  exitCodes: { 0: 'read', 1: 'there is no such file, or it may not be read' },
};

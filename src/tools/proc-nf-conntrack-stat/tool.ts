import type { Tool } from '../../model/tool.ts';
import { procNfConntrackStatArgv } from './argv.ts';
import { readProcNfConntrackStat } from './read.ts';
import type { ProcNfConntrackStat } from './value.generated.ts';

/** Readable without a privilege, where conntrack(8) needs one. */
export const procNfConntrackStat: Tool<ProcNfConntrackStat> = {
  name: 'proc-nf-conntrack-stat',
  program: 'cat',
  summary: 'What connection tracking did: inserts that failed, drops (/proc/net/stat/nf_conntrack)',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {},
  argv: procNfConntrackStatArgv,
  read: readProcNfConntrackStat,
  exitCodes: { 0: 'read', 1: 'there is no such file, or it may not be read' },
};

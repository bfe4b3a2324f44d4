import type { Tool } from '../../model/tool.ts';
import { TSHARK_EXIT_CODES, TSHARK_PARAMETERS, tsharkDeadlineMs } from '../tshark-capture.ts';
import { tsharkTreeArgv } from './argv.ts';
import { readTsharkTree } from './read.ts';
import type { TsharkTree } from './value.generated.ts';

/** Counts of DNS or HTTP messages by kind. */
export const tsharkTree: Tool<TsharkTree> = {
  name: 'tshark-tree',
  program: 'tshark',
  summary: 'Counts of DNS or HTTP messages by kind',
  behaviour: 'passive',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: tsharkDeadlineMs,
  parameters: {
    kind: { type: 'enum', values: ['dns', 'http'], default: 'dns', description: 'What is counted' },
    ...TSHARK_PARAMETERS,
  },
  argv: tsharkTreeArgv,
  read: readTsharkTree,
  exitCodes: TSHARK_EXIT_CODES,
};

import type { Tool } from '../../model/tool.ts';
import { TSHARK_EXIT_CODES, TSHARK_PARAMETERS, tsharkDeadlineMs } from '../tshark-capture.ts';
import { tsharkExpertArgv } from './argv.ts';
import { readTsharkExpert } from './read.ts';
import type { TsharkExpert } from './value.generated.ts';

/** What the analysis of tshark remarks: resets, retransmissions, malformed packets. */
export const tsharkExpert: Tool<TsharkExpert> = {
  name: 'tshark-expert',
  program: 'tshark',
  summary: 'What the analysis of tshark remarks: resets, retransmissions, malformed packets',
  behaviour: 'passive',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: tsharkDeadlineMs,
  parameters: {
    ...TSHARK_PARAMETERS,
  },
  argv: tsharkExpertArgv,
  read: readTsharkExpert,
  exitCodes: TSHARK_EXIT_CODES,
};

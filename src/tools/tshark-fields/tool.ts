import type { Tool } from '../../model/tool.ts';
import { TSHARK_EXIT_CODES, TSHARK_PARAMETERS, tsharkDeadlineMs } from '../tshark-capture.ts';
import { tsharkFieldsArgv } from './argv.ts';
import { readTsharkFields, tsharkFieldsStream } from './read.ts';
import type { TsharkFields } from './value.generated.ts';

/** Fields of packets, and plain counts over them. */
export const tsharkFields: Tool<TsharkFields> = {
  name: 'tshark-fields',
  program: 'tshark',
  summary: 'Fields of packets, and plain counts over them',
  behaviour: 'passive',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: tsharkDeadlineMs,
  parameters: {
    ...TSHARK_PARAMETERS,
  },
  argv: tsharkFieldsArgv,
  read: readTsharkFields,
  stream: tsharkFieldsStream,
  exitCodes: TSHARK_EXIT_CODES,
};

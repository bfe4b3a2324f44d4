import type { Tool } from '../../model/tool.ts';
import { TSHARK_EXIT_CODES, TSHARK_PARAMETERS, tsharkDeadlineMs } from '../tshark-capture.ts';
import { tsharkJsonArgv } from './argv.ts';
import { readTsharkJson, tsharkJsonStream } from './read.ts';
import type { TsharkJson } from './value.generated.ts';

/** Packets with all their fields. */
export const tsharkJson: Tool<TsharkJson> = {
  name: 'tshark-json',
  program: 'tshark',
  summary: 'Packets with all their fields',
  behaviour: 'passive',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: tsharkDeadlineMs,
  parameters: {
    ...TSHARK_PARAMETERS,
  },
  argv: tsharkJsonArgv,
  read: readTsharkJson,
  stream: tsharkJsonStream,
  exitCodes: TSHARK_EXIT_CODES,
};

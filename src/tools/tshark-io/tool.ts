import type { Tool } from '../../model/tool.ts';
import { TSHARK_EXIT_CODES, TSHARK_PARAMETERS, tsharkDeadlineMs } from '../tshark-capture.ts';
import { tsharkIoArgv } from './argv.ts';
import { readTsharkIo } from './read.ts';
import type { TsharkIo } from './value.generated.ts';

/** Packets and bytes in each interval, by filter. */
export const tsharkIo: Tool<TsharkIo> = {
  name: 'tshark-io',
  program: 'tshark',
  summary: 'Packets and bytes in each interval, by filter',
  behaviour: 'passive',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: tsharkDeadlineMs,
  parameters: {
    interval: {
      type: 'duration',
      minimum: 100,
      maximum: 3_600_000,
      default: 1_000,
      description: 'Length of an interval',
    },
    ...TSHARK_PARAMETERS,
  },
  argv: tsharkIoArgv,
  read: readTsharkIo,
  exitCodes: TSHARK_EXIT_CODES,
};

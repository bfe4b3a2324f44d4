import type { Tool } from '../../model/tool.ts';
import { TSHARK_EXIT_CODES, TSHARK_PARAMETERS, tsharkDeadlineMs } from '../tshark-capture.ts';
import { tsharkEndpointsArgv } from './argv.ts';
import { readTsharkEndpoints } from './read.ts';
import type { TsharkEndpoints } from './value.generated.ts';

/** Packets and bytes of each address. */
export const tsharkEndpoints: Tool<TsharkEndpoints> = {
  name: 'tshark-endpoints',
  program: 'tshark',
  summary: 'Packets and bytes of each address',
  behaviour: 'passive',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: tsharkDeadlineMs,
  parameters: {
    kind: {
      type: 'enum',
      values: ['tcp', 'udp', 'ip', 'ipv6', 'eth'],
      default: 'tcp',
      description: 'What the ends are',
    },
    ...TSHARK_PARAMETERS,
  },
  argv: tsharkEndpointsArgv,
  read: readTsharkEndpoints,
  exitCodes: TSHARK_EXIT_CODES,
};

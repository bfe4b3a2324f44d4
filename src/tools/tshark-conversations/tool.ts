import type { Tool } from '../../model/tool.ts';
import { TSHARK_EXIT_CODES, TSHARK_PARAMETERS, tsharkDeadlineMs } from '../tshark-capture.ts';
import { tsharkConversationsArgv } from './argv.ts';
import { readTsharkConversations } from './read.ts';
import type { TsharkConversations } from './value.generated.ts';

/** Who talked to whom, how much and for how long. */
export const tsharkConversations: Tool<TsharkConversations> = {
  name: 'tshark-conversations',
  program: 'tshark',
  summary: 'Who talked to whom, how much and for how long',
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
  argv: tsharkConversationsArgv,
  read: readTsharkConversations,
  exitCodes: TSHARK_EXIT_CODES,
};

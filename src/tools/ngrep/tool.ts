import type { Tool } from '../../model/tool.ts';
import { FILTER_PARAMETERS } from '../capture-filter.ts';
import { ngrepArgv, ngrepDeadlineMs } from './argv.ts';
import { ngrepStream, readNgrep } from './read.ts';
import type { Ngrep } from './value.generated.ts';

/** Packets whose payload matches, for a while or of a capture file. */
export const ngrep: Tool<Ngrep> = {
  name: 'ngrep',
  program: 'ngrep',
  summary: 'Packets whose payload matches a pattern',
  behaviour: 'passive',
  needs: ['NET_RAW'],
  place: { kind: 'session' },
  deadlineMs: ngrepDeadlineMs,
  parameters: {
    match: {
      type: 'string',
      pattern: '[^-].{0,299}',
      description: 'What the payload must hold, a regular expression; without it every packet with a payload',
    },
    ignore_case: { type: 'boolean', default: false, description: 'Letter case does not matter' },
    empty: { type: 'boolean', default: false, description: 'Also packets without payload, as SYN and RST' },
    interface: { type: 'interface', default: 'any', description: 'Where to listen; any is all of them' },
    duration: {
      type: 'duration',
      minimum: 1_000,
      maximum: 600_000,
      default: 5_000,
      description: 'How long to listen (whole seconds)',
    },
    count: { type: 'integer', minimum: 1, maximum: 100_000, default: 100, description: 'Stop after so many matches' },
    payload: { type: 'integer', minimum: 0, maximum: 65_535, default: 200, description: 'Bytes shown of each packet' },
    ...FILTER_PARAMETERS,
    file: { type: 'path', description: 'Read this capture file instead of listening' },
  },
  argv: ngrepArgv,
  read: readNgrep,
  stream: ngrepStream,
  exitCodes: {
    0: 'it ended by itself or was asked to',
    1: 'it could not listen, or did not understand filter or pattern',
    2: 'it could not listen, read the file, or understand filter or pattern',
    124: 'the time to listen was over',
    130: 'the time to listen was over, and timeout kept the signal',
    255: 'wrong arguments',
  },
};

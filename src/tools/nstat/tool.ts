import type { Tool } from '../../model/tool.ts';
import { nstatArgv } from './argv.ts';
import { readNstat } from './read.ts';
import type { Nstat } from './value.generated.ts';

/** The counters of a network namespace. */
export const nstat: Tool<Nstat> = {
  name: 'nstat',
  program: 'nstat',
  summary: 'The counters of the IP stack since the network namespace began',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {
    pattern: {
      type: 'string',
      pattern: '[A-Za-z0-9*?]{1,64}',
      description: 'Only counters whose name matches, as TcpExt*; all of them without it',
    },
  },
  argv: nstatArgv,
  read: readNstat,
  exitCodes: { 0: 'listed', 1: 'wrong arguments', 255: 'the counters or the history could not be read' },
};

import type { Tool } from '../../model/tool.ts';
import { tcClassArgv } from './argv.ts';
import { readTcClass } from './read.ts';
import type { TcClass } from './value.generated.ts';

/** Traffic classes: what they sent and dropped. */
export const tcClass: Tool<TcClass> = {
  name: 'tc-class',
  program: 'tc',
  summary: 'Traffic classes: what they sent and dropped',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { interface: { type: 'interface', description: 'The interface', required: true } },
  argv: tcClassArgv,
  read: readTcClass,
  exitCodes: { 0: 'listed', 1: 'wrong arguments, or no such interface', 2: 'the kernel refused' },
};

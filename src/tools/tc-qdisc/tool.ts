import type { Tool } from '../../model/tool.ts';
import { tcQdiscArgv } from './argv.ts';
import { readTcQdisc } from './read.ts';
import type { TcQdisc } from './value.generated.ts';

/** Queueing disciplines: what they sent, delayed and dropped. */
export const tcQdisc: Tool<TcQdisc> = {
  name: 'tc-qdisc',
  program: 'tc',
  summary: 'Queueing disciplines: what they sent, delayed and dropped',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { interface: { type: 'interface', description: 'Only this one' } },
  argv: tcQdiscArgv,
  read: readTcQdisc,
  exitCodes: { 0: 'listed', 1: 'wrong arguments, or no such interface', 2: 'the kernel refused' },
};

import type { Tool } from '../../model/tool.ts';
import { ifconfigArgv } from './argv.ts';
import { readIfconfig } from './read.ts';
import type { Ifconfig } from './value.generated.ts';

/** Interfaces, addresses and counters as ifconfig prints them. */
export const ifconfig: Tool<Ifconfig> = {
  name: 'ifconfig',
  program: 'ifconfig',
  summary: 'Interfaces, addresses and counters as ifconfig prints them',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { interface: { type: 'interface', description: 'Only this one' } },
  argv: ifconfigArgv,
  read: readIfconfig,
  exitCodes: { 0: 'printed', 1: 'no such interface, or it could not look', 4: 'wrong arguments' },
};

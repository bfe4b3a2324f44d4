import type { Tool } from '../../model/tool.ts';
import { dateArgv } from './argv.ts';
import { readDate } from './read.ts';
import type { Date as DateValue } from './value.generated.ts';

/** The clock of the machine that the session runs on. */
export const date: Tool<DateValue> = {
  name: 'date',
  program: 'date',
  summary: 'What the clock of the machine says',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 5_000,
  parameters: {},
  argv: dateArgv,
  read: readDate,
  exitCodes: { 0: 'the time was printed', 1: 'it was not' },
};

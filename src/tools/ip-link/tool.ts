import type { Tool } from '../../model/tool.ts';
import { ipLinkArgv } from './argv.ts';
import { readIpLink } from './read.ts';
import type { IpLink } from './value.generated.ts';

/** Interfaces with every counter, their state and kind. */
export const ipLink: Tool<IpLink> = {
  name: 'ip-link',
  program: 'ip',
  summary: 'Interfaces with every counter, their state and kind',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { interface: { type: 'interface', description: 'Only this one' } },
  argv: ipLinkArgv,
  read: readIpLink,
  exitCodes: { 0: 'listed', 1: 'wrong arguments, or no such interface', 2: 'the kernel refused' },
};

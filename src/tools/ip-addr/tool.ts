import type { Tool } from '../../model/tool.ts';
import { ipAddrArgv } from './argv.ts';
import { readIpAddr } from './read.ts';
import type { IpAddr } from './value.generated.ts';

/** Interfaces of a network namespace. */
export const ipAddr: Tool<IpAddr> = {
  name: 'ip-addr',
  program: 'ip',
  summary: 'Interfaces, their state, addresses and counters',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { interface: { type: 'interface', description: 'Only this one' } },
  argv: ipAddrArgv,
  read: readIpAddr,
  exitCodes: { 0: 'listed', 1: 'wrong arguments', 2: 'the kernel refused' },
};

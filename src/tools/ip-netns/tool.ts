import type { Tool } from '../../model/tool.ts';
import { ipNetnsArgv } from './argv.ts';
import { readIpNetns } from './read.ts';
import type { IpNetns } from './value.generated.ts';

/** The named network namespaces. */
export const ipNetns: Tool<IpNetns> = {
  name: 'ip-netns',
  program: 'ip',
  summary: 'The named network namespaces',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {},
  argv: ipNetnsArgv,
  read: readIpNetns,
  exitCodes: { 0: 'listed, or there is none', 1: 'it could not look' },
};

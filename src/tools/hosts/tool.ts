import type { Tool } from '../../model/tool.ts';
import { hostsArgv } from './argv.ts';
import { readHosts } from './read.ts';
import type { Hosts } from './value.generated.ts';

/** /etc/hosts as the target's containers see it. */
export const hosts: Tool<Hosts> = {
  name: 'hosts',
  program: 'cat',
  summary: 'The addresses and names of /etc/hosts',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 5_000,
  parameters: {},
  argv: hostsArgv,
  read: readHosts,
  exitCodes: { 0: 'read', 1: 'could not be read' },
};

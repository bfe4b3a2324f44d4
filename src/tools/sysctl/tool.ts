import type { Tool } from '../../model/tool.ts';
import { sysctlArgv } from './argv.ts';
import { readSysctl } from './read.ts';
import type { Sysctl } from './value.generated.ts';

/** Settings of the kernel: those under net are of the session's network namespace. */
export const sysctl: Tool<Sysctl> = {
  name: 'sysctl',
  program: 'sysctl',
  summary: 'Settings of the kernel',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 15_000,
  parameters: {
    keys: {
      type: 'string',
      pattern: '[A-Za-z0-9_][A-Za-z0-9_./@:-]*(?:,[A-Za-z0-9_][A-Za-z0-9_./@:-]*)*',
      description: 'The keys, with commas between them, as net.ipv4.ip_forward,net.ipv4.tcp_rmem; all without it',
    },
  },
  argv: sysctlArgv,
  read: readSysctl,
  exitCodes: { 0: 'all were read', 1: 'some were not', 255: 'some were not' },
};

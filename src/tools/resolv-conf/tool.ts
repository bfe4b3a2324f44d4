import type { Tool } from '../../model/tool.ts';
import { resolvConfArgv } from './argv.ts';
import { readResolvConf } from './read.ts';
import type { ResolvConf } from './value.generated.ts';

/** /etc/resolv.conf as the target's containers see it. */
export const resolvConf: Tool<ResolvConf> = {
  name: 'resolv-conf',
  program: 'cat',
  summary: 'The nameservers, search domains and options of /etc/resolv.conf',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 5_000,
  parameters: {},
  argv: resolvConfArgv,
  read: readResolvConf,
  exitCodes: { 0: 'read', 1: 'could not be read' },
};

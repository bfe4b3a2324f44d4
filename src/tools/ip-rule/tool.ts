import type { Tool } from '../../model/tool.ts';
import { ipRuleArgv } from './argv.ts';
import { readIpRule } from './read.ts';
import type { IpRule } from './value.generated.ts';

/** Routing policy of a network namespace. */
export const ipRule: Tool<IpRule> = {
  name: 'ip-rule',
  program: 'ip',
  summary: 'Which routing table is asked for what',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { family: { type: 'enum', values: ['inet', 'inet6'], default: 'inet', description: 'IPv4 or IPv6' } },
  argv: ipRuleArgv,
  read: readIpRule,
  exitCodes: { 0: 'listed', 1: 'wrong arguments', 2: 'the kernel refused' },
};

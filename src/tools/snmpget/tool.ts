import type { Tool } from '../../model/tool.ts';
import { snmpgetArgv, snmpgetDeadlineMs } from './argv.ts';
import { readSnmpget } from './read.ts';
import type { Snmpget } from './value.generated.ts';

/** Some objects of an SNMP agent. */
export const snmpget: Tool<Snmpget> = {
  name: 'snmpget',
  program: 'snmpget',
  summary: 'Values that an SNMP agent tells',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: snmpgetDeadlineMs,
  parameters: {
    host: { type: 'host', required: true, description: 'The agent' },
    port: { type: 'port', default: 161, description: 'Its port' },
    oids: {
      type: 'string',
      pattern: '\\.?[0-2](?:\\.[0-9]{1,10}){1,127}(?: \\.?[0-2](?:\\.[0-9]{1,10}){1,127}){0,31}',
      default: '1.3.6.1.2.1.1.3.0',
      description: 'The objects as numbers, with a space between two (sysUpTime.0 without it)',
    },
    version: { type: 'enum', values: ['1', '2c', '3'], default: '2c', description: 'The version of SNMP' },
    credentials: {
      type: 'enum',
      values: ['public', 'snmp_conf'],
      default: 'public',
      description:
        'Where the community comes from: "public", or snmp.conf of the container (defCommunity). Version 3 always takes users and pass phrases from there, so that no secret is in a command or a report',
    },
    tcp: { type: 'boolean', default: false, description: 'Over TCP' },
    timeout: {
      type: 'duration',
      minimum: 1_000,
      maximum: 30_000,
      default: 2_000,
      description: 'How long to wait for each answer (whole seconds)',
    },
    retries: { type: 'integer', minimum: 0, maximum: 5, default: 1, description: 'How often to ask again' },
  },
  argv: snmpgetArgv,
  read: readSnmpget,
  exitCodes: {
    0: 'the agent answered, also when it has no such object',
    1: 'no answer, an unknown host, or an error of the own side',
    2: 'the agent answered with an error',
  },
};

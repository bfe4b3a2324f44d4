import type { Tool } from '../../model/tool.ts';
import { ipvsadmArgv } from './argv.ts';
import { readIpvsadm } from './read.ts';
import type { Ipvsadm } from './value.generated.ts';

/** Virtual servers of IPVS, the real servers behind them and their load. */
export const ipvsadm: Tool<Ipvsadm> = {
  name: 'ipvsadm',
  program: 'ipvsadm',
  summary: 'Virtual servers of IPVS, the real servers behind them and their load',
  behaviour: 'passive',
  needs: ['NET_ADMIN'],
  place: { kind: 'session' },
  deadlineMs: () => 30_000,
  parameters: {
    show: {
      type: 'enum',
      values: ['table', 'stats', 'rate', 'thresholds', 'persistent', 'connections'],
      default: 'table',
      description:
        'Weights and connections; counters; what they grow by in a second; limits; templates; each connection',
    },
    service: {
      type: 'string',
      pattern: '[0-9]{1,10}|[0-9.]{7,15}:[0-9]{1,5}|\\[[0-9A-Fa-f:.]{2,45}\\]:[0-9]{1,5}',
      description:
        'Only this virtual server: ADDRESS:PORT, [ADDRESS]:PORT, or the mark with fwmark. Not with connections',
    },
    protocol: {
      type: 'enum',
      values: ['tcp', 'udp', 'sctp', 'fwmark'],
      default: 'tcp',
      description: 'With service: what it matches',
    },
    family: { type: 'enum', values: ['ipv4', 'ipv6'], description: 'With a mark: the family of the real servers' },
  },
  argv: ipvsadmArgv,
  read: readIpvsadm,
  exitCodes: {
    0: 'listed, also when there is none',
    1: 'no such service',
    2: 'it could not reach IPVS: the privilege or the module is missing',
    255: 'wrong arguments',
  },
};
